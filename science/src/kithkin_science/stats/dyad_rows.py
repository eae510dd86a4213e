"""Rows of people put side by side as dyads."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from kithkin_science.base.codes import Codes, coded
from kithkin_science.base.columns import Floats, column_of, numbers, same_length
from kithkin_science.base.result import Term


@dataclass(frozen=True, slots=True)
class Dyads:
    """(dyads, 2) outcomes and predictors; the columns are the roles where there are any."""

    outcome: Floats
    predictor: Floats
    roles: tuple[Term, ...]
    dropped: dict[str, int]

    @property
    def count(self) -> int:
        """How many dyads."""
        return len(self.outcome)


def read_dyads(outcome: Any, predictor: Any, dyad: Any, role: Any, data: Any) -> Dyads:
    """Dyads of two people with all values; the others are counted by reason, in dyads."""
    y, x = (np.atleast_1d(numbers(column_of(data, one))) for one in (outcome, predictor))
    ids, (pair,) = coded(column_of(data, dyad))
    same_length(outcome=y, predictor=x, dyad=pair)
    roles, part = _roles(role, data, pair.size)
    known = pair >= 0
    size = np.bincount(pair[known], minlength=len(ids))
    two = known & (size[pair] == 2)
    order = np.lexsort((y, x, part, pair))
    order = order[two[order]]
    first, other = order[0::2], order[1::2]
    apart = (part[first] == 0) & (part[other] == 1) if role is not None else first >= 0
    values = np.column_stack([y[first], y[other], x[first], x[other]])
    whole = np.isfinite(values).all(axis=1)
    dropped = {
        "no_id": int((~known).sum()),
        "not_two": int(((size != 2) & (size > 0)).sum()),
        "no_roles": int((~apart).sum()),
        "gap": int((apart & ~whole).sum()),
    }
    values = values[apart & whole]
    kept = {reason: count for reason, count in dropped.items() if count}
    return Dyads(values[:, :2], values[:, 2:], roles, kept)


def _roles(role: Any, data: Any, rows: int) -> tuple[tuple[Term, ...], Codes]:
    if role is None:
        return (), np.zeros(rows, dtype=np.int64)
    words, (part,) = coded(column_of(data, role))
    same_length(dyad=range(rows), role=part)
    if len(words) > 2:
        raise ValueError(f"two roles tell a dyad apart, not {len(words)}")
    return tuple(words), part
