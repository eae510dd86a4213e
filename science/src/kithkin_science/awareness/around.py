"""How one tends to feel around each person."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithkin_science.awareness.company import Company, company_of
from kithkin_science.awareness.effects import Asked, Moments, answers
from kithkin_science.awareness.neighbours import gaps
from kithkin_science.awareness.results import Around
from kithkin_science.awareness.told import Told, read_moments, unit_of
from kithkin_science.base.columns import Floats, column_of
from kithkin_science.base.result import Bands, Note, Term, notes_of
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "Browne, Goldstein and Rasbash (2001), Statistical Modelling 1, 103-124, "
    "doi:10.1177/1471082X0100100202 (several members); Gelman (2006), Bayesian Analysis 1, "
    "515-534, doi:10.1214/06-BA117A (prior of the spread)"
)


def around(
    value: Any,
    person: Any,
    *,
    time: Any = None,
    alone: Any = None,
    bar: int = 5,
    level: float = 0.95,
    scale: tuple[float, float] | None = None,
    data: Any = None,
) -> Around:
    """What goes with each person's company: the usual value, and how it differs from the others'.

    A moment with several people is explained by the average of their effects. Effects are drawn
    towards each other as far as the data say; the spread between people is integrated over a grid
    under a half-t prior (four degrees of freedom, scale half a residual standard deviation), so
    that a few alike moments never mean "all alike". With ``time``, residuals of neighbouring
    moments may be alike, so that a run of moments in one bad afternoon does not count as many.

    Parameters
    ----------
    value
        (moments,) what was felt, in any unit; None where unanswered.
    person
        (moments,) an id, several, or an empty list for nobody; None where it was not said.
    time
        (moments,) numbers, datetimes or datetime64. If left out, moments count as independent.
    alone
        (moments,) true where nobody was there, whoever is named (somebody thought of).
    bar
        Moments needed with a person, and without, before anything is said; 1 or more.
    level
        Share of intervals that hold the truth, between 0 and 1.
    scale
        Lowest and highest possible value; bands are then cut there.
    data
        Anything with ``data["name"]``, where the columns are given as names.

    Returns
    -------
    Around
        Below the bar a person stays, with NaN and ``cannot_tell_yet``. People who were always
        there together are not apart: their rows hold what goes with all of them.

    Raises
    ------
    ValueError
        Columns differ in length, the bar is below 1, or the scale is upside down.

    Notes
    -----
    Domain: from ``bar`` moments on; likeness of neighbours from 0 to .95. Coverage is averaged
    over people drawn from the model (docs/science/around.md). One look: for statements while data
    come in see ``stats.looks``. It says what goes with whom, never what brought it about.

    Examples
    --------
    >>> felt = around([6, 5, 6, 5, 6, 2, 1, 2, 1, 2], ["ana"] * 5 + ["boss"] * 5)
    >>> felt.verdict
    ('higher', 'lower')
    """
    if bar < 1 or (scale is not None and not scale[0] < scale[1]):
        raise ValueError("a bar is 1 or more, and a scale runs upwards")
    told = read_moments(*(column_of(data, one) for one in (value, person, time, alone)))
    company = company_of(told.named)
    return _made(told, company, _bands(told, company, level, scale), bar, level)


@dataclass(frozen=True, slots=True, eq=False)
class _Bands:
    """(units, 3) median, low and high of middle and difference; the chance of higher; alone."""

    middle: Floats
    difference: Floats
    higher: Floats
    alone: Floats
    inertia: float = np.nan


def _bands(told: Told, company: Company, level: float, scale: tuple[float, float] | None) -> _Bands:
    """Bands of every unit, bar or not; NaN where nothing varies or too little was told."""
    units = company.share.shape[1]
    nobody = company.nobody
    means = np.column_stack([~nobody, nobody])
    # A mean that never applies is not reckoned.
    applies = means.any(axis=0)
    unit = unit_of(told.value)
    lonely = int(nobody.any())
    if told.value.size < applies.sum() + 2 or unit is None:
        blank = np.full((2 * units + lonely, 3), np.nan)
        return _Bands(blank[:units], blank[units : 2 * units], blank[:units, 0], blank[2 * units :])
    middle, sd = told.value.mean(), told.value.std()
    asked = _asked(company, means.astype(float))
    moments = Moments(
        value=(told.value - middle) / sd,
        means=means[:, applies].astype(float),
        share=company.share,
        gap=gaps(told.time),
        least=(unit / sd) ** 2 / 12,
    )
    found, inertia = answers(moments, Asked(asked.means[:, applies], asked.share))
    ends = (-np.inf, np.inf) if scale is None else scale
    cut = (ends[0] - middle) / sd, (ends[1] - middle) / sd
    levels = np.concatenate([[0.5], tails(level)])
    whole = found.only(slice(0, units), *cut).quantiles(levels)
    apart = found.only(slice(units, 2 * units), cut[0] - cut[1], cut[1] - cut[0])
    with_nobody = found.only(slice(2 * units, 2 * units + lonely), *cut)
    return _Bands(
        middle=whole * sd + middle,
        difference=apart.quantiles(levels) * sd,
        higher=1 - apart.below(np.zeros((units, 1)))[:, 0],
        alone=with_nobody.quantiles(levels) * sd + middle,
        inertia=inertia if np.isfinite(told.time).sum() > 1 else np.nan,
    )


def _asked(company: Company, means: Floats) -> Asked:
    """For each unit: a moment with it alone; that less the mean of moments without it; nobody."""
    units = company.share.shape[1]
    without = (company.share == 0).astype(float)
    each = np.maximum(without.sum(axis=0), 1)[:, None]
    with_it = np.tile([1.0, 0.0], (units, 1))
    return Asked(
        np.vstack([with_it, with_it - without.T @ means / each, [[0.0, 1.0]]]),
        np.vstack(
            [np.eye(units), np.eye(units) - without.T @ company.share / each, np.zeros((1, units))]
        ),
    )


def _made(told: Told, company: Company, bands: _Bands, bar: int, level: float) -> Around:
    """One row a person; below the bar nothing but the counts."""
    count = company.present.sum(axis=0)
    others = len(told.value) - count
    few, alike = count < bar, others < bar
    middle = np.where(few[:, None], np.nan, bands.middle[company.unit])
    apart = np.where((few | alike)[:, None], np.nan, bands.difference[company.unit])
    higher = np.where(few | alike, np.nan, bands.higher[company.unit])
    together = company.not_apart_from()
    return Around(
        n_used=len(told.value),
        n_dropped=told.dropped,
        notes=notes_of(*told.notes, *_notes(told, few | alike, together)),
        claim="goes_with",
        method=f"multiple membership, variances integrated out, bar {bar}, level {level:g}",
        reference=REFERENCE,
        term=company.people,
        count=count,
        others=others,
        middle=middle[:, 0],
        low=middle[:, 1],
        high=middle[:, 2],
        difference=apart[:, 0],
        difference_low=apart[:, 1],
        difference_high=apart[:, 2],
        prob_higher=higher,
        verdict=tuple(map(_verdict, apart, together)),
        more_needed=np.maximum(bar - count, 0) + np.maximum(bar - others, 0),
        not_apart_from=together,
        alone=_alone(company, bands.alone, bar),
        overall=float(told.value.mean()) if len(told.value) else np.nan,
        inertia=bands.inertia,
    )


def _alone(company: Company, band: Floats, bar: int) -> Bands:
    told = band if company.nobody.sum() >= bar else np.full_like(band, np.nan)
    return Bands(("alone",) * len(band), told[:, 0], told[:, 1], told[:, 2])


def _verdict(band: Floats, together: tuple[Term, ...]) -> str:
    if np.isnan(band[1]):
        return "cannot_tell_yet"
    if together:
        return "not_apart"
    if band[1] > 0:
        return "higher"
    return "lower" if band[2] < 0 else "no_clear_difference"


def _notes(
    told: Told, below: NDArray[np.bool_], together: tuple[tuple[Term, ...], ...]
) -> tuple[Note, ...]:
    constant = told.value.size > 1 and unit_of(told.value) is None
    return (
        Note("below_bar", "Too few moments to tell yet.", int(below.sum())),
        Note("not_apart", "Always there together: cannot be told apart.", sum(map(bool, together))),
        Note("constant", "Every answer was the same, so nothing can be compared.", int(constant)),
        Note("no_times", "No times given: moments count as independent.", int(told.timeless)),
        Note("invariance", "Taken for granted: the question means the same with everybody."),
        Note("one_look", "Reckoned for one look, not for many."),
    )
