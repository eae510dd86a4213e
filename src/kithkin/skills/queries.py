"""Reads of tries and of practising. The viewer comes first; each table is opened once a request."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from kithkin.accounts.models import Member
from kithkin.base.asking import Choices
from kithkin.consent.policy import Sight
from kithkin.network.calling import person_name
from kithkin.network.copies import PersonKind
from kithkin.network.models import Person
from kithkin.network.parts import Whose, whose
from kithkin.network.queries import shown_values, visible
from kithkin.network.whom import People, people_of
from kithkin.skills.days import day_said
from kithkin.skills.models import Attempt, Rehearsal, State
from kithkin.skills.policy import not_used_with

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
    def closed(self) -> frozenset[str]:
        """With whom tries are not used."""
        return not_used_with(self.sight)

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
        return whose(self.sight, Attempt)

    def used(self, row: Attempt) -> bool:
        """Whether it is still used with whom it was booked."""
        return str(row.person_id) not in self.closed

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

    def with_person(self, person: UUID) -> list[Attempt]:
        """All with one person, in the order of life."""
        return in_order(row for row in self.tries if row.person_id == person)


def in_order(rows: Iterable[Attempt]) -> list[Attempt]:
    """By the day it was tried, else by when it was booked."""
    return sorted(rows, key=lambda row: (_day_of(row), row.said_at, row.id))


def _day_of(row: Attempt) -> str:
    return row.tried_on or day_said(row.said_at).isoformat()


def whom_to_try_with(sight: Sight, closed: frozenset[str]) -> Choices:
    """The living of one's map by name, without oneself and without those it is not used with."""
    rows = [row for row in visible(sight, Person) if str(row.id) not in closed]
    own = _own_name(sight)
    named = [
        (str(row.id), person_name(sight, row))
        for row in rows
        if _can_be_asked(sight, row) and not _is_self(sight, row, own)
    ]
    return sorted(named, key=lambda one: (one[1].casefold(), one[0]))


def _can_be_asked(sight: Sight, row: Person) -> bool:
    told = shown_values(sight, row)
    gone = told.get("dead") or told.get("death") or told.get("kind") in NEVER_ASKED
    return not gone


def _own_name(sight: Sight) -> str:
    """In a couple both are on the map; who signs in is known there by the name they go by."""
    if sight.individual or sight.member is None:
        return ""
    own = Member.objects.filter(id=sight.member).first()
    return own.called.casefold() if own else ""


def _is_self(sight: Sight, row: Person, own: str) -> bool:
    if not row.index:
        return False
    return sight.individual or person_name(sight, row).casefold() == own
