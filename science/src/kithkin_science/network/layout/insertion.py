"""The order of each row after an edit: who stood there stays in order, the rest is put in.

New persons are set down one by one, nearest kin of those already placed first, in the place of
their row that strains the drawing least; among places as good as each other, in the one where the
fewest have to make room. Brothers and sisters who no longer stand by birth are set down again.
Nobody else changes places: a full solve is for that.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from math import inf

from kithkin_science.network.layout.arrangement import Arrangement
from kithkin_science.network.layout.clearances import Clearances
from kithkin_science.network.layout.skeleton import Skeleton

MOVED = 0.3  # strain of one symbol's width that one person moves
FAR = 0.05  # strain of one symbol's width between a new person and those they belong to
WIDTH = 80.0
MOST_PLACES = 14  # tried for each person, the nearest to kin


def insert(whole: Skeleton, x: Mapping[int, float], family: int) -> dict[int, list[int]]:
    """Order the rows of a family.

    Parameters
    ----------
    whole
        The families cut into knots, new persons included.
    x
        Item to where it stood; the others are new.
    family
        The one to order (`whole.family`).

    Returns
    -------
    dict
        Row to its items, left to right. Items in `x` stand by x, but for those whose births say
        otherwise.
    """
    items = [item for item, own in enumerate(whole.family) if own == family]
    drawing = Arrangement(whole)
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for item in items:
        rows[whole.row[item]] += [item] if item in x else []
    for row, there in rows.items():
        drawing.put(row, sorted(there, key=lambda item: (x[item], item)))
    room = Clearances(whole)
    fresh = _nearest_first(drawing, [item for item in items if item not in x], items)
    for item in fresh:
        _set_down(drawing, room, x, item)
    for item in (item for item in fresh if item < whole.persons):
        _set_down(drawing, room, x, item)
    for item in out_of_turn(whole, x):
        drawing.set_down([item])
    return {row: list(drawing.order[row]) for row in sorted(rows)}


def _nearest_first(drawing: Arrangement, fresh: Sequence[int], items: Sequence[int]) -> list[int]:
    """New items, those with placed kin first, then their kin."""
    waiting = set(fresh)
    found: list[int] = []
    ahead = [item for item in items if item not in waiting]
    for item in [*ahead, *fresh]:
        line = [item]
        for one in line:  # grows while it is read
            if one in waiting:
                waiting.discard(one)
                found.append(one)
            line += [near for near in drawing.kin[one] if near in waiting and near not in line]
    return found


def _set_down(drawing: Arrangement, room: Clearances, x: Mapping[int, float], item: int) -> None:
    """Put a new item where it strains least and moves few."""
    row = drawing.whole.row[item]
    rest = [other for other in drawing.order[row] if other != item]
    best: tuple[float, list[int]] | None = None
    for at in _places(drawing, rest, x, item):
        order = [*rest[:at], item, *rest[at:]]
        drawing.put(row, order)
        strain = drawing.strain_of([row])
        if item < drawing.whole.persons:
            strain += MOVED * _pushed(room, order, at, x)
            strain += FAR * _distance(
                order, at, x, [x[kin] for kin in drawing.kin[item] if kin in x]
            )
        if best is None or strain < best[0] - 1e-9:
            best = strain, order
    if best is not None:
        drawing.put(row, best[1])


def _places(
    drawing: Arrangement, rest: Sequence[int], x: Mapping[int, float], item: int
) -> list[int]:
    """The places of a row that are nearest to kin, nearest first."""
    if len(rest) < MOST_PLACES:
        return list(range(len(rest) + 1))
    kin = set(drawing.kin[item])
    beside = [k for k, other in enumerate(rest) if other in kin]
    known = [x[other] for other in kin if other in x]
    aim = sum(known) / len(known) if known else 0.0
    under = sum(x.get(other, aim) < aim for other in rest)
    near = {at for k in [*beside, under] for at in range(k - 3, k + 5) if 0 <= at <= len(rest)}
    return sorted(near)


def _distance(order: Sequence[int], at: int, x: Mapping[int, float], kin: Sequence[float]) -> float:
    """Widths from about where the one at `at` would stand to the middle of their kin."""
    left = next((x[order[k]] for k in range(at - 1, -1, -1) if order[k] in x), None)
    right = next((x[order[k]] for k in range(at + 1, len(order)) if order[k] in x), None)
    if not kin or (left is None and right is None):
        return 0.0
    low = -inf if left is None else left + WIDTH
    high = inf if right is None else right - WIDTH
    aim = sum(kin) / len(kin)
    return abs(aim - (low + high) / 2 if low > high else aim - min(max(aim, low), high)) / WIDTH


def _pushed(room: Clearances, order: Sequence[int], at: int, x: Mapping[int, float]) -> float:
    """By how many widths, all in all, the others must at least move aside for the one at `at`."""
    left = [k for k in range(at) if order[k] in x][::-1]
    right = [k for k in range(at + 1, len(order)) if order[k] in x]
    if not left or not right:
        return 0.0
    need = [room.between(a, b) for a, b in pairwise(order)]
    reach = [0.0, *accumulate(need)]
    a, b = left[0], right[0]
    short = reach[b] - reach[a] - (x[order[b]] - x[order[a]])
    if short <= 0:
        return 0.0
    return min(_carried(side, short, reach, x, order) for side in (left, right)) / WIDTH


def _carried(
    side: Sequence[int],
    short: float,
    reach: Sequence[float],
    x: Mapping[int, float],
    order: Sequence[int],
) -> float:
    """Sum of the moves along one side, each a little less where there is room to spare."""
    moved, total = short, 0.0
    for k, before in zip(side, [None, *side], strict=False):
        if before is not None:
            spare = abs(x[order[k]] - x[order[before]]) - abs(reach[k] - reach[before])
            moved -= max(0.0, spare)
        if moved <= 0:
            break
        total += moved
    return total


def out_of_turn(whole: Skeleton, x: Mapping[int, float]) -> list[int]:
    """The fewest brothers and sisters who, set down again, leave the others standing by birth."""
    found: list[int] = []
    for knot in whole.knots:
        feet = [foot for foot in knot.feet if foot in x and whole.birth[foot] < inf]
        if len(feet) > 1:
            there = sorted(feet, key=lambda foot: (x[foot], foot))
            kept = _longest_by_birth([whole.birth[foot] for foot in there])
            found += [foot for k, foot in enumerate(there) if k not in kept]
    return list(dict.fromkeys(found))


def _longest_by_birth(births: Sequence[float]) -> set[int]:
    """Indices of a longest subsequence that does not fall."""
    chains: list[list[int]] = []
    for k, birth in enumerate(births):
        before = [chain for chain in chains if births[chain[-1]] <= birth]
        chains.append([*_longest(before), k])
    return set(_longest(chains))


def _longest(chains: Sequence[Sequence[int]]) -> Sequence[int]:
    return max(chains, key=len, default=())
