"""One factor behind several items: least squares on what is off the diagonal (minres)."""

import numpy as np

from kithkin_science.base.columns import Floats

SWEEPS, POLISH, TOLERANCE = 500, 30, 1e-13


def loadings(correlation: Floats) -> Floats:
    """(..., items) loadings of one factor, each within -1 and 1, their sum not below 0.

    Minimises the squares of r_ij - l_i l_j over i < j: item by item, each step exact and held
    within -1 to 1 (no negative uniqueness), then by Newton where no item stands at an end.
    """
    many = correlation.shape[-1]
    off = correlation * (1 - np.eye(many))
    values, vectors = np.linalg.eigh(correlation)
    found = vectors[..., -1] * np.sqrt(np.maximum(values[..., -1:], 0))
    for _ in range(SWEEPS):
        before = found.copy()
        for item in range(many):
            others = (found**2).sum(axis=-1) - found[..., item] ** 2
            pull = (off[..., item, :] * found).sum(axis=-1)
            step = np.divide(pull, others, out=np.zeros_like(pull), where=others > 1e-12)
            found[..., item] = np.clip(step, -1, 1)
        if np.abs(found - before).max(initial=0.0) < 1e-6:
            break
    found = _polished(off, found)
    return np.asarray(found * np.where(found.sum(axis=-1, keepdims=True) < 0, -1.0, 1.0))


def _polished(off: Floats, found: Floats) -> Floats:
    many = found.shape[-1]
    apart = 1 - np.eye(many)
    free = np.asarray((np.abs(found) < 1 - 1e-9).all(axis=-1))
    for _ in range(POLISH):
        outer = found[..., :, None] * found[..., None, :]
        slope = -((off - outer * apart) @ found[..., None])[..., 0]
        squares = (found**2).sum(axis=-1, keepdims=True) - found**2
        curve = (2 * outer - off) * apart + squares[..., None] * np.eye(many)
        curve = np.where(free[..., None, None], curve, np.eye(many)) + 1e-12 * np.eye(many)
        step = np.where(free[..., None], np.linalg.solve(curve, slope[..., None])[..., 0], 0.0)
        near = np.asarray(((np.abs(step) < 0.1) & (np.abs(found - step) <= 1)).all(axis=-1))
        found = np.where(near[..., None], found - step, found)
        if np.abs(np.where(near[..., None], step, 0.0)).max(initial=0.0) < TOLERANCE:
            break
    return found


def omega_total(correlation: Floats, loading: Floats) -> Floats:
    """1 less the share of the sum's variance that is the items' own."""
    total = correlation.sum(axis=(-2, -1))
    own = (1 - loading**2).sum(axis=-1)
    return np.asarray(1 - own / np.where(total > 0, total, np.nan))


def misfit(correlation: Floats, loading: Floats) -> float:
    """Root mean square of what is left of the correlations."""
    first, other = np.triu_indices(len(loading), 1)
    left = correlation[first, other] - loading[first] * loading[other]
    return float(np.sqrt(np.mean(left**2))) if left.size else float("nan")
