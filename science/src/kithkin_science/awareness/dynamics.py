"""How one series of moments lies and moves."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithkin_science.awareness.results import MomentSummary
from kithkin_science.base.columns import Floats, labels, numbers, same_length, stamps
from kithkin_science.base.result import Note, notes_of

REFERENCE = (
    "Jahng, Wood and Trull (2008), Psychological Methods 13, 354-375, doi:10.1037/a0014173 "
    "(rmssd); Kuppens, Allen and Sheeber (2010), Psychological Science 21, 984-991, "
    "doi:10.1177/0956797610372634 (inertia)"
)


def summary(x: Any, time: Any = None, day: Any = None) -> MomentSummary:
    """Mean, spread, restlessness and inertia of one person's moments.

    Parameters
    ----------
    x
        (moments,) values in any unit, None where unanswered.
    time
        (moments,) numbers, datetimes or datetime64; rows count as in order if left out.
    day
        (moments,) ids of days; steps over a night are not taken. One day if left out.

    Returns
    -------
    MomentSummary
        A pair is two neighbouring moments of one day, both answered; ``lost`` are the pairs that
        an unanswered moment or a night took. NaN: sd below two moments, rmssd without a pair,
        inertia below three pairs or where either side never varies.

    Notes
    -----
    Lags are neighbours, not clock time. Inertia is the plain correlation over pairs, which few
    moments pull towards zero. Moments without a time are left out of pairs.

    Examples
    --------
    >>> told = summary([1, 3, 2, 4, None, 3], day=[1, 1, 1, 2, 2, 2])
    >>> told.pairs, told.lost, round(told.rmssd, 4)
    (2, 3, 1.5811)
    """
    values = numbers(x)
    times = np.arange(len(values), dtype=float) if time is None else stamps(time)
    days = labels(day) if day is not None else [None] * len(values)
    same_length(x=values, time=times, day=days)
    order = np.argsort(times, kind="stable")
    values, times = values[order], times[order]
    told = values[~np.isnan(values)]
    before, after = _pairs(values, times, [days[row] for row in order.tolist()])
    unanswered = len(values) - len(told)
    return MomentSummary(
        n_used=len(told),
        n_dropped={"no_value": unanswered} if unanswered else {},
        notes=notes_of(
            Note(
                "constant", "Every answer was the same.", int(told.size > 1 and np.ptp(told) == 0)
            ),
            Note("untimed", "Moments without a time make no pairs.", int(np.isnan(times).sum())),
        ),
        claim="describes",
        method="moments and neighbouring pairs within days",
        reference=REFERENCE,
        mean=float(told.mean()) if told.size else math.nan,
        sd=float(told.std(ddof=1)) if told.size > 1 else math.nan,
        rmssd=float(np.sqrt(np.mean((after - before) ** 2))) if before.size else math.nan,
        inertia=_correlation(before, after),
        n=len(told),
        pairs=before.size,
        lost=max(len(values) - 1, 0) - before.size,
    )


def _pairs(values: Floats, times: Floats, days: list[Any]) -> tuple[Floats, Floats]:
    """Neighbours of one day that are both there."""
    same_day: NDArray[np.bool_] = np.array(
        [earlier == later for earlier, later in pairwise(days)], dtype=bool
    )
    there = ~np.isnan(values) & ~np.isnan(times)
    paired = same_day & there[:-1] & there[1:]
    return values[:-1][paired], values[1:][paired]


def _correlation(before: Floats, after: Floats) -> float:
    if before.size < 3 or np.ptp(before) == 0 or np.ptp(after) == 0:
        return math.nan
    return float(np.corrcoef(before, after)[0, 1])
