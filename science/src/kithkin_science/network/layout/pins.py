"""Persons somebody has put in a place keep it, and the others make room."""

from collections.abc import Mapping, Sequence
from statistics import median

import numpy as np

from kithkin_science.network.layout.kin import SYMBOL_HEIGHT
from kithkin_science.network.layout.results import Point

BELOW = 140.0
GAP = 20.0


def heights_with_pins(
    heights: Sequence[float],
    pinned: Mapping[int, Sequence[float]],
    parents: Mapping[int, float],
) -> list[float]:
    """Heights of a family's rows, near those of its pinned persons.

    Parameters
    ----------
    heights
        y of each row when nobody is pinned, growing.
    pinned
        Row to the heights of the persons pinned in it; at least one.
    parents
        Row to the lowest pinned parent of somebody not pinned in it.

    Returns
    -------
    list of float
        Rows at least as far apart as before, and below those parents.
    """
    wanted = {row: median(there) for row, there in pinned.items()}
    first = min(wanted)
    shift = min(pinned[first]) - heights[first]
    found = [height + shift for height in heights[: first + 1]]
    for row in range(first + 1, len(heights)):
        least = found[-1] + heights[row] - heights[row - 1]
        below = parents.get(row, least - BELOW) + BELOW
        found.append(max(least, below, wanted.get(row, least)))
    return found


def make_room(
    wanted: Mapping[str, Point], widths: Mapping[str, float], pinned: Mapping[str, Point]
) -> dict[str, Point]:
    """Move whoever would cover somebody else sideways to the nearest free place.

    Parameters
    ----------
    wanted
        Where the persons who are not pinned would stand, in drawing order.
    widths
        Width of each person's symbol and label.
    pinned
        Those who do not move (they may cover each other).

    Returns
    -------
    dict
        A place for each, pinned persons included; nobody in `wanted` covers anybody.
    """
    found = dict(pinned)
    order = sorted(wanted, key=lambda who: (wanted[who][1], wanted[who][0], who))
    taken = np.array([(*pinned[who], widths[who]) for who in pinned], float).reshape(-1, 3)
    stand = np.vstack([taken, np.zeros((len(order), 3))])
    n = len(taken)
    for who in order:
        x, y = wanted[who]
        beside = stand[:n][np.abs(stand[:n, 1] - y) < SYMBOL_HEIGHT]
        reach = (beside[:, 2] + widths[who]) / 2 + GAP
        free = round(_nearest_free(x, beside[:, 0] - reach, beside[:, 0] + reach), 1)
        found[who] = (free, y)
        stand[n] = (free, y, widths[who])
        n += 1
    return found


def _nearest_free(x: float, left: np.ndarray, right: np.ndarray) -> float:
    """The number nearest to x that is inside none of the open intervals."""
    blocked = (left < x) & (x < right)
    if not blocked.any():
        return x
    ends = np.concatenate([left, right])
    inside = (left < ends[:, None] - 1e-9) & (ends[:, None] + 1e-9 < right)
    free = ends[~inside.any(1)]
    return float(free[np.argmin(np.abs(free - x))])
