"""What the estimators of sequences hand back."""

from dataclasses import dataclass
from typing import ClassVar

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Result, Term


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Transitions(Result):
    """One row a pair of states, ``first`` then ``then``.

    Attributes
    ----------
    first, then
        The states.
    count, n
        Pairs seen, and pairs that begin with ``first``.
    rate, low, high
        count / n, with percentiles of a bootstrap of units if one was asked for.
    states, counts
        All states, and (states, states) the counts as a table.
    lost
        Pairs in which a state is not known.
    """

    columns: ClassVar[dict[str, str]] = {
        "from": "first",
        "to": "then",
        "count": "count",
        "n": "n",
        "estimate": "rate",
        "conf_low": "low",
        "conf_high": "high",
    }
    first: tuple[Term, ...]
    then: tuple[Term, ...]
    count: Floats
    n: Floats
    rate: Floats
    low: Floats
    high: Floats
    states: tuple[Term, ...]
    counts: Floats
    lost: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LagSequential(Result):
    """One row a pair, ``first`` then ``then`` so many steps later.

    Attributes
    ----------
    first, then, count
        The pair, and how often it was seen.
    expected
        How often by chance, given how often each is there.
    lift
        count / expected.
    residual
        Adjusted residual: a z value where pairs are independent.
    p_value
        Of the residual, two-sided.
    lost
        Pairs in which a state is not known.
    """

    columns: ClassVar[dict[str, str]] = {
        "from": "first",
        "to": "then",
        "count": "count",
        "expected": "expected",
        "lift": "lift",
        "statistic": "residual",
        "p_value": "p_value",
    }
    first: tuple[Term, ...]
    then: tuple[Term, ...]
    count: Floats
    expected: Floats
    lift: Floats
    residual: Floats
    p_value: Floats
    lost: int
