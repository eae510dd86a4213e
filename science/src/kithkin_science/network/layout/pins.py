"""Persons somebody has put in a place keep it, and the others make room.

The others stay where they would stand if nobody were pinned, unless a pinned person needs their
place; they do not run after somebody who was moved. If most of a family was moved, the rest of it
goes along.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

import numpy as np

from kithkin_science.network.layout.coordinates import coordinates
from kithkin_science.network.layout.kin import SYMBOL_HEIGHT, SYMBOL_WIDTH, Kin
from kithkin_science.network.layout.results import Point
from kithkin_science.network.layout.skeleton import Skeleton

PINNED = 60.0  # weights in the linear programme of `coordinates`
STAY = 10.0
BELOW = 110.0
GAP = 8.0


def stand_round(
    kin: Kin,
    whole: Skeleton,
    order: Mapping[int, Sequence[int]],
    free: Mapping[str, Point],
    pinned: Mapping[str, Point],
) -> dict[str, Point]:
    """Places of everybody round those who are pinned.

    Parameters
    ----------
    kin
        Everyone, in the stable order.
    whole, order
        The linked persons' rows and their order when nobody is pinned.
    free
        Where everybody stands when nobody is pinned.
    pinned
        Persons who keep their place, with it.

    Returns
    -------
    dict
        A place for everybody. Nobody who is not pinned covers anybody.
    """
    ids = [person.id for person in whole.kin.persons]
    shift = _shifts(whole, free, pinned)
    aim = [
        pinned.get(who, (free[who][0] + shift[whole.family[i]][0],))[0] for i, who in enumerate(ids)
    ]
    rows = {row: _resorted(there, aim) for row, there in order.items()}
    pulls = [(i, aim[i], PINNED if who in pinned else STAY) for i, who in enumerate(ids)]
    x = coordinates(whole, rows, pulls)
    heights = _heights(whole, free, shift, pinned)
    wanted = {who: (float(x[i]), heights[whole.row[i]]) for i, who in enumerate(ids)}
    everybody = {**free, **wanted}
    widths = {person.id: max(person.width, SYMBOL_WIDTH) for person in kin.persons}
    others = {who: at for who, at in everybody.items() if who not in pinned}
    return make_room(others, widths, pinned)


def _shifts(
    whole: Skeleton, free: Mapping[str, Point], pinned: Mapping[str, Point]
) -> dict[int, Point]:
    """How far each family was moved as a whole: the median member, pinned or not."""
    moved = defaultdict(list)
    for i, person in enumerate(whole.kin.persons):
        (x, y), (to_x, to_y) = free[person.id], pinned.get(person.id, free[person.id])
        moved[whole.family[i]].append((to_x - x, to_y - y))
    return {
        family: (median(dx for dx, _ in steps), median(dy for _, dy in steps))
        for family, steps in moved.items()
    }


def _resorted(row: Sequence[int], aim: Sequence[float]) -> list[int]:
    """The row by where its persons are to stand; a held place stays beside its left neighbour."""
    found = []
    last = -np.inf
    for item in row:
        last = aim[item] if item < len(aim) else last
        found.append((last, item))
    place = {item: k for k, item in enumerate(row)}
    return [item for _, item in sorted(found, key=lambda at: (at[0], place[at[1]]))]


def _heights(
    whole: Skeleton,
    free: Mapping[str, Point],
    shift: Mapping[int, Point],
    pinned: Mapping[str, Point],
) -> dict[int, float]:
    """Y of each row: moved down where somebody's parent was pinned too low for them."""
    heights: dict[int, float] = {}
    rows, family = {}, {}
    for i, person in enumerate(whole.kin.persons):
        rows[person.id] = whole.row[i]
        family[whole.row[i]] = whole.family[i]
        heights[whole.row[i]] = free[person.id][1] + shift[whole.family[i]][1]
    least = dict.fromkeys(heights, -np.inf)
    for parent, child in _links(whole.kin):
        if parent in pinned and child not in pinned:
            row = rows[child]
            least[row] = max(least[row], pinned[parent][1] + BELOW)
    found: dict[int, float] = {}
    before = -1
    for row in sorted(heights):
        low = max(heights[row], least[row])
        if family.get(before) == family[row]:
            low = max(low, found[before] + heights[row] - heights[before])
        found[row] = round(low, 1)
        before = row
    return found


def _links(kin: Kin) -> Iterable[tuple[str, str]]:
    for union in kin.unions:
        for child in union.children:
            for parent in union.partners:
                yield parent, child.id


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
