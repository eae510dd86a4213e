"""The least strain of a family, or of a part of it while the others keep their order.

Every fault of `objective` is a price on clauses of who stands left of whom and between whom
(`orders`). Nowhere is more charged than the fault
costs, so a proven bound of the programme is one of the strain; all weights are whole numbers, so
it may be rounded up.

Reference: Jünger, Lee, Mutzel & Odenthal (1997), LNCS 1353:13 (crossings between rows as a linear
ordering programme).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

from kithkin_science.network.layout.faults import Tally
from kithkin_science.network.layout.objective import (
    BAR_CROSSED,
    BETWEEN_PARTNERS,
    BIRTH_ORDER,
    COUPLE_SPLIT,
    CROSSING,
    INTRUDER,
    LAST_COUPLE_SPLIT,
    TWINS_APART,
    UNION_ORDER,
)
from kithkin_science.network.layout.orders import Orders, Rows
from kithkin_science.network.layout.skeleton import Knot
from kithkin_science.network.layout.whole_numbers import Term

MOST_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Best:
    """Rows of the least strain found (None if none was), and what was proven."""

    rows: dict[int, list[int]] | None
    bound: float
    nodes: int


class Exact(Orders):
    """The programme of a family in which only `free` items may change their place."""

    def __init__(
        self, tally: Tally, rows: Rows, free: Collection[int], most_lines: float = inf
    ) -> None:
        super().__init__(rows, free, tally.row)
        self.tally = tally
        # Writing stops a little above `most_lines`: a programme that large is not to be solved.
        if self._charge(most_lines):
            self._one_in_the_middle()

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

    def _charge(self, most_lines: float) -> bool:
        """Write all faults; False if the programme grew too large before the end."""
        for k in self.tally.near(self.free):
            if self.programme.lines > most_lines:
                return False
            self._charge_couple(k)
            self._charge_sibship(k)
        self._charge_pairs()
        for one, other in self.tally.meetings(self.free, self.touched):
            if self.programme.lines > most_lines:
                return False
            self._charge_crossing(one, other)
            self._charge_bar(one, other)
            self._charge_bar(other, one)
        return True

    def _charge_pairs(self) -> None:
        tally = self.tally
        for a, b in tally.twins_near(self.free):
            for c in self._others(a, b):
                self._charge_one(TWINS_APART * tally.many[c], self.between(a, c, b), (a, c, b))
        for weight, pairs in ((BIRTH_ORDER, tally.ages), (UNION_ORDER, tally.unions)):
            for a, b in pairs:
                if self._may_change(a, b):
                    self.programme.pay(weight * tally.many[a] * tally.many[b], self.left(b, a))

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
        for c in self.rows.get(self.tally.row[feet[0]], ()):
            if c in feet or not self._may_change(c, *feet):
                continue
            price = CROSSING * self.tally.stems[c]
            price += INTRUDER * (c < self.tally.persons and c not in laws)
            if price:
                inside = ([self.between(a, c, b)] for a, b in combinations(feet, 2))
                self.programme.pay(price * self.tally.many[c], self.programme.any_of(inside))

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
        starts: list[list[Term]] = []
        finishes: list[list[Term]] = []
        for left, right in ((one, other), (other, one)):
            hangs = self._hangs_left(left, right)
            if hangs is None or hangs.is_always(0.0):
                continue
            # The first of all stands on the right one's side, or the last of all on the left's.
            starts += self._beyond(hangs, right.feet, left.feet, first=True)
            finishes += self._beyond(hangs, left.feet, right.feet, first=False)
        if len(one.feet) == len(other.feet) == 1:
            self.programme.pay(2 * CROSSING, self.programme.any_of(starts))
        else:
            self.programme.pay(CROSSING, self.programme.any_of(starts))
            self.programme.pay(CROSSING, self.programme.any_of(finishes))

    def _beyond(
        self, hangs: Term, ours: Sequence[int], theirs: Sequence[int], *, first: bool
    ) -> list[list[Term]]:
        """Clauses that one of ours stands before all of theirs (or behind them)."""
        return [
            [hangs, *(self.left(a, b) if first else self.left(b, a) for b in theirs)]
            for a in ours
            if a not in theirs
        ]

    def _charge_bar(self, bar: Knot, line: Knot) -> None:
        inner = [head for head in line.heads if head not in bar.heads]
        if len(bar.heads) != 2 or len(line.heads) > 2 or not inner:
            return
        if not self._may_change(*bar.heads, *inner):
            return
        a, b = bar.heads
        within = [self.between(a, head, b) for head in inner]
        if line.feet:
            self.programme.pay(BAR_CROSSED, self.programme.any_of([within]))
        if len(inner) == 2 and bar.heads < line.heads:
            one, other = within
            mixed = [[one, other.opposite()], [other, one.opposite()]]
            self.programme.pay(BAR_CROSSED, self.programme.any_of(mixed))
