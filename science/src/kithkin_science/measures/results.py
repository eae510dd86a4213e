"""What the estimators over questionnaires hand back."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Result, Term

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scores(Result):
    """One row a person and sitting, in the order given.

    Attributes
    ----------
    score
        Mean or sum of the items, reversed ones turned; NaN where too few were answered.
    sem
        Standard error of that score, larger where items are missing; NaN if not known.
    answered
        Items answered inside the range.
    prorated
        Whether the score stands for items that were not answered too.
    """

    columns: ClassVar[dict[str, str]] = {
        "estimate": "score",
        "std_error": "sem",
        "answered": "answered",
        "prorated": "prorated",
    }
    score: Floats
    sem: Floats
    answered: Counts
    prorated: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alpha(Result):
    """How far the items of one scale go together; one row an item.

    Attributes
    ----------
    estimate, low, high, std_error
        Coefficient alpha from covariances, Feldt's interval, and its standard error.
    standardized, guttman6, mean_r, median_r
        Alpha from correlations, Guttman's lambda 6, mean and median correlation.
    term
        The items.
    dropped
        (items,) alpha without that item.
    item_rest
        (items,) correlation of the item with the sum of the others.
    keying
        Items that seem to be put the other way round; while there are any, nothing is said.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "dropped": "dropped",
        "item_rest": "item_rest",
    }
    estimate: float
    low: float
    high: float
    std_error: float
    standardized: float
    guttman6: float
    mean_r: float
    median_r: float
    term: tuple[Term, ...]
    dropped: Floats
    item_rest: Floats
    keying: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Omega(Result):
    """Share of the variance of the sum that one factor explains; one row an item.

    Attributes
    ----------
    estimate, low, high
        McDonald's omega total under one factor, and percentiles of the bootstrap.
    misfit
        Root mean square of the correlations left over: one factor says less the larger it is.
    term, loading
        The items, and how each goes with the factor.
    keying
        Items that seem to be put the other way round; while there are any, nothing is said.
    """

    columns: ClassVar[dict[str, str]] = {"term": "term", "estimate": "loading"}
    estimate: float
    low: float
    high: float
    misfit: float
    term: tuple[Term, ...]
    loading: Floats
    keying: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WithinPerson(Result):
    """How reliably a form tells people apart, and one person's days; one row a component.

    Attributes
    ----------
    rc, rc_low, rc_high
        Reliability of change within people, times crossed with people: the same days for all.
    rcn, rcn_low, rcn_high
        The same, times nested in people: days of their own. Needs no balance.
    rkf, r1r, rkr
        Reliability of a person's mean over all times (fixed), of one time, and of the mean over
        all times (random).
    term, variance, share
        person, time, item, person:time, person:item, time:item, residual: variance and share.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "estimate": "variance",
        "share": "share",
    }
    rc: float
    rc_low: float
    rc_high: float
    rcn: float
    rcn_low: float
    rcn_high: float
    rkf: float
    r1r: float
    rkr: float
    term: tuple[Term, ...]
    variance: Floats
    share: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReliableChange(Result):
    """One row a person, in the order given.

    Attributes
    ----------
    term, change
        Who, and later score less earlier score.
    rci
        Change in standard errors of a difference.
    verdict
        ``improved``, ``deteriorated``, ``unchanged``; with a cutoff also ``recovered``; None
        where a score is missing.
    smallest_detectable
        Change beyond which it is not held to be error, in points.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "estimate": "change",
        "statistic": "rci",
        "verdict": "verdict",
    }
    term: tuple[Term, ...]
    change: Floats
    rci: Floats
    verdict: tuple[str | None, ...]
    smallest_detectable: float
    std_error: float
    improved: int
    deteriorated: int
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cutoff(Result):
    """Where the scores of people in treatment and of others part.

    Attributes
    ----------
    a, b, c
        Two standard deviations beyond the mean of people in treatment; two standard deviations
        from the mean of others towards them; where both are as likely. NaN where a group is not
        known.
    estimate, which
        The one of them that applies, and its letter.
    """

    columns: ClassVar[dict[str, str]] = {"term": "which", "estimate": "estimate"}
    a: float
    b: float
    c: float
    estimate: float
    which: str
