"""An axis of years, and words in rows so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
WORDS_APART = 8.0
FADE = 26.0  # length of an end that nobody knows


@dataclass(frozen=True, slots=True)
class Axis:
    """Years from `first` to `last` between x `left` and `right`."""

    first: float
    last: float
    left: float
    right: float

    def x(self, year: float) -> float:
        """Where a year lies; what lies outside stands at the edge."""
        part = (min(max(year, self.first), self.last) - self.first) / (self.last - self.first)
        return self.left + part * (self.right - self.left)


def ticks(first: float, last: float, most: int) -> list[int]:
    """Round years between two years, at most `most` of them.

    Examples
    --------
    >>> ticks(1931.5, 2026.0, 12)
    [1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]
    """
    for step in STEPS:
        if (last - first) / step + 1 <= most:
            return list(range(ceil(first / step) * step, floor(last / step) * step + 1, step))
    step = ceil((last - first) / max(1, most - 1))
    return list(range(ceil(first / step) * step, floor(last / step) * step + 1, step))


def lanes(pieces: Sequence[tuple[float, float]]) -> list[int]:
    """Give each piece (start, end), in their order, the lowest lane in which nothing is near it.

    Examples
    --------
    >>> lanes([(0, 50), (10, 20), (60, 70)])
    [0, 1, 0]
    """
    taken: list[list[tuple[float, float]]] = []
    found = []
    for start, end in pieces:
        free = (
            k
            for k, lane in enumerate(taken)
            if all(end + WORDS_APART <= a or b + WORDS_APART <= start for a, b in lane)
        )
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((start, end))
        found.append(lane)
    return found
