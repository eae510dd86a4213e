"""Families side by side: a row a family, a column each who tells about whom."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from kithkin_science.base.codes import Codes, coded
from kithkin_science.base.columns import Floats, column_of, numbers, same_length
from kithkin_science.base.result import Term


@dataclass(frozen=True, slots=True)
class Families:
    """(families, pairs) values; ``pairs`` are (actor, partner) by number of role."""

    values: Floats
    term: tuple[Term, ...]
    roles: tuple[Term, ...]
    pairs: tuple[tuple[int, int], ...]
    dropped: dict[str, int]
    twice: int


def read_families(value: Any, group: Any, actor: Any, partner: Any, data: Any) -> Families:
    """Families in which everybody told about everybody; the others are counted."""
    told = np.atleast_1d(numbers(column_of(data, value)))
    groups, (home,) = coded(column_of(data, group))
    roles, (who, whom) = coded(column_of(data, actor), column_of(data, partner))
    same_length(value=told, group=home, actor=who, partner=whom)
    fit = (home >= 0) & (who >= 0) & (whom >= 0) & (who != whom)
    many = len(roles)
    pairs = tuple((a, b) for a in range(many) for b in range(many) if a != b)
    cells, twice = _cells(told, (home * many + who) * many + whom, fit, len(groups) * many**2)
    table = cells.reshape(len(groups), many, many)
    wide = np.array([table[:, a, b] for a, b in pairs]).reshape(len(pairs), len(groups)).T
    whole = np.isfinite(wide).all(axis=1) if pairs else np.zeros(len(groups), dtype=bool)
    counts = {"no_id": int((~fit).sum()), "gap": int((~whole).sum())}
    return Families(
        wide[whole],
        tuple(one for one, ok in zip(groups, whole, strict=True) if ok),
        tuple(roles),
        pairs,
        {reason: count for reason, count in counts.items() if count},
        twice,
    )


def _cells(told: Floats, cell: Codes, fit: Any, many: int) -> tuple[Floats, int]:
    """Mean of what was told in each cell, NaN where nothing was, and how many told twice."""
    known = fit & np.isfinite(told)
    count = np.bincount(cell[known], minlength=many)
    total = np.bincount(cell[known], told[known], many)
    mean = np.divide(total, count, out=np.full(many, np.nan), where=count > 0)
    return mean, int((count > 1).sum())


def parts_of(families: Families) -> tuple[list[tuple[str, Term]], Floats]:
    """Names of all variances and covariances, and (parts, pairs, pairs) where each stands."""
    pairs, roles = families.pairs, families.roles
    first = np.array([[a == role for a, _ in pairs] for role in range(len(roles))], dtype=float)
    other = np.array([[b == role for _, b in pairs] for role in range(len(roles))], dtype=float)
    names: list[tuple[str, Term]] = [("family", "all")]
    tables = [np.ones((len(pairs), len(pairs)))]
    for row, role in enumerate(roles):
        cross = np.outer(first[row], other[row])
        names += [("actor", role), ("partner", role), ("generalized", role)]
        tables += [np.outer(first[row], first[row]), np.outer(other[row], other[row])]
        tables.append(cross + cross.T)
    for row, (a, b) in enumerate(pairs):
        names.append(("relationship", (roles[a], roles[b])))
        tables.append(np.diag(np.eye(len(pairs))[row]))
    for a, b in combinations(range(len(roles)), 2):
        both = np.zeros((len(pairs), len(pairs)))
        both[pairs.index((a, b)), pairs.index((b, a))] = 1.0
        names.append(("dyadic", (roles[a], roles[b])))
        tables.append(both + both.T)
    return names, np.array(tables)
