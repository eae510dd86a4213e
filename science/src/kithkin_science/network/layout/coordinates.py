"""How far right each item of an ordered row stands: a sparse linear programme.

    minimise   sum over knots of   6 |middle of the heads - middle of the feet|
                                 + 2 (last head - first head) + 1.5 (last foot - first foot)
                                 + a little times the widest gap between two feet
             + a little times the width of the drawing
    subject to x_next - x_before >= what symbols, labels and lines need, in every row

Least absolute distances centre most parents exactly over their children and leave the few that
cannot be centred clearly off, where least squares would leave everything a little off.

Reference: Gansner, Koutsofios, North & Vo (1993), IEEE Trans. Softw. Eng. 19:214, section 4.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from kithkin_science.network.layout.kin import SYMBOL_WIDTH
from kithkin_science.network.layout.linear import Programme
from kithkin_science.network.layout.skeleton import Knot, Skeleton

PITCH = 100.0
STRANGERS_GAP = 25.0  # more, between neighbours who are not close kin
LINE_GAP = 16.0

CENTRED = 6.0
STRAIGHT = 8.0
PARTNERS_NEAR = 2.0
SIBLINGS_NEAR = 1.5
TWINS_NEAR = 2.0
NARROW = 0.05
EVEN = 1.0

Pulls = Iterable[tuple[int, float, float]]


def coordinates(
    whole: Skeleton, order: Mapping[int, Sequence[int]], wanted: Pulls = ()
) -> np.ndarray:
    """Give each item its x.

    Parameters
    ----------
    whole
        The family cut into knots.
    order
        Row to its items, left to right.
    wanted
        (item, x, weight): somewhere an item would rather stand, and how strongly.

    Returns
    -------
    numpy.ndarray
        x of each item; neighbours in a row are never nearer than `clearance`.
    """
    if not whole.row:
        return np.zeros(0)
    place = {item: k for items in order.values() for k, item in enumerate(items)}
    programme = Programme()
    for _ in whole.row:
        programme.variable()
    _keep_apart(programme, whole, order)
    for knot in whole.knots:
        _gather(programme, knot, place)
        _centre(programme, whole, knot, place)
    for a, b in whole.twins:
        programme.pull([(a, 1.0), (b, -1.0)], TWINS_NEAR)
    for item, x, weight in wanted:
        programme.pull([(item, 1.0)], weight, -x / PITCH)
    return programme.solve()[: len(whole.row)] * PITCH


def clearance(whole: Skeleton, close: Sequence[set[int]], a: int, b: int) -> float:
    """Least distance between the centres of two neighbours in a row."""
    width = [whole.kin.persons[item].width if item < whole.persons else 0.0 for item in (a, b)]
    if min(width) <= 0.0:
        return sum(width) / 2 + LINE_GAP
    gap = PITCH - SYMBOL_WIDTH + (STRANGERS_GAP if close[a].isdisjoint(close[b]) else 0.0)
    return sum(max(w, SYMBOL_WIDTH) for w in width) / 2 + gap


def close_kin(whole: Skeleton) -> list[set[int]]:
    """Numbers of each item's close groups; partners, siblings and half-siblings share one."""
    close: list[set[int]] = [set() for _ in whole.row]
    knots = len(whole.knots)
    for k, knot in enumerate(whole.knots):
        for head in knot.heads:
            close[head].add(k)
        for foot in knot.feet:
            close[foot].update(2 * knots + head for head in knot.heads)
            close[foot].add(knots + k)
    return close


def _keep_apart(programme: Programme, whole: Skeleton, order: Mapping[int, Sequence[int]]) -> None:
    close = close_kin(whole)
    left, right = {}, {}
    for items in order.values():
        for a, b in pairwise(items):
            space = clearance(whole, close, a, b) / PITCH
            programme.at_most([(a, 1.0), (b, -1.0)], -space)
        family = whole.family[items[0]]
        if family not in left:
            left[family], right[family] = programme.variable(), programme.variable()
            programme.costs[left[family]] = -NARROW
            programme.costs[right[family]] = NARROW
        programme.at_most([(left[family], 1.0), (items[0], -1.0)], 0.0)
        programme.at_most([(items[-1], 1.0), (right[family], -1.0)], 0.0)


def _gather(programme: Programme, knot: Knot, place: Mapping[int, int]) -> None:
    for group, weight in ((knot.heads, PARTNERS_NEAR), (knot.feet, SIBLINGS_NEAR)):
        if len(group) > 1:
            ordered = sorted(group, key=place.__getitem__)
            programme.costs[ordered[-1]] += weight
            programme.costs[ordered[0]] -= weight
    if len(knot.feet) > 2:
        widest = programme.variable(0.0)
        programme.costs[widest] = EVEN
        for a, b in pairwise(sorted(knot.feet, key=place.__getitem__)):
            programme.at_most([(b, 1.0), (a, -1.0), (widest, -1.0)], 0.0)


def _centre(programme: Programme, whole: Skeleton, knot: Knot, place: Mapping[int, int]) -> None:
    if not knot.heads or not knot.feet:
        return
    middle = dict.fromkeys((*knot.heads, *knot.feet), 0.0)
    for item in middle_heads(sorted(knot.heads, key=place.__getitem__)):
        middle[item] += 0.5
    for outer in (min, max):
        middle[outer(knot.feet, key=place.__getitem__)] -= 0.5
    held = len(knot.feet) == 1 and (knot.feet[0] >= whole.persons or knot.heads[0] >= whole.persons)
    terms = [(item, weight) for item, weight in middle.items() if weight]
    programme.pull(terms, STRAIGHT if held else CENTRED, _edge(whole, knot, place))


def _edge(whole: Skeleton, knot: Knot, place: Mapping[int, int]) -> float:
    """From a line to a person the visible bar ends at the symbol's edge, not at its centre."""
    left, right = middle_heads(sorted(knot.heads, key=place.__getitem__))
    if left == right:
        return 0.0
    lines = (right >= whole.persons) - (left >= whole.persons)
    return lines * SYMBOL_WIDTH / PITCH / 4


def middle_heads(ordered: Sequence[int]) -> tuple[int, int]:
    """The two partners between whom the line to the children leaves."""
    left = max(0, len(ordered) // 2 - 1)
    return ordered[left], ordered[min(left + 1, len(ordered) - 1)]
