"""How reliable the axes of a circumplex are."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from kithkin_science.base.columns import Floats, numbers
from kithkin_science.base.result import Note, Result, notes_of

REFERENCE = (
    "Strack, Jacobs and Grosse Holtforth (2013), SAGE Open 3(2), doi:10.1177/2158244013486115"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AxisReliability(Result):
    """Reliability of an axis, 0 to 1, and the standard error of measurement in the axis's unit."""

    columns: ClassVar[dict[str, str]] = {"estimate": "reliability", "sem": "sem"}
    reliability: Floats
    sem: Floats


def axis_reliability(n_items: Any, xi: Any, *, sd: Any = None) -> AxisReliability:
    """Reliability of an axis by Spearman and Brown's formula, from what one item shares with it.

    n xi / (1 + (n - 1) xi); the error of measurement is sd sqrt(1 - reliability).

    Parameters
    ----------
    n_items
        Items that make up the axis, 1 or more.
    xi
        Share of an item's variance that the axis makes, 0 to 1.
    sd
        Standard deviation of the axis's score between people; None: the error is NaN.

    Returns
    -------
    AxisReliability
        In the shape of the numbers together. Impossible ones are NaN, and counted.

    Notes
    -----
    Domain: items equally good and spread evenly round the circle.

    Examples
    --------
    >>> round(float(axis_reliability(32, 0.26).reliability), 2)
    0.92
    """
    asked = (n_items, xi, np.nan if sd is None else sd)
    n, share, spread = np.broadcast_arrays(*map(numbers, asked))
    known = (n >= 1) & (share >= 0) & (share <= 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        told = np.where(known, n * share / (1 + (n - 1) * share), np.nan)
    impossible = int((~known).sum())
    bound = int((known & ((share == 0) | (share == 1))).sum())
    return AxisReliability(
        n_used=int(known.sum()),
        n_dropped={"impossible": impossible} if impossible else {},
        notes=notes_of(
            Note("impossible", "Items are 1 or more, and a share is 0 to 1.", impossible),
            Note("at_bound", "A reliability of 0 or 1 is never so in people.", bound),
        ),
        claim="describes",
        method="Spearman-Brown of the axis's share of an item",
        reference=REFERENCE,
        reliability=told,
        sem=np.asarray(np.where(spread >= 0, spread, np.nan) * np.sqrt(1 - told)),
    )
