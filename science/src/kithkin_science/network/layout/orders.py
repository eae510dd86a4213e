"""Orders of rows as noughts and ones, in which only `free` items may change their place.

    x_ab  a stands left of b      for two items of a row; x_ba = 1 - x_ab
    x_ab + x_bc - 1 <= x_ac       an order, not a circle (added when a solution breaks one)
    m_acb >= |x_ac + x_cb - 1|    c stands between a and b
    m_acb + m_bac + m_abc = 1     one of three is the middle one

Reference: Caprara, Oswald, Reinelt, Schwarz & Traversi (2011), Math. Program. Comput. 3:261
(betweenness variables).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import numpy as np

from kithkin_science.network.layout.whole_numbers import NEARLY, NoughtsAndOnes, Solution, Term

Rows = Mapping[int, Sequence[int]]
MOST_TRIPLES = 300


class Orders:
    """Variables for the order of each row that has free items."""

    def __init__(self, rows: Rows, free: Collection[int], row_of: Sequence[int]) -> None:
        self.rows = rows
        self.free = set(free)
        self.programme = NoughtsAndOnes()
        self.at = {item: k for items in rows.values() for k, item in enumerate(items)}
        self.touched = sorted({row_of[item] for item in self.free})
        self._left: dict[tuple[int, int], Term] = {}
        self._middle: dict[tuple[int, int, int], Term] = {}
        self._lined: set[tuple[int, int, int]] = set()
        for row in self.touched:
            self._line_up(row)

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
