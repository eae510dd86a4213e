"""The numbers that stand first on every page of a plan: the emergency number, the clinic's lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import yaml
from django.utils.translation import gettext as _

from kithkin.accounts.models import Clinic
from kithkin.base import clock
from kithkin.crisis.dialling import link
from kithkin.crisis.models import ClinicLine, LineKind
from kithkin.crisis.policy import CHECK_AFTER

EVERYWHERE = "112"
_ORDER = {LineKind.EMERGENCY: 0, LineKind.OWN: 1, LineKind.OTHER: 2}


@dataclass(frozen=True, slots=True)
class NumberLine:
    name: str
    phone: str
    hours: str = ""
    checked_on: date | None = None
    emergency: bool = False
    id: UUID | None = None  # none for the number that stands where the clinic has set none

    @property
    def tel(self) -> str:
        return link(self.phone)

    @property
    def please_check(self) -> bool:
        return self.checked_on is None or self.checked_on < clock.today() - CHECK_AFTER


@lru_cache(maxsize=1)
def by_country() -> dict[str, str]:
    path = Path(__file__).with_name("emergency_numbers.yaml")
    told: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return told


def numbers_of(clinic_id: UUID | None) -> Sequence[NumberLine]:
    """The emergency number, the clinic's own lines, others. Never empty; asks two small tables."""
    rows = ClinicLine.objects.filter(clinic=clinic_id, gone_at=None) if clinic_id else ()
    lines = [
        NumberLine(
            row.name, row.phone, row.hours, row.checked_on,
            emergency=row.kind == LineKind.EMERGENCY, id=row.id,
        )
        for row in sorted(rows, key=lambda row: (_ORDER[LineKind(row.kind)], row.name, row.id))
    ]  # fmt: skip
    if any(line.emergency for line in lines):
        return lines
    return [usual_emergency(clinic_id), *lines]


def usual_emergency(clinic_id: UUID | None) -> NumberLine:
    clinic = Clinic.objects.filter(id=clinic_id).first() if clinic_id else None
    phone = by_country().get(clinic.country.upper(), EVERYWHERE) if clinic else EVERYWHERE
    return NumberLine(_("Emergency"), phone, emergency=True)


def only_clinic() -> UUID | None:
    """Whose lines stand on the open page where one clinic runs the server: that one's."""
    found = list(Clinic.objects.order_by("id").values_list("id", flat=True)[:2])
    return found[0] if len(found) == 1 else None
