r"""People on rings round whoever the map belongs to: nearer is closer.

            family
        .----------.
       /  o   o  o  \          Each ring is cut into the same sectors (family, friends ...), as
   others | (me) |  friends    wide as its fullest ring needs them. Within a sector people stand in
       \     o   o  /          the order in which lines cross least, elder first where nothing
        '----------'           speaks; whoever has no ring yet waits in the tray below.
          services

Reference: Kahn & Antonucci (1980), Convoys over the life course, in Life-Span Development and
Behavior 3:253 (hierarchical mapping); Maya-Jariego & Cachia (2019), What the eye does not see:
visualizations strategies for the data collection of personal networks, Connections 39 (groups
first).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin

from kithkin_science.network.layout.around_rings import (
    ABOVE,
    BELOW,
    HIGH,
    Standing,
    clear_of,
    rows_of,
    shared_out,
    stand_apart,
)
from kithkin_science.network.layout.kin import SYMBOL_WIDTH, when
from kithkin_science.network.layout.results import Point, Route
from kithkin_science.network.layout.settling import Link, settle
from kithkin_science.network.layout.tray import tray

OUTER_RING = 4  # not placed yet
RINGS = 3
FIRST_RING = 150.0
SIDE_BY_SIDE = 100.0
_IN_A_ROW = 3
_EMPTY_RING = 46.0  # the band of a ring with nobody on it
_WORD_ROOM = 0.5  # the least angle of a sector, so that its word has room
_MARGIN = 0.04  # from a spoke to whoever stands next to it
_TRAY_BELOW = 56.0
_GROWS = (1.0, 1.0, 1.75, 2.5)  # how much longer the outer rings are, before that is known


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a person belongs: ring 0 is the centre, 1 to 3 the rings, 4 not placed yet."""

    id: str
    ring: int
    sector: int = 0
    birth: float | None = None
    width: float = SYMBOL_WIDTH


@dataclass(frozen=True, slots=True)
class Circles:
    """A `Layout`, with the line of each ring, the sectors in radians from the top, the tray, and
    the widths that names were given.
    """

    positions: dict[str, Point]
    routes: tuple[Route, ...] = ()
    bounds: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    notes: tuple[str, ...] = ()
    rings: tuple[tuple[int, float], ...] = ()
    sectors: tuple[tuple[int, float, float], ...] = ()
    aside: tuple[float, float, float, float] | None = None
    widths: Mapping[str, float] | None = None


def circles(
    seats: Sequence[Seat],
    *,
    links: Sequence[Link] = (),
    pinned: Mapping[str, Point] | None = None,
) -> Circles:
    """Place everybody once, without overlap of symbols or names.

    Parameters
    ----------
    seats
        One for each person, in any order. Sectors are numbered clockwise from the top.
    links
        Between any two; they decide who stands next to whom within ring and sector.
    pinned
        Places chosen by hand. Ring and sector are what a map says of somebody, so a place chosen
        by hand sets only where within the two they stand: to change ring is an act of its own. In a
        crowd they move a little, rather than cover somebody.

    Examples
    --------
    >>> circles([Seat("me", 0), Seat("Bo", 1)]).positions
    {'me': (0.0, 0.0), 'Bo': (0.0, -150.0)}
    """
    order = sorted(seats, key=lambda seat: (seat.ring, seat.sector, when(seat.birth), seat.id))
    found, inner = _centre([seat for seat in order if seat.ring == 0])
    ringed = [seat for seat in order if 0 < seat.ring <= RINGS]
    edges = _sectors(ringed)
    rows = _rows(ringed, edges, inner)
    standing = _stand(ringed, edges, rows, links, found, pinned or {})
    places, lines = _seated(standing, rows, inner, clear_of(_widest(ringed)))
    found |= places
    waiting = [seat for seat in order if seat.ring > RINGS]
    widths = {seat.id: seat.width for seat in order}
    box = _box(found, widths, lines[-1][1] if lines else 0.0)
    if not waiting:
        return Circles(found, (), box, (), tuple(lines), edges, None, widths)
    low = tray(
        [(seat.id, max(seat.width, 88.0)) for seat in waiting],
        top=box[3] + _TRAY_BELOW, wide=box[2] - box[0], middle=0.0,
    )  # fmt: skip
    notes = (f"{len(waiting)} person(s) have no ring yet and wait beside the circles.",)
    whole = (min(box[0], low.box[0]), box[1], max(box[2], low.box[2]), low.box[3])
    return Circles(
        {**found, **low.positions}, (), whole, notes, tuple(lines), edges, low.box, widths
    )


def _at(radius: float, angle: float) -> Point:
    # Adding 0.0 turns -0.0 into 0.0, so that equal places are written alike.
    return round(radius * sin(angle), 1) + 0.0, round(-radius * cos(angle), 1) + 0.0


def _centre(people: Sequence[Seat]) -> tuple[dict[str, Point], float]:
    """Index persons side by side, in rows of three; and the radius of the first ring."""
    rows = [people[n : n + _IN_A_ROW] for n in range(0, len(people), _IN_A_ROW)]
    pitch = max([SIDE_BY_SIDE, *(seat.width + 12 for seat in people)])
    found = {}
    for down, row in enumerate(rows):
        y = round((down - (len(rows) - 1) / 2) * (HIGH + 6), 1) + 0.0
        for across, seat in enumerate(row):
            found[seat.id] = (round(pitch * (across - (len(row) - 1) / 2), 1) + 0.0, y)
    corner = max(
        (hypot(abs(x) + pitch / 2, abs(y) + BELOW) for x, y in found.values()), default=0.0
    )
    return found, max(FIRST_RING, corner + hypot(pitch, HIGH) / 2)


def _sectors(people: Sequence[Seat]) -> tuple[tuple[int, float, float], ...]:
    """Where each sector begins and ends; the first is centred at the top."""
    need: dict[int, float] = {}
    for (ring, sector), count in sorted(Counter((one.ring, one.sector) for one in people).items()):
        need[sector] = max(need.get(sector, 0.0), count / _GROWS[ring])
    whole = sum(need.values())
    least = min(_WORD_ROOM, 2 * pi / max(1, len(need)))
    free = 2 * pi - least * len(need)
    found = []
    at = None
    for sector, share in sorted(need.items()):
        wide = least + free * share / whole
        start = -wide / 2 if at is None else at
        at = start + wide
        found.append((sector, start, at))
    return tuple(found)


Edges = Sequence[tuple[int, float, float]]
Rows = dict[int, list[float]]  # of each ring, the radii its people stand at


def _widest(people: Sequence[Seat]) -> float:
    return max((seat.width for seat in people), default=SYMBOL_WIDTH)


def _rows(people: Sequence[Seat], edges: Edges, inner: float) -> Rows:
    """The rows of every ring, before anybody stands in them."""
    wedge = {sector: end - start for sector, start, end in edges}
    wide = _widest(people)
    apart = clear_of(wide)
    rows: Rows = {}
    least = inner
    for ring in range(1, RINGS + 1) if people else ():
        count = Counter(one.sector for one in people if one.ring == ring)
        rows[ring] = rows_of(count, wedge, wide, least) if count else []
        least = rows[ring][-1] + apart if count else least + _EMPTY_RING
    return rows


def _stand(
    people: Sequence[Seat],
    edges: Edges,
    rows: Rows,
    links: Sequence[Link],
    fixed: Mapping[str, Point],
    pinned: Mapping[str, Point],
) -> dict[tuple[int, int], list[Standing]]:
    """Everybody's angle, by ring and row, as the lines cross least."""
    by_id = {seat.id: seat for seat in people}
    cells: defaultdict[str, list[str]] = defaultdict(list)
    for seat in people:
        cells[f"{seat.ring}/{seat.sector:04}"].append(seat.id)
    limits = {sector: (start, end) for sector, start, end in edges}
    spots = {
        cell: _spots(limits[by_id[who[0]].sector], rows[by_id[who[0]].ring], len(who))
        for cell, who in cells.items()
    }

    def place(who: str, cell: str, n: int) -> Point:
        angle, row = spots[cell][n]
        return _at(rows[by_id[who].ring][row], angle)

    found: defaultdict[tuple[int, int], list[Standing]] = defaultdict(list)
    for cell, order in settle(cells, place, links, fixed).items():
        for (angle, row), who in zip(spots[cell], order, strict=True):
            seat = by_id[who]
            start, end = limits[seat.sector]
            margin = min(_MARGIN, (end - start) / 4)
            one = Standing(who, angle, start + margin, end - margin, seat.width)
            if who in pinned:
                _pin(one, pinned[who])
            found[seat.ring, row].append(one)
    for here in found.values():
        here.sort(key=lambda one: (one.angle, one.id))
    return found


def _spots(
    limits: tuple[float, float], radii: Sequence[float], people: int
) -> list[tuple[float, int]]:
    """Even angles in each row of one sector, clockwise."""
    start, end = limits
    return sorted(
        (start + (end - start) * (n + 0.5) / many, row)
        for row, many in enumerate(shared_out(people, radii))
        for n in range(many)
    )


def _pin(one: Standing, at: Point) -> None:
    """Turn somebody to where they were put, as far as their sector reaches."""
    wished = atan2(at[0], -at[1])
    middle = (one.least + one.most) / 2
    turned = (wished - middle + pi) % (2 * pi) - pi
    one.angle = middle + min(max(turned, one.least - middle), one.most - middle)
    one.pinned = True


def _seated(
    standing: Mapping[tuple[int, int], list[Standing]], rows: Rows, inner: float, apart: float
) -> tuple[dict[str, Point], list[tuple[int, float]]]:
    """Where everybody stands, and the line outside the people of each ring."""
    found: dict[str, Point] = {}
    lines: list[tuple[int, float]] = []
    edge = inner - apart / 2
    for ring, radii in rows.items():
        for row in range(len(radii)):
            here = standing.get((ring, row), [])
            radius = stand_apart(here, edge + apart / 2)
            found |= {one.id: _at(radius, one.angle) for one in here}
            edge = radius + apart / 2
        edge += 0 if radii else _EMPTY_RING
        lines.append((ring, round(edge, 1)))
    return found, lines


def _box(
    found: Mapping[str, Point], widths: Mapping[str, float], far: float
) -> tuple[float, float, float, float]:
    if not found and not far:
        return 0.0, 0.0, 0.0, 0.0
    half = {who: max(SYMBOL_WIDTH, widths[who]) / 2 for who in found}
    return (
        round(min([-far, *(x - half[who] for who, (x, _) in found.items())]), 1),
        round(min([-far, *(y - ABOVE for _, y in found.values())]), 1),
        round(max([far, *(x + half[who] for who, (x, _) in found.items())]), 1),
        round(max([far, *(y + BELOW for _, y in found.values())]), 1),
    )
