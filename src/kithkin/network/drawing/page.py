"""The sheet a picture is drawn on: its frame, its neutral title, and what it says to a reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kithkin.network.copies import MapCopy, PersonKind
from kithkin.network.drawing import legend
from kithkin.network.drawing.look import FONT
from kithkin.network.drawing.persons import Seat
from kithkin.network.drawing.shapes import reach
from kithkin.network.drawing.svg import NOTHING, Drawn, Value, group, number, tag, words
from kithkin.network.kinship import Kin
from kithkin.network.notation.profile import Profile, kithkin_profile
from kithkin.network.speech import counted, joined
from kithkin.network.ties_in_words import holds
from kithkin.network.voice import Voice

Point = tuple[float, float]
Box = tuple[float, float, float, float]
_EDGE = 28.0
_LEGEND_PITCH = 190.0
_SMALLEST_WIDTH = 400.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture should carry besides the map; `name` keeps ids apart on a shared page.

    `steps`: for some people a step of a scale and its words, from `network.colouring`.
    `profile`: the notation, one of `notation.profile.profiles()`; `assigned`: whether sex assigned
    at birth is shown where it differs from gender, which nobody is asked for and most maps leave out.
    """

    legend: bool = False
    name: str = "map"
    steps: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    profile: Profile = field(default_factory=kithkin_profile)
    assigned: bool = False


def step_of(look: Look, person: str) -> int | None:
    return look.steps[person][0] if person in look.steps else None


def voice_of(copy: MapCopy, today: date, look: Look) -> Voice:
    """A map ready to be drawn with a look: every view begins with this."""
    return Voice.of(copy, today, said_too(look), look.profile)


def said_too(look: Look) -> dict[str, str]:
    """The words of each step, for the sentence that a person is spoken with."""
    return {person: words_ for person, (_step, words_) in look.steps.items()}


def box_of(
    seats: Sequence[Seat], lines: Sequence[Sequence[Point]], more: Sequence[Point] = ()
) -> Box:
    """The frame round symbols with their names and years, and round every line."""
    xs: list[float] = []
    ys: list[float] = []
    for seat in seats:
        half = max(seat.room / 2, reach(seat.shape)[0] + 10)
        xs += [seat.at[0] - half, seat.at[0] + half]
        ys += [seat.at[1] - 44, seat.at[1] + (62 if seat.profile.bar == "level" else 70)]
    for x, y in (*(point for line in lines for point in line), *more):
        xs.append(x)
        ys.append(y)
    if not xs:
        return 0.0, 0.0, _SMALLEST_WIDTH, 120.0
    return min(xs), min(ys), max(xs), max(ys)


def page(
    voice: Voice,
    box: Box,
    parts: Sequence[Drawn],
    *,
    what: str,
    look: Look,
    family: bool = True,
    more: Sequence[legend.Sample] = (),
    only: Sequence[legend.Sample] | None = None,
) -> str:
    """Set the parts on a sheet.

    The legend explains the signs of the map, and `more` of this view; or `only` those given.
    """
    left, top, right, foot = box[0] - _EDGE, box[1] - _EDGE, box[2] + _EDGE, box[3] + _EDGE
    wide = max(right - left, _SMALLEST_WIDTH)
    left -= (wide - (right - left)) / 2
    below = NOTHING
    if look.legend:
        found = [*(legend.samples(voice, family=family) if only is None else only), *more]
        columns = max(1, int((wide - 2 * _EDGE) // _LEGEND_PITCH))
        below = legend.legend(found, left + _EDGE, foot + 12, columns, _LEGEND_PITCH)
        foot += legend.rows_of(len(found), columns) * legend.ROW + 12 if found else 0
    title, told = f"{look.name}-title", f"{look.name}-desc"
    attributes: dict[str, Value] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "map",
        "role": "graphics-document",
        "viewBox": " ".join(number(value) for value in (left, top, wide, foot - top)),
        "aria-labelledby": f"{title} {told}",
        "font-family": FONT,
    }
    return tag(
        "svg",
        attributes,
        tag("title", {"id": title}, words("Map of relationships")),
        tag("desc", {"id": told}, words(described(voice, what))),
        group("canvas", [*parts, below]),
    )


def described(voice: Voice, what: str) -> str:
    """Say what is on the sheet in counts; names stay out of it, as it is read over shoulders."""
    people = sum(1 for one in voice.copy.persons if one.kind is PersonKind.HUMAN)
    others = len(voice.copy.persons) - people
    held = sum(1 for tie in voice.copy.ties if holds(tie, voice.today))
    said = [counted(people, "person", "people")]
    for number_of, one, many in (
        (others, "other being or place", "other beings or places"),
        (_generations(voice.kin), "generation", "generations"),
        (len(voice.copy.unions), "couple", "couples"),
        (held, "relationship", "relationships"),
        (len(voice.copy.groups), "household or group", "households or groups"),
    ):
        if number_of:
            said.append(counted(number_of, one, many))
    return f"{what}: {joined(said)}. Use the arrow keys to walk from person to person."


def _generations(kin: Kin) -> int:
    """The longest line from forebear to child; a loop in a file is walked once."""
    depth: dict[str, int] = {}
    for start in kin.persons:
        way = {start: kin.parents(start)}
        while way:
            here, above = next(reversed(way.items()))
            ahead = next((one for one in above if one not in depth and one not in way), None)
            if ahead is not None:
                way[ahead] = kin.parents(ahead)
                continue
            depth[here] = 1 + max((depth.get(one, 0) for one in above), default=0)
            del way[here]
    return max(depth.values(), default=0)
