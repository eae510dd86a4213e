"""Reads of tries and of practising. The viewer comes first; each table is opened once a request."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from kithkin.base import clock
from kithkin.base.asking import Choices
from kithkin.consent.policy import Sight
from kithkin.network.copies import PersonKind
from kithkin.network.models import Person
from kithkin.network.parts import Whose, members_of, scope_of
from kithkin.network.queries import shown_values, visible
from kithkin.network.whom import LeftOut, People, left_out, oneself, people_of
from kithkin.skills.models import Attempt, Rehearsal, State
from kithkin.skills.policy import own_scopes

NEVER_ASKED = {
    PersonKind.PREGNANCY, PersonKind.MISCARRIAGE, PersonKind.STILLBIRTH, PersonKind.ABORTION,
}  # fmt: skip


@dataclass(frozen=True)
class Practice:
    """Everything of this part that one viewer may see."""

    sight: Sight

    @cached_property
    def people(self) -> People:
        """Everybody by name."""
        return people_of(self.sight)

    @cached_property
    def apart(self) -> LeftOut:
        """With whom tries are not used, by the part in which it was said."""
        return left_out(self.sight)

    @property
    def closed(self) -> frozenset[str]:
        """Where nothing says whose try it would be: with whom nobody uses them."""
        return self.apart.in_each(own_scopes(self.sight))

    @cached_property
    def tries(self) -> list[Attempt]:
        """All of them, the latest booked first."""
        rows = visible(self.sight, Attempt)
        return sorted(rows, key=lambda row: (row.said_at, row.id), reverse=True)

    @cached_property
    def rehearsals(self) -> list[Rehearsal]:
        """The latest first."""
        rows = visible(self.sight, Rehearsal)
        return sorted(rows, key=lambda row: (row.practised_on, row.said_at), reverse=True)

    @cached_property
    def whose(self) -> Whose:
        """Says of tries whose they are."""
        return Whose(self.sight, members_of(self.sight))

    def used(self, row: Attempt) -> bool:
        """Whether it is still used with whom it was booked."""
        return str(row.person_id) not in self.apart.of(row.scope)

    @property
    def open(self) -> list[Attempt]:
        """What is booked and used, the nearest day first and those without a day last."""
        rows = [row for row in self.tries if row.state == State.BOOKED and self.used(row)]
        return sorted(rows, key=lambda row: (not row.by_when, row.by_when, row.said_at))

    @property
    def set_aside(self) -> list[Attempt]:
        """What was booked with somebody it is not used with any more."""
        return [row for row in self.tries if row.state == State.BOOKED and not self.used(row)]

    def settled(self, state: State) -> list[Attempt]:
        """Those that were tried, or let go, the latest first."""
        return in_order(row for row in self.tries if row.state == state)[::-1]

    def with_person(self, person: UUID, scope: str) -> list[Attempt]:
        """All with one person that are used, of one part, in the order of life."""
        rows = (row for row in self.tries if row.person_id == person and self.used(row))
        return in_order(row for row in rows if scope in {"", row.scope})


@dataclass(frozen=True, slots=True)
class OnePart:
    """Whose tries are counted. Those of two people never are together: each "I" is another."""

    of: str
    tabs: Choices
    scope: str  # "" for whoever was only shown single rows


def one_part(sight: Sight, of: str) -> OnePart:
    """A therapist of several looks at one member's at a time; everybody else at their own."""
    names = members_of(sight)
    if not names:
        return OnePart("", [], next(iter(own_scopes(sight)), ""))
    of = of if of in names else next(iter(names))
    return OnePart(of, [*names.items()], scope_of(sight, of))


def in_order(rows: Iterable[Attempt]) -> list[Attempt]:
    """By the day it was tried, else by when it was booked."""
    return sorted(rows, key=lambda row: (_day_of(row), row.said_at, row.id))


def _day_of(row: Attempt) -> str:
    return row.tried_on or clock.day_of(row.said_at).isoformat()


def whom_to_try_with(sight: Sight, closed: frozenset[str]) -> Choices:
    """The living of one's map by name, without oneself and without those it is not used with."""
    rows = visible(sight, Person)
    people = people_of(sight, rows)
    gone = {str(row.id) for row in rows if not _can_be_asked(sight, row)}
    return people.choices(without=closed | gone | oneself(sight, people))


def _can_be_asked(sight: Sight, row: Person) -> bool:
    told = shown_values(sight, row)
    gone = told.get("dead") or told.get("death") or told.get("kind") in NEVER_ASKED
    return not gone
