"""Angles in short: where they point on the whole, and how far they agree."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from kithkin_science.base.columns import Floats, column_of, numbers, same_length
from kithkin_science.base.result import Note, Result, notes_of

REFERENCE = "Mardia and Jupp (2000), Directional Statistics, 2.2 and 2.3, doi:10.1002/9780470316979"
NOTHING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CircularSummary(Result):
    """Where angles point on the whole; in degrees.

    Attributes
    ----------
    mean
        Direction of the mean of unit vectors, [0, 360); NaN where they cancel out.
    resultant
        Length of that mean, 0 (they cancel out) to 1 (all the same); NaN for one angle alone.
    sd
        Circular standard deviation, sqrt(-2 ln resultant), in degrees, 0 to infinity; NaN for
        one angle alone.
    """

    columns: ClassVar[dict[str, str]] = {"estimate": "mean", "resultant": "resultant", "sd": "sd"}
    mean: float
    resultant: float
    sd: float


def circular_summary(angle: Any, *, weights: Any = None, data: Any = None) -> CircularSummary:
    """Mean direction, resultant length and circular standard deviation of angles in degrees.

    Parameters
    ----------
    angle
        (n,) degrees, of any turn: -10, 350 and 710 are the same.
    weights
        (n,) how much each counts, 0 or more; None: each the same.
    data
        Anything with ``data["column"]``, where the others are names.

    Returns
    -------
    CircularSummary
        Missing angles and weights are left out, and counted.

    Raises
    ------
    ValueError
        A weight below 0.

    Notes
    -----
    Domain: describes the angles at hand. The average of 350 and 10 is 0, not 180.

    Examples
    --------
    >>> told = circular_summary([350, 10])
    >>> round(told.mean, 6) % 360, round(told.sd, 3)
    (0.0, 10.026)
    """
    degrees = np.atleast_1d(numbers(column_of(data, angle)))
    given = column_of(data, weights)
    weight = np.ones(len(degrees)) if given is None else np.atleast_1d(numbers(given))
    same_length(angle=degrees, weights=weight)
    known = np.isfinite(degrees) & np.isfinite(weight)
    if (weight[known] < 0).any():
        raise ValueError("a weight is 0 or more")
    counted = known & (weight > 0)
    mean, resultant = resultant_of(degrees[counted], weight[counted])
    alone, lost = int(counted.sum()) < 2, int((~known).sum())
    return CircularSummary(
        n_used=int(counted.sum()),
        n_dropped={"missing": lost} if lost else {},
        notes=notes_of(
            Note("too_few", "One angle or none does not tell how they differ.", int(alone)),
            Note("no_direction", "The angles cancel out: no mean.", int(resultant <= NOTHING)),
        ),
        claim="describes",
        method="mean of unit vectors, degrees",
        reference=REFERENCE,
        mean=mean,
        resultant=float("nan") if alone else resultant,
        sd=float("nan") if alone else float(np.rad2deg(circular_sd(np.float64(resultant)))),
    )


def resultant_of(degrees: Floats, weight: Floats) -> tuple[float, float]:
    """Mean direction in degrees and resultant length; both NaN where nothing counts."""
    total = weight.sum()
    if not total > 0:
        return float("nan"), float("nan")
    turn = np.deg2rad(degrees % 360.0)
    c, s = float(weight @ np.cos(turn) / total), float(weight @ np.sin(turn) / total)
    length = min(float(np.hypot(c, s)), 1.0)
    if length <= NOTHING:
        return float("nan"), 0.0
    return float(np.rad2deg(np.arctan2(s, c)) % 360.0), length


def circular_sd(resultant: Floats | np.float64) -> Any:
    """sqrt(-2 ln resultant) in radians; infinite where all cancels out."""
    with np.errstate(divide="ignore"):
        return np.sqrt(-2.0 * np.log(resultant))


def turned(angle: Any, around: Any) -> Any:
    """How far an angle lies from another, -180 (not included) to 180 degrees."""
    away = (np.asarray(angle) - around) % 360.0
    return np.where(away > 180.0, away - 360.0, away)
