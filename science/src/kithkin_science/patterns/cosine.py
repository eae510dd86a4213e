"""The cosine that fits a profile around the circumplex best, and what is left over.

s(angle) = e + x cos(angle) + y sin(angle), by least squares for whatever angles there are. With
scales evenly round the circle this is Gurtman and Balakrishnan's e = mean, x = 2/n sum s cos,
y = 2/n sum s sin; with uneven ones those formulas would give a wrong angle.
"""

from dataclasses import dataclass

import numpy as np

from kithkin_science.base.columns import Floats

LEAST_SCALES = 4
NOTHING = 1e-12  # of the size of the scores: a flat profile is one that differs by rounding only


@dataclass(frozen=True, slots=True, eq=False)
class Cosine:
    """Elevation, the two axes, amplitude, displacement in degrees [0, 360) and fit R² [0, 1].

    A flat profile has amplitude 0, and no displacement and no fit (NaN): there is no wave.
    """

    e: Floats
    x: Floats
    y: Floats
    a: Floats
    d: Floats
    r2: Floats


def design(angles: Floats) -> Floats:
    """(scales, 3): 1, cos, sin of each angle in degrees.

    Raises
    ------
    ValueError
        Fewer than four different angles: a cosine through three always fits.
    """
    different = len({round(float(one) % 360.0, 6) % 360.0 for one in angles})
    if different < LEAST_SCALES or not np.isfinite(angles).all():
        raise ValueError(f"a cosine asks for four different angles or more, not {different}")
    turn = np.deg2rad(angles)
    return np.column_stack([np.ones(len(turn)), np.cos(turn), np.sin(turn)])


def fitted(profiles: Floats, wave: Floats) -> Cosine:
    """Fit profiles (..., scales) with the design of `design`."""
    e, x, y = np.moveaxis(profiles @ np.linalg.pinv(wave).T, -1, 0)
    left = profiles - np.stack([e, x, y], -1) @ wave.T
    spread = profiles - profiles.mean(-1, keepdims=True)
    whole = (spread**2).sum(-1)
    flat = whole <= (NOTHING * np.abs(profiles).max(-1)) ** 2 * profiles.shape[-1]
    with np.errstate(invalid="ignore", divide="ignore"):
        r2 = np.where(flat, np.nan, 1.0 - (left**2).sum(-1) / whole)
    a = np.where(flat, 0.0, np.hypot(x, y))
    d = np.where(flat, np.nan, np.rad2deg(np.arctan2(y, x)) % 360.0)
    return Cosine(e, np.where(flat, 0.0, x), np.where(flat, 0.0, y), a, d, r2)


def waves(profiles: Floats, wave: Floats) -> Floats:
    """(3, ...): elevation and the two axes only, for profiles (..., scales)."""
    return np.asarray(np.moveaxis(profiles @ np.linalg.pinv(wave).T, -1, 0))
