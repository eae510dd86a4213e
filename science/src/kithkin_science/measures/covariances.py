"""Covariances of items with gaps, and which items seem to be put the other way round."""

from dataclasses import dataclass

import numpy as np

from kithkin_science.base.columns import Floats


@dataclass(frozen=True, slots=True)
class Moments:
    """(items, items) covariances, correlations over the same pairs, and how many pairs."""

    covariance: Floats
    correlation: Floats
    pairs: Floats


def pairwise(table: Floats, weights: Floats | None = None) -> Moments:
    """From all people who answered both of two items; ``weights`` is how often each counts.

    ``table`` is (items, people), so that sums run along the memory.
    """
    known = ~np.isnan(table)
    there = known.astype(np.float64)
    value = np.where(known, table, 0.0)
    middle = value.sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    value = (value - middle[:, None]) * there  # near zero, so that squares lose no digits
    heavy = there if weights is None else there * weights
    heavier = value if weights is None else value * weights
    with np.errstate(invalid="ignore", divide="ignore"):
        pairs = there @ heavy.T
        mean = heavier @ there.T / pairs
        covariance = (heavier @ value.T - pairs * mean * mean.T) / (pairs - 1)
        squares = ((heavier * value) @ there.T - pairs * mean**2) / (pairs - 1)
        correlation = covariance / np.sqrt(squares * squares.T)
    return Moments(covariance, correlation, pairs)


def standardised(covariance: Floats) -> Floats:
    """Correlations from covariances and their own diagonal."""
    spread = np.sqrt(np.diag(covariance))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(covariance / np.outer(spread, spread))


def turned_items(correlation: Floats) -> Floats:
    """1 where an item goes the way of most, -1 where the other way: first component's signs."""
    if not np.isfinite(correlation).all() or not correlation.size:
        return np.ones(len(correlation))
    first = np.linalg.eigh(correlation)[1][:, -1]
    first = np.where(np.abs(first) < 1e-9, 0.0, first)
    way = first.sum() if abs(first.sum()) > 1e-9 else first[np.argmax(np.abs(first))]
    return np.where(first * way < 0, -1.0, 1.0)
