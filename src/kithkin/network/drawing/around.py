"""The circle of a household and those round it: who stands where on an ecomap, and its edges."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot, sqrt
from typing import Protocol

from kithkin.network.conditions import ConditionCopy
from kithkin.network.drawing.laid import Laid, Point
from kithkin.network.drawing.page import Look, step_of
from kithkin.network.drawing.persons import Seat
from kithkin.network.drawing.shapes import reach
from kithkin.network.drawing.stems import beside, is_adopted
from kithkin.network.drawing.twins import leaning
from kithkin.network.voice import Voice

NAME_FOOT = 40.0  # from the middle of a system's circle to the foot of its name
SINKS = 8.0  # a circle's middle lies below its symbol, because the name stands beneath
CARD_WIDE, CARD_HIGH = 118.0, 54.0
_IN_TRAY = 94.0


class Ring(Protocol):
    """A circle of the layout."""

    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def r(self) -> float: ...


class LaidRound(Laid, Protocol):
    """A layout with a household in the middle."""

    @property
    def core(self) -> Ring | None: ...
    @property
    def rooms(self) -> Mapping[str, float] | None: ...
    @property
    def aside(self) -> tuple[float, float, float, float] | None: ...


@dataclass(frozen=True, slots=True)
class End:
    """Where a line begins or ends: a middle, and what it must stay outside of."""

    at: Point
    covers: Callable[[Point], bool]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everybody on one ecomap by where they stand."""

    core: Ring | None
    inside: list[Seat]
    outside: list[Seat]
    waiting: list[Seat]
    rooms: Mapping[str, float]
    ends: Mapping[str, End]
    cards: list[tuple[ConditionCopy, Point]]

    @property
    def everyone(self) -> list[Seat]:
        return [*self.inside, *self.outside, *self.waiting]


def scene_of(
    voice: Voice,
    laid: LaidRound,
    home: Sequence[str],
    look: Look,
    conditions: Sequence[ConditionCopy] = (),
) -> Scene:
    """Sort the people of a map into those of the household, those round it and those waiting."""
    rooms = laid.rooms or {}
    inside, outside, waiting = [], [], []
    leans, clear = leaning(voice.copy.twins, laid.positions), beside(laid)
    for one in voice.copy.persons:
        if one.id not in laid.positions:
            continue
        seat = Seat(
            one,
            laid.positions[one.id],
            step=step_of(look, one.id),
            profile=look.profile,
            assigned=look.assigned,
        )
        if one.id in home:
            adopted = is_adopted(voice.kin.upward.get(one.id, []), look.profile)
            inside.append(
                replace(seat, leans=one.id in leans, clear=clear.get(one.id, 0.0), adopted=adopted)
            )
        elif one.id in rooms:
            outside.append(replace(seat, room=_letters(rooms[one.id])))
        else:
            waiting.append(replace(seat, room=_IN_TRAY))
    cards = [(one, laid.positions[one.id]) for one in conditions if one.id in laid.positions]
    ends = {seat.person.id: symbol_end(seat) for seat in inside}
    ends |= {seat.person.id: _circle(middle_of(seat), rooms[seat.person.id]) for seat in outside}
    ends |= {one.id: _card(at) for one, at in cards}
    return Scene(laid.core, inside, outside, waiting, rooms, ends, cards)


def middle_of(seat: Seat) -> Point:
    return seat.at[0], seat.at[1] + SINKS


def _letters(room: float) -> float:
    return 2 * sqrt(max(room * room - NAME_FOOT * NAME_FOOT, 1.0)) - 3.0


def symbol_end(seat: Seat) -> End:
    wide, high = reach(seat.shape)
    return _circle(seat.at, max(wide, high) + (9.0 if seat.person.index else 5.0))


def _circle(middle: Point, radius: float) -> End:
    x, y = middle
    return End(middle, lambda point: hypot(point[0] - x, point[1] - y) < radius)


def _card(at: Point) -> End:
    x, y = at
    wide, high = CARD_WIDE / 2 + 2, CARD_HIGH / 2 + 2
    return End(at, lambda point: abs(point[0] - x) < wide and abs(point[1] - y) < high)
