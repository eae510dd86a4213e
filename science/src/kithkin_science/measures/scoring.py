"""Scores of a form: reversed items turned, missing ones stood in for, and the error known."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, Term, notes_of
from kithkin_science.measures.answers import read_answers, signs_of
from kithkin_science.measures.results import Scores

REFERENCE = (
    "Lord and Novick (1968), Statistical Theories of Mental Test Scores, chapters 3 and 5; "
    "prorating: Mazza, Enders and Ruehlman (2015), Multivariate Behavioral Research 50, 504-519, "
    "doi:10.1080/00273171.2015.1068157"
)


@dataclass(frozen=True, slots=True)
class ScaleKey:
    """How a scale is scored.

    Attributes
    ----------
    low, high
        Least and greatest answer there is.
    turned
        Items put the other way round: answered x, they count low + high - x.
    total
        ``mean`` of the items, or their ``sum``.
    least
        Share of items that must be answered for a score to stand, above 0 to 1.
    reliability, sd
        Of the full score, in people like these: with both, each score has a standard error.
    """

    low: float
    high: float
    turned: Collection[Term] = ()
    total: Literal["mean", "sum"] = "mean"
    least: float = 0.8
    reliability: float | None = None
    sd: float | None = None

    def error(self) -> float:
        """Standard error of a full score; NaN if not known, ``ValueError`` if there is none."""
        if self.reliability is None or self.sd is None:
            return float("nan")
        if not (0 <= self.reliability < 1 and self.sd > 0):
            raise ValueError("a form is never without error: reliability 0 to below 1, sd above 0")
        return float(self.sd * np.sqrt(1 - self.reliability))


def score(answers: Any, key: ScaleKey, *, data: Any = None) -> Scores:
    """Score of each person on one scale.

    Parameters
    ----------
    answers
        (people, items), a dict item -> column, or names of columns in ``data``.
    key
        See ``ScaleKey``.
    data
        Anything with ``data["name"]``.

    Returns
    -------
    Scores
        An answer outside the range counts as none. Too few answers: NaN, with a counted note.

    Notes
    -----
    Prorating gives the mean of the items answered the place of those that were not, which is
    right only for items much alike. The standard error of m of k answered items is that of the
    full form times root k/m (parallel items). No interval is made: near the ends of a scale a
    normal one leaves it. See ``attachment.hierarchy.security`` for one that does not.

    Examples
    --------
    >>> form = ScaleKey(1, 5, turned=["calm"], reliability=0.75, sd=1.0)
    >>> told = score({"tense": [4, 5], "sad": [2, None], "calm": [2, 9]}, form)
    >>> told.score.round(3).tolist(), told.answered.tolist(), float(told.sem[0])
    ([3.333, nan], [3, 1], 0.5)
    """
    names, given = read_answers(answers, data)
    if not key.low < key.high or not 0 < key.least <= 1:
        raise ValueError("the range goes from low to high, and the least share from 0 to 1")
    outside = ~np.isnan(given) & ~((given >= key.low) & (given <= key.high))
    inside = np.where(outside, np.nan, given)
    turned = signs_of(names, key.turned) < 0
    inside[:, turned] = key.low + key.high - inside[:, turned]
    many, answered = len(names), (~np.isnan(inside)).sum(axis=1)
    enough = (answered >= key.least * many - 1e-9) & (answered > 0)
    mean = np.where(enough, np.nansum(inside, axis=1) / np.maximum(answered, 1), np.nan)
    prorated = enough & (answered < many)
    return Scores(
        n_used=int(enough.sum()),
        n_dropped=_counted(too_few=int((~enough).sum())),
        notes=_notes(key, int(outside.sum()), enough, prorated),
        claim="describes",
        method=f"{key.total} of {many} items, {key.low:g} to {key.high:g}, "
        f"at least {key.least:.0%} answered",
        reference=REFERENCE,
        score=mean * (many if key.total == "sum" else 1),
        sem=_sem(key.error(), many, answered, enough),
        answered=answered,
        prorated=prorated,
    )


def _sem(error: float, many: int, answered: Any, enough: Any) -> Floats:
    larger = error * np.sqrt(many / np.maximum(answered, 1))
    return np.where(enough, larger, np.nan)


def _counted(**counts: int) -> dict[str, int]:
    return {reason: count for reason, count in counts.items() if count}


def _notes(key: ScaleKey, outside: int, enough: Any, prorated: Any) -> tuple[Note, ...]:
    no_error = bool(np.isnan(key.error())) and bool(enough.any())
    return notes_of(
        Note("too_few", "Too few questions answered for a score.", int((~enough).sum())),
        Note("prorated", "Some questions were not answered; the others stand in.", int(prorated.sum())),
        Note("outside", "An answer outside the range counts as none.", outside),
        Note("no_error", "Without reliability and spread the error is not known.", int(no_error)),
    )  # fmt: skip
