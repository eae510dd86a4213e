"""What the estimators over moments hand back."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Bands, Result, Term

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Around(Result):
    """What goes with each person's company, one row a person, in units of the value.

    Attributes
    ----------
    term
        Ids of the people.
    count, others
        Moments with the person, and without.
    middle, low, high
        What is expected of a moment with this person alone, and the interval of that mean.
    difference, difference_low, difference_high
        ``middle`` minus what is expected of the moments without the person.
    prob_higher
        Posterior chance that the difference is above zero.
    verdict
        ``higher``, ``lower``, ``no_clear_difference``, ``cannot_tell_yet`` (below the bar, or
        nothing to compare with) or ``not_apart`` (somebody else was there every time).
    more_needed
        Moments still missing to the bar, with this person and without together.
    not_apart_from
        Who was there in exactly the same moments; then the row holds what goes with all of them.
    alone
        The same ``estimate, low, high`` for moments with nobody; empty if there are none.
    overall
        Mean of all moments.
    inertia
        How alike neighbouring moments are beyond the company (correlation at the usual gap).
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "count": "count",
        "estimate": "middle",
        "conf_low": "low",
        "conf_high": "high",
        "difference": "difference",
        "difference_low": "difference_low",
        "difference_high": "difference_high",
        "prob_higher": "prob_higher",
        "verdict": "verdict",
        "more_needed": "more_needed",
    }
    term: tuple[Term, ...]
    count: Counts
    others: Counts
    middle: Floats
    low: Floats
    high: Floats
    difference: Floats
    difference_low: Floats
    difference_high: Floats
    prob_higher: Floats
    verdict: tuple[str, ...]
    more_needed: Counts
    not_apart_from: tuple[tuple[Term, ...], ...]
    alone: Bands
    overall: float
    inertia: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MomentSummary(Result):
    """How one series of moments lies and moves; single numbers in units of the value.

    Attributes
    ----------
    mean, sd
        Of the n moments; sd with n - 1.
    rmssd
        Root mean square of the steps between neighbouring moments of one day.
    inertia
        Correlation of each moment with the one before it on the same day.
    pairs, lost
        Neighbouring pairs used, and those lost to nights and missing answers.
    """

    mean: float
    sd: float
    rmssd: float
    inertia: float
    n: int
    pairs: int
    lost: int
