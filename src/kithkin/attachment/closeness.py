"""All relationships that were answered for, placed on the two dimensions with their error."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from kithkin.attachment import sentences
from kithkin.attachment.analysis import Band, Placed, place
from kithkin.attachment.copies import SittingCopy
from kithkin.attachment.drawing import Mark, band_line, plot
from kithkin.attachment.kinds import kinds_of
from kithkin.attachment.policy import own_parts
from kithkin.attachment.queries import latest, sittings
from kithkin.attachment.questions import Dimension
from kithkin.base.asking import Choices
from kithkin.consent.policy import Sight
from kithkin.network.parts import members_of, scope_of
from kithkin.network.whom import People, left_out, people_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """One part's answers. Those of two parts are never set side by side: each "I" is another."""

    of: str
    tabs: Choices
    scope: str  # "" for whoever was only shown single rows


def whose_answers(sight: Sight, of: str) -> Whose:
    parts = [part for part, _words in own_parts(sight)]
    if sight.individual or not parts:
        writes = sight.individual or sight.member is not None
        return Whose(of="", tabs=[], scope=scope_of(sight, "") if writes else "")
    of = of if of in parts else parts[0]
    names = members_of(sight)
    return Whose(
        of=of, scope=scope_of(sight, of), tabs=[(part, names.get(part, "")) for part in parts]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One dimension of one sitting: the words, the band, and beside an earlier one what changed."""

    title: object
    words: str
    short: str
    step: str
    band: SafeString | str
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    number: int  # on the picture; 0 for what could not be placed
    sat_about: str
    name: str
    known: bool  # still on the map
    day: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeness:
    whose: Whose
    picture: SafeString | str
    rows: Sequence[Row]
    not_used: int
    narrow: bool


def closeness(sight: Sight, of: str) -> Closeness:
    whose, people = whose_answers(sight, of), people_of(sight)
    last = latest(sittings(sight, scope=whose.scope))
    placed = places(sight, last, people, whose.scope)
    rows = _rows(placed, people)
    marks = [_mark(row, placed[row.sat_about]) for row in rows if row.number]
    return Closeness(
        whose=whose, rows=rows, not_used=len(last) - len(placed),
        picture=plot(marks) if marks else "",
        narrow=any(one.narrow for one in placed.values()),
    )  # fmt: skip


def places(
    sight: Sight, last: Mapping[str, SittingCopy], people: People, scope: str
) -> dict[str, Placed]:
    """One sitting about each person, without people who are not used here."""
    apart = left_out(sight).of(scope)
    used = [one for person, one in last.items() if person not in apart]
    return place(used, kinds_of(sight, people)) if used else {}


def _rows(placed: Mapping[str, Placed], people: People) -> list[Row]:
    """By name, never by where they lie: this is no ranking. Whoever is off the map comes last."""
    order = sorted(
        placed, key=lambda one: (one not in people.names, people.name(one).casefold(), one)
    )
    drawn = [one for one in order if placed[one].both]
    return [
        Row(
            number=drawn.index(one) + 1 if one in drawn else 0,
            sat_about=one,
            name=people.name(one),
            known=one in people.names,
            day=placed[one].sitting.day,
            lines=lines_of(placed[one].bands),
        )
        for one in order
    ]


def _mark(row: Row, placed: Placed) -> Mark:
    worry, distance = (placed.bands[side] for side in Dimension)
    if worry is None or distance is None:
        raise ValueError(row.number)  # whoever has a number was placed on both
    return Mark(row.number, row.name, worry, distance)


def lines_of(
    bands: Mapping[Dimension, Band | None], changes: Mapping[Dimension, str] | None = None
) -> list[Line]:
    return [
        Line(
            title=sentences.NAMES[side],
            words=sentences.band_words(band),
            short=sentences.short_words(band),
            step=sentences.step_words(side, band) if band else "",
            band=band_line(band) if band else "",
            change=(changes or {}).get(side, ""),
        )
        for side, band in bands.items()
    ]
