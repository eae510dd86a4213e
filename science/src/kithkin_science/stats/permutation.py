"""Whether labels matter: the statistic beside those of the same rows with labels exchanged."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from kithkin_science.base.columns import Floats, column_of, labels, numbers, same_length
from kithkin_science.base.result import Note, Result, column, notes_of
from kithkin_science.stats import arrangements
from kithkin_science.stats.draws import Rows, Seed, seed_of
from kithkin_science.stats.frames import content, read, rows_of, take
from kithkin_science.stats.intervals import tails
from kithkin_science.stats.orders import codes_by_content, steady

REFERENCE = (
    "Phipson and Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9, 39, "
    "doi:10.2202/1544-6115.1585; ends of p: Clopper and Pearson (1934), Biometrika 26, 404-413, "
    "doi:10.1093/biomet/26.4.404"
)
Side = Literal["greater", "less", "two_sided"]
ROUNDING = 1e-9  # of the statistics' range: equal but for rounding counts as equal

MANY = 10**300  # more than a float holds


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PermutationTest(Result):
    """How unusual the statistic is where labels mean nothing.

    Attributes
    ----------
    statistic
        Of the labels as they are.
    p_value
        Share of arrangements with a statistic as far out; exact where all were tried, else
        (1 + as far out) / (1 + tried), so never 0.
    p_low, p_high
        What all arrangements would give, at ``level``; equal to ``p_value`` where all were tried.
    arrangements
        Different ways to give the labels to the rows; a float, for it may be very large.
    exact
        Whether all were tried.
    """

    columns: ClassVar[dict[str, str]] = {
        "statistic": "statistic",
        "p_value": "p_value",
        "p_low": "p_low",
        "p_high": "p_high",
    }
    statistic: float
    p_value: float
    p_low: float
    p_high: float
    arrangements: float
    exact: bool


def permutation_test(
    f: Callable[[Any, Any], Any],
    data: Any,
    labels: Any,
    *,
    within: Any = None,
    side: Side = "greater",
    replicates: int = 9999,
    level: float = 0.95,
    rng: Seed = None,
) -> PermutationTest:
    """Test of exchangeable labels, with any statistic.

    Parameters
    ----------
    f
        Statistic of (data, labels), a number: data in the form given, labels as an array.
    data
        An array (rows, ...), or columns by name (dict or data frame), handed to ``f`` as a dict.
    labels
        (rows,) what is exchanged between rows, or a name in ``data``.
    within
        (rows,) ids or a name in ``data``: labels are exchanged only among rows of the same id.
    side
        Which statistics are as far out: those not smaller (``greater``), not larger (``less``),
        or twice the lesser share (``two_sided``).
    replicates
        All arrangements are tried if there are no more than this; else so many random ones.
    level
        Of the interval of p, between 0 and 1; 1 - level is what ``few_arrangements`` looks at.
    rng
        Seed, Generator or None; the seed used is in the result.

    Returns
    -------
    PermutationTest
        NaN where the statistic of the data is not a number. A replicate that gives none counts
        as far out, and is noted.

    Notes
    -----
    Domain: rows (within ids) exchangeable if labels mean nothing; autocorrelated rows are not.

    Examples
    --------
    >>> apart = lambda rows, group: rows[group == "b"].mean() - rows[group == "a"].mean()
    >>> told = permutation_test(apart, [1, 2, 3, 4, 5, 6], ["a", "a", "a", "b", "b", "b"])
    >>> told.statistic, told.p_value, told.arrangements
    (3.0, 0.05, 20.0)
    """
    seed, (found, values, codes, groups, lost) = seed_of(rng), _rows(data, labels, within)
    observed = float(f(found, values[codes]))
    ways = arrangements.how_many(codes, groups)
    exact = ways <= replicates
    tried: Iterable[Rows] = (
        arrangements.every(codes, groups)
        if exact
        else arrangements.some(codes, groups, replicates, seed)
    )
    others = np.array([float(f(found, values[one])) for one in tried])
    p = share_as_far(observed, others, side, None if exact else level)
    undefined = int(np.isnan(others).sum())
    few = int(ways < 1 / tails(level)[0] / 2 - 1e-9)
    return PermutationTest(
        n_used=rows_of(found),
        n_dropped={"missing": lost} if lost else {},
        notes=notes_of(
            Note(
                "few_arrangements",
                f"With only {ways} arrangements p cannot fall below {1 / ways:.3g}.",
                few,
            ),
            Note("undefined", "Arrangements without a statistic: taken as far out.", undefined),
        ),
        claim="goes_with",
        method=f"{'all' if exact else replicates} arrangements, {side}, level {level:g}",
        reference=REFERENCE,
        seed=seed,
        statistic=observed,
        p_value=p[0],
        p_low=p[1],
        p_high=p[2],
        arrangements=float(ways) if ways < MANY else float("inf"),
        exact=exact,
    )


def share_as_far(
    observed: float, others: Floats, side: Side, level: float | None
) -> tuple[float, float, float]:
    """P and its ends; ``level`` is None where ``others`` are all that there are."""
    if not np.isfinite(observed):
        return (float("nan"),) * 3
    span = np.nanmax(np.abs(others), initial=abs(observed))
    far = np.array(
        [
            (~(others < observed - ROUNDING * span)).sum(),
            (~(others > observed + ROUNDING * span)).sum(),
        ]
    )
    counted = {"greater": far[0], "less": far[1], "two_sided": far.min()}[side]
    times = 2 if side == "two_sided" else 1
    if level is None:
        p = min(times * int(counted) / len(others), 1.0)
        return p, p, p
    low, high = _clopper_pearson(int(counted), len(others), level)
    p = (1 + int(counted)) / (1 + len(others))
    return min(times * p, 1.0), min(times * low, 1.0), min(times * high, 1.0)


def _clopper_pearson(k: int, n: int, level: float) -> tuple[float, float]:
    low, high = tails(level)
    return (
        float(betaincinv(k, n - k + 1, low)) if k else 0.0,
        float(betaincinv(k + 1, n - k, high)) if k < n else 1.0,
    )


def _rows(data: Any, given: Any, within: Any) -> tuple[Any, NDArray[Any], Rows, Rows, int]:
    """Rows in steady order, the different labels, each row's label and group; how many are lost."""
    found, ids = read(data), labels(column_of(data, given))
    strata = labels(column_of(data, within)) if within is not None else [0] * len(ids)
    same_length(data=range(rows_of(found)), labels=ids, within=strata)
    keep = [row for row, pair in enumerate(zip(ids, strata, strict=True)) if None not in pair]
    lost = len(ids) - len(keep)
    found = take(found, np.array(keep, dtype=np.intp))
    ids, strata = [ids[row] for row in keep], [strata[row] for row in keep]
    held = content(found)
    codes, groups = codes_by_content(ids, held), codes_by_content(strata, held)
    order = np.lexsort((codes, np.argsort(steady(held), kind="stable"), groups))
    values = column(dict(sorted(zip(codes.tolist(), ids, strict=True))).values())
    with suppress(TypeError, ValueError):
        values = numbers(values.tolist())
    return take(found, order), values, codes[order], groups[order], lost
