"""Tries in words. No word says that somebody failed, and none counts days that have passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kithkin.base import clock
from kithkin.base.asking import Choices
from kithkin.base.short_lines import dotted, first_words
from kithkin.consent.policy import Sight
from kithkin.network.parts import is_member
from kithkin.network.whom import People
from kithkin.skills.days import day_words, said_day
from kithkin.skills.exercises import title_of
from kithkin.skills.models import Attempt, Next, Rehearsal, State

HALF = 2
WENT: Choices = [
    ("0", gettext_lazy("not this time")), ("1", gettext_lazy("a little")),
    ("2", gettext_lazy("half and half")), ("3", gettext_lazy("mostly")),
    ("4", gettext_lazy("well")),
]  # fmt: skip
NEXTS: Choices = [
    (Next.AGAIN.value, gettext_lazy("once more")),
    (Next.SMALLER.value, gettext_lazy("something smaller")),
    (Next.LET_STAND.value, gettext_lazy("let it stand")),
    (Next.UNSAID.value, gettext_lazy("cannot say yet")),
]


def went_words(row: Attempt) -> str:
    return str(dict(WENT).get(str(row.went), "")) if row.went is not None else ""


def next_words(row: Attempt) -> str:
    return str(Next(row.next).label) if row.next else ""


def with_whom(people: People, row: Attempt) -> str:
    return _("with %(name)s") % {"name": people.name(row.person_id)}


def title(row: Attempt) -> str:
    """What is to be tried, in somebody's own words."""
    return first_words(row.what)


def by_when(row: Attempt) -> str:
    """The day it is meant for; once that has gone by, nothing is said of it."""
    return _("by %(day)s") % {"day": said_day(row.by_when)} if row.by_when else ""


def settled_day(row: Attempt) -> str:
    if row.state == State.TRIED:
        return said_day(row.tried_on)
    return day_words(clock.day_of(datetime.fromisoformat(row.settled_at))) if row.settled_at else ""


def came_of_it(row: Attempt) -> str:
    """ "tried on 3 May · mostly · once more", or since when it was let go."""
    day = settled_day(row)
    if row.state == State.LET_GO:
        return _("let go, %(day)s") % {"day": day} if day else _("let go")
    tried = _("tried, %(day)s") % {"day": day} if day else _("tried")
    return dotted([tried, went_words(row), next_words(row)])


def standing(row: Attempt) -> str:
    """How it stands, in a line."""
    return by_when(row) or _("open") if row.state == State.BOOKED else came_of_it(row)


def practised(row: Rehearsal) -> str:
    """ "Ask for help · ten minutes"."""
    minutes = (
        ngettext("%(count)s minute", "%(count)s minutes", row.minutes) % {"count": row.minutes}
        if row.minutes
        else ""
    )
    return dotted([title_of(row.exercise) or _("an exercise"), minutes])


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts alone; no share, no score. Of those tried, who said nothing of it is told apart."""

    tried: int
    said: int
    half: int
    open: int
    let_go: int

    @property
    def words(self) -> list[str]:
        """A sentence for each thing that can be said; none for what is not there."""
        found = []
        if self.said:
            found.append(
                ngettext(
                    "In %(half)s of %(said)s try it went half and half or better.",
                    "In %(half)s of %(said)s tries it went half and half or better.",
                    self.said,
                )
                % {"half": self.half, "said": self.said}
            )
        if silent := self.tried - self.said:
            found.append(
                ngettext(
                    "%(count)s was tried without saying how it went.",
                    "%(count)s were tried without saying how it went.",
                    silent,
                )
                % {"count": silent}
            )
        if self.let_go:
            found.append(
                ngettext("%(count)s was let go.", "%(count)s were let go.", self.let_go)
                % {"count": self.let_go}
            )
        if self.open:
            found.append(
                ngettext("%(count)s is open.", "%(count)s are open.", self.open)
                % {"count": self.open}
            )
        return found


def counted(rows: Sequence[Attempt]) -> Counts:
    went = [row.went for row in rows if row.state == State.TRIED]
    said = [one for one in went if one is not None]
    states = [row.state for row in rows]
    return Counts(
        len(went), len(said), sum(one >= HALF for one in said),
        states.count(State.BOOKED), states.count(State.LET_GO),
    )  # fmt: skip


def who_sees(sight: Sight) -> str:
    """Said plainly, before anything is written."""
    if is_member(sight):
        return _("You and your therapist see this.")
    return _("The person whose try it is and their therapists see this.")
