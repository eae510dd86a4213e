"""Profiles of every bootstrap replicate, from counts and moments: one matrix product a block.

A mean is linear in the counts; a correlation needs sums, squares and products only. So nobody's
row is touched again after the moments are laid out: a block of 64 replicates is
(64, rows) @ (rows, moments).

Reference: Davison and Hinkley (1997), Bootstrap Methods and their Application,
doi:10.1017/CBO9780511802843.
"""

from collections.abc import Callable

import numpy as np

from kithkin_science.base.columns import Floats
from kithkin_science.stats.draws import Draws

Profiles = Callable[[Floats], Floats]  # counts (draws, rows) -> profiles (draws, measures, scales)
FLAT = 1e-12  # of a column's level: what differs by no more is rounding


def of_means(scores: Floats) -> Profiles:
    """The mean of each scale over those who have it, as one profile."""
    known = ~np.isnan(scores)
    whole, filled = bool(known.all()), np.where(known, scores, 0.0)
    there = known.astype(np.float64)

    def profiles(counts: Floats) -> Floats:
        people = counts.sum(1, keepdims=True) if whole else counts @ there
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray((counts @ filled / people)[:, None, :])

    return profiles


def of_correlations(scores: Floats, measures: Floats) -> Profiles:
    """Pearson's correlation of each measure with each scale, a profile a measure; no gaps.

    NaN where a scale or a measure does not differ in the replicate.
    """
    x, z = standard(scores), standard(measures)
    p, k = x.shape[1], z.shape[1]
    products = (z[:, :, None] * x[:, None, :]).reshape(len(x), -1)
    moments = np.concatenate([x, z, x * x, z * z, products], axis=1)

    def profiles(counts: Floats) -> Floats:
        mean = counts @ moments / counts.sum(1, keepdims=True)
        mx, mz = mean[:, None, :p], mean[:, p : p + k, None]
        vx = mean[:, None, p + k : 2 * p + k] - mx**2
        vz = mean[:, 2 * p + k : 2 * (p + k), None] - mz**2
        both = mean[:, 2 * (p + k) :].reshape(-1, k, p) - mx * mz
        return np.asarray(both / np.sqrt(_some(vx)) / np.sqrt(_some(vz)))

    return profiles


def of_pairs(scores: Floats, measures: Floats) -> Profiles:
    """The same with gaps: each correlation over the people who have both."""
    x, z = standard(scores)[:, None, :], standard(measures)[:, :, None]
    both = ~np.isnan(x) & ~np.isnan(z)
    x, z = np.where(both, x, 0.0), np.where(both, z, 0.0)
    shape = both.shape[1:]
    made = [both.astype(np.float64), x, z, x * x, z * z, x * z]
    moments = np.concatenate([one.reshape(len(scores), -1) for one in made], axis=1)

    def profiles(counts: Floats) -> Floats:
        sums = (counts @ moments).reshape(len(counts), 6, *shape)
        with np.errstate(invalid="ignore", divide="ignore"):
            mx, mz, xx, zz, xz = np.moveaxis(sums[:, 1:] / sums[:, :1], 1, 0)
        return np.asarray((xz - mx * mz) / np.sqrt(_some(xx - mx**2)) / np.sqrt(_some(zz - mz**2)))

    return profiles


def drawn(profiles: Profiles, draws: Draws) -> Floats:
    """Every replicate's profiles: (replicates, measures, scales)."""
    return draws.each(profiles)


def standard(columns: Floats) -> Floats:
    """Centred and scaled, so that squares lose no digits; a constant column becomes 0."""
    known = ~np.isnan(columns)
    many = np.maximum(known.sum(0), 1)
    level = np.abs(np.where(known, columns, 0.0)).max(0, initial=0.0)
    away = columns - np.where(known, columns, 0.0).sum(0) / many
    scale = np.sqrt((np.where(known, away, 0.0) ** 2).sum(0) / many)
    flat = scale <= FLAT * level
    return np.where(known, np.where(flat, 0.0, away / np.where(flat, 1.0, scale)), np.nan)


def _some(variance: Floats) -> Floats:
    return np.where(variance > FLAT, variance, np.nan)
