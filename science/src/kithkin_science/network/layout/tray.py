"""Rows of people beneath a picture: whoever is on the map and has no place in it yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from kithkin_science.network.layout.results import Point

PITCH = 104.0  # from one row to the next: the years, a symbol, a name on two lines
BESIDE = 12.0
EDGE = 20.0
ABOVE, BELOW = 52.0, 56.0  # from the first and the last row to the edge; the tray's name is above
_WIDER_THAN_HIGH = 1.7
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Tray:
    """Left, top, right and foot of the tray, and where everybody in it stands."""

    box: tuple[float, float, float, float]
    positions: dict[str, Point]


def tray(people: Sequence[tuple[str, float]], *, top: float, wide: float, middle: float) -> Tray:
    """Set people, each with the width of their label, in even rows of at most the width given.

    Many people make it wider than `wide` rather than a long way down.

    Examples
    --------
    >>> tray([("a", 88), ("b", 88)], top=0, wide=400, middle=0).positions
    {'a': (-50.0, 52.0), 'b': (50.0, 52.0)}
    """
    pitch = max((room for _, room in people), default=0.0) + BESIDE
    fit = max(_FEWEST, int((wide - 2 * EDGE) // pitch))
    most = max(fit, ceil(sqrt(len(people) * _WIDER_THAN_HIGH)))
    rows = max(1, ceil(len(people) / most))
    columns = ceil(len(people) / rows)
    left = middle - pitch * (columns - 1) / 2
    found = {
        who: (
            round(left + pitch * (place % columns), 1) + 0.0,
            round(top + ABOVE + PITCH * (place // columns), 1) + 0.0,
        )
        for place, (who, _) in enumerate(people)
    }
    half = pitch * columns / 2 + EDGE
    foot = top + ABOVE + PITCH * (rows - 1) + BELOW
    return Tray((middle - half, top, middle + half, foot), found)
