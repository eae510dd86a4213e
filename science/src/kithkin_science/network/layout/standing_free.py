"""Round an ecomap somebody has put in order by hand: who was put somewhere stays, others give way."""

from collections.abc import Mapping
from itertools import product
from math import atan2, cos, hypot, pi, sin

from kithkin_science.network.layout.results import Point

_GAP = 8.0
_TURNS = tuple(sign * pi * n / 60 for n in range(61) for sign in ((1, -1) if n else (1,)))
_FARTHER = (0.0, 40.0, 80.0, 140.0, 220.0, 320.0, 480.0, 720.0, 1100.0, 1700.0, 2600.0, 4000.0)


def step_aside(
    found: Mapping[str, Point],
    rooms: Mapping[str, float],
    pinned: Mapping[str, Point],
    core: tuple[float, float, float],
) -> tuple[dict[str, Point], tuple[str, ...]]:
    """Keep pinned systems where they were put; whoever they would cover moves a little.

    Parameters
    ----------
    found
        Where everybody would stand, in the order round the household.
    rooms
        Radii of their circles.
    pinned
        Places that were chosen by hand, of anybody.
    core
        Middle and radius of the household.

    Returns
    -------
    tuple
        The places, and what had to be given up. Two pinned ones may cover each other.
    """
    mine = [who for who in found if who in pinned]
    if not mine:
        return dict(found), ()
    placed = {who: _outside(pinned[who], rooms[who], core) for who in mine}
    pushed = sum(1 for who in mine if _far(placed[who], pinned[who]) > 1.0)
    for who, at in found.items():
        if who not in placed:
            placed[who] = _free(at, rooms[who], placed, rooms, core)
    notes = (f"{pushed} stood within the household and now stand(s) at its edge.",)
    return {who: placed[who] for who in found}, notes if pushed else ()


def _far(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _rounded(x: float, y: float) -> Point:
    return round(x, 1) + 0.0, round(y, 1) + 0.0


def _outside(at: Point, room: float, core: tuple[float, float, float]) -> Point:
    dx, dy = at[0] - core[0], at[1] - core[1]
    least = core[2] + room + _GAP
    away = hypot(dx, dy)
    if away >= least:
        return _rounded(*at)
    angle = atan2(dy, dx) if away else -pi / 2
    return _rounded(core[0] + least * cos(angle), core[1] + least * sin(angle))


def _free(
    at: Point,
    room: float,
    placed: Mapping[str, Point],
    rooms: Mapping[str, float],
    core: tuple[float, float, float],
) -> Point:
    """The nearest place round the household, or farther out, that nobody covers."""
    away, angle = _far(at, core[:2]), atan2(at[1] - core[1], at[0] - core[0])
    for farther, turn in product(_FARTHER, _TURNS):
        radius, to = away + farther, angle + turn
        spot = at if not farther and not turn else _rounded(
            core[0] + radius * cos(to), core[1] + radius * sin(to)
        )  # fmt: skip
        if all(_far(spot, other) >= room + rooms[who] + _GAP for who, other in placed.items()):
            return spot
    return at
