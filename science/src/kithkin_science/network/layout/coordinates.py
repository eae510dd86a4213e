"""How far right each item of an ordered row stands: a sparse linear programme for each family.

    minimise   sum over knots of   6 |middle of the heads - middle of the feet|
                                 + 0.5 (last head - first head) + 0.5 (last foot - first foot)
                                 + the widest gap between two feet
             + price * width of the drawing
    subject to x_next - x_before >= what symbols, labels and lines need, in every row

Least absolute distances centre most parents exactly over their children and leave the few that
cannot be centred clearly off, where least squares would leave everything a little off. What the
width may cost is tried at several prices; the drawing is kept that is narrow for few parents who
are off their middle.

Reference: Gansner, Koutsofios, North & Vo (1993), IEEE Trans. Softw. Eng. 19:214, section 4.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np

from kithkin_science.network.layout.clearances import Clearances
from kithkin_science.network.layout.kin import SYMBOL_WIDTH
from kithkin_science.network.layout.linear import Programme
from kithkin_science.network.layout.skeleton import Knot, Skeleton

UNIT = 100.0  # lengths in the programme are counted in this

CENTRED = 6.0
STRAIGHT = 20.0
PARTNERS_NEAR = 0.5
SIBLINGS_NEAR = 0.5
TWINS_NEAR = 2.0
EVEN = 1.0
EVENLY = 0.02
UNTIE = 1e-3
RATHER = 0.3  # one couple off its middle is better than two

PRICES = (2.2, 1.0, 3.2, 5.0, 9.0)  # of width; the first where only one is tried
ALL_OFF = 2.0  # widths of the busiest row given up rather than have everybody off their middle
OFF = 0.03
NEARLY, GIVEN_UP = 0.6, 0.1  # couples further off than this weigh less, down to this share
WIDE_ENOUGH = 1.12
MOST_TO_TRY = 400  # items; larger families are drawn at the first price

Pulls = Iterable[tuple[int, float, float]]


def coordinates(
    whole: Skeleton,
    order: Mapping[int, Sequence[int]],
    wanted: Pulls = (),
    fixed: Mapping[int, float] | None = None,
) -> np.ndarray:
    """Give each item its x.

    Parameters
    ----------
    whole
        The family cut into knots.
    order
        Row to its items, left to right. A family none of whose rows is given stays at 0.
    wanted
        (item, x, weight): somewhere an item would rather stand, and how strongly.
    fixed
        Item to the x it stands at, come what may: between two fixed items that are too near each
        other for those between them, all stand closer than symbols and labels need.

    Returns
    -------
    numpy.ndarray
        x of each item; neighbours in a row are never nearer than `Clearances` says.
    """
    x = np.zeros(len(whole.row))
    room = Clearances(whole)
    pulls = defaultdict(list)
    for item, where, weight in wanted:
        pulls[whole.family[item]].append((item, where, weight))
    for family, (rows, knots, twins) in _families(whole, order).items():
        drawing = _Drawing(whole, rows, knots)
        drawing.keep_apart(room, fixed or {})
        for a, b in twins:
            drawing.programme.pull(drawing.terms({a: 1.0, b: -1.0}), TWINS_NEAR)
        for item, where, weight in pulls[family]:
            drawing.programme.pull(drawing.terms({item: 1.0}), weight, -where / UNIT)
        once = bool(pulls[family] or fixed) or len(drawing.line) > MOST_TO_TRY
        x[list(drawing.line)] = (drawing.solved_once() if once else drawing.solved()) * UNIT
    return x


_Family = tuple[dict[int, Sequence[int]], list[Knot], list[tuple[int, int]]]


def _families(whole: Skeleton, order: Mapping[int, Sequence[int]]) -> dict[int, _Family]:
    """Rows, knots and twins of each family that is linked to no other."""
    found: defaultdict[int, _Family] = defaultdict(lambda: ({}, [], []))
    for row in sorted(order):
        found[whole.family[order[row][0]]][0][row] = order[row]
    for knot in whole.knots:
        found[whole.family[(knot.heads + knot.feet)[0]]][1].append(knot)
    for a, b in whole.twins:
        if whole.family[a] == whole.family[b]:
            found[whole.family[a]][2].append((a, b))
    return {family: found[family] for family in sorted(found) if found[family][0]}


class _Drawing:
    """The programme of one family."""

    def __init__(
        self, whole: Skeleton, rows: Mapping[int, Sequence[int]], knots: Iterable[Knot]
    ) -> None:
        self.persons = whole.persons
        self.rows = rows
        self.place = {item: k for items in rows.values() for k, item in enumerate(items)}
        self.programme = Programme()
        items = sorted(self.place)
        self.line = {item: self.programme.variable() for item in items}
        self.left, self.right = self.programme.variable(), self.programme.variable()
        self.needed = 0.0  # what the fullest row takes
        self.off: list[int] = []
        self.lean: dict[int, float] = {}
        self._untie(whole, items)
        for knot in knots:
            self._gather(knot)
            self._centre(knot)

    def terms(self, items: Mapping[int, float]) -> list[tuple[int, float]]:
        return [(self.line[item], weight) for item, weight in items.items() if weight]

    def _untie(self, whole: Skeleton, items: Sequence[int]) -> None:
        """Of drawings that are equally good every machine is to find the same."""
        names = [whole.kin.persons[item].id if item < self.persons else str(item) for item in items]
        lean = np.array([crc32(name.encode()) for name in names]) / 2**32
        for item, own in zip(items, lean - lean.mean(), strict=True):
            self.lean[item] = float(own)
            self.programme.costs[self.line[item]] += UNTIE * float(own)

    def keep_apart(self, room: Clearances, fixed: Mapping[int, float]) -> None:
        for items in self.rows.values():
            spaces = [room.between(a, b) for a, b in pairwise(items)]
            for k, space in _between_fixed(items, spaces, fixed):
                pair = {items[k]: 1.0, items[k + 1]: -1.0}
                self.programme.at_most(self.terms(pair), -space / UNIT)
            self.needed = max(self.needed, sum(spaces) / UNIT)
            first, last = self.line[items[0]], self.line[items[-1]]
            self.programme.at_most([(self.left, 1.0), (first, -1.0)], 0.0)
            self.programme.at_most([(last, 1.0), (self.right, -1.0)], 0.0)
            for item in fixed.keys() & set(items):
                self.programme.limits[self.line[item]] = (fixed[item] / UNIT,) * 2

    def _gather(self, knot: Knot) -> None:
        costs = self.programme.costs
        for group, weight in ((knot.heads, PARTNERS_NEAR), (knot.feet, SIBLINGS_NEAR)):
            if len(group) > 1:
                ordered = [self.line[item] for item in sorted(group, key=self.place.__getitem__)]
                costs[ordered[-1]] += weight
                costs[ordered[0]] -= weight
        if len(knot.feet) > 2:
            widest = self.programme.variable(0.0)
            costs[widest] = EVEN
            feet = sorted(knot.feet, key=self.place.__getitem__)
            for a, b in pairwise(feet):
                self.programme.at_most([*self.terms({b: 1.0, a: -1.0}), (widest, -1.0)], 0.0)
            for a, b, c in zip(feet, feet[1:], feet[2:], strict=False):
                self.programme.pull(self.terms({a: 1.0, b: -2.0, c: 1.0}), EVENLY)

    def _centre(self, knot: Knot) -> None:
        if not knot.heads or not knot.feet:
            return
        place = self.place.__getitem__
        left, right = middle_heads(sorted(knot.heads, key=place))
        middle = dict.fromkeys((*knot.heads, *knot.feet), 0.0)
        for item in (left, right):
            middle[item] += 0.5
        for outer in (min, max):
            middle[outer(knot.feet, key=place)] -= 0.5
        held = len(knot.feet) == 1 and max(knot.feet[0], knot.heads[0]) >= self.persons
        # From a line to a person the visible bar ends at the symbol's edge, not at its centre.
        lines = (right >= self.persons) - (left >= self.persons)
        edge = lines * SYMBOL_WIDTH / UNIT / 4
        weight = STRAIGHT if held else CENTRED * (1.0 + RATHER * self.lean[min(knot.feet)])
        self.off.append(self.programme.pull(self.terms(middle), weight, edge))

    def solved_once(self) -> np.ndarray:
        """The optimum at the first price of width."""
        self._ask(PRICES[0])
        return self.programme.solve("highs-ds")[: len(self.line)]

    def solved(self) -> np.ndarray:
        """The best of the drawings at several prices of width."""
        found: list[tuple[float, int, np.ndarray]] = []
        for price in PRICES:
            self._ask(price)
            for x in self._tries():
                found.append((self._worth(x), len(found), x))
            if self._is_enough(min(found, key=lambda one: one[:2])[2]):
                break
        return min(found, key=lambda one: one[:2])[2][: len(self.line)]

    def _ask(self, price: float) -> None:
        self.programme.costs[self.left] = -price
        self.programme.costs[self.right] = price

    def _tries(self) -> Iterable[np.ndarray]:
        """The optimum; then, if couples are off their middle, one that gives up the worst."""
        costs = self.programme.costs
        yield (x := self.programme.solve("highs-ds"))
        off = [j for j in self.off if x[j] > OFF]
        if off:
            before = list(costs)
            for j in off:
                costs[j] *= min(1.0, max(GIVEN_UP, NEARLY / float(x[j])))
            yield self.programme.solve("highs-ds")
            costs[:] = before

    def _worth(self, x: np.ndarray) -> float:
        """Width over the busiest row, and what parents off their middle count for."""
        off = float(np.mean(x[self.off] > OFF)) if self.off else 0.0
        return round(self._wide(x[self.right] - x[self.left]) + ALL_OFF * off, 6)

    def _wide(self, across: float) -> float:
        busiest = max(sum(item < self.persons for item in row) for row in self.rows.values())
        return (float(across) * UNIT + SYMBOL_WIDTH) / (max(busiest, 1) * SYMBOL_WIDTH)

    def _is_enough(self, x: np.ndarray) -> bool:
        """Whether nothing can be gained: narrow, or what is left is worth less than one couple."""
        wide = self._wide(x[self.right] - x[self.left])
        centred = not self.off or float(np.max(x[self.off])) <= OFF
        gain = wide - self._wide(self.needed)
        return wide < WIDE_ENOUGH or (centred and gain < ALL_OFF / max(1, len(self.off)))


def _between_fixed(
    items: Sequence[int], spaces: Sequence[float], fixed: Mapping[int, float]
) -> Iterable[tuple[int, float]]:
    """Each space of a row, less where two fixed items leave less."""
    last = None
    share = list(spaces)
    for k, item in enumerate(items):
        if item in fixed:
            if last is not None:
                given, needed = fixed[item] - fixed[items[last]], sum(spaces[last:k])
                for j in range(last, k) if given < needed else ():
                    share[j] = given * spaces[j] / needed - 1e-6
            last = k
    return enumerate(share)


def middle_heads(ordered: Sequence[int]) -> tuple[int, int]:
    """The two partners between whom the line to the children leaves."""
    left = max(0, len(ordered) // 2 - 1)
    return ordered[left], ordered[min(left + 1, len(ordered) - 1)]
