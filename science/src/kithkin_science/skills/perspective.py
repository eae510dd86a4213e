"""How one person sees another: how high, how truly, and how much after themself."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy.special import stdtr, stdtrit

from kithkin_science.base.codes import coded
from kithkin_science.base.columns import Floats, column_of, numbers, same_length
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.skills.clustered import clustered
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "West and Kenny (2011), Psychological Review 118, 357-378, doi:10.1037/a0022936; errors: Bell "
    "and McCaffrey (2002), Survey Methodology 28, 169-181; Pustejovsky and Tipton (2018), Journal "
    "of Business and Economic Statistics 36, 672-683, doi:10.1080/07350015.2016.1247004"
)
TERMS = ("level", "truth", "bias")
FEW = 15


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TruthAndBias(Result):
    """Three rows, level, truth and bias; in points of the scale, and by point.

    Attributes
    ----------
    term, estimate, std_error, df, p_value, low, high
        ``level``: mean judgement less mean truth, above 0 if the other is rated too high.
        ``truth``: how far a judgement moves with what the other says, 1 all the way.
        ``bias``: how far it moves with what the judge says of themself.
    similarity
        Correlation of what the two say of themselves.
    by_similarity
        Points of truth that are reached by judging after oneself: bias times the slope of the
        judge's own answer on the truth.
    dyads
        How many dyads the rows are of.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "estimate": "estimate",
        "std_error": "std_error",
        "df": "df",
        "p_value": "p_value",
        "conf_low": "low",
        "conf_high": "high",
    }
    term: tuple[Term, ...]
    estimate: Floats
    std_error: Floats
    df: Floats
    p_value: Floats
    low: Floats
    high: Floats
    similarity: float
    by_similarity: float
    dyads: int

    def of(self, term: str) -> tuple[float, float, float]:
        """Estimate, low and high of one term; ``ValueError`` if there is no such term."""
        row = self.term.index(term)
        return float(self.estimate[row]), float(self.low[row]), float(self.high[row])


def truth_and_bias(
    judgement: Any,
    truth: Any,
    own: Any,
    dyad: Any = None,
    *,
    level: float = 0.95,
    data: Any = None,
) -> TruthAndBias:
    """West and Kenny's truth and bias: how accurately people see each other.

    judgement - mean truth = level + t (truth - mean truth) + b (own - mean own).

    Parameters
    ----------
    judgement, truth, own
        (rows,) what the judge says of the other, what the other says of themself, and what the
        judge says of themself, all on one scale; or names in ``data``.
    dyad
        (rows,) ids: rows of one dyad (both judge, or many days) are alike, and the errors take
        that in. Left out, each row is of a dyad of its own.
    level
        Share of intervals that hold the truth, between 0 and 1.
    data
        Anything with ``data["name"]``.

    Returns
    -------
    TruthAndBias
        A row with a gap is left out and counted. NaN with fewer than four dyads, where truth or
        own never varies, or where the two always move together.

    Notes
    -----
    Least squares; errors bias-reduced over dyads (CR2), degrees of freedom after Bell and
    McCaffrey, under which intervals hold from about fifteen dyads on. What the other says is
    taken as true. The level is that at the truths and owns there are, not of new people.

    Examples
    --------
    >>> mine = {"seen": [4, 6, 5, 2, 6, 3], "said": [4, 5, 5, 1, 7, 3], "self": [3, 6, 2, 2, 4, 5]}
    >>> told = truth_and_bias("seen", "said", "self", data=mine)
    >>> told.estimate.round(3).tolist(), round(told.similarity, 3)
    ([0.167, 0.717, 0.138], 0.32)
    """
    columns = [numbers(column_of(data, one)) for one in (judgement, truth, own)]
    values = np.column_stack([np.atleast_1d(one) for one in columns])
    who = np.arange(len(values)) if dyad is None else coded(column_of(data, dyad))[1][0]
    same_length(judgement=values, dyad=who)
    whole = np.isfinite(values).all(axis=1) & (who >= 0)
    rows, group = values[whole], np.unique(who[whole], return_inverse=True)[1]
    dyads = int(group.max()) + 1 if group.size else 0
    design, seen = _centred(rows)
    estimate, error, df = np.full((3, 3), np.nan)
    known = dyads >= 4 and np.linalg.matrix_rank(_scaled(design), tol=1e-7) == 3
    if known:
        estimate, error, df = clustered(design, seen, group)
    with np.errstate(invalid="ignore", divide="ignore"):
        reach = stdtrit(df, tails(level)[1]) * error
        p_value = 2 * stdtr(df, -np.abs(estimate / error))
    similarity, slope = _alike(design)
    return TruthAndBias(
        n_used=len(rows),
        n_dropped={"gap": int((~whole).sum())} if not whole.all() else {},
        notes=_notes(dyads, int((~whole).sum()), design, known=known),
        claim="goes_with",
        method=f"truth and bias, {dyads} dyads, CR2, level {level:g}",
        reference=REFERENCE,
        term=TERMS,
        estimate=estimate,
        std_error=error,
        df=df,
        p_value=p_value,
        low=estimate - reach,
        high=estimate + reach,
        similarity=similarity,
        by_similarity=float(estimate[2]) * slope,
        dyads=dyads,
    )


def _centred(rows: Floats) -> tuple[Floats, Floats]:
    """1, truth and own about their means; judgements about the mean truth."""
    if not len(rows):
        return np.zeros((0, 3)), np.zeros(0)
    seen, truth, own = rows.T
    middle = truth.mean()
    design = np.column_stack([np.ones(len(rows)), truth - middle, own - own.mean()])
    return design, seen - middle


def _scaled(design: Floats) -> Floats:
    """Columns of length 1, so that units are no matter; those that never vary stay 0."""
    length = np.sqrt((design**2).sum(axis=0))
    return np.asarray(design / np.where(length > 0, length, 1.0))


def _alike(design: Floats) -> tuple[float, float]:
    """Correlation of truth and own, and the slope of own on truth."""
    _, truth, own = design.T
    both, mine, theirs = float(truth @ own), float(own @ own), float(truth @ truth)
    if not min(mine, theirs) > 0:
        return float("nan"), float("nan")
    return both / float(np.sqrt(mine * theirs)), both / theirs


def _notes(dyads: int, gaps: int, design: Floats, *, known: bool) -> tuple[Note, ...]:
    still = not known and dyads >= 4 and bool((_scaled(design)[:, 1:] == 0).all(axis=0).any())
    return notes_of(
        Note("gap", "A row with a missing answer or dyad is left out.", gaps),
        Note("too_few", "Fewer than four dyads.", int(dyads < 4)),
        Note("few_dyads", "Fewer than fifteen dyads: bands may be too narrow.", int(4 <= dyads < FEW)),
        Note("constant", "Truth or own never varies.", int(still)),
        Note("not_apart", "Truth and own always move together: they cannot be told apart.",
             int(not known and dyads >= 4 and not still)),
    )  # fmt: skip
