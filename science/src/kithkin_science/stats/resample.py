"""Intervals and tests for any statistic: by drawing rows again, or by exchanging labels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from kithkin_science.base.columns import Floats, column_of, labels, same_length
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.stats.draws import BLOCK, Draws, Rows, Seed, enough, seed_of
from kithkin_science.stats.frames import Rowed, content, read, rows_of, take
from kithkin_science.stats.intervals import tails
from kithkin_science.stats.orders import codes_by_content, steady

REFERENCE = (
    "Davison and Hinkley (1997), Bootstrap Methods and their Application, 2.4, 3.2 and 3.8, "
    "doi:10.1017/CBO9780511802843"
)
BLOCKS = (
    "; runs of rows: Politis and Romano (1992), in Exploring the Limits of Bootstrap, 263-270; "
    "Lahiri (1999), Annals of Statistics 27, 386-404, doi:10.1214/aos/1018031117"
)
FEW_UNITS = 20
MOST_UNDEFINED = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bootstrap(Result):
    """One row a number that the statistic gives, in its own unit.

    Attributes
    ----------
    term
        Names of the numbers; 0, 1, 2... if none were given.
    estimate
        The statistic of the data as they are.
    std_error, low, high
        Standard deviation and percentiles of the replicates; NaN where they cannot be told.
    draws
        (replicates, numbers) every replicate's statistic.
    units
        How many units were drawn from: rows, clusters, or runs of rows.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "estimate": "estimate",
        "std_error": "std_error",
        "conf_low": "low",
        "conf_high": "high",
    }
    term: tuple[Term, ...]
    estimate: Floats
    std_error: Floats
    low: Floats
    high: Floats
    draws: Floats
    units: int


def bootstrap(
    f: Callable[[Any], Any],
    data: Any,
    *,
    replicates: int = 2000,
    strata: Any = None,
    clusters: Any = None,
    blocks: int | None = None,
    level: float = 0.95,
    term: Sequence[Term] | None = None,
    rng: Seed = None,
) -> Bootstrap:
    """Percentile intervals of any statistic, from rows drawn again with replacement.

    Parameters
    ----------
    f
        Statistic of a data set in the form of ``data``: a number or a row of numbers.
    data
        An array (rows, ...), or columns by name (dict or data frame), handed to ``f`` as a dict.
    replicates
        How many draws; 200 or more.
    strata
        (rows,) ids or a name in ``data``: each stratum is drawn from by itself.
    clusters
        (rows,) ids or a name in ``data``: whole clusters are drawn, with all their rows.
    blocks
        Length of runs of neighbouring rows that are drawn together, for rows in order of time
        (the last is followed by the first); not together with strata or clusters.
    level
        Share of intervals that hold the truth, between 0 and 1.
    term
        Names of the numbers.
    rng
        Seed, Generator or None; the seed used is in the result.

    Returns
    -------
    Bootstrap
        One unit alone, or replicates that never differ, have no interval (NaN, and a note). So
        has a number that more than one replicate in twenty does not give.

    Notes
    -----
    Domain: smooth statistics of 20 independent units or more; fewer are noted: percentile
    intervals are then too narrow. Rows or clusters without an id are left out, and counted. Not
    for the largest or smallest, nor for autocorrelated rows unless by ``blocks``.

    Examples
    --------
    >>> told = bootstrap(np.mean, np.arange(40.0), rng=1)
    >>> float(told.estimate[0]), bool(15 < told.low[0] < 19 < told.high[0] < 24)
    (19.5, True)
    """
    found, seed = read(data), seed_of(rng)
    groups = [labels(column_of(data, one)) for one in (strata, clusters) if one is not None]
    if blocks is not None and groups:
        raise ValueError("runs of rows are drawn without strata and clusters")
    kept, lost = _with_ids(found, groups)
    units = _runs(kept, blocks) if blocks else _units(*_sorted(kept, strata, clusters, groups))
    estimate = np.atleast_1d(np.asarray(f(kept), dtype=np.float64)).ravel()
    many = sum(len(one) for one in units)
    draws = np.full((enough(replicates), len(estimate)), np.nan)
    if many > 1:
        draws = _drawn(f, kept, units, rows_of(kept), replicates, seed)
    told, notes = _told(draws, estimate, many, level)
    return Bootstrap(
        n_used=rows_of(kept),
        n_dropped={"no_id": lost} if lost else {},
        notes=notes,
        claim="describes",
        method=f"percentiles of {replicates} bootstrap replicates, level {level:g}",
        reference=REFERENCE + (BLOCKS if blocks else ""),
        seed=seed,
        term=tuple(range(len(estimate))) if term is None else tuple(term),
        estimate=estimate,
        std_error=told[0],
        low=told[1],
        high=told[2],
        draws=draws,
        units=many,
    )


Units = list[list[Rows]]  # per stratum, per unit: its rows


def _with_ids(data: Rowed, groups: list[list[Any]]) -> tuple[Rowed, int]:
    """Without rows whose stratum or cluster is not known; the lists lose them too."""
    same_length(data=range(rows_of(data)), **{f"ids {k}": one for k, one in enumerate(groups)})
    keep = [row for row in range(rows_of(data)) if all(one[row] is not None for one in groups)]
    lost = rows_of(data) - len(keep)
    for one in groups:
        one[:] = [one[row] for row in keep]
    return (take(data, np.array(keep, dtype=np.intp)) if lost else data), lost


def _sorted(data: Rowed, strata: Any, clusters: Any, groups: list[list[Any]]) -> list[Rows]:
    """Steady order of rows, and the codes of their strata and clusters."""
    held = content(data)
    codes = [codes_by_content(one, held) for one in groups]
    none = np.zeros(len(held), dtype=np.intp)
    first = codes[0] if strata is not None else none
    each = codes[-1] if clusters is not None else np.argsort(steady(held), kind="stable")
    return [steady(held), first, each]


def _units(order: Rows, strata: Rows, clusters: Rows) -> Units:
    strata_of: dict[int, dict[int, list[int]]] = {}
    for row in order.tolist():
        unit = strata_of.setdefault(int(strata[row]), {})
        unit.setdefault(int(clusters[row]), []).append(row)
    return [
        [np.array(strata_of[one][unit], dtype=np.intp) for unit in sorted(strata_of[one])]
        for one in sorted(strata_of)
    ]


def _runs(data: Rowed, length: int) -> Units:
    rows = rows_of(data)
    if not 1 <= length <= max(rows, 1):
        raise ValueError(f"a run has 1 to {rows} rows, not {length}")
    return [[(first + np.arange(length)) % rows for first in range(rows)]]


def _drawn(
    f: Callable[[Any], Any], data: Rowed, units: Units, rows: int, replicates: int, seed: int
) -> Floats:
    """Every replicate's statistic. Runs overlap, so as many are drawn as make up the rows."""
    runs = len(units) == 1 and sum(map(len, units[0])) > rows
    sources = [Draws(len(one), replicates, seed, stream) for stream, one in enumerate(units)]
    draws = []
    for block in range(sources[0].parts):
        picks = [source.picks(block) for source in sources]
        for replicate in range(min(BLOCK, replicates - block * BLOCK)):
            drawn = zip(units, (one[replicate] for one in picks), strict=True)
            if runs:
                chosen = _taken(units[0], picks[0][replicate][: -(-rows // len(units[0][0]))])
            else:
                chosen = np.concatenate([_taken(each, which) for each, which in drawn])
            draws.append(f(take(data, chosen[:rows] if runs else chosen)))
    return np.asarray(draws, dtype=np.float64).reshape(replicates, -1)


def _taken(units: list[Rows], which: Rows) -> Rows:
    return np.concatenate([units[one] for one in which])


def _told(
    draws: Floats, estimate: Floats, units: int, level: float
) -> tuple[Floats, tuple[Note, ...]]:
    """Standard error, low and high, a row each; and what must be said."""
    undefined = ~np.isfinite(draws)
    told = np.full((3, len(estimate)), np.nan)
    held = np.isfinite(estimate) & (undefined.mean(0) <= MOST_UNDEFINED)
    for one in np.flatnonzero(held):
        there = draws[~undefined[:, one], one]
        told[:, one] = there.std(ddof=1), *np.quantile(there, tails(level))
    still = held & (told[2] - told[1] <= 1e-12 * np.abs(estimate))
    told[:, still] = np.nan
    lost = int(undefined.sum()) if units > 1 else 0
    return told, notes_of(
        Note("one_unit", "One unit alone has no interval.", int(units == 1)),
        Note(
            "few_units", "With so few units the interval is too narrow.", int(1 < units < FEW_UNITS)
        ),
        Note("no_spread", "The replicates do not differ: no interval.", int(still.sum())),
        Note("undefined_draws", "Replicates that do not give the number.", lost),
    )
