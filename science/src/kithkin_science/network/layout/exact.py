"""The least strain of a family, or of a part of it while the others keep their order.

    x_ab  a stands left of b      for two items of a row; x_ba = 1 - x_ab
    x_ab + x_bc - 1 <= x_ac       an order, not a circle (added when a solution breaks one)
    m_acb >= |x_ac + x_cb - 1|    c stands between a and b
    m_acb + m_bac + m_abc = 1     one of three is the middle one

Every fault of `objective` is a price on clauses of these. Nowhere is more charged than the fault
costs, so a proven bound of the programme is one of the strain; all weights are whole numbers, so
it may be rounded up.

References: Jünger, Lee, Mutzel & Odenthal (1997), LNCS 1353:13 (crossings between rows as a linear
ordering programme); Caprara, Oswald, Reinelt, Schwarz & Traversi (2011), Math. Program. Comput.
3:261 (betweenness variables).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from kithkin_science.network.layout.faults import Tally
from kithkin_science.network.layout.objective import (
    BETWEEN_PARTNERS,
    BIRTH_ORDER,
    COUPLE_SPLIT,
    CROSSING,
    INTRUDER,
    LAST_COUPLE_SPLIT,
    TWINS_APART,
    UNION_ORDER,
)
from kithkin_science.network.layout.skeleton import Knot
from kithkin_science.network.layout.whole_numbers import NEARLY, NoughtsAndOnes, Solution, Term

Rows = Mapping[int, Sequence[int]]
MOST_TRIPLES = 300
MOST_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Best:
    """Rows of the least strain found (None if none was), and what was proven."""

    rows: dict[int, list[int]] | None
    bound: float
    nodes: int


class Exact:
    """The programme of a family in which only `free` items may change their place."""

    def __init__(self, tally: Tally, rows: Rows, free: Collection[int]) -> None:
        self.tally = tally
        self.rows = rows
        self.free = set(free)
        self.programme = NoughtsAndOnes()
        self.at = {item: k for items in rows.values() for k, item in enumerate(items)}
        self.touched = sorted({tally.row[item] for item in self.free})
        self._left: dict[tuple[int, int], Term] = {}
        self._middle: dict[tuple[int, int, int], Term] = {}
        for row in self.touched:
            self._line_up(row)
        self._charge()
        self._one_in_the_middle()
        self._lined: set[tuple[int, int, int]] = set()

    def solve(self, nodes: int, below: float | None = None) -> Best:
        """Search within a budget of nodes."""
        self._all_small_rows()
        found = self.programme.solve(nodes, below)
        bound, left = found.bound, nodes - found.nodes
        for _ in range(MOST_ROUNDS):
            if found.values is None or not self._forbid_circles(found) or left <= 0:
                break
            found = self.programme.solve(left, below)
            bound, left = max(bound, found.bound), left - found.nodes
        rows = None if found.values is None else self._rows_of(found.values)
        return Best(rows, bound, nodes - left)

    @property
    def lines(self) -> int:
        """How many lines the programme has before any about circles."""
        return self.programme.lines

    # Orders

    def _line_up(self, row: int) -> None:
        """Variables for pairs with a free item; fixed items keep their order around it."""
        items = self.rows[row]
        fixed = [item for item in items if item not in self.free]
        ours = [item for item in items if item in self.free]
        for a, b in combinations(sorted(ours), 2):
            self._left[a, b] = self.programme.variable(whole=True)
        for item in ours:
            for other in fixed:
                self._left[item, other] = self.programme.variable(whole=True)
            for one, next_ in pairwise(fixed):
                self.programme.at_least([self._left[item, next_], -self._left[item, one]], 0.0)

    def left(self, a: int, b: int) -> Term:
        """1 if a stands left of b."""
        if (a, b) in self._left:
            return self._left[a, b]
        if (b, a) in self._left:
            return self._left[b, a].opposite()
        return Term(float(self.at[a] < self.at[b]))

    def between(self, a: int, c: int, b: int) -> Term:
        """1 if c stands between a and b."""
        key = (min(a, b), c, max(a, b))
        if key not in self._middle:
            self._middle[key] = self._new_middle(*key)
        return self._middle[key]

    def _new_middle(self, a: int, c: int, b: int) -> Term:
        first, last, whole = self.left(a, c), self.left(c, b), self.left(a, b)
        for known, other in ((first, last), (last, first)):
            if not known.parts:
                return other if known.is_always(1.0) else other.opposite()
        if not whole.parts:
            both = first + last if whole.is_always(1.0) else first.opposite() + last.opposite()
            return both + Term(-1.0)
        found = self.programme.variable()
        self.programme.at_least([found, -first, -last], -1.0)
        self.programme.at_least([found, first, last], 1.0)
        return found

    def _one_in_the_middle(self) -> None:
        asked: defaultdict[tuple[int, ...], int] = defaultdict(int)
        for (a, c, b), term in self._middle.items():
            asked[tuple(sorted((a, b, c)))] += bool(term.parts)
        for trio, count in list(asked.items()):
            if count > 1:
                a, b, c = trio
                middles = [self.between(a, b, c), self.between(b, a, c), self.between(a, c, b)]
                self.programme.at_least(middles, 1.0)
                self.programme.at_least([-term for term in middles], -1.0)

    def _trios(self, row: int) -> Iterator[tuple[int, int, int]]:
        """Three items of a row of whom two at least are free (one alone is lined up already)."""
        items = self.rows[row]
        ours = sorted(item for item in items if item in self.free)
        for a, b in combinations(ours, 2):
            for c in items:
                if c not in self.free or c > b:
                    yield a, b, c

    def _all_small_rows(self) -> None:
        for row in self.touched:
            trios = list(self._trios(row))
            if len(trios) <= MOST_TRIPLES:
                for trio in trios:
                    self._line(trio)

    def _line(self, trio: tuple[int, int, int]) -> None:
        if trio not in self._lined:
            self._lined.add(trio)
            a, b, c = trio
            way = self.left(a, b), self.left(b, c), -self.left(a, c)
            self.programme.at_least(way, 0.0)
            self.programme.at_least([-term for term in way], -1.0)

    def _forbid_circles(self, found: Solution) -> bool:
        """Add the lines that a solution breaks; whether there were any."""
        broken = [
            trio
            for row in self.touched
            for trio in self._trios(row)
            if trio not in self._lined and self._is_circle(found, trio)
        ]
        for trio in broken:
            self._line(trio)
        return bool(broken)

    def _is_circle(self, found: Solution, trio: tuple[int, int, int]) -> bool:
        a, b, c = trio
        way = [self._value(found, term) for term in (self.left(a, b), self.left(b, c))]
        total = sum(way) - self._value(found, self.left(a, c))
        return total > 1.0 + NEARLY or total < -NEARLY

    @staticmethod
    def _value(found: Solution, term: Term) -> float:
        assert found.values is not None
        parts = (value * found.values[j] for j, value in term.parts)
        return float(term.constant + sum(parts))

    def _rows_of(self, values: np.ndarray) -> dict[int, list[int]]:
        found = Solution(values, 0.0, 0)
        rows = {}
        for row in self.touched:
            items = self.rows[row]
            key = {
                a: sum(round(self._value(found, self.left(b, a))) for b in items if b != a)
                for a in items
            }
            rows[row] = sorted(items, key=lambda item: (key[item], self.at[item]))
        return rows

    # Faults

    def _charge(self) -> None:
        tally = self.tally
        for k in tally.near(self.free):
            self._charge_couple(k)
            self._charge_sibship(k)
        for a, b in tally.twins_near(self.free):
            for c in self._others(a, b):
                self._charge_one(TWINS_APART * tally.many[c], self.between(a, c, b), (a, c, b))
        for weight, pairs in ((BIRTH_ORDER, tally.ages), (UNION_ORDER, tally.unions)):
            for a, b in pairs:
                if self._may_change(a, b):
                    self.programme.pay(weight * tally.many[a] * tally.many[b], self.left(b, a))
        for one, other in tally.meetings(self.free, self.touched):
            self._charge_crossing(one, other)
            self._charge_bar(one, other)
            self._charge_bar(other, one)

    def _may_change(self, *items: int) -> bool:
        return not self.free.isdisjoint(items)

    def _others(self, *group: int) -> list[int]:
        """Persons of the row who are not of a group."""
        row = self.rows.get(self.tally.row[group[0]], ())
        return [item for item in row if item < self.tally.persons and item not in group]

    def _charge_one(self, price: float, term: Term, items: Sequence[int]) -> None:
        if self._may_change(*items):
            self.programme.pay(price, term)

    def _charge_couple(self, k: int) -> None:
        heads = self.tally.knots[k].heads
        if len(heads) < 2:
            return
        between = []
        for c in self._others(*heads):
            found = self.programme.any_of(
                [self.between(a, c, b)] for a, b in combinations(heads, 2)
            )
            between.append([found])
            self._charge_one(BETWEEN_PARTNERS * self.tally.many[c], found, (c, *heads))
        split = COUPLE_SPLIT + LAST_COUPLE_SPLIT * self.tally.last[k]
        self.programme.pay(split, self.programme.any_of(between))

    def _charge_sibship(self, k: int) -> None:
        feet, laws = self.tally.knots[k].feet, self.tally.laws[k]
        if len(feet) < 2:
            return
        for c in self._others(*feet):
            if c not in laws and self._may_change(c, *feet):
                inside = ([self.between(a, c, b)] for a, b in combinations(feet, 2))
                self.programme.pay(INTRUDER * self.tally.many[c], self.programme.any_of(inside))

    def _hangs_left(self, one: Knot, other: Knot) -> Term | None:
        """1 if one's line leaves the row left of the other's; None where that is left open."""
        ours, theirs = one.heads, other.heads
        if len(ours) > 2 or len(theirs) > 2 or set(ours) == set(theirs):
            return None
        pairs = [(a, b) for a in ours for b in theirs if a != b]
        if len(pairs) < 3:
            # One against one, one against two, or one of a couple against that couple.
            return self.programme.any_of([[self.left(a, b) for a, b in pairs]])
        if len(pairs) == 3:
            (a,), (b,) = set(ours) - set(theirs), set(theirs) - set(ours)
            return self.left(a, b)
        clauses = combinations([self.left(a, b) for a, b in pairs], 3)
        return self.programme.any_of(clauses)

    def _charge_crossing(self, one: Knot, other: Knot) -> None:
        ends = {*one.feet, *other.feet}
        if not (one.feet and other.feet) or len(ends) < 2:
            return
        if not self._may_change(*one.heads, *other.heads, *ends):
            return
        clauses = []
        for left, right in ((one, other), (other, one)):
            hangs = self._hangs_left(left, right)
            if hangs is None or hangs.is_always(0.0):
                continue
            clauses += [[hangs, self.left(b, a)] for a in left.feet for b in right.feet if a != b]
        self.programme.pay(CROSSING, self.programme.any_of(clauses))

    def _charge_bar(self, bar: Knot, line: Knot) -> None:
        inner = [head for head in line.heads if head not in bar.heads]
        if len(bar.heads) != 2 or len(line.heads) > 2 or not inner:
            return
        if not self._may_change(*bar.heads, *inner):
            return
        a, b = bar.heads
        within = [self.between(a, head, b) for head in inner]
        if line.feet:
            self.programme.pay(CROSSING, self.programme.any_of([within]))
        if len(inner) == 2 and bar.heads < line.heads:
            one, other = within
            mixed = [[one, other.opposite()], [other, one.opposite()]]
            self.programme.pay(CROSSING, self.programme.any_of(mixed))
