"""The ecomap: a household in the middle, and round it everybody and everything it lives with.

        friends
      o    o    o          circles ("systems") stand round the household by part of life,
   o   ,-------.   o       the nearer the stronger the tie, in the order that lets lines
       | () [] |           cross least; whoever has no tie at all waits in the tray below.
   o   '-------'   o

Order within each part of life: `settling` (assignment and crossings). Angles: each system as close
to the one before as their circles and the other's line to the middle allow, then spread evenly.
Everything grows outward until the round closes.

References: Hartman (1978), Soc. Casework 59:465 (the picture); Kuhn (1955), Nav. Res. Logist. Q.
2:83 (assignment).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import acos, asin, ceil, cos, pi, sin

from kithkin_science.network.layout.household import Core, gathered, in_the_middle
from kithkin_science.network.layout.results import Layout, Point, Route
from kithkin_science.network.layout.settling import Link, settle
from kithkin_science.network.layout.standing_free import step_aside
from kithkin_science.network.layout.tray import tray

NEAREST, FARTHEST = 1, 4
_LINE_ROOM = 112.0  # from the household to the nearest circle: so long is the shortest line
_FARTHER = 62.0  # from one degree of nearness to the next
_STAGGER = 112.0  # many at one nearness stand in several rows
_MOST_IN_A_ROW = 16
_MOST_ROWS = 3
_GAP, _LANE, _BETWEEN_PARTS = 16.0, 12.0, 20.0
_LOOK_BACK = 8
_GROWINGS = 80
_TRAY_BELOW = 40.0


@dataclass(frozen=True, slots=True)
class System:
    """Somebody or something outside the household.

    `sector`: part of life, counted clockwise from the top. `near`: 1 (nearest) to 4. `room`: the
    radius of the circle that holds symbol and name.
    """

    id: str
    sector: int = 0
    near: int = 2
    room: float = 56.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A middle and a radius."""

    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Ecomap:
    """A `Layout`, with the circle of the household, those of the systems, and the tray's edges."""

    positions: dict[str, Point]
    routes: tuple[Route, ...]
    bounds: tuple[float, float, float, float]
    notes: tuple[str, ...] = ()
    core: Circle | None = None
    rooms: Mapping[str, float] | None = None
    aside: tuple[float, float, float, float] | None = None


def ecomap(
    household: Layout,
    systems: Sequence[System] = (),
    *,
    links: Sequence[Link] = (),
    aside: Sequence[tuple[str, float]] = (),
    single: Sequence[str] = (),
    widths: Mapping[str, float] | None = None,
    pinned: Mapping[str, Point] | None = None,
) -> Ecomap:
    """Draw a household and what surrounds it.

    Parameters
    ----------
    household
        Who lives together, as `family` draws them. May be empty.
    systems
        Everybody round it, in any order; names differ from those of the household.
    links
        Between any two of all those; they decide who stands next to whom.
    aside
        Who has no tie at all, in the order of the tray, with the width of each label.
    single
        Who of the household hangs on no line of it: they move to wherever the circle stays small.
    widths
        Of labels in the household that are wider than a symbol.
    pinned
        Places (centres) that stay; those of the household are in its layout already. A system never stands within the household: one that was
        put there stands at its edge. Nobody in the tray can be pinned.

    Examples
    --------
    >>> from kithkin_science.network.layout.family import family
    >>> from kithkin_science.network.layout.kin import Kin, Person
    >>> alone = family(Kin((Person("Ana"),)))
    >>> ecomap(alone, [System("school"), System("choir", 1)]).positions
    {'Ana': (0.0, -7.0), 'school': (0.0, -252.0), 'choir': (0.0, 252.0)}
    """
    pinned = pinned or {}
    loose = [who for who in sorted(single) if who in household.positions and who not in pinned]
    inside, core = in_the_middle(gathered(household, loose, widths or {}), widths or {}, pinned)
    order = _ordered(systems, links, inside.positions, core)
    found = _round(order, core)
    found, notes = step_aside(found, {one.id: one.room for one in systems}, pinned, core)
    rooms = {one.id: one.room for one in order}
    box = _box(core, found, rooms)
    waiting = None
    if aside:
        waiting = tray(
            aside, top=box[3] + _TRAY_BELOW, wide=box[2] - box[0], middle=(box[0] + box[2]) / 2
        )
    return Ecomap(
        {**inside.positions, **found, **(waiting.positions if waiting else {})},
        inside.routes,
        _joined(box, waiting.box) if waiting else box,
        (*inside.notes, *notes),
        Circle(round(core[0], 1) + 0.0, round(core[1], 1) + 0.0, round(core[2], 1)),
        rooms,
        waiting.box if waiting else None,
    )


def _ordered(
    systems: Sequence[System], links: Sequence[Link], inside: Mapping[str, Point], core: Core
) -> list[System]:
    """Clockwise from the top: part after part, within each as the lines cross least."""
    by_id = {one.id: one for one in sorted(systems, key=lambda one: (one.sector, one.near, one.id))}
    cells: dict[str, list[str]] = {}
    start: dict[str, int] = {}
    for n, one in enumerate(by_id.values()):
        cell = f"{one.sector:04}"
        start.setdefault(cell, n)
        cells.setdefault(cell, []).append(one.id)
    base = core[2] + _LINE_ROOM
    first = len(next(iter(cells.values()), ())) / 2
    step = 2 * pi / max(1, len(by_id))

    def place(who: str, cell: str, n: int) -> Point:
        angle = step * (start[cell] + n + 0.5 - first)
        return _at(core, base + _FARTHER * by_id[who].near, angle)

    order = settle(cells, place, links, inside)
    return [by_id[who] for people in order.values() for who in people]


def _at(core: Core, radius: float, angle: float) -> Point:
    # Adding 0.0 turns -0.0 into 0.0, so that equal places are written alike.
    return (
        round(core[0] + radius * sin(angle), 1) + 0.0,
        round(core[1] - radius * cos(angle), 1) + 0.0,
    )


def _round(order: Sequence[System], core: Core) -> dict[str, Point]:
    """Place the systems in their order round the household, as near to it as they fit."""
    if not order:
        return {}
    out = _outward(order)
    base = core[2] + _LINE_ROOM + max(one.room for one in order)
    radii, angles, whole = [], [0.0], 0.0
    for _ in range(_GROWINGS):
        radii = [base + far for far in out]
        angles, whole = _angles(order, radii)
        if whole <= 2 * pi:
            break
        base *= min(1.5, max(1.02, whole / (2 * pi)))
    stretch = 2 * pi / whole
    angles = [angle * stretch for angle in angles]
    first = [
        angle for one, angle in zip(order, angles, strict=True) if one.sector == order[0].sector
    ]
    turn = (first[0] + first[-1]) / 2
    return {
        one.id: _at(core, radius, angle - turn)
        for one, radius, angle in zip(order, radii, angles, strict=True)
    }


def _outward(order: Sequence[System]) -> list[float]:
    """How much farther out each stands than the nearest; the next rows of a crowd farther."""
    nearest = min(one.near for one in order)
    rows = min(_MOST_ROWS, ceil(len(order) / _MOST_IN_A_ROW))
    return [_FARTHER * (one.near - nearest) + _STAGGER * (n % rows) for n, one in enumerate(order)]


def _angles(order: Sequence[System], radii: Sequence[float]) -> tuple[list[float], float]:
    """The tightest angles in this order, and the whole round they take."""
    found = [0.0]
    for k in range(1, len(order)):
        back = range(max(0, k - _LOOK_BACK), k)
        found.append(max(found[j] + _needed(order[j], radii[j], order[k], radii[k]) for j in back))
    last = range(max(0, len(order) - _LOOK_BACK), len(order))
    closing = [
        found[j] - found[k] + _needed(order[j], radii[j], order[k], radii[k])
        for j in last
        for k in range(min(_LOOK_BACK, len(order)))
        if j - k >= len(order) - _LOOK_BACK and (j != k or len(order) == 1)
    ]
    return found, max([*closing, found[-1] + 0.01])


def _needed(a: System, ra: float, b: System, rb: float) -> float:
    """The angle between two, so that circles stand apart and a line passes the nearer one."""
    apart = a.room + b.room + (_GAP if a.sector == b.sector else _GAP + _BETWEEN_PARTS)
    cosine = (ra * ra + rb * rb - apart * apart) / (2 * ra * rb)
    angle = acos(max(-1.0, min(1.0, cosine)))
    if ra == rb:
        return angle
    inner, room = (ra, a.room) if ra < rb else (rb, b.room)
    return max(angle, asin(min(1.0, (room + _LANE) / inner)))


def _box(
    core: Core, found: Mapping[str, Point], rooms: Mapping[str, float]
) -> tuple[float, float, float, float]:
    circles = [core, *((*at, rooms[who]) for who, at in found.items())]
    return (
        round(min(x - r for x, _, r in circles), 1),
        round(min(y - r for _, y, r in circles), 1),
        round(max(x + r for x, _, r in circles), 1),
        round(max(y + r for _, y, r in circles), 1),
    )


def _joined(
    a: tuple[float, float, float, float], b: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
