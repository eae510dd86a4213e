"""What is wrong with an order: one number for many orders of one row at once.

An order of a row is a vector of places 0, 1, 2 ... by item (NaN: not placed yet). A batch is a
matrix with one candidate order a column, so that NumPy weighs all places where someone could
stand in one go; comparisons with NaN are false and `fmin` skips it, so unplaced items weigh
nothing.

Two knots cross if their heads stand in one order and any of their feet in the other.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from kithkin_science.network.layout.skeleton import Knot, Skeleton

BETWEEN_PARTNERS = 6.0  # for each person who stands between partners
COUPLE_SPLIT = 4.0
LAST_COUPLE_SPLIT = 1.0  # more, if it is the latest union of both
INTRUDER = 5.0  # for each stranger among brothers and sisters
BIRTH_ORDER = 4.0
UNION_ORDER = 1.0
BY_ID = 0.05  # breaks ties: elder partner, or lower id where births are not known, to the left
TWINS_APART = 3.0
MOST_TOUCHED = 200
NEXT_OF_KIN = 30  # how many following siblings or unions each is compared with
CROSSING = 4.0

Floats = np.ndarray
Indices = np.ndarray


class Extent:
    """First and last place of each of several groups of items."""

    def __init__(self, groups: Sequence[Sequence[int]]) -> None:
        self.total = sum(map(len, groups))
        self.first = np.array([group[0] for group in groups], int)
        most = max(map(len, groups), default=0)
        larger = ([g for g, group in enumerate(groups) if len(group) > k] for k in range(1, most))
        self.others = [
            (np.array(which, int), np.array([groups[g][k] for g in which], int))
            for k, which in enumerate(larger, 1)
        ]

    def of(self, places: Floats) -> tuple[Floats, Floats]:
        """(first, last), a line for each group; NaN if nobody is placed."""
        low = places[self.first]
        high = low.copy()
        for which, items in self.others:
            more = places[items]
            low[which] = np.fmin(low[which], more)
            high[which] = np.fmax(high[which], more)
        return low, high


class RowStrain:
    """The strain of one row: within it, and with the rows above and below.

    The lines of a batch are this row's items in `items` order; `everywhere` is the vector of
    places of all items of the drawing, from which the two neighbouring rows are read.
    """

    def __init__(self, whole: Skeleton, row: int, members: list[int], near: list[Knot]) -> None:
        self.items = np.array(members, int)
        self.line = {item: j for j, item in enumerate(members)}
        below = [knot for knot in near if knot.row == row and knot.heads]
        below.sort(key=lambda knot: not knot.feet)
        above = [knot for knot in near if knot.row == row - 1 and knot.feet]
        above.sort(key=lambda knot: not knot.heads)
        self.below, self.above = below, above
        self.heads = Extent([[self.line[i] for i in knot.heads] for knot in below])
        self.feet = Extent([[self.line[i] for i in knot.feet] for knot in above])
        self.feet_below = Extent([knot.feet for knot in below if knot.feet])
        self.heads_above = Extent([knot.heads for knot in above if knot.heads])
        self.open_below = sum(bool(knot.feet) for knot in below)
        self.open_above = sum(bool(knot.heads) for knot in above)
        self.below_of = _knots_of(below[: self.open_below])
        self.above_of = _knots_of(above[: self.open_above])
        self.side_by_side = np.array([[len(knot.heads) - 1.0] for knot in below]).reshape(-1, 1)
        self.split = COUPLE_SPLIT + LAST_COUPLE_SPLIT * _is_last(below)
        self._wishes(whole)

    def _wishes(self, whole: Skeleton) -> None:
        wanted = _age_pairs(whole, self.above, self.below) + _union_pairs(self.below)
        pairs = [(self.line[a], self.line[b]) for a, b, _ in wanted]
        self.left, self.right = np.array(pairs, int).reshape(-1, 2).T
        self.wish = np.array([weight for _, _, weight in wanted])
        twins = [
            (self.line[a], self.line[b])
            for a, b in whole.twins
            if a in self.line and b in self.line
        ]
        self.twin, self.other = np.array(twins, int).reshape(-1, 2).T
        laws = [(k, self.line[i]) for k, i in _in_laws(self.above, self.below)]
        self.law_knot, self.law = np.array(laws, int).reshape(-1, 2).T

    def within(
        self, places: Floats, heads: tuple[Floats, Floats], feet: tuple[Floats, Floats]
    ) -> Floats:
        """Couples apart, strangers among siblings, births and unions out of order, twins apart."""
        first, last = heads
        between = np.fmax(last - first - self.side_by_side, 0.0)
        strain = BETWEEN_PARTNERS * between.sum(0) + self.split @ (between > 0)
        first, last = feet
        law = places[self.law]
        inside = (law > first[self.law_knot]) & (law < last[self.law_knot])
        span = np.fmax(last - first + 1.0, 0.0).sum(0)
        strain += INTRUDER * (span - self.feet.total - inside.sum(0))
        strain += self.wish @ (places[self.left] > places[self.right])
        gap = np.abs(places[self.twin] - places[self.other]) - 1.0
        return np.asarray(strain + TWINS_APART * np.fmax(gap, 0.0).sum(0))

    def of(self, places: Floats, everywhere: Floats, moved: Sequence[int] | None = None) -> Floats:
        """Strain of each order in the batch.

        With `moved`, crossings are counted only for knots of these items: enough to compare
        orders that differ by where those items stand.
        """
        heads, feet = self.heads.of(places), self.feet.of(places)
        whole = everywhere[:, None]
        strain = self.within(places, heads, feet) + self._gap_below(heads, whole, moved)
        n = self.open_above
        first, last = self.heads_above.of(whole)
        touched = _touched(self.above_of, n, moved)
        crossings = _crossings((first + last) / 2, (feet[0][:n], feet[1][:n]), touched)
        return np.asarray(strain + CROSSING * crossings)

    def alone(self, everywhere: Floats, *, inner: bool) -> float:
        """Strain of the row as it stands: the gap below it and, if `inner`, the row itself."""
        places = everywhere[self.items, None]
        heads = self.heads.of(places)
        strain = self._gap_below(heads, everywhere[:, None], None)
        if inner:
            strain = strain + self.within(places, heads, self.feet.of(places))
        return float(strain[0])

    def strained(self, everywhere: Floats) -> list[int]:
        """Items of knots that cross, are split, or have strangers or wrong orders in them."""
        places = everywhere[self.items]
        heads, feet = self.heads.of(places), self.feet.of(places)
        found: list[int] = []
        for k in np.flatnonzero(heads[1] - heads[0] > self.side_by_side[:, 0]):
            found += self.below[k].heads
        for k in self._mixed(places, feet):
            found += self.above[k].feet
        wrong = (places[self.left] > places[self.right]) & (self.wish > BY_ID)
        for j in np.flatnonzero(wrong):
            found += [self.items[self.left[j]], self.items[self.right[j]]]
        n = self.open_below
        drop = (heads[0][:n] + heads[1][:n]) / 2
        first, last = self.feet_below.of(everywhere)
        cross = (drop[:, None] < drop) & (last[:, None] > first)
        for k in np.flatnonzero(cross.any(0) | cross.any(1)):
            found += self.below[k].heads + self.below[k].feet
        return list(dict.fromkeys(int(i) for i in found))

    def _mixed(self, places: Floats, feet: tuple[Floats, Floats]) -> Indices:
        """Knots among whose feet somebody stands who is neither sibling nor partner of one."""
        law = places[self.law]
        inside = (law > feet[0][self.law_knot]) & (law < feet[1][self.law_knot])
        guests = np.bincount(self.law_knot, inside, minlength=len(self.above))
        size = np.array([len(knot.feet) for knot in self.above])
        return np.flatnonzero(feet[1] - feet[0] + 1 > size + guests)

    def _gap_below(
        self, heads: tuple[Floats, Floats], whole: Floats, moved: Sequence[int] | None
    ) -> Floats:
        n = self.open_below
        drop = (heads[0][:n] + heads[1][:n]) / 2
        touched = _touched(self.below_of, n, moved)
        return CROSSING * _crossings(drop, self.feet_below.of(whole), touched)


def _knots_of(knots: list[Knot]) -> dict[int, list[int]]:
    found = defaultdict(list)
    for k, knot in enumerate(knots):
        for item in {*knot.heads, *knot.feet}:
            found[item].append(k)
    return found


def _touched(knots_of: Mapping[int, list[int]], count: int, moved: Sequence[int] | None) -> Indices:
    if moved is None:
        return np.arange(count)
    found = sorted({k for item in moved for k in knots_of.get(item, ())})
    # Of hundreds (somebody with hundreds of unions) an even sample tells the best place as well.
    return np.array(found[:: 1 + len(found) // MOST_TOUCHED], int)


def _crossings(drop: Floats, feet: tuple[Floats, Floats], touched: Indices) -> Floats:
    """Crossings of the touched knots with all knots, each pair once."""
    first, last = feet
    mine, theirs = drop[touched, None], drop[None]
    right = last[touched, None] > first[None]
    left = last[None] > first[touched, None]
    cross = ((mine < theirs) & right) | ((mine > theirs) & left)
    return np.asarray(cross.sum((0, 1)) - 0.5 * cross[:, touched].sum((0, 1)))


def _age_pairs(
    whole: Skeleton, above: list[Knot], below: list[Knot]
) -> list[tuple[int, int, float]]:
    """Brothers and sisters: the elder stands to the left."""
    return [
        (a, b, BIRTH_ORDER if whole.birth[a] < whole.birth[b] < np.inf else BY_ID)
        for knot in above
        for k, a in enumerate(knot.feet)
        for b in knot.feet[k + 1 : k + 1 + NEXT_OF_KIN]
    ] + [(a, b, BY_ID) for knot in below for a, b in pairwise(knot.heads)]


def _union_pairs(below: list[Knot]) -> list[tuple[int, int, float]]:
    """Partners of one person: the earlier union (knots know it by number) to the left."""
    couples = defaultdict(list)
    for knot in below:
        if knot.union is not None and len(knot.heads) == 2:
            for head, partner in (knot.heads, knot.heads[::-1]):
                couples[head].append((knot.union, partner))
    return [
        (a, b, UNION_ORDER)
        for ordered in map(sorted, couples.values())
        for k, (_, a) in enumerate(ordered)
        for _, b in ordered[k + 1 : k + 1 + NEXT_OF_KIN]
        if a != b
    ]


def _is_last(below: list[Knot]) -> Floats:
    latest: dict[int, int] = {}
    for knot in below:
        for head in knot.heads:
            if knot.union is not None:
                latest[head] = max(latest.get(head, -1), knot.union)
    return np.array([all(latest.get(i) == knot.union for i in knot.heads) for knot in below], float)


def _in_laws(above: list[Knot], below: list[Knot]) -> list[tuple[int, int]]:
    """Partners who may stand among the feet of a knot, because one of the feet is theirs."""
    partners: dict[int, set[int]] = {}
    for knot in below:
        for head in knot.heads:
            partners.setdefault(head, set()).update(knot.heads)
    pairs: list[tuple[int, int]] = []
    for k, knot in enumerate(above):
        theirs = set().union(*(partners.get(foot, ()) for foot in knot.feet)) - set(knot.feet)
        pairs.extend((k, item) for item in sorted(theirs))
    return pairs
