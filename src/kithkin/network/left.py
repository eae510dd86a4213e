"""What an undo left as it is, because somebody has changed it since."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse

from kithkin.consent.policy import Sight
from kithkin.network.calling import called
from kithkin.network.landing import back_to
from kithkin.network.models import MapRow


@dataclass(frozen=True, slots=True)
class Left:
    name: str
    href: str


def what_was_left(sight: Sight, left: Iterable[tuple[str, str, str]]) -> list[Left]:
    """The rows by name, each once; those the viewer may not know of are not among them."""
    found = []
    for label, row_id in dict.fromkeys((label, row_id) for label, row_id, _field in left):
        model = apps.get_model(label)
        row = model._default_manager.filter(id=row_id, case=sight.case).first()
        if isinstance(row, MapRow) and sight.sees(row):
            found.append(Left(called(sight, row), "" if row.gone_at else _page(sight, row)))
    return [one for one in found if one.name]


def _page(sight: Sight, row: MapRow) -> str:
    address = back_to(sight.case, row)
    return "" if address == reverse("network:map", args=[sight.case, "genogram"]) else address
