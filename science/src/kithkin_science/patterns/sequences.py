"""What follows what: transitions between states, and what follows more often than by chance."""

from typing import Any

import numpy as np
from scipy.special import ndtr

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, notes_of
from kithkin_science.patterns.followings import LagSequential, Transitions
from kithkin_science.patterns.states import MISSING, Codes, Grid, grid_of
from kithkin_science.stats.draws import Draws, Seed, enough, seed_of
from kithkin_science.stats.intervals import tails
from kithkin_science.stats.orders import steady

GABADINHO = (
    "Gabadinho, Ritschard, Mueller and Studer (2011), Journal of Statistical Software 40(4), "
    "doi:10.18637/jss.v040.i04; units drawn again: Davison and Hinkley (1997), "
    "doi:10.1017/CBO9780511802843"
)
BAKEMAN = (
    "Allison and Liker (1982), Psychological Bulletin 91, 393-403, doi:10.1037/0033-2909.91.2.393; "
    "Bakeman and Quera (2011), Sequential Analysis and Observational Methods, "
    "doi:10.1017/CBO9781139017343"
)
LEAST_EXPECTED = 5


def transitions(
    states: Any,
    unit: Any = None,
    *,
    time: Any = None,
    lag: int = 1,
    replicates: int = 0,
    level: float = 0.95,
    rng: Seed = None,
    data: Any = None,
) -> Transitions:
    """How often each state is followed by each.

    Parameters
    ----------
    states
        (units, places) a table, ids or numbers; or (rows,) one column, or its name in ``data``.
    unit
        (rows,) whose state it is (a person, a talk); None: all are one unit's. Not with a table.
    time
        (rows,) numbers, dates or clock times; None: rows are in order.
    lag
        Steps from the first to the second, 1 or more.
    replicates
        How many draws of units make the intervals, 200 or more; 0: none.
    level
        Share of intervals that hold the truth, between 0 and 1.
    rng
        Seed, Generator or None; the seed used is in the result.
    data
        Anything with ``data["column"]``.

    Returns
    -------
    Transitions
        All pairs of states; a state that nothing follows is NaN. A missing state takes the pairs
        it is in, which are counted as lost: the gap is not closed.

    Notes
    -----
    Domain: describes; intervals for 20 units or more.

    Examples
    --------
    >>> told = transitions(list("aabbab"))
    >>> told.counts.tolist(), told.rate.round(3).tolist()
    ([[1.0, 2.0], [1.0, 1.0]], [0.333, 0.667, 0.5, 0.5])
    """
    grid = grid_of(states, unit, time, data)
    k, seed = len(grid.states), seed_of(rng) if replicates else None
    pairs, lost = _pairs(grid.codes, grid.codes, k, lag)
    counts = np.bincount(pairs[pairs >= 0], minlength=k * k).reshape(k, k).astype(np.float64)
    n = counts.sum(1)
    rate = _rate(counts)
    low, high = np.full((2, k, k), np.nan)
    if seed is not None and k:
        low, high = _bands(pairs, k, enough(replicates), seed, tails(level))
    units = len(grid.codes)
    return Transitions(
        n_used=int(n.sum()),
        n_dropped=_dropped(lost, grid),
        notes=notes_of(
            Note("gap", "A state of the pair is not known.", lost),
            Note("never_left", "States that nothing follows: no rate.", int((n == 0).sum())),
            Note("one_unit", "One unit alone has no interval.", int(replicates > 0 and units == 1)),
            Note(
                "few_units",
                "With so few units the interval is too narrow.",
                int(replicates > 0 and 1 < units < 20),
            ),
        ),
        claim="describes",
        method=f"transition rates, lag {lag}, {replicates} replicates, level {level:g}",
        reference=GABADINHO,
        seed=seed,
        first=tuple(one for one in grid.states for _ in grid.states),
        then=grid.states * k,
        count=counts.ravel(),
        n=np.repeat(n, k),
        rate=rate.ravel(),
        low=low.ravel(),
        high=high.ravel(),
        states=grid.states,
        counts=counts,
        lost=lost,
    )


def lag_sequential(
    states: Any,
    unit: Any = None,
    *,
    then: Any = None,
    time: Any = None,
    lag: int = 1,
    data: Any = None,
) -> LagSequential:
    """What follows what more, or less, often than by chance.

    Adjusted residual of each cell of the table of first and later state:
    (count - expected) / sqrt(expected (1 - row share) (1 - column share)).

    Parameters
    ----------
    states, unit, time, lag, data
        As in ``transitions``.
    then
        What may follow, in the form of ``states``; None: the same states.

    Returns
    -------
    LagSequential
        NaN where a state is never, or always, first or later.

    Notes
    -----
    Domain: pairs taken as independent, though pairs of one unit are alike: p is then too small.
    For moves of one person and episodes, ``cycles`` makes a test that is not. States that
    cannot follow themselves make others seem to follow more often. Cells with fewer than five
    expected are noted.

    Examples
    --------
    >>> told = lag_sequential(list("ababababbb"))
    >>> told.count.tolist(), told.residual.round(3).tolist()
    ([0.0, 4.0, 3.0, 2.0], [-1.897, 1.897, 1.897, -1.897])
    """
    grid = grid_of(states, unit, time, data)
    later = grid if then is None else grid_of(then, unit, time, data)
    if later.codes.shape != grid.codes.shape:
        raise ValueError("what follows has as many rows as the states")
    shape = (len(grid.states), len(later.states))
    pairs, lost = _pairs(grid.codes, later.codes, shape[1], lag)
    counts = np.bincount(pairs[pairs >= 0], minlength=shape[0] * shape[1]).reshape(shape)
    n, row, column = counts.sum(), counts.sum(1, keepdims=True), counts.sum(0, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = row * column / n
        lift = counts / expected
        residual = (counts - expected) / np.sqrt(expected * (1 - row / n) * (1 - column / n))
    residual[~np.isfinite(residual)] = np.nan
    few = int((expected < LEAST_EXPECTED).sum())
    return LagSequential(
        n_used=int(n),
        n_dropped=_dropped(lost, grid),
        notes=notes_of(
            Note("gap", "A state of the pair is not known.", lost),
            Note("few_expected", "Fewer than five expected: the residual is rough.", few),
            Note(
                "independent_pairs",
                "Pairs of one unit are taken as independent: p may be too small.",
                int(n > 0),
            ),
        ),
        claim="follows",
        method=f"adjusted residuals, lag {lag}",
        reference=BAKEMAN,
        first=tuple(one for one in grid.states for _ in later.states),
        then=later.states * shape[0],
        count=counts.ravel().astype(np.float64),
        expected=expected.ravel(),
        lift=np.where(np.isfinite(lift), lift, np.nan).ravel(),
        residual=residual.ravel(),
        p_value=2 * ndtr(-np.abs(residual)).ravel(),
        lost=lost,
    )


def _pairs(first: Codes, then: Codes, later: int, lag: int) -> tuple[Codes, int]:
    """(units, pairs) one number a pair, -1 where a state is not known; and how many of those.

    Places after a unit's last known state are no pairs.
    """
    if lag < 1:
        raise ValueError(f"a lag is 1 or more, not {lag}")
    one, other = first[:, :-lag], then[:, lag:]
    if not (first.size and first.min() < 0) and not (then.size and then.min() < 0):
        return one * later + other, 0
    known = (one >= 0) & (other >= 0)
    ends = np.maximum.accumulate((then >= 0)[:, ::-1] | (first >= 0)[:, ::-1], axis=1)[:, ::-1]
    lost = int((ends[:, lag:] & ~known).sum())
    return np.where(known, one * later + other, MISSING), lost


def _rate(counts: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(counts / counts.sum(-1, keepdims=True))


def _bands(pairs: Codes, k: int, replicates: int, seed: int, tail: Floats) -> Floats:
    """Percentiles over units drawn again; NaN for one unit, or where no replicate differs."""
    units = len(pairs)
    where = np.arange(units)[:, None] * k * k + pairs
    each = np.bincount(where[pairs >= 0], minlength=units * k * k).reshape(units, k * k)
    kept = each[steady(each.astype(np.float64))].astype(np.float64)
    ends = np.full((2, k * k), np.nan)
    if units < 2:
        return ends.reshape(2, k, k)
    draws = Draws(units, replicates, seed).each(lambda counts: counts @ kept)
    rates = _rate(draws.reshape(-1, k, k)).reshape(-1, k * k)
    told = ~np.isnan(rates).any(0)
    ends[:, told] = np.quantile(rates[:, told], tail, axis=0)
    ends[:, np.ptp(ends, axis=0) == 0] = np.nan
    return ends.reshape(2, k, k)


def _dropped(lost: int, grid: Grid) -> dict[str, int]:
    found = {"gap": lost, "no_unit_or_time": grid.dropped}
    return {reason: many for reason, many in found.items() if many}
