"""How far the values of treatment lie beyond those of the baseline."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtri

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.healing.sessions import Better, Case, sessions
from kithkin_science.stats.intervals import tails

NAP = (
    "Parker and Vannest (2009), Behavior Therapy 40, 357-367, doi:10.1016/j.beth.2008.10.006; "
    "interval: Newcombe (2006), Statistics in Medicine 25, 559-573, doi:10.1002/sim.2324"
)
TAU_BC = "Tarlow (2017), Behavior Modification 41, 427-467, doi:10.1177/0145445516676750"
TAU_U = (
    "Parker, Vannest, Davis and Sauber (2011), Behavior Therapy 42, 284-299, "
    "doi:10.1016/j.beth.2010.08.006"
)
ROUNDING = 1e-9  # of the range: equal but for rounding counts as equal
NEVER = (float("nan"), float("nan"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Overlap(Result):
    """One number about one case.

    Attributes
    ----------
    estimate
        NAP: from 0 to 1, .5 is no difference. Tau: -1 to 1 (Tau-U may go beyond), 0 is none.
    low, high
        Its interval, NaN where none is offered.
    n_baseline, n_treatment
        Values in each phase.
    baseline, treatment
        Which phase is which.
    """

    columns: ClassVar[dict[str, str]] = {
        "estimate": "estimate",
        "conf_low": "low",
        "conf_high": "high",
        "n_baseline": "n_baseline",
        "n_treatment": "n_treatment",
    }
    estimate: float
    low: float
    high: float
    n_baseline: int
    n_treatment: int
    baseline: Term
    treatment: Term


def nap(
    y: Any,
    phase: Any,
    *,
    better: Better = "higher",
    baseline: Term | None = None,
    level: float = 0.95,
    data: Any = None,
) -> Overlap:
    """Nonoverlap of all pairs: how often a value of treatment is better than one of baseline.

    Ties count one half.

    Parameters
    ----------
    y, phase
        (sessions,) values and ids of two phases, or names in ``data``.
    better
        Whether ``higher`` or ``lower`` values are better.
    baseline
        Id of the baseline; None: the first of the two in sorted order.
    level
        Share of intervals that hold the truth, between 0 and 1.
    data
        Anything with ``data["column"]``.

    Returns
    -------
    Overlap
        NaN where a phase has no values. The interval keeps its width at 0 and 1.

    Notes
    -----
    Domain: independent values without trend; autocorrelated ones have too narrow an interval. It
    describes: that treatment changed something only ``randomisation_test`` may say.

    Examples
    --------
    >>> nap([4, 3, 5, 6, 7, 5], list("AAABBB")).estimate.__round__(4)
    0.9444
    """
    found = sessions(y, phase, time=None, baseline=baseline, data=data)
    case = found.cases[0]
    a, b = case.phase(0), case.phase(1)
    estimate = (1 + _dominance(a, b) * (1 if better == "higher" else -1)) / 2
    low, high = _newcombe(estimate, len(a), len(b), float(ndtri(tails(level)[1])))
    return Overlap(
        n_used=found.used,
        n_dropped=found.dropped,
        notes=_short(a, b),
        claim="describes",
        method=f"nonoverlap of all pairs, {better} is better, level {level:g}",
        reference=NAP,
        estimate=estimate,
        low=low,
        high=high,
        n_baseline=len(a),
        n_treatment=len(b),
        baseline=found.baseline,
        treatment=found.treatment,
    )


def tau_bc(
    y: Any,
    phase: Any,
    *,
    better: Better = "higher",
    time: Any = None,
    baseline: Term | None = None,
    data: Any = None,
) -> Overlap:
    """Tau after the baseline's trend, by Theil and Sen, is taken from all values.

    Parameters
    ----------
    y, phase, better, baseline, data
        As in ``nap``.
    time
        (sessions,) numbers, dates or clock times; None: sessions are in order, evenly apart.

    Returns
    -------
    Overlap
        NaN with fewer than three values in the baseline. No interval: the trend is estimated.

    Notes
    -----
    Domain: a trend that would have gone on as it was, which a longer treatment makes less likely.
    Always corrected, whether the trend is significant or not.

    Examples
    --------
    >>> tau_bc([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], list("AAAAABBBBB")).estimate
    0.0
    """
    found = sessions(y, phase, time=time, baseline=baseline, data=data)
    case = found.cases[0]
    known = ~np.isnan(case.y)
    rest = case.y - _slope(case) * case.time
    a, b = (rest[known & (case.phases == one)] for one in (0, 1))
    span = float(np.ptp(case.y[known])) if known.any() else 0.0
    estimate = _dominance(a, b, span) * (1 if better == "higher" else -1) + 0.0
    return Overlap(
        n_used=found.used,
        n_dropped=found.dropped,
        notes=(*_short(a, b, 3), Note("no_interval", "The trend is estimated: no interval.")),
        claim="describes",
        method=f"Tau, baseline corrected by Theil and Sen's slope, {better} is better",
        reference=TAU_BC,
        estimate=estimate,
        low=NEVER[0],
        high=NEVER[1],
        n_baseline=len(a),
        n_treatment=len(b),
        baseline=found.baseline,
        treatment=found.treatment,
    )


def tau_u(
    y: Any,
    phase: Any,
    *,
    better: Better = "higher",
    time: Any = None,
    baseline: Term | None = None,
    data: Any = None,
) -> Overlap:
    """Tau-U: pairs between phases, less the pairs that rise within the baseline.

    Parameters
    ----------
    y, phase, better, baseline, data
        As in ``nap``.
    time
        (sessions,) numbers, dates or clock times; None: sessions are in order.

    Returns
    -------
    Overlap
        May lie beyond -1 and 1, and depends on how long the baseline is; no interval.

    Notes
    -----
    Domain: to compare with what others published. ``tau_bc`` corrects a trend better.

    Examples
    --------
    >>> tau_u([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], list("AAAAABBBBB")).estimate
    0.6
    """
    found = sessions(y, phase, time=time, baseline=baseline, data=data)
    case = found.cases[0]
    a, b = case.phase(0), case.phase(1)
    rises = float(np.triu(np.sign(a - a[:, None]), 1).sum())
    pairs = len(a) * len(b)
    between = float(np.sign(b - a[:, None]).sum())
    estimate = (between - rises) / pairs if pairs else float("nan")
    return Overlap(
        n_used=found.used,
        n_dropped=found.dropped,
        notes=(*_short(a, b), Note("no_interval", "Its spread is not known: no interval.")),
        claim="describes",
        method=f"Tau-U, A against B less trend in A, {better} is better",
        reference=TAU_U,
        estimate=estimate if better == "higher" else -estimate,
        low=NEVER[0],
        high=NEVER[1],
        n_baseline=len(a),
        n_treatment=len(b),
        baseline=found.baseline,
        treatment=found.treatment,
    )


def _dominance(a: Floats, b: Floats, span: float = 0.0) -> float:
    """Share of pairs that rise minus those that fall."""
    if not len(a) or not len(b) or np.isnan(a).any():
        return float("nan")
    away = b - a[:, None]
    return float(np.where(np.abs(away) <= ROUNDING * span, 0.0, np.sign(away)).mean())


def _slope(case: Case) -> float:
    """Median slope of the baseline's pairs."""
    inside = (case.phases == 0) & ~np.isnan(case.y)
    y, t = case.y[inside], case.time[inside]
    if len(y) < 3:
        return float("nan")
    first, second = np.triu_indices(len(y), 1)
    apart = t[second] - t[first]
    rise = (y[second] - y[first])[apart > 0] / apart[apart > 0]
    return float(np.median(rise)) if len(rise) else float("nan")


def _newcombe(estimate: float, m: int, n: int, z: float) -> tuple[float, float]:
    """Where (estimate - t)^2 is z^2 times the variance that t itself would have."""
    if np.isnan(estimate):
        return NEVER
    half = (m + n) / 2 - 1

    def beyond(t: float) -> float:
        shape = 1 + half * ((1 - t) / (2 - t) + t / (1 + t))
        return float((estimate - t) ** 2 - z**2 * t * (1 - t) * shape / m / n)

    low = brentq(beyond, 0.0, estimate, xtol=1e-14) if estimate > 0 else 0.0
    high = brentq(beyond, estimate, 1.0, xtol=1e-14) if estimate < 1 else 1.0
    return _off_root(low, estimate, beyond, 0.0), _off_root(high, estimate, beyond, 1.0)


def _off_root(found: float, estimate: float, beyond: Any, bound: float) -> float:
    """At 0 and 1 the estimate itself solves the equation too; the other root is the end."""
    if abs(found - estimate) > 1e-9 or estimate == bound:
        return found
    inside = estimate + (1e-7 if bound > estimate else -1e-7)
    return float(brentq(beyond, min(inside, bound), max(inside, bound), xtol=1e-14))


def _short(a: Floats, b: Floats, least: int = 1) -> tuple[Note, ...]:
    return notes_of(
        Note("empty_phase", "A phase has no values.", int(not len(a) or not len(b))),
        Note(
            "short_baseline",
            "The baseline is too short for a trend.",
            int(0 < len(a) < least and len(b) > 0),
        ),
    )
