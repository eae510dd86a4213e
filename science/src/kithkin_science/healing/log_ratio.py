"""How many times as high treatment is as baseline, on the log scale."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy.special import ndtri

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.healing.sessions import sessions
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "Pustejovsky (2018), Journal of School Psychology 68, 99-112, doi:10.1016/j.jsp.2018.02.003; "
    "Hedges, Gurevitch and Curtis (1999), Ecology 80, 1150-1156, "
    "doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2"
)
CELLS = ("estimate", "std_error", "low", "high", "change")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LogResponseRatio(Result):
    """One number about one case.

    Attributes
    ----------
    estimate, std_error, low, high
        ln(mean of treatment / mean of baseline), corrected for small numbers; 0 is no change.
    change
        The same in percent: 100 (exp(estimate) - 1).
    n_baseline, n_treatment, baseline, treatment
        Values in each phase, and which phase is which.
    """

    columns: ClassVar[dict[str, str]] = {
        "estimate": "estimate",
        "std_error": "std_error",
        "conf_low": "low",
        "conf_high": "high",
        "change": "change",
    }
    estimate: float
    std_error: float
    low: float
    high: float
    change: float
    n_baseline: int
    n_treatment: int
    baseline: Term
    treatment: Term


def log_response_ratio(
    y: Any,
    phase: Any,
    *,
    baseline: Term | None = None,
    level: float = 0.95,
    data: Any = None,
) -> LogResponseRatio:
    """Log of the ratio of two phases' means.

    Parameters
    ----------
    y
        (sessions,) counts, rates or other values with a true 0, none below it; or a name.
    phase
        (sessions,) ids of two phases, or a name in ``data``.
    baseline
        Id of the baseline; None: the first of the two in sorted order.
    level
        Share of intervals that hold the truth, between 0 and 1.
    data
        Anything with ``data["column"]``.

    Returns
    -------
    LogResponseRatio
        NaN where a phase is empty or its mean is 0. Fewer than two values in a phase, or no
        spread in either, have no interval.

    Raises
    ------
    ValueError
        A value below 0.

    Notes
    -----
    Domain: independent values without trend, five or more a phase; a normal interval, too narrow
    with fewer or where values are autocorrelated. It describes.

    Examples
    --------
    >>> told = log_response_ratio([10, 12, 8, 5, 4, 6], list("AAABBB"))
    >>> round(told.estimate, 4), round(told.change, 1)
    (-0.6931, -50.0)
    """
    found = sessions(y, phase, time=None, baseline=baseline, data=data)
    a, b = found.cases[0].phase(0), found.cases[0].phase(1)
    if (np.concatenate([a, b]) < 0).any():
        raise ValueError("a ratio asks for values of 0 or more")
    cells = _ratio(a, b, float(ndtri(tails(level)[1])))
    known = bool(len(a) and len(b))
    return LogResponseRatio(
        n_used=found.used,
        n_dropped=found.dropped,
        notes=notes_of(
            Note("empty_phase", "A phase has no values.", int(not known)),
            Note(
                "all_nought",
                "A phase's mean is 0: no ratio.",
                int(known and np.isnan(cells["estimate"])),
            ),
            Note(
                "no_interval",
                "Too few values, or no spread: no interval.",
                int(np.isnan(cells["low"]) and not np.isnan(cells["estimate"])),
            ),
            Note(
                "few_sessions",
                "With fewer than five values in a phase the interval is too narrow.",
                int(known and min(len(a), len(b)) < 5),
            ),
        ),
        claim="describes",
        method=f"log response ratio, corrected, level {level:g}",
        reference=REFERENCE,
        n_baseline=len(a),
        n_treatment=len(b),
        baseline=found.baseline,
        treatment=found.treatment,
        **cells,
    )


def _ratio(a: Floats, b: Floats, z: float) -> dict[str, Any]:
    cells = dict.fromkeys(CELLS, float("nan"))
    if not len(a) or not len(b) or a.mean() == 0 or b.mean() == 0:
        return cells
    estimate = float(np.log(b.mean()) - np.log(a.mean()))
    if min(len(a), len(b)) > 1:
        # Each phase's variance of the mean over the squared mean; half of it is the bias.
        first, second = (float(one.var(ddof=1) / len(one) / one.mean() ** 2) for one in (a, b))
        estimate += (second - first) / 2
        error = float(np.sqrt(first + second))
        if error > 0:
            cells |= {"std_error": error, "low": estimate - z * error, "high": estimate + z * error}
    return cells | {"estimate": estimate, "change": 100 * float(np.expm1(estimate))}
