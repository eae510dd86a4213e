"""Where people stand along a ring, so that no name covers anybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np
from numpy.typing import NDArray

ABOVE, BELOW = 36.0, 54.0  # from the middle of a symbol: the year above, two lines of name below
HIGH = ABOVE + BELOW + 4.0
BESIDE = 6.0
_PUSH = 3.0  # how far two who cover each other part at each try, and a third of what is missing
_TRIES = 40
_LOOK = 3
_GROWTH = 1.04
_MOST_GROWN = 12  # a ring grows that often before somebody is moved who was put somewhere
_MOST_ROWS = 7
_A_ROW_MORE = 0.2  # one more row has to make the ring so much smaller
_CROWDED = 1.06

Numbers = NDArray[np.float64]


@dataclass(slots=True)
class Standing:
    """One person on a ring: an angle clockwise from the top, and how far it may be moved."""

    id: str
    angle: float
    least: float
    most: float
    width: float = 80.0
    pinned: bool = False


def clear_of(width: float) -> float:
    """Two that far from one another cannot cover each other, whichever way they lie."""
    return hypot(width + BESIDE, HIGH)


def rows_of(
    count: Mapping[int, int], wedge: Mapping[int, float], width: float, inner: float
) -> list[float]:
    """Radii of the rows a ring needs for so many in each sector; one row wherever that will do.

    `inner` is the least radius of the first row.
    """
    apart, pitch = clear_of(width), _CROWDED * (width + BESIDE + HIGH) / 2
    best: tuple[float, list[float]] | None = None
    for rows in range(1, _MOST_ROWS + 1):
        first = inner
        while not all(
            sum(int(wedge[sector] * (first + apart * row) / pitch) for row in range(rows)) >= people
            for sector, people in count.items()
        ):
            first *= _GROWTH
        radii = [first + apart * row for row in range(rows)]
        price = radii[-1] * (1 + _A_ROW_MORE * (rows - 1))
        if best is None or price < best[0]:
            best = price, radii
    return best[1] if best else [inner]


def shared_out(people: int, radii: Sequence[float]) -> list[int]:
    """How many of so many stand in each row: as many more as it is longer."""
    whole = sum(radii)
    ideal = [people * radius / whole for radius in radii]
    found = [int(one) for one in ideal]
    rest = sorted(range(len(radii)), key=lambda row: (found[row] - ideal[row], -row))
    for row in rest[: people - sum(found)]:
        found[row] += 1
    return found


def stand_apart(people: Sequence[Standing], radius: float) -> float:
    """Part those who cover one another, moving their angles; the radius that this took.

    `people` stand in the order of their angles. Who is pinned moves only if there is no other way.
    """
    if len(people) < 2:
        return radius
    first = np.array([one.angle for one in people])
    pinned = np.array([one.pinned for one in people])
    for grown in range(_MOST_GROWN if pinned.any() else 0):
        if _turned(people, first, radius * _GROWTH**grown, pinned):
            return radius * _GROWTH**grown
    while not _turned(people, first, radius, np.zeros_like(pinned)):
        radius *= _GROWTH
    return radius


def _turned(
    people: Sequence[Standing], first: Numbers, radius: float, firm: NDArray[np.bool_]
) -> bool:
    """Give everybody an angle at which nobody is covered, if this radius has room for that."""
    angles = _parted(people, first, radius, firm)
    if angles is None:
        return False
    for one, angle in zip(people, angles, strict=True):
        one.angle = float(angle)
    return True


def _parted(
    people: Sequence[Standing], first: Numbers, radius: float, firm: NDArray[np.bool_]
) -> Numbers | None:
    angles = first.copy()
    least, most = np.array([(one.least, one.most) for one in people]).T
    widths = np.array([one.width for one in people])
    steps = range(1, min(_LOOK, len(people) - 1) + 1)
    for _ in range(_TRIES):
        push, clear = np.zeros_like(angles), True
        for step in steps:
            missing = _missing(angles, widths, radius, step) / radius
            push += np.roll(missing, step) - missing
            clear = clear and not missing.any()
        if clear:
            return angles
        push[firm] = 0.0
        moved = np.clip(angles + push, least, most)
        moved[firm] = angles[firm]
        if np.abs(moved - angles).max() * radius < 0.05:
            return None
        angles = moved
    return None


def _missing(angles: Numbers, widths: Numbers, radius: float, step: int) -> Numbers:
    """How far each has to part from the one so many steps ahead; 0 where they are clear."""
    x, y = radius * np.sin(angles), radius * np.cos(angles)
    wide = (widths + np.roll(widths, -step)) / 2 + BESIDE - np.abs(x - np.roll(x, -step))
    high = HIGH - np.abs(y - np.roll(y, -step))
    # Few people are neighbours on both sides: the shorter way round counts, in the order given.
    gap = (np.roll(angles, -step) - angles) % (2 * np.pi)
    ahead = (gap > 0) & (gap <= np.pi) | (gap == 0) & (np.arange(len(angles)) + step < len(angles))
    found: Numbers = np.where(
        (wide > 0) & (high > 0) & ahead, _PUSH + np.minimum(wide, high) / 3, 0.0
    )
    return found
