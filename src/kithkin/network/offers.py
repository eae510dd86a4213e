"""What a part offers to the ground and to the pages that mix parts.

Each part says it once, in its `offer.py`; nobody else names the part. Deleting its folder and its
line in the settings takes it from every page, picture, file and search.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from kithkin.base.actor import Actor
from kithkin.consent.policy import Sight
from kithkin.network.conditions import ConditionCopy
from kithkin.network.models import MapRow
from kithkin.network.pages import AskingPage
from kithkin.network.verb_form import VerbForm

StandsOn = tuple[type[MapRow], tuple[str, ...]]


class Place(StrEnum):
    """What a line is to the home it stands on; the home has the headings and their order."""

    FIRST = "first"  # to do now; for a therapist: it needs a person
    MEETING = "meeting"  # for the next session
    TRY = "try"  # what we said we'd try
    ALSO = "also"  # only if somebody likes; for a therapist: worth a look
    AHEAD = "ahead"  # to come; for a therapist: to write, and what comes near
    ALWAYS = "always"  # stands there on every day


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list: what it says, where it leads. Never a number that ranks people."""

    text: object
    note: object = ""
    href: str = ""
    icon: str = ""
    when: datetime | None = None
    case: UUID | None = None  # which work it is of, where a page shows several
    place: Place = Place.FIRST


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What one part knows of a person or a relationship, for the page about them."""

    title: object
    lines: Sequence[Line] = ()
    empty: object = ""  # said, in place of lines, where there are none yet
    add: Line | None = None  # one more, from here
    more: Line | None = None  # all of them

    @property
    def begun(self) -> bool:
        return bool(self.lines)


@dataclass(frozen=True, slots=True)
class About:
    """Whom a page is about: one person, or the two of a relationship."""

    persons: frozenset[str]
    index: frozenset[str] = frozenset()  # whose map it is
    tie: UUID | None = None

    @property
    def others(self) -> frozenset[str]:
        """Without whoever tells: a story about "my mother and me" names the mother alone."""
        return self.persons - self.index if self.tie else self.persons

    def meets(self, named: Iterable[object]) -> bool:
        """Whether something that names these people belongs on this page."""
        ids = {str(one) for one in named}
        return self.others <= ids if self.others else bool(self.persons & ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colouring:
    """A way to colour the map: for each person a step of a scale and the words of it.

    Steps run from 0 to 3; colour never speaks alone, so every step has its words in `legend`.
    `persons` is asked only once somebody has chosen this way; whoever is not in it stays plain.
    """

    key: str  # stands in the address: never content
    title: object
    legend: Sequence[tuple[int, object]]
    persons: Callable[[], Mapping[str, tuple[int, object]]]


def _nothing(*_asked: Any) -> Sequence[Any]:
    return ()


def _no_section(_sight: Sight, _about: About) -> Section | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One part as the rest of the house knows it. Every read has the viewer's sight first."""

    key: str  # the folder's name; its verbs stand in the record as "<key>.<verb>"
    order: int  # the place among the eight
    title: object
    icon: str
    address: str  # the name of the part's first page in a case
    says: object = ""  # in a few words, under the title in a list of the parts
    forms: Mapping[str, type[VerbForm]] = field(default_factory=dict)
    pages: Mapping[str, AskingPage] = field(default_factory=dict)
    stands_on: Sequence[StandsOn] = ()
    # What its pages are called in "who looked at this", by the word they are kept under.
    surfaces: Mapping[str, object] = field(default_factory=dict)
    about: Callable[[Sight, About], Section | None] = _no_section
    home: Callable[[Sight], Sequence[Line]] = _nothing  # on a member's own home
    # For several pieces of work at once, each line with its `case`: a home asks once for all.
    today: Callable[[Sequence[Sight]], Sequence[Line]] = _nothing  # what has an hour, `when`
    needs: Callable[[Sequence[Sight]], Sequence[Line]] = _nothing  # "needs a person"
    brief: Callable[[Sight, datetime | None], Sequence[Line]] = _nothing  # since the last session
    supporter: Callable[[Actor], Sequence[Line]] = _nothing  # on the home of somebody who helps
    search: Callable[[Sight, str], Sequence[Line]] = _nothing
    takeout: Callable[[Sight], Sequence[Mapping[str, Any]]] = _nothing
    # For the demo clinic: what belongs to no story; people by the name they sign in with.
    demo: Callable[[Mapping[str, Actor], UUID], object] = _nothing
    colourings: Callable[[Sight], Sequence[Colouring]] = _nothing
    # What people live under, to stand round a household and behind the years.
    surroundings: Callable[[Sight], Sequence[ConditionCopy]] = _nothing


_OFFERED: dict[str, Offer] = {}


def put_forward(offer: Offer) -> Offer:
    """Called once by each part's `offer.py`, when the house starts."""
    verbs = {verb for one in _OFFERED.values() for verb in one.forms}
    pages = {page for one in _OFFERED.values() for page in one.pages}
    surfaces = {word for one in _OFFERED.values() for word in one.surfaces}
    taken = (
        verbs & offer.forms.keys(),
        pages & offer.pages.keys(),
        surfaces & offer.surfaces.keys(),
    )
    if offer.key in _OFFERED or any(taken):
        raise ValueError(offer.key)
    _OFFERED[offer.key] = offer
    return offer


def offers() -> list[Offer]:
    return sorted(_OFFERED.values(), key=lambda one: one.order)


def offered_surfaces() -> dict[str, object]:
    return {word: name for one in offers() for word, name in one.surfaces.items()}


def offered_forms() -> dict[str, type[VerbForm]]:
    """Those that somebody may send; what the house does by itself has words in the history alone."""
    forms = {verb: form for one in offers() for verb, form in one.forms.items()}
    return {verb: form for verb, form in forms.items() if not form.inner}


def offered_pages() -> dict[str, AskingPage]:
    return {name: page for one in offers() for name, page in one.pages.items()}


def offered_verb(kept: str) -> type[VerbForm] | None:
    """One of them, by the name under which the record keeps it."""
    part, _dot, verb = kept.partition(".")
    offer = _OFFERED.get(part)
    return offer.forms.get(verb) if offer else None


def offered_verbs() -> dict[str, type[VerbForm]]:
    """By the name under which the record keeps them."""
    return {f"{one.key}.{verb}": form for one in offers() for verb, form in one.forms.items()}
