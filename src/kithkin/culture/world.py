"""The world beside the family: what happened in both, year by year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kithkin.base.date_words import shown
from kithkin.base.days import civil_date
from kithkin.base.edtf import parse
from kithkin.consent.policy import Sight
from kithkin.culture.models import Condition
from kithkin.culture.queries import conditions
from kithkin.culture.sentences import condition_title
from kithkin.network.asks import EVENT_KINDS
from kithkin.network.models import Happening
from kithkin.network.parts import Whose
from kithkin.network.queries import shown_values, visible
from kithkin.network.whom import People

SOCIETY = "society"


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing of either side: an event, or a condition by when it began."""

    id: str
    what: str
    when: str
    start: int | None
    kind: str = ""
    people: Sequence[tuple[str, str]] = ()
    whose: str = ""
    condition: bool = False


@dataclass(slots=True)
class Year:
    label: str
    family: list[Beside] = field(default_factory=list)
    world: list[Beside] = field(default_factory=list)


def years(sight: Sight, people: People, whose: Whose) -> list[Year]:
    """In the order of time; what has no date comes last."""
    family, world = _happened(sight, people, whose)
    world += [_begun(row, whose) for row in conditions(sight) if row.since]
    found: dict[int | None, Year] = {}
    placed = [*((one, False) for one in family), *((one, True) for one in world)]
    for one, outside in sorted(placed, key=_in_time):
        year = found.setdefault(_year(one.start), Year(_label(_year(one.start))))
        (year.world if outside else year.family).append(one)
    return list(found.values())


def _happened(sight: Sight, people: People, whose: Whose) -> tuple[list[Beside], list[Beside]]:
    sides: dict[bool, list[Beside]] = defaultdict(list)
    for row in visible(sight, Happening):
        told = shown_values(sight, row)
        sides[told.get("kind") == SOCIETY].append(_beside(row, told, people, whose))
    return sides[False], sides[True]


def _beside(row: Happening, told: dict[str, object], people: People, whose: Whose) -> Beside:
    date = str(told.get("date", ""))
    kind = str(told.get("kind", ""))
    return Beside(
        id=str(row.id), what=str(told.get("what", "")), when=shown(date, _), start=_start(date),
        kind="" if kind in {"", SOCIETY} else str(dict(EVENT_KINDS).get(kind, "")),
        people=_named(told.get("persons", ()), people), whose=whose.words(row.scope),
    )  # fmt: skip


def _named(persons: object, people: People) -> list[tuple[str, str]]:
    """Only those the viewer knows of: the others of an event are not theirs to see."""
    named: Iterable[object] = persons if isinstance(persons, list) else ()
    return [(str(one), people.names[str(one)]) for one in named if str(one) in people.names]


def _begun(row: Condition, whose: Whose) -> Beside:
    return Beside(
        id=str(row.id), what=condition_title(row), when=shown(row.since, _),
        start=_start(row.since), whose=whose.words(row.scope), condition=True,
    )  # fmt: skip


def _start(date: str) -> int | None:
    known = parse(date)
    return known.latest if known.earliest is None else known.earliest


def _in_time(placed: tuple[Beside, bool]) -> tuple[bool, int, str]:
    one, _outside = placed
    return one.start is None, one.start or 0, one.id


def _year(day: int | None) -> int | None:
    return None if day is None else civil_date(day)[0]


def _label(year: int | None) -> str:
    if year is None:
        return _("Without a date")
    return str(year) if year > 0 else _("%(year)s BC") % {"year": 1 - year}
