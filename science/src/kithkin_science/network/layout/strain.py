"""The strain of `objective`, for many orders of one row at once.

An order of a row is a vector of places (`stand`), a matrix holds one candidate order a column, so
that NumPy weighs all places where someone could stand in one go; comparisons with NaN (not placed
yet) are false and `fmin` skips it, so unplaced items weigh nothing.

A place says how many persons stand further left as well: the k-th person of a row stands at
k - 0.5, lines between k-th and next at k, each plus a millionth for each item further left.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from kithkin_science.network.layout.extent import Extent, Floats, Span
from kithkin_science.network.layout.objective import (
    BAR_CROSSED,
    BETWEEN_PARTNERS,
    BIRTH_ORDER,
    COUPLE_SPLIT,
    CROSSING,
    INTRUDER,
    LAST_COUPLE_SPLIT,
    NEXT_OF_KIN,
    TWINS_APART,
    UNION_ORDER,
    earlier_and_later,
    in_laws,
    is_last,
    latest_unions,
)
from kithkin_science.network.layout.skeleton import Knot, Skeleton

# Breaks ties, for all orders of equal strain: elder partner to the left, brothers and sisters in
# the stable order where births are not known.
TIE = 0.001
MOST_TOUCHED = 200
LITTLE = 1e-6

Indices = np.ndarray
Moved = Sequence[int] | None


class RowStrain:
    """The strain of one row: within it, and with the rows above and below.

    Lines of a batch are this row's items in `items` order; the rows above and below are read from
    matrices of their own, with one column or with as many.
    """

    def __init__(self, whole: Skeleton, row: int, members: list[int], near: list[Knot]) -> None:
        self.items = np.array(members, int)
        self.line = {item: j for j, item in enumerate(members)}
        self.below = sorted(
            (knot for knot in near if knot.row == row and knot.heads),
            key=lambda knot: not knot.feet,
        )
        self.above = sorted(
            (knot for knot in near if knot.row == row - 1 and knot.feet),
            key=lambda knot: not knot.heads,
        )
        self.heads = Extent([[self.line[i] for i in knot.heads] for knot in self.below])
        self.feet = Extent([[self.line[i] for i in knot.feet] for knot in self.above])
        self.open_below = sum(bool(knot.feet) for knot in self.below)
        self.open_above = sum(bool(knot.heads) for knot in self.above)
        self.below_of = _knots_of(self.below)
        self.above_of = _knots_of(self.above)
        self._groups(whole)
        self._wishes(whole)
        self._bars()

    def _groups(self, whole: Skeleton) -> None:
        """What spans hold when nobody is where they should not be."""
        self.own_heads = _persons_in(whole, [knot.heads for knot in self.below])
        self.own_feet = _persons_in(whole, [knot.feet for knot in self.above])
        latest = latest_unions(self.below)
        last = np.array([is_last(knot, latest) for knot in self.below], float)
        self.split = COUPLE_SPLIT + LAST_COUPLE_SPLIT * last
        partners = in_laws([*self.above, *self.below])[: len(self.above)]
        laws = [
            (k, self.line[i])
            for k, theirs in enumerate(partners)
            for i in sorted(theirs)
            if i < whole.persons
        ]
        self.law_knot, self.law = _columns(laws)
        stems = [self.line[foot] for knot in self.above for foot in knot.feet]
        wide = [k for k, knot in enumerate(self.above) if len(knot.feet) > 1]
        self.wide, self.stems = np.array(wide, int), np.array(stems, int)
        self.wide_of = _places_in([self.above[k].feet for k in wide])
        self.stems_of = _places_in([(foot,) for knot in self.above for foot in knot.feet])
        own = [[self.items[j] in self.above[k].feet for j in stems] for k in wide]
        self.strange = ~np.array(own, bool).reshape(len(wide), len(stems), 1)

    def _wishes(self, whole: Skeleton) -> None:
        wanted = _age_pairs(whole, self.above, self.below)
        wanted += [(a, b, UNION_ORDER) for a, b in earlier_and_later(self.below)]
        self.left, self.right = _columns([(self.line[a], self.line[b]) for a, b, _ in wanted])
        self.wish = np.array([weight for _, _, weight in wanted])
        twins = [
            (self.line[a], self.line[b])
            for a, b in whole.twins
            if a in self.line and b in self.line
        ]
        self.twin, self.other = _columns(twins)

    def _bars(self) -> None:
        """Pairs of a couple and any other knot of the row whose line might cross its bar."""
        pairs = [
            (u, v)
            for u, bar in enumerate(self.below)
            if len(bar.heads) > 1
            for v, line in enumerate(self.below)
            if v != u and (line.feet or len(line.heads) > 1)
        ]
        self.bar, self.hung = _columns(pairs)
        self.has_feet = np.array([bool(self.below[v].feet) for _, v in pairs]).reshape(-1, 1)
        self.is_bar = np.array([len(self.below[v].heads) > 1 for _, v in pairs]).reshape(-1, 1)
        found = defaultdict(list)
        for j, pair in enumerate(pairs):
            for k in pair:
                found[k].append(j)
        self.bars_of = found

    def within(self, stand: Floats, heads: Span, feet: Span, moved: Moved) -> Floats:
        """Couples apart, strangers among siblings, births and unions out of order, twins apart."""
        between = np.fmax(persons_from_to(heads) - self.own_heads, 0.0)
        strain = BETWEEN_PARTNERS * between.sum(0) + self.split @ (between > 0)
        first, last = feet
        span = np.fmax(persons_from_to(feet), 0.0)
        strain += INTRUDER * (span - self.own_feet).sum(0)
        if len(self.law):
            law = stand[self.law]
            inside = (law > first[self.law_knot]) & (law < last[self.law_knot])
            strain -= INTRUDER * inside.sum(0)
        if len(self.wish):
            strain += self.wish @ (stand[self.left] > stand[self.right])
        if len(self.twin):
            twins = stand[self.twin], stand[self.other]
            gap = persons_from_to((np.fmin(*twins), np.fmax(*twins))) - 2.0
            strain += TWINS_APART * np.fmax(gap, 0.0).sum(0)
        strain += CROSSING * self._stems_between(stand, feet, moved)
        return np.asarray(strain + BAR_CROSSED * self._under(heads, moved))

    def _stems_between(self, stand: Floats, feet: Span, moved: Moved) -> Floats | float:
        """Lines that come down between brothers and sisters of others."""
        if not len(self.wide):
            return 0.0
        every = np.arange(len(self.stems))
        if moved is None:
            return self._stems_over(stand, feet, np.arange(len(self.wide)), every)
        near = np.zeros(len(self.wide), bool)
        near[[k for item in moved for k in self.wide_of.get(item, ())]] = True
        ours = np.array([j for item in moved for j in self.stems_of.get(item, ())], int)
        touched, others = np.flatnonzero(near), np.flatnonzero(~near)
        return self._stems_over(stand, feet, touched, every) + self._stems_over(
            stand, feet, others, ours
        )

    def _stems_over(
        self, stand: Floats, feet: Span, wide: Indices, which: Indices
    ) -> Floats | float:
        if not (len(wide) and len(which)):
            return 0.0
        stems, knots = stand[self.stems[which]], self.wide[wide]
        over = (stems > feet[0][knots, None]) & (stems < feet[1][knots, None])
        return np.asarray((over & self.strange[wide[:, None], which]).sum((0, 1)))

    def _under(self, heads: Span, moved: Moved) -> Floats | float:
        """Lines that cross a couple's bar, and bars that cross."""
        if moved is None:
            pairs = np.arange(len(self.bar))
        else:
            near = {k for item in moved for k in self.below_of.get(item, ())}
            pairs = np.array(sorted({j for k in near for j in self.bars_of.get(k, ())}), int)
        if not len(pairs):
            return 0.0
        bar, line = self.bar[pairs], self.hung[pairs]
        (a, b), (c, d) = ((heads[0][k], heads[1][k]) for k in (bar, line))
        inside = (a <= c) & (d <= b) & ((a < c) | (d < b)) & (c < b) & (a < d)
        reach = (a < c) & (c < b) & (b < d)
        return np.asarray(((inside & self.has_feet[pairs]) | (reach & self.is_bar[pairs])).sum(0))

    def crossings_below(self, heads: Span, feet: Span, moved: Moved) -> Floats:
        """Crossings in the gap below; `feet` are those of `self.below` as far as it is open."""
        n = self.open_below
        touched = _touched(self.below_of, n, moved)
        return CROSSING * _crossings((heads[0][:n], heads[1][:n]), feet, touched)

    def crossings_above(self, heads: Span, feet: Span, moved: Moved) -> Floats:
        """Crossings in the gap above; `heads` are those of `self.above` as far as it is open."""
        return CROSSING * _crossings(heads, feet, _touched(self.above_of, len(feet[0]), moved))

    def strained(self, stand: Floats, feet: Span) -> list[int]:
        """Items of knots that cross, are split, or have strangers or wrong orders in them."""
        heads, ours = self.heads.of(stand), self.feet.of(stand)
        found: list[int] = []
        for k in np.flatnonzero(persons_from_to(heads) > self.own_heads[:, 0]):
            found += self.below[k].heads
        for k in self._mixed(stand, ours):
            found += self.above[k].feet
        for j in np.flatnonzero((stand[self.left] > stand[self.right]) & (self.wish > TIE)):
            found += [self.items[self.left[j]], self.items[self.right[j]]]
        n = self.open_below
        cross = crossing_pairs((heads[0][:n], heads[1][:n]), feet)
        for k in np.flatnonzero(cross.any(0) | cross.any(1)):
            found += self.below[k].heads + self.below[k].feet
        return list(dict.fromkeys(int(i) for i in found))

    def _mixed(self, stand: Floats, feet: Span) -> Indices:
        """Knots among whose feet somebody stands who is neither sibling nor partner of one."""
        law = stand[self.law]
        inside = (law > feet[0][self.law_knot]) & (law < feet[1][self.law_knot])
        guests = np.bincount(self.law_knot, inside, minlength=len(self.above))
        return np.flatnonzero(persons_from_to(feet) > self.own_feet[:, 0] + guests)


def persons_from_to(span: Span) -> Floats:
    """Persons from the first to the last of each group, both included."""
    return np.floor(span[1] + 0.5) - np.floor(span[0])


def _persons_in(whole: Skeleton, groups: Sequence[Sequence[int]]) -> Floats:
    counts = [sum(i < whole.persons for i in group) for group in groups]
    return np.array(counts, float).reshape(-1, 1)


def _columns(pairs: Sequence[tuple[int, int]]) -> tuple[Indices, Indices]:
    left, right = np.array(pairs, int).reshape(-1, 2).T
    return left, right


def _knots_of(knots: list[Knot]) -> dict[int, list[int]]:
    return _places_in([sorted({*knot.heads, *knot.feet}) for knot in knots])


def _places_in(groups: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """For each item, the numbers of the groups it is in."""
    found = defaultdict(list)
    for k, group in enumerate(groups):
        for item in group:
            found[item].append(k)
    return found


def _touched(knots_of: Mapping[int, list[int]], count: int, moved: Moved) -> Indices:
    if moved is None:
        return np.arange(count)
    found = sorted({k for item in moved for k in knots_of.get(item, ()) if k < count})
    # Of hundreds (somebody with hundreds of unions) an even sample tells the best place as well.
    return np.array(found[:: 1 + len(found) // MOST_TOUCHED], int)


def _crossings(heads: Span, feet: Span, touched: Indices) -> Floats:
    """Crossings of the touched knots with all knots, each pair once."""
    cross = crossing_pairs(heads, feet, touched)
    return np.asarray(cross.sum((0, 1)) - 0.5 * cross[:, touched].sum((0, 1)))


def crossing_pairs(heads: Span, feet: Span, touched: Indices | slice = slice(None)) -> Floats:
    """How many ends of each touched knot and each knot stand otherwise than the knots hang."""
    (low, high), (first, last) = heads, feet
    mine, ours = low[touched, None], high[touched, None]
    left = (mine <= low[None]) & (ours <= high[None])
    right = (mine >= low[None]) & (ours >= high[None])
    start, end = first[touched, None], last[touched, None]
    over = (start > first[None]).view(np.int8) + (end > last[None])
    under = (start < first[None]).view(np.int8) + (end < last[None])
    return np.asarray((left > right) * over + (right > left) * under)


def _age_pairs(
    whole: Skeleton, above: list[Knot], below: list[Knot]
) -> list[tuple[int, int, float]]:
    """Brothers and sisters: the elder stands to the left."""
    return [
        (a, b, BIRTH_ORDER if whole.birth[a] < whole.birth[b] < np.inf else TIE)
        for knot in above
        for k, a in enumerate(knot.feet)
        for b in knot.feet[k + 1 : k + 1 + NEXT_OF_KIN]
    ] + [(a, b, TIE) for knot in below for a, b in pairwise(knot.heads)]
