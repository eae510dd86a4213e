"""Where a line across meets a line down of another union: there the drawing may bow over it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from kithkin_science.network.layout.parting import Line
from kithkin_science.network.layout.results import Point, Route


def with_jumps(lines: Sequence[Line]) -> list[Route]:
    """The lines' routes, each with its jumps.

    Parameters
    ----------
    lines
        All lines of a drawing.

    Returns
    -------
    list of Route
        In the same order; a crossing is a jump of the route that runs across.
    """
    downs = np.array(
        [
            (a[0], min(a[1], b[1]), max(a[1], b[1]), line.union)
            for line in lines
            for a, b in pairwise(line.points)
            if a[0] == b[0] and a[1] != b[1]
        ]
    ).reshape(-1, 4)
    downs = downs[np.argsort(downs[:, 0], kind="stable")]
    return [replace(line.route, jumps=_jumps(line, downs)) for line in lines]


def _jumps(line: Line, downs: np.ndarray) -> tuple[Point, ...]:
    found: list[Point] = []
    for (ax, ay), (bx, by) in pairwise(line.points):
        if ay == by and ax != bx:
            low = np.searchsorted(downs[:, 0], min(ax, bx), side="right")
            high = np.searchsorted(downs[:, 0], max(ax, bx), side="left")
            there = downs[low:high]
            met = (there[:, 1] < ay) & (ay < there[:, 2]) & (there[:, 3] != line.union)
            xs = sorted(set(there[met, 0].tolist()), reverse=ax > bx)
            found += [(x, ay) for x in xs]
    return tuple(found)
