"""A plan as one viewer may see it, in plain values. Pages, paper, the copy for a device, the gaps
and the file to take away all read this and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kithkin.crisis.dialling import link
from kithkin.crisis.policy import Standing
from kithkin.crisis.steps import BY_NUMBER, StepWords

HELPER_WORDS = {
    Standing.ASKED: _("asked, no answer yet"),
    Standing.YES: _("said yes, until %(day)s"),
    Standing.ENDING: _("said yes; it ends on %(day)s"),
    Standing.OVER: _("what they agreed to ended on %(day)s"),
    Standing.NOT_NOW: _("said: not now"),
    Standing.PAUSED: _("is pausing"),
    Standing.STEPPED_BACK: _("has stepped back"),
}


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


@dataclass(frozen=True, slots=True)
class SheetLine:
    id: str
    number: int
    person: str = ""
    name: str = ""  # what the plan calls them, on the map or not
    words: str = ""
    phone: str = ""
    note: str = ""
    unused: bool = False  # its owner marked them as not safe to involve
    off_map: bool = False  # the line stays as it is
    elsewhere: str = ""  # what the map calls them today, if something else

    @property
    def tel(self) -> str:
        return link(self.phone)


@dataclass(frozen=True, slots=True)
class HelperCopy:
    id: UUID
    person: str
    name: str
    step: int
    standing: Standing
    called: str
    asked: str
    helps: str
    harms: str
    limits: str
    yes_until: date | None
    said_at: datetime | None
    themselves: bool
    asked_at: datetime
    link_until: datetime | None
    unused: bool = False  # marked, or in no line of the plan any more
    off_map: bool = False

    @property
    def closed(self) -> bool:
        """Whether their link opens nothing."""
        return self.unused or self.off_map

    @property
    def words(self) -> str:
        return str(HELPER_WORDS[self.standing]) % {"day": _day(self.yes_until)}


@dataclass(frozen=True, slots=True)
class VersionLine:
    id: UUID
    number: int
    why: str
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewLine:
    together: bool
    words: str
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class SheetStep:
    about: StepWords
    lines: Sequence[SheetLine]

    @property
    def number(self) -> int:
        return self.about.number

    @property
    def page(self) -> str:
        """The page that adds a line to this step."""
        return f"plan-step-{self.number}"


@dataclass(frozen=True, slots=True)
class Sheet:
    id: UUID
    whose: str  # a member's name, for a therapist of several; else nothing
    words: str
    begun: datetime
    lines: Sequence[SheetLine]
    helpers: Sequence[HelperCopy] = ()
    versions: Sequence[VersionLine] = ()  # the newest first
    reviews: Sequence[ReviewLine] = ()  # the newest first
    changed: bool = False  # since the newest version
    steps: Sequence[SheetStep] = field(init=False)

    def __post_init__(self) -> None:
        steps = [
            SheetStep(about, [line for line in self.lines if line.number == number])
            for number, about in BY_NUMBER.items()
        ]
        object.__setattr__(self, "steps", steps)

    @property
    def looked_at(self) -> datetime:
        """When somebody last said of the whole: it is right."""
        kept = [one.at for one in self.versions]
        return max([self.begun, *kept, *(one.at for one in self.reviews)])

    @property
    def version(self) -> VersionLine | None:
        return self.versions[0] if self.versions else None

    def helper(self, person: str) -> HelperCopy | None:
        return next((one for one in self.helpers if one.person == person), None)

    def people(self, *numbers: int) -> list[SheetLine]:
        """Lines of these steps that name somebody who may be counted on being asked."""
        named = (line for line in self.lines if line.number in numbers)
        return [line for line in named if line.person and not line.unused]

    def as_shown(self) -> "Sheet":
        """Without those who are not used: for paper and for a device."""
        return replace(self, lines=[line for line in self.lines if not line.unused])
