"""Each person as one group: the symbol, the age, the years, the name, and who to walk to from here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import quote

from kithkin.network.copies import PersonCopy, PersonKind
from kithkin.network.drawing import lettering
from kithkin.network.drawing.look import (
    AGE_SIZE,
    BENEATH,
    INK,
    LINE_HIGH,
    NAME_ROOM,
    NAME_SIZE,
    NAME_TOP,
    PAPER,
    YEAR_SIZE,
)
from kithkin.network.drawing.shapes import HALF, reach
from kithkin.network.drawing.step_marks import step_mark
from kithkin.network.drawing.svg import (
    NOTHING,
    Drawn,
    Frame,
    Value,
    frame,
    group,
    number,
    tag,
    together,
    words,
)
from kithkin.network.drawing.symbols import (
    assigned_letters,
    has_died,
    shape_of,
    symbol,
    worn_by,
)
from kithkin.network.notation.profile import Profile, kithkin_profile
from kithkin.network.sentences import assigned_differs, spoken
from kithkin.network.voice import Voice
from kithkin.network.years import age_between, age_on, year_label

Point = tuple[float, float]
_SMALL = 14.0  # losses are small, and their words stand close


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
    profile: Profile = field(default_factory=kithkin_profile)  # `persons` and `ways` see to it
    assigned: bool = False  # sex assigned at birth is shown where it differs from gender

    @property
    def shape(self) -> str:
        return shape_of(self.person, self.profile)

    @property
    def name_at(self) -> float:
        """How far below the middle the first line of the name stands."""
        doubled = self.person.index and self.profile.marks["index"].shape == "outline"
        under = BENEATH if self.profile.bar == "beneath" else 0.0
        return self.half_high + NAME_TOP + under + (4 if doubled else 0)

    @property
    def half_high(self) -> float:
        """Half the height of the symbol; a little more where that sets a row's words level."""
        high = reach(self.shape)[1]
        return max(high, HALF) if high > _SMALL else high


def in_profile(voice: Voice, seats: Iterable[Seat]) -> list[Seat]:
    """Seat everybody in the notation the map is drawn in."""
    own = voice.profile
    return [seat if seat.profile is own else replace(seat, profile=own) for seat in seats]


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


FIGURES: dict[str, Value] = {
    "fill": PAPER,
    "stroke": INK,
    "stroke_width": 1.8,
    "text_anchor": "middle",
}


def persons(voice: Voice, seats: Sequence[Seat]) -> Drawn:
    """Draw everyone; exactly one can be reached by Tab: the index person, else the first."""
    seats = in_profile(voice, seats)
    first = next((seat for seat in seats if seat.person.index), seats[0] if seats else None)
    return group(
        "persons",
        (_person(voice, seat, reachable=seat is first) for seat in seats),
        **FIGURES,
    )


def _person(voice: Voice, seat: Seat, *, reachable: bool) -> Drawn:
    person = seat.person
    attributes: dict[str, Value] = {
        "class": classes_of(person) + ("" if seat.step is None else f" step-{seat.step}"),
        "data-id": token(person.id),
        **neighbours(voice, person.id),
        "tabindex": "0" if reachable else "-1",
        "role": "graphics-symbol",
        "aria-label": spoken(voice, person),
        "transform": f"translate({number(seat.at[0])} {number(seat.at[1])})",
    }
    return tag("g", attributes, figure(voice, seat))


def figure(voice: Voice, seat: Seat) -> Drawn:
    """Draw what is seen of somebody: symbol, letters and the step of a scale."""
    person = seat.person
    age = age_inside(voice, person)
    mark = () if seat.step is None else (step_mark(seat.step, _corner(seat)),)
    worn = worn_by(
        person, seat.profile, age=bool(age), adopted=seat.adopted, assigned=seat.assigned
    )
    letters = _letters(seat, age, helper_letters(voice, person.id))
    return together([symbol(worn), letters, *mark])


def helper_letters(voice: Voice, person: str) -> str:
    """D or S in the symbol of a donor or surrogate, where the notation writes it there."""
    if not any(line.inside for line in voice.profile.parentages.values()):
        return ""
    lines = [voice.profile.child(link.kind) for link in voice.kin.downward.get(person, ())]
    return "".join(dict.fromkeys(line.letter for line in lines if line.inside))


def _corner(seat: Seat) -> Point:
    """At the lower right of the symbol, between a couple's line and the name."""
    wide, high = reach(seat.shape)
    return 0.88 * wide, 0.62 * high


def classes_of(person: PersonCopy) -> str:
    human = person.kind is PersonKind.HUMAN
    own = (person.gender.value or "unsaid") if human else person.kind.value
    return f"person {own}{' dead' * has_died(person)}{' index' * person.index}"


def neighbours(voice: Voice, person: str) -> dict[str, str]:
    """Whom the arrow keys lead to from here: what frontend/src/tools/walk.ts reads."""
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


def _letters(seat: Seat, age: str, helped: str) -> Drawn:
    wide, high = reach(seat.shape)[0], seat.half_high
    doubled = seat.person.index and seat.profile.marks["index"].shape == "outline"
    lift = 4 if doubled else 0
    outside = [*_years(seat, -high - 4 - lift, wide), *_name(seat, seat.name_at)]
    return together([*_inside(seat, age, helped), _LABEL.round(together(outside))])


def _inside(seat: Seat, age: str, helped: str) -> Iterator[Drawn]:
    """Write the age in the symbol, under a helper's letter where there is one."""
    if seat.person.kind is not PersonKind.HUMAN:
        return
    look: dict[str, Value] = {"fill": INK, "stroke": "none"}
    if helped:
        high = -1.0 if age else AGE_SIZE * 0.36
        yield text(helped, 0.0, high, "age letter", size=AGE_SIZE, **look)
    low = 11.0 if helped else 13.5 if seat.shape == "question" else 0.0
    size = YEAR_SIZE if low else AGE_SIZE
    yield text(age, 0.0, low or AGE_SIZE * 0.36, "age", size=size, **look)


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
    lines = name_lines(seat)
    drawn = [text(line, 0.0, top + row * LINE_HIGH, "name") for row, line in enumerate(lines)]
    if seat.assigned and seat.profile.assigned == "text" and assigned_differs(seat.person):
        foot = top + len(lines) * LINE_HIGH - 1
        said = assigned_letters(seat.person)
        drawn.append(text(said, 0.0, foot, "assigned", size=YEAR_SIZE))
    return drawn
