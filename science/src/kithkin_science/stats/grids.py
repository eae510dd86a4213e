"""Posteriors on an even grid: from a density to its distribution and its quantiles."""

import numpy as np

from kithkin_science.base.columns import Floats

NEWTON_STEPS = 4


def cumulative(density: Floats, step: float) -> Floats:
    """Integral from the first node to each node, along the last axis.

    Trapezoids with the first Euler-Maclaurin term, so that the error falls with the fourth power
    of the step. Never falling.
    """
    halves = 0.5 * step * (density[..., 1:] + density[..., :-1])
    slope = np.gradient(density, step, axis=-1, edge_order=2)
    total = np.zeros_like(density)
    np.cumsum(halves, axis=-1, out=total[..., 1:])
    total -= step**2 / 12 * (slope - slope[..., :1])
    return np.asarray(np.maximum.accumulate(total, axis=-1))


def quantiles(cdf: Floats, density: Floats, nodes: Floats, levels: Floats) -> Floats:
    """Where each row's distribution reaches each level; (rows, levels).

    Between nodes the distribution is the cubic with the density as slope. A level outside what
    the nodes hold gives the first or the last node.
    """
    last = nodes.size - 2
    cell = np.clip((cdf[:, None, :] < levels[:, None]).sum(axis=-1) - 1, 0, last)
    row = np.arange(len(cdf))[:, None]
    step = nodes[1] - nodes[0]
    ends = cdf[row, cell], cdf[row, cell + 1]
    slopes = density[row, cell] * step, density[row, cell + 1] * step
    share = _inverted(ends, slopes, levels)
    return np.asarray(nodes[cell] + step * share)


def _inverted(ends: tuple[Floats, Floats], slopes: tuple[Floats, Floats], level: Floats) -> Floats:
    """The share of the cell at which the cubic reaches the level."""
    rise = np.maximum(ends[1] - ends[0], 1e-300)
    share = np.clip((level - ends[0]) / rise, 0.0, 1.0)
    for _ in range(NEWTON_STEPS):
        value, slope = hermite(ends, slopes, share)
        share = np.clip(share - (value - level) / np.maximum(slope, 1e-300), 0.0, 1.0)
    return share


def hermite(
    ends: tuple[Floats, Floats], slopes: tuple[Floats, Floats], share: Floats
) -> tuple[Floats, Floats]:
    """Value and slope of the cubic through two ends with given slopes, on the unit cell."""
    a, b = slopes
    rise = ends[1] - ends[0]
    second, third = 3 * rise - 2 * a - b, a + b - 2 * rise
    value = ends[0] + share * (a + share * (second + share * third))
    return value, a + share * (2 * second + share * 3 * third)


def between(cdf: Floats, density: Floats, nodes: Floats, at: float) -> Floats:
    """Each row's distribution at one place that lies within the nodes."""
    step = nodes[1] - nodes[0]
    cell = int(np.clip((at - nodes[0]) // step, 0, nodes.size - 2))
    share = np.full(len(cdf), (at - nodes[cell]) / step)
    ends = cdf[:, cell], cdf[:, cell + 1]
    slopes = density[:, cell] * step, density[:, cell + 1] * step
    return np.clip(hermite(ends, slopes, share)[0], 0.0, 1.0)
