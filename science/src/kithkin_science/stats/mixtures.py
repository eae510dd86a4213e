"""Mixtures of normal distributions, which posteriors become when variances are integrated out."""

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from kithkin_science.base.columns import Floats

STEPS = 60
CLOSE = 1e-6
ROOT_TWO_PI = math.sqrt(2 * math.pi)


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """One quantity a row, one component a column.

    Attributes
    ----------
    weight
        (components,), sums to one.
    centre, spread
        (quantities, components); spread above zero, or NaN for a quantity that is not known.
    low, high
        The quantity lies between these; each row is cut there and made whole again.
    """

    weight: Floats
    centre: Floats
    spread: Floats
    low: float = -math.inf
    high: float = math.inf

    def only(self, rows: slice, low: float, high: float) -> "Mixture":
        """Some of the quantities, cut at other ends."""
        return Mixture(self.weight, self.centre[rows], self.spread[rows], low, high)

    def below(self, x: Floats) -> Floats:
        """Chance that each quantity is below; ``x`` is (quantities, places)."""
        start, whole = self._cut()
        return np.clip((self._raw(x) - start) / whole, 0.0, 1.0)

    def quantiles(self, levels: Floats) -> Floats:
        """(quantities, levels), by Newton's steps kept inside a bracket that only shrinks."""
        start, whole = self._cut()
        aim = start + whole * levels
        low, high = self._bracket()
        x = np.clip(self._first_guess(levels), low, high)
        for _ in range(STEPS):
            reached, slope = self._with_density(x)
            miss = reached - aim
            low, high = np.where(miss < 0, x, low), np.where(miss > 0, x, high)
            stepped = x - miss / np.maximum(slope, 1e-300)
            inside = (stepped >= low) & (stepped <= high)
            x = np.where(inside, stepped, 0.5 * (low + high))
            # From here Newton's step squares the miss: the one just taken was the last needed.
            if not np.any(np.abs(miss) > CLOSE * whole):
                break
        return np.where(np.isnan(self.centre[:, :1]), np.nan, x)

    def _raw(self, x: Floats) -> Floats:
        z = (x[:, :, None] - self.centre[:, None, :]) / self.spread[:, None, :]
        return np.asarray(ndtr(z) @ self.weight)

    def _with_density(self, x: Floats) -> tuple[Floats, Floats]:
        steep = 1 / self.spread
        z = x[:, :, None] * steep[:, None, :] - (self.centre * steep)[:, None, :]
        reached = ndtr(z) @ self.weight
        np.multiply(z, z, out=z)
        np.multiply(z, -0.5, out=z)
        np.exp(z, out=z)
        slope = np.matmul(z, (steep * (self.weight / ROOT_TWO_PI))[:, :, None])[:, :, 0]
        return reached, slope

    def _cut(self) -> tuple[Floats, Floats]:
        ends = np.broadcast_to(np.array([self.low, self.high]), (len(self.centre), 2))
        raw = self._raw(np.array(ends))
        return raw[:, :1], np.maximum(raw[:, 1:] - raw[:, :1], 1e-300)

    def _bracket(self) -> tuple[Floats, Floats]:
        reach = 40.0 * self.spread
        low = np.maximum((self.centre - reach).min(axis=1, keepdims=True), self.low)
        high = np.minimum((self.centre + reach).max(axis=1, keepdims=True), self.high)
        return low, high

    def _first_guess(self, levels: Floats) -> Floats:
        mean = self.centre @ self.weight
        square = (self.spread**2 + (self.centre - mean[:, None]) ** 2) @ self.weight
        return np.asarray(mean[:, None] + np.sqrt(square)[:, None] * ndtri(levels))


def half_t4(x: Floats, scale: float) -> Floats:
    """Logarithm, up to a constant, of the half-t density with four degrees of freedom at ``x``."""
    return np.asarray(-2.5 * np.log1p((x / scale) ** 2 / 4))


def weights_of(log_weight: Floats) -> Floats:
    """Weights that sum to one, from their logarithms up to a constant."""
    weight = np.exp(log_weight - log_weight.max())
    return np.asarray(weight / weight.sum())


def precision_nodes(df: float, count: int) -> tuple[Floats, Floats]:
    """Gauss nodes and weights of a chi-squared variable over its degrees of freedom.

    A t distribution is then ``count`` normal ones, each with its spread over the root of a node.
    """
    alpha = df / 2 - 1
    order = np.arange(count)
    beside = np.sqrt(order[1:] * (order[1:] + alpha))
    matrix = np.diag(2 * order + 1 + alpha) + np.diag(beside, 1) + np.diag(beside, -1)
    nodes, vectors = np.linalg.eigh(matrix)
    return nodes / (df / 2), vectors[0] ** 2
