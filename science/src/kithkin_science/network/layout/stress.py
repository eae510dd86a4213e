"""Places whose distances come near to wished ones: classical scaling, then stress majorisation.

Stress is the sum over pairs of w (|x_i - x_j| - d)^2 with w = d^-2: every pair's relative error
counts alike. Each step solves the Laplacian system that majorises it, so stress never grows.

References: Torgerson (1952), Psychometrika 17:401, doi:10.1007/BF02288916 (start); Gansner, Koren
& North (2004), Graph Drawing, LNCS 3383:239, doi:10.1007/978-3-540-31843-9_25 (majorisation).
"""

import numpy as np
from scipy.linalg import cho_factor, cho_solve, eigh
from scipy.spatial.distance import cdist

_CALM = 1e-4  # a step that lessens stress by a smaller part than this is the last
_LEAST = 1e-9
_ROUND = 1.02
GOLDEN_ANGLE = 2.399963229728653


def classical(far: np.ndarray) -> np.ndarray:
    """Start: the plane in which squared distances are kept best, widest direction first.

    Parameters
    ----------
    far
        Square matrix of finite distances.

    Returns
    -------
    ndarray, shape (n, 2)
        Exact when the distances are those of points in a plane. Who would stand on the very
        same spot is moved a little apart, on a spiral.

    Examples
    --------
    >>> np.abs(classical(np.array([[0.0, 1, 2], [1, 0, 1], [2, 1, 0]]))[:, 0]).round(3).tolist()
    [1.0, 0.0, 1.0]
    """
    n = len(far)
    if n < 2:
        return np.zeros((n, 2))
    squared = far * far
    rows = squared.mean(axis=1)
    centred = -0.5 * (squared - rows[:, None] - rows[None, :] + rows.mean())
    values, vectors = eigh(centred, subset_by_index=(max(0, n - 2), n - 1))
    at = np.zeros((n, 2))
    for k, (value, vector) in enumerate(zip(values[::-1], vectors.T[::-1], strict=True)):
        sign = -np.sign(vector[np.argmax(np.round(np.abs(vector), 9))]) or 1.0
        # What is not there must not be blown up out of rounding errors.
        at[:, k] = sign * vector * np.sqrt(value) if value > 1e-9 * values[-1] > 0 else 0.0
    return np.asarray(at + _together(at, far))


def _together(at: np.ndarray, far: np.ndarray) -> np.ndarray:
    """Small steps aside for those who share a spot, so that they can part."""
    coarse = np.round(at / (1e-6 * max(far.max(), _LEAST)))
    _, spot, shared = np.unique(coarse, axis=0, return_inverse=True, return_counts=True)
    crowded = shared[spot.ravel()] > 1
    turn = GOLDEN_ANGLE * np.arange(len(at))
    away = 0.3 * far[far > 0].min(initial=1.0) * np.sqrt(np.arange(1, len(at) + 1) / len(at))
    return np.asarray(crowded[:, None] * np.c_[np.cos(turn), np.sin(turn)] * away[:, None])


def lengthwise(at: np.ndarray) -> np.ndarray:
    """Turn places so that their longest direction lies level, and no further than that takes."""
    if len(at) < 2:
        return at
    middle = at.mean(axis=0)
    _, sizes, axes = np.linalg.svd(at - middle, full_matrices=False)
    if sizes[0] <= _ROUND * sizes[1]:
        return at  # as wide as high: nothing to gain
    axes *= np.where(np.diag(axes) < 0, -1.0, 1.0)[:, None]
    return np.asarray((at - middle) @ axes.T)


class Majorised:
    """The majorisation of one set of distances, factored once; some people may be held."""

    def __init__(self, far: np.ndarray, held: np.ndarray) -> None:
        self.wished = np.where(far > 0, far, 1.0)
        self.free = np.flatnonzero(~held)
        self.held = np.flatnonzero(held)
        weight = self.wished**-2
        np.fill_diagonal(weight, 0.0)
        # Weight times wished distance, 0 on the diagonal.
        self.pull = weight * self.wished
        laplacian = -weight
        np.fill_diagonal(laplacian, weight.sum(axis=1))
        inner = laplacian[np.ix_(self.free, self.free)]
        if len(self.held) == 0:
            # Without anybody held the places are free up to a shift; this picks their middle.
            inner = inner + weight.sum() / max(1, len(far)) ** 2
        self.factor = cho_factor(inner) if len(self.free) else None
        self.outer = laplacian[np.ix_(self.free, self.held)]

    def step(self, at: np.ndarray, apart: np.ndarray | None = None) -> np.ndarray:
        """One majorisation step; the held stay where they are.

        `apart`: the distances of `at`, if they are known already.
        """
        if self.factor is None:
            return at
        ratio = self.pull / (distances(at) if apart is None else apart)
        right = ratio.sum(axis=1)[:, None] * at - ratio @ at
        moved = at.copy()
        aim = right[self.free] - self.outer @ at[self.held]
        moved[self.free] = cho_solve(self.factor, aim, check_finite=False)
        if len(self.held) == 0:
            moved += at.mean(axis=0) - moved.mean(axis=0)
        return moved

    def settle(self, at: np.ndarray, rounds: int) -> tuple[np.ndarray, bool]:
        """Take steps until they hardly help; the second value says whether that was reached."""
        before = self.stress(at) * 2 + 1.0
        for _ in range(rounds):
            apart = distances(at)
            now = self._error(apart)
            if before - now <= _CALM * before or now <= _LEAST:
                return at, True
            at, before = self.step(at, apart), now
        return at, False

    def stress(self, at: np.ndarray) -> float:
        """Mean squared relative error over all pairs."""
        return self._error(distances(at)) if len(at) > 1 else 0.0

    def _error(self, apart: np.ndarray) -> float:
        n = len(apart)
        error = apart / self.wished
        error -= 1.0
        np.fill_diagonal(error, 0.0)
        return float(np.vdot(error, error) / (n * (n - 1)))


def distances(at: np.ndarray) -> np.ndarray:
    """All distances between places, never quite 0."""
    return np.asarray(np.maximum(cdist(at, at), _LEAST))
