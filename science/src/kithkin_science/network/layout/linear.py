"""A sparse linear programme, written one line at a time and solved by HiGHS."""

from collections.abc import Iterable

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

Terms = Iterable[tuple[int, float]]


class Programme:
    """Minimise a weighted sum subject to `sum(coefficient * variable) <= bound` lines."""

    def __init__(self) -> None:
        self.costs: list[float] = []
        self.limits: list[tuple[float | None, float | None]] = []
        self._row: list[int] = []
        self._column: list[int] = []
        self._value: list[float] = []
        self._bound: list[float] = []

    def variable(self, low: float | None = None, high: float | None = None) -> int:
        """A new variable with its limits (None: free)."""
        self.costs.append(0.0)
        self.limits.append((low, high))
        return len(self.costs) - 1

    def at_most(self, terms: Terms, bound: float) -> None:
        """Add the line `terms <= bound`."""
        row = len(self._bound)
        for column, value in terms:
            self._row.append(row)
            self._column.append(column)
            self._value.append(value)
        self._bound.append(bound)

    def pull(self, terms: Terms, weight: float, constant: float = 0.0) -> int:
        """Pay `weight * |terms + constant|`; the variable returned holds that distance."""
        terms = list(terms)
        distance = self.variable(0.0)
        self.costs[distance] = weight
        self.at_most([*terms, (distance, -1.0)], -constant)
        self.at_most([*((j, -value) for j, value in terms), (distance, -1.0)], constant)
        return distance

    def solve(self, method: str = "highs") -> np.ndarray:
        """The optimum. Callers write only programmes that have one.

        Raises
        ------
        ArithmeticError
            If the solver finds none: a defect of the caller, never of the family.
        """
        lines = csr_matrix(
            (self._value, (self._row, self._column)), shape=(len(self._bound), len(self.costs))
        )
        result = linprog(
            self.costs, A_ub=lines, b_ub=self._bound, bounds=self.limits, method=method
        )
        if result.x is None:
            raise ArithmeticError(f"No optimum: {result.message}")
        return np.asarray(result.x, dtype=float)
