"""Each person as one group: the symbol, the age, the years, the name, and who to walk to from here."""

from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import quote

from kithkin.network.copies import PersonCopy, PersonKind
from kithkin.network.drawing import lettering
from kithkin.network.drawing.look import (
    AGE_SIZE,
    INK,
    LINE_HIGH,
    NAME_ROOM,
    NAME_SIZE,
    NAME_TOP,
    PAPER,
    YEAR_SIZE,
)
from kithkin.network.drawing.shapes import cross, outline, reach
from kithkin.network.drawing.step_marks import step_mark
from kithkin.network.drawing.svg import (
    NOTHING,
    Drawn,
    Frame,
    Value,
    frame,
    group,
    number,
    path,
    tag,
    together,
    words,
)
from kithkin.network.notation.profile import kithkin_profile
from kithkin.network.sentences import spoken
from kithkin.network.voice import Voice
from kithkin.network.years import age_between, age_on, year_label

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Seat:
    """A person at a place of one picture."""

    person: PersonCopy
    at: Point
    room: float = NAME_ROOM
    leans: bool = False  # its line comes from the left, so the year of birth stands to the right
    adopted: bool = False  # wears brackets
    clear: float = 0.0  # how far lines from above come in beside the middle
    step: int | None = None  # of the scale the map is coloured by

    @property
    def shape(self) -> str:
        return shape_of(self.person)


def shape_of(person: PersonCopy) -> str:
    profile = kithkin_profile()
    shape = profile.sign(person).shape
    return f"half {profile.genders[person.gender].shape}" if shape == "half" else shape


@lru_cache(maxsize=16_384)
def token(one: str) -> str:
    """Write an id so that a list of ids can be split at blanks; ids of our own stay as they are."""
    return one if len(one.split()) == 1 else quote(one, safe="@:+-_.~!*'()/")


def age_inside(voice: Voice, person: PersonCopy) -> str:
    if person.kind not in {PersonKind.HUMAN, PersonKind.PET}:
        return ""
    if person.dead or person.death:
        return age_between(person.birth, person.death)
    return age_on(person.birth, voice.today)


def has_died(person: PersonCopy) -> bool:
    lives = person.kind in {PersonKind.HUMAN, PersonKind.PET}
    return lives and (person.dead or bool(person.death))


def persons(voice: Voice, seats: list[Seat]) -> Drawn:
    """Draw everyone; exactly one can be reached by Tab: the index person, else the first."""
    first = next((seat for seat in seats if seat.person.index), seats[0] if seats else None)
    return group(
        "persons",
        (_person(voice, seat, reachable=seat is first) for seat in seats),
        fill=PAPER,
        stroke=INK,
        stroke_width=1.8,
        text_anchor="middle",
    )


def _person(voice: Voice, seat: Seat, *, reachable: bool) -> Drawn:
    person = seat.person
    attributes: dict[str, Value] = {
        "class": _classes(person) + ("" if seat.step is None else f" step-{seat.step}"),
        "data-id": token(person.id),
        **_neighbours(voice, person.id),
        "tabindex": "0" if reachable else "-1",
        "role": "graphics-symbol",
        "aria-label": spoken(voice, person),
        "transform": f"translate({number(seat.at[0])} {number(seat.at[1])})",
    }
    age = age_inside(voice, person)
    mark = () if seat.step is None else (step_mark(seat.step, _corner(seat)),)
    return tag("g", attributes, _symbol(seat, age), _letters(seat, age), *mark)


def _corner(seat: Seat) -> Point:
    """At the lower right of the symbol, between a couple's line and the name."""
    wide, high = reach(seat.shape)
    return 0.88 * wide, 0.62 * high


def _classes(person: PersonCopy) -> str:
    human = person.kind is PersonKind.HUMAN
    own = (person.gender.value or "unsaid") if human else person.kind.value
    return f"person {own}{' dead' * has_died(person)}{' index' * person.index}"


def _neighbours(voice: Voice, person: str) -> dict[str, str]:
    kin = voice.kin
    return {
        "data-parents": _tokens(kin.parents(person)),
        "data-children": _tokens(kin.children(person)),
        "data-siblings": _tokens(kin.siblings(person)),
        "data-partners": _tokens(kin.partners(person)),
        "data-ties": _tokens([tie.id for tie in voice.ties.get(person, ())]),
    }


def _tokens(ids: list[str]) -> str:
    return " ".join(map(token, ids))


def _symbol(seat: Seat, age: str) -> Drawn:
    person = seat.person
    room = (8.5 if age else 0.0) if has_died(person) else None
    return _signed(seat.shape, index=person.index, crossed=room, adopted=seat.adopted)


@cache
def _signed(shape: str, *, index: bool, crossed: float | None, adopted: bool) -> Drawn:
    """Draw a symbol with its signs; `crossed`: the room that the X of the dead leaves for an age."""
    parts = [outline(shape, 4.0)] if index else []
    parts.append(outline(shape, 0.0))
    if crossed is not None:
        parts.append(cross(shape, room=crossed))
    parts += [_brackets(shape, 9 if index else 6)] if adopted else []
    return group("symbol", parts)


def _brackets(shape: str, beside: float) -> Drawn:
    x, y = reach(shape)
    x, y = x + beside, min(y, 19) + 3
    sides = (
        f"M{number(s * (x - 5))} {number(-y)}H{number(s * x)}V{number(y)}H{number(s * (x - 5))}"
        for s in (-1, 1)
    )
    return path("".join(sides), fill="none", **{"class": "adopted"})


def _letters(seat: Seat, age: str) -> Drawn:
    person, (wide, high) = seat.person, reach(seat.shape)
    lift = 4 if person.index else 0
    inside = NOTHING
    if person.kind is PersonKind.HUMAN:
        inside = text(age, 0.0, AGE_SIZE * 0.36, "age", size=AGE_SIZE, fill=INK, stroke="none")
    outside = [*_years(seat, -high - 4 - lift, wide), *_name(seat, high + NAME_TOP + lift)]
    return together([inside, _LABEL.round(together(outside))])


LABEL: dict[str, Value] = {
    "fill": INK,
    "stroke": PAPER,
    "stroke-width": 3.5,
    "paint-order": "stroke",
    "font-size": NAME_SIZE,
}
_LABEL = frame("g", {"class": "label", **LABEL})


def text(said: str, x: float, y: float, kind: str, **attributes: Value) -> Drawn:
    """Draw words; `size` and `anchor` are those of the letters."""
    return _lettered(x, y, kind, **attributes).round(words(said)) if said else NOTHING


@lru_cache(maxsize=4096)
def _lettered(x: float, y: float, kind: str, **attributes: Value) -> Frame:
    place: dict[str, Value] = {"class": kind, "x": x, "y": y} if x else {"class": kind, "y": y}
    named = {_LETTER_NAMES.get(name, name): value for name, value in attributes.items()}
    return frame("text", place | named)


_LETTER_NAMES = {"size": "font-size", "anchor": "text-anchor"}


def _years(seat: Seat, y: float, wide: float) -> list[Drawn]:
    """Birth to the left and death to the right of the line that comes from above."""
    side = max(min(wide, 18.0) * 0.2, seat.clear + 4.0 if seat.clear else 0.0)
    born, died = year_label(seat.person.birth), year_label(seat.person.death)
    if seat.leans and not died:
        return [text(born, side, y, "year", size=YEAR_SIZE, anchor="start")]
    return [
        text(born, -side, y, "year", size=YEAR_SIZE, anchor="end"),
        text(died, side, y, "year", size=YEAR_SIZE, anchor="start"),
    ]


def name_lines(seat: Seat) -> tuple[str, ...]:
    return lettering.lines(seat.person.name, NAME_SIZE, seat.room)


def _name(seat: Seat, top: float) -> list[Drawn]:
    return [
        text(line, 0.0, top + row * LINE_HIGH, "name") for row, line in enumerate(name_lines(seat))
    ]
