"""From answers to one score a tie, with the error it is known to have."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from kithkin_science.base.columns import Floats, in_steady_order, numbers, same_length
from kithkin_science.base.result import Note, Term, notes_of

ROOT_TWO_PI = math.sqrt(2 * math.pi)
# Values on a scale from 0 to 1; a little beyond, for answers that all lie at an end.
TRUE = np.linspace(-0.25, 1.25, 301)


@dataclass(frozen=True, slots=True)
class SecurityPrior:
    """What is held likely beforehand, all as shares of the scale's length.

    Attributes
    ----------
    overall_sd
        Standard deviation of a person's overall value round the middle of the scale.
    domain_scale, tie_scale
        Scale of the half-t prior (four degrees of freedom) of the spread between domains, and
        between the ties of a domain.
    item_sd
        Error of one item, used where no ``sem`` is given.
    """

    overall_sd: float = 0.25
    domain_scale: float = 1 / 6
    tie_scale: float = 1 / 6
    item_sd: float = 0.24


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Mean score a row, the variance of its error, and why some are not there."""

    value: Floats
    error: Floats
    dropped: dict[str, int]
    notes: tuple[Note, ...]
    items: int | None


def read_scores(
    answers: Any,
    items: int | None,
    scale: tuple[float, float],
    sem: float | None,
    prior: SecurityPrior,
) -> Scores:
    """Each row's mean score and the variance of its error."""
    if not scale[0] < scale[1]:
        raise ValueError(f"a scale runs from its lowest to its highest answer, not {scale}")
    given = numbers(answers)
    if given.ndim == 1 and items is None and sem is None and given.size:
        raise ValueError("mean scores need `items` or `sem`")
    rows = given.reshape(len(given), given.shape[1] if given.ndim > 1 else 1)
    asked = rows.shape[1]
    whole = asked if given.ndim > 1 else (items or 1)
    sem = prior.item_sd * (scale[1] - scale[0]) / np.sqrt(whole) if sem is None else sem
    if not sem > 0:
        raise ValueError("no form measures without error: `sem` is above zero")
    outside = (rows < scale[0]) | (rows > scale[1])
    rows = np.where(outside, np.nan, rows)
    answered = (~np.isnan(rows)).sum(axis=1)
    few = 2 * answered < asked
    answered = np.where(few, asked, answered)
    told = _told(rows, few, scale)
    mean = np.nansum(rows, axis=1) / answered
    error = sem**2 * asked / answered
    if given.ndim > 1 or items is not None:
        mean, error = opened(mean, error, sem * np.sqrt(whole), scale)
    return Scores(
        np.where(few, np.nan, mean),
        np.where(few, np.nan, error),
        {"too_few_answers": int(few.sum())} if few.any() else {},
        notes_of(
            *told,
            Note("outside_scale", "An answer outside the scale was left out.", int(outside.sum())),
            Note("invariance", "Taken for granted: questions mean the same in every relationship."),
        ),
        whole if given.ndim > 1 else items,
    )


def opened(
    mean: Floats, error: Floats, item_sd: float, scale: tuple[float, float]
) -> tuple[Floats, Floats]:
    """The value whose answers, cut at the scale's ends, would have this mean; and its error.

    Somebody near an end cannot err beyond it, so the mean of the answers lies nearer the middle
    than the value, and varies less than the value is unsure. Item errors are taken as normal.
    """
    length = scale[1] - scale[0]
    sd = item_sd / length
    low, high = -TRUE / sd, (1 - TRUE) / sd
    inside = ndtr(high) - ndtr(low)
    dense_low, dense_high = (
        np.exp(-0.5 * low**2) / ROOT_TWO_PI,
        np.exp(-0.5 * high**2) / ROOT_TWO_PI,
    )
    expected = TRUE * inside + sd * (dense_low - dense_high) + ndtr(-high)
    # Second moment of the normal part between the ends, and of what is cut at the upper end.
    square = (TRUE**2 + sd**2) * inside + sd * (TRUE * dense_low - (TRUE + 1) * dense_high)
    variance = square + ndtr(-high) - expected**2
    value = np.interp((mean - scale[0]) / length, expected, TRUE)
    wider = np.interp(value, TRUE, variance / (sd * inside) ** 2)
    return scale[0] + length * value, error * wider


def _told(rows: Floats, few: NDArray[np.bool_], scale: tuple[float, float]) -> tuple[Note, Note]:
    ends = [((rows == end) | np.isnan(rows)).all(axis=1) & ~few for end in scale]
    return (
        Note("too_few_answers", "Fewer than half of the questions answered.", int(few.sum())),
        Note("at_scale_end", "Every answer at the scale's end.", int((ends[0] | ends[1]).sum())),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """One row a tie: id, domain, average score and its error's variance; NaN if none is known."""

    term: tuple[Term, ...]
    domain: tuple[Term, ...]
    value: Floats
    error: Floats

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which ties have a score."""
        return ~np.isnan(self.value)


def averaged(scores: Scores, ties: list[Term], domains: list[Term]) -> Ties:
    """Rows of one tie averaged, the surer ones counting more."""
    same_length(answers=scores.value, tie=ties, domain=domains)
    home: dict[Term, Term] = {}
    for one, domain in zip(ties, domains, strict=True):
        if home.setdefault(one, domain) != domain:
            raise ValueError(f"{one!r} lies in two domains: {home[one]!r} and {domain!r}")
    terms = in_steady_order(home)
    row = {term: index for index, term in enumerate(terms)}
    told = ~np.isnan(scores.value)
    of = np.array([row[one] for one in ties], dtype=np.intp)[told]
    precision = np.bincount(of, 1 / scores.error[told], minlength=len(terms))
    pulled = np.bincount(of, (scores.value / scores.error)[told], minlength=len(terms))
    with np.errstate(invalid="ignore", divide="ignore"):
        value, error = pulled / precision, 1 / precision
    return Ties(tuple(terms), tuple(home[term] for term in terms), value, error)
