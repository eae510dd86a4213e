"""A programme in noughts and ones, written fault by fault and solved by HiGHS within a budget.

Expressions are linear and lie between 0 and 1; `any_of` gives one that is 1 where a clause (a set
of expressions that are all 1) holds, and `pay` puts a price on it. Constants fold away, so that a
fault which cannot change costs no line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

NEARLY = 1e-6
SOLVED, STOPPED, IMPOSSIBLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Term:
    """A constant and multiples of variables."""

    constant: float
    parts: tuple[tuple[int, float], ...] = ()

    def __add__(self, other: "Term") -> "Term":
        return Term(self.constant + other.constant, self.parts + other.parts)

    def __neg__(self) -> "Term":
        return Term(-self.constant, tuple((j, -c) for j, c in self.parts))

    def opposite(self) -> "Term":
        """1 where this is 0."""
        return Term(1.0) + -self

    def is_always(self, value: float) -> bool:
        """Whether this is a constant of that value."""
        return not self.parts and abs(self.constant - value) < NEARLY


Clause = Sequence[Term]


@dataclass(frozen=True, slots=True)
class Solution:
    """Values (None if none was found), a proven lower bound of the cost, and whether all is done."""

    values: np.ndarray | None
    bound: float
    nodes: int
    impossible: bool = False


@dataclass(slots=True)
class NoughtsAndOnes:
    """Minimise a price subject to lines `sum(coefficient * variable) >= bound`, all in 0..1."""

    prices: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    fixed: float = 0.0
    _row: list[int] = field(default_factory=list)
    _column: list[int] = field(default_factory=list)
    _value: list[float] = field(default_factory=list)
    _bound: list[float] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self._bound)

    def variable(self, *, whole: bool = False) -> Term:
        """A new variable; one that is not `whole` is held by its lines and its price."""
        self.prices.append(0.0)
        self.whole.append(whole)
        return Term(0.0, ((len(self.prices) - 1, 1.0),))

    def at_least(self, terms: Iterable[Term], bound: float) -> None:
        """Add the line `sum of terms >= bound`."""
        line = len(self._bound)
        for term in terms:
            bound -= term.constant
            for j, value in term.parts:
                self._row.append(line)
                self._column.append(j)
                self._value.append(value)
        self._bound.append(bound)

    def pay(self, price: float, term: Term) -> None:
        """Put a price on a term."""
        self.fixed += price * term.constant
        for j, value in term.parts:
            self.prices[j] += price * value

    def any_of(self, clauses: Iterable[Clause]) -> Term:
        """A term that is at least 1 where all of any clause are 1."""
        open_: list[list[Term]] = []
        for clause in clauses:
            if any(term.is_always(0.0) for term in clause):
                continue
            rest = [term for term in clause if not term.is_always(1.0)]
            if not rest:
                return Term(1.0)
            open_.append(rest)
        if not open_:
            return Term(0.0)
        if len(open_) == len(open_[0]) == 1:
            return open_[0][0]
        found = self.variable()
        for rest in open_:
            self.at_least([found, *(-term for term in rest)], 1.0 - len(rest))
        return found

    def solve(self, nodes: int, below: float | None = None) -> Solution:
        """The least price within a budget of nodes, all prices taken to add up to whole numbers.

        With `below`, only solutions of a lower price are of interest.
        """
        if not self.prices:
            return Solution(np.zeros(0), self.fixed, 0)
        lines = csr_matrix(
            (self._value, (self._row, self._column)), shape=(len(self._bound), len(self.prices))
        )
        rules = [LinearConstraint(lines, np.array(self._bound), np.inf)]
        if below is not None:
            most = below - 1.0 - self.fixed + NEARLY
            rules.append(LinearConstraint(np.array([self.prices]), -np.inf, most))
        result = milp(
            self.prices,
            integrality=np.array(self.whole, int),
            bounds=Bounds(0.0, 1.0),
            constraints=rules,
            options={"node_limit": nodes},
        )
        if result.status == IMPOSSIBLE:
            return Solution(None, below or 0.0, 0, impossible=True)
        bound = result.mip_dual_bound
        known = bound is not None and np.isfinite(bound)
        least = float(ceil(bound + self.fixed - NEARLY)) if known else -np.inf
        values = None if result.x is None else np.asarray(result.x, float)
        return Solution(values, least, int(result.mip_node_count or 0))
