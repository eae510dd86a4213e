"""Where breaks, letters and questions lie, and with whom mending is not used."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import FieldGroup, Sight
from kithkin.healing.errors import (
    NotYoursToWriteError,
    OnesOwnPartError,
    OpenedWithTherapistError,
    TherapistAsksError,
)
from kithkin.healing.models import Between, Repair, Rupture, SafeToDo
from kithkin.network.models import Person, Tie, TieSafety
from kithkin.network.policy import home_of
from kithkin.network.queries import visible

OWN = "part:"


def is_member(sight: Sight) -> bool:
    return sight.member is not None and not sight.therapist


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


def require_asker(sight: Sight) -> None:
    if not sight.therapist:
        raise TherapistAsksError if sight.member else NotHereError


def require_opener(sight: Sight) -> None:
    if not sight.therapist:
        raise OpenedWithTherapistError if sight.member else NotHereError


@dataclass(frozen=True, slots=True)
class Closed:
    """With whom mending is not used, by the part in which it was said. Why is not kept here.

    What one member says in their own part closes that part and, for whoever sees it, the joint
    one: never what another member sees.
    """

    individual: bool
    people: Mapping[str, frozenset[str]] = field(default_factory=dict)
    us: frozenset[str] = frozenset()  # the parts in which it was said of one another

    def to(self, row: Repair | Rupture) -> bool:
        own_word = isinstance(row, Repair) and row.safe_to_do == SafeToDo.NO
        return own_word or self.between(row.scope, row.person_id, row.between)

    def between(self, scope: str, person: UUID | None, between: str) -> bool:
        if between == Between.THERAPY:
            return False
        if between == Between.US:
            return any(self._counts(one, scope) for one in self.us)
        return any(
            str(person) in people and self._counts(one, scope)
            for one, people in self.people.items()
        )

    def _counts(self, said_in: str, scope: str) -> bool:
        return self.individual or not scope.startswith(OWN) or said_in == scope


def closed(sight: Sight) -> Closed:
    marked = [
        row
        for row in visible(sight, TieSafety)
        if row.not_safe_to_involve and sight.sees(row, FieldGroup.SAFETY)
    ]
    if not marked:
        return Closed(sight.individual)
    ties = {row.id: row for row in visible(sight, Tie)}
    index = {row.id for row in visible(sight, Person) if row.index}
    people: dict[str, set[str]] = defaultdict(set)
    us = set()
    for row in marked:
        if tie := ties.get(row.tie_id):
            ends = {tie.a_id, tie.b_id}
            people[row.scope] |= {str(end) for end in ends - index or ends}
            if ends <= index:
                us.add(row.scope)
    held = {scope: frozenset(found) for scope, found in people.items()}
    return Closed(sight.individual, held, frozenset(us))
