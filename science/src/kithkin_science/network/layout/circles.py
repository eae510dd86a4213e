"""People on rings round whoever the map belongs to: nearer is closer.

Each ring is cut into the same sectors (family, friends ...), as wide as the fullest ring needs
them, and a ring is as large as its people need. Within a sector people stand evenly, elder first.

Reference: Kahn & Antonucci (1980), Convoys over the life course, in Life-Span Development and
Behavior 3:253 (hierarchical mapping).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from kithkin_science.network.layout.kin import SYMBOL_HEIGHT, SYMBOL_WIDTH, when
from kithkin_science.network.layout.results import Layout, Point

# Two boxes whose centres are this far apart do not overlap, whichever way they lie.
APART = hypot(SYMBOL_WIDTH, SYMBOL_HEIGHT) + 4.0
FIRST_RING = 150.0
NEXT_RING = 130.0
OUTER_RING = 4
SIDE_BY_SIDE = 100.0


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a person belongs: ring 0 is the centre, 1 to 3 the rings, 4 not placed yet."""

    id: str
    ring: int
    sector: int = 0
    birth: float | None = None


def circles(seats: Sequence[Seat]) -> Layout:
    """Place everybody once, without overlap.

    Parameters
    ----------
    seats
        One for each person, in any order. Sectors are numbered clockwise from the top.

    Returns
    -------
    Layout
        The centre is (0, 0); no lines.

    Examples
    --------
    >>> circles([Seat("me", 0), Seat("Bo", 1)]).positions
    {'me': (0.0, 0.0), 'Bo': (0.0, -150.0)}
    """
    order = sorted(seats, key=lambda seat: (seat.ring, seat.sector, when(seat.birth), seat.id))
    count = Counter((seat.ring, seat.sector) for seat in order)
    centre = [seat.id for seat in order if seat.ring == 0]
    width = _sector_widths(count)
    radius = _radii(count, width, len(centre))
    middle = (len(centre) - 1) / 2
    found = {who: (round(SIDE_BY_SIDE * (k - middle), 1), 0.0) for k, who in enumerate(centre)}
    start = _starts(width)
    seated: Counter[tuple[int, int]] = Counter()
    for seat in order:
        if seat.ring:
            own = seat.ring, seat.sector
            step = width[seat.sector] / count[own]
            angle = start[seat.sector] + step * (seated[own] + 0.5)
            seated[own] += 1
            found[seat.id] = _at(radius[seat.ring], angle)
    outside = sum(count[own] for own in count if own[0] == OUTER_RING)
    notes = (f"{outside} person(s) have no ring yet and stand outside.",) if outside else ()
    return Layout(found, (), _bounds(found), notes)


def _at(radius: float, angle: float) -> Point:
    # Adding 0.0 turns -0.0 into 0.0, so that equal places are written alike.
    return round(radius * sin(angle), 1) + 0.0, round(-radius * cos(angle), 1) + 0.0


def _sector_widths(count: Mapping[tuple[int, int], int]) -> dict[int, float]:
    """Angle of each sector, by the most people it has on one ring; together the full circle."""
    most: dict[int, int] = {}
    for (ring, sector), people in sorted(count.items()):
        if ring:
            most[sector] = max(most.get(sector, 0), people)
    whole = sum(most.values())
    return {sector: 2 * pi * people / whole for sector, people in sorted(most.items())}


def _starts(width: Mapping[int, float]) -> dict[int, float]:
    """Angle at which each sector begins; the first is centred at the top."""
    found = {}
    angle = -next(iter(width.values()), 0.0) / 2
    for sector, wide in width.items():
        found[sector] = angle
        angle += wide
    return found


def _radii(
    count: Mapping[tuple[int, int], int], width: Mapping[int, float], centre: int
) -> dict[int, float]:
    found: dict[int, float] = {}
    inner = max(FIRST_RING, SIDE_BY_SIDE * max(0, centre - 1) / 2 + APART)
    for ring in range(1, OUTER_RING + 1):
        steps = [width[own[1]] / people for own, people in count.items() if own[0] == ring]
        # Neighbours a step apart on the ring are 2 R sin(step / 2) apart.
        needed = [APART / (2 * sin(min(step, pi) / 2)) for step in steps]
        found[ring] = max([inner, *needed])
        inner = found[ring] + NEXT_RING
    return found


def _bounds(found: Mapping[str, Point]) -> tuple[float, float, float, float]:
    if not found:
        return 0.0, 0.0, 0.0, 0.0
    xs, ys = zip(*found.values(), strict=True)
    half_width, half_height = SYMBOL_WIDTH / 2, SYMBOL_HEIGHT / 2
    return (
        min(xs) - half_width,
        min(ys) - half_height,
        max(xs) + half_width,
        max(ys) + half_height,
    )
