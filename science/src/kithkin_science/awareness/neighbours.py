"""Moments close in time are alike; here that likeness is taken out, so that each counts as new.

A residual goes back to zero exponentially with time (Ornstein-Uhlenbeck); ``likeness`` is its
correlation over the usual gap, so that a night between two moments counts as the many gaps it is.
"""

import numpy as np

from kithkin_science.base.columns import Floats

# Moments closer than this share of the usual gap count as this far apart: two taps in one second
# are no proof of a likeness without end.
NEAREST = 0.25
MOST_ALIKE = 0.95
LIKENESSES = np.linspace(0, MOST_ALIKE, 20)
NODES = 6


def gaps(time: Floats) -> Floats:
    """Gap before each moment in usual gaps, infinite before the first and where time is unknown.

    ``time`` is sorted, unknown (NaN) ones last. The usual gap is the median of those above zero.
    """
    steps = np.diff(time)
    known = steps[np.isfinite(steps) & (steps > 0)]
    usual = np.median(known) if known.size else np.nan
    steps = np.where(np.isfinite(steps) & np.isfinite(usual), steps / usual, np.inf)
    return np.concatenate([[np.inf], np.maximum(steps, NEAREST)])


def decorrelated(columns: Floats, gap: Floats, likeness: float) -> tuple[Floats, float]:
    """Columns less what the moment before foretells, and half the log of what that takes away."""
    if likeness == 0:
        return columns, 0.0
    foretold = likeness**gap
    rest = 1 / np.sqrt(1 - foretold**2)
    fresh = columns * rest[:, None]
    fresh[1:] -= (foretold * rest)[1:, None] * columns[:-1]
    return fresh, float(np.log(rest).sum())


def likely(residual: Floats, gap: Floats) -> Floats:
    """A few likenesses that these residuals allow, evenly spaced; only 0 if no gap is known."""
    if not np.isfinite(gap).any():
        return np.zeros(1)
    foretold = LIKENESSES[:, None] ** gap
    rest = 1 - foretold**2
    off = residual - foretold * np.concatenate([[0.0], residual[:-1]])
    square = (off**2 / rest).sum(axis=1)
    log_weight = -0.5 * (np.log(rest).sum(axis=1) + residual.size * np.log(square))
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    middle = weight @ LIKENESSES
    apart = np.sqrt(weight @ (LIKENESSES - middle) ** 2)
    # Where one of the rough values bears all weight, theory says how sure one is.
    apart = max(apart, np.sqrt((1 - middle**2) / residual.size), 0.005)
    # Rough residuals look less alike than they are, for the effects took some of it: look higher.
    low, high = max(middle - 2.4 * apart, 0.0), min(middle + 3.6 * apart, MOST_ALIKE)
    return np.linspace(low, high, NODES)
