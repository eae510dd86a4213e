"""Where breaks, letters and questions lie, and with whom mending is not used."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import Sight
from kithkin.healing.errors import (
    AskedAloneError,
    NotYoursToWriteError,
    OnesOwnPartError,
    OpenedWithTherapistError,
    TherapistAsksError,
)
from kithkin.healing.models import Between, Repair, Rupture, SafeToDo
from kithkin.network.parts import is_member
from kithkin.network.policy import OWN, home_of
from kithkin.network.whom import LeftOut, left_out

ASKED_ALONE = ("ready", "ready_why", "safe_to_do", "safe_words")


def own_scope(sight: Sight) -> str:
    """Where a member's own words lie. Therapists have none here, and are told so."""
    if not is_member(sight):
        raise NotYoursToWriteError if sight.therapist else NotHereError
    return home_of(sight, "")


def therapy_scope(sight: Sight, part: str) -> str:
    """What is between one member and the therapist lies in that member's part, never in the joint one."""
    if is_member(sight) or sight.individual:
        return home_of(sight, "")
    scope = home_of(sight, part)
    if not scope.startswith(OWN):
        raise OnesOwnPartError(field="part")
    return scope


def is_shared(sight: Sight, scope: str) -> bool:
    """Whether another member reads it too. Whoever fears them says there nothing of being safe."""
    return not sight.individual and not scope.startswith(OWN)


def refuse_shared_answers(sight: Sight, scope: str, values: Mapping[str, Any]) -> None:
    said = [name for name in ASKED_ALONE if values.get(name)]
    if said and is_shared(sight, scope):
        raise AskedAloneError(field=f"values.{said[0]}")


def require_asker(sight: Sight) -> None:
    if not sight.therapist:
        raise TherapistAsksError if sight.member else NotHereError


def require_opener(sight: Sight) -> None:
    if not sight.therapist:
        raise OpenedWithTherapistError if sight.member else NotHereError


@dataclass(frozen=True, slots=True)
class Closed:
    """With whom mending is not used. Why is not kept here."""

    apart: LeftOut

    def to(self, row: Repair | Rupture) -> bool:
        own_word = isinstance(row, Repair) and row.safe_to_do == SafeToDo.NO
        return own_word or self.between(row.scope, row.person_id, row.between)

    def between(self, scope: str, person: UUID | None, between: str) -> bool:
        if between == Between.THERAPY:
            return False
        if between == Between.US:
            return self.apart.between_us(scope)
        return str(person) in self.apart.of(scope)


def closed(sight: Sight) -> Closed:
    return Closed(left_out(sight))
