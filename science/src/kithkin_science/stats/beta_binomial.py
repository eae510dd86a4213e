"""The posterior of rates that are drawn from one Beta distribution whose mean and spread are unknown.

k_j ~ Binomial(n_j, r_j), r_j ~ Beta(m s, (1 - m) s). All integrals are sums over an even grid of
logit m and log s, laid where the posterior is, so that no node is wasted and none is missed.
"""

from dataclasses import dataclass
from typing import TypedDict

import numpy as np
from scipy.special import betainc, betaln, expit, gammaln, logit

from kithkin_science.base.columns import Floats
from kithkin_science.stats.grids import between, cumulative, quantiles
from kithkin_science.stats.mixtures import weights_of

MEANS, CONCENTRATIONS = 24, 16
SCOUTS = 14, 9
LOOKS = 4
# Nodes of the grid whose logarithm lies this far below the highest one bear nothing.
DEPTH = 11.0
FARTHEST_LOGIT = 12.0
COARSEST_STEP = 0.094


@dataclass(frozen=True, slots=True)
class RatesPrior:
    """What is held likely before any story was told.

    Attributes
    ----------
    mean
        Parameters of the Beta distribution of the mean rate m.
    log_concentration
        Mean and standard deviation of log s, normal. A person's rate is Beta(m s, (1 - m) s):
        large s, all people alike; small s, each person another story.
    """

    mean: tuple[float, float] = (1.5, 1.5)
    log_concentration: tuple[float, float] = (1.5, 1.2)


class InCommon(TypedDict):
    """What the people have in common."""

    mean: float
    mean_low: float
    mean_high: float
    spread: float
    spread_low: float
    spread_high: float


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Posterior of mean and concentration: nodes of Beta(a, b) with their weights."""

    a: Floats
    b: Floats
    weight: Floats

    def above(self, k: Floats, n: Floats, threshold: float) -> Floats:
        """(nodes, people): chance of a rate above the threshold, the node being true."""
        pairs, row = np.unique(np.stack([k, n]), axis=1, return_inverse=True)
        a, b = self.a[:, None] + pairs[0], self.b[:, None] + pairs[1] - pairs[0]
        return np.asarray(1 - betainc(a, b, threshold)[:, row.ravel()])


def posterior(k: Floats, n: Floats, prior: RatesPrior, levels: Floats) -> tuple[Grid, InCommon]:
    """The grid where the posterior is, and what the people have in common."""
    u, v = _where(k, n, prior)
    log_weight = _log_posterior(u, v, k, n, prior)
    weight = weights_of(log_weight)
    m, s = expit(u)[:, None], np.exp(v)[None, :]
    spread = np.sqrt(m * (1 - m) / (s + 1))
    borne = weight > 1e-5 * weight.max()
    kept = weight[borne] / weight[borne].sum()
    grid = Grid((m * s)[borne], ((1 - m) * s)[borne], kept)
    return grid, _in_common(u, weight, spread, levels)


def _where(k: Floats, n: Floats, prior: RatesPrior) -> tuple[Floats, Floats]:
    """Even nodes of logit m and of log s over what the posterior bears, found with a few nodes."""
    centre, sd = prior.log_concentration
    u, v = (-7.0, 7.0), (centre - 4.5 * sd, centre + 4.5 * sd)
    for _ in range(LOOKS):
        rough_u, rough_v = np.linspace(*u, SCOUTS[0]), np.linspace(*v, SCOUTS[1])
        height = _log_posterior(rough_u, rough_v, k, n, prior)
        before = u[1] - u[0], v[1] - v[0]
        u, v = _bearing(rough_u, height.max(axis=1)), _bearing(rough_v, height.max(axis=0))
        if u[1] - u[0] > 0.6 * before[0] and v[1] - v[0] > 0.6 * before[1]:
            break
    return np.linspace(*u, MEANS), np.linspace(*v, CONCENTRATIONS)


def _in_common(u: Floats, weight: Floats, spread: Floats, levels: Floats) -> InCommon:
    density = weight.sum(axis=1)[None, :] / (u[1] - u[0])
    cdf = cumulative(density, u[1] - u[0])
    low, high = expit(quantiles(cdf / cdf[:, -1:], density / cdf[:, -1:], u, levels)[0])
    order = np.argsort(spread, axis=None)
    reached = np.cumsum(weight.ravel()[order]) - 0.5 * weight.ravel()[order]
    spread_low, spread_high = np.interp(levels, reached, spread.ravel()[order])
    return InCommon(
        mean=float(weight.sum(axis=1) @ expit(u)),
        mean_low=float(low),
        mean_high=float(high),
        spread=float((weight * spread).sum()),
        spread_low=float(spread_low),
        spread_high=float(spread_high),
    )


def _log_posterior(u: Floats, v: Floats, k: Floats, n: Floats, prior: RatesPrior) -> Floats:
    """Log density over (logit m, log s), up to a constant."""
    m, rest, s = expit(u)[:, None], expit(-u)[:, None], np.exp(v)[None, :]
    centre, sd = prior.log_concentration
    before = prior.mean[0] * np.log(m) + prior.mean[1] * np.log(rest)
    before = before - 0.5 * ((v[None, :] - centre) / sd) ** 2
    told = _rise(m * s, k) + _rise(rest * s, n - k) - _rise(s, n)
    return np.asarray(before + told)


def _rise(x: Floats, counts: Floats) -> Floats:
    """Sum over counts of log(gamma(x + count) / gamma(x)); equal counts are reckoned once."""
    different, times = np.unique(counts, return_counts=True)
    return np.asarray(gammaln(x[..., None] + different) @ times - times.sum() * gammaln(x))


def _log_gamma(x: Floats, counts: Floats) -> Floats:
    """Log gamma(x + count), (nodes, counts); equal counts are reckoned once."""
    different, row = np.unique(counts, return_inverse=True)
    return np.asarray(gammaln(x[:, None] + different)[:, row])


def _bearing(nodes: Floats, log_height: Floats) -> tuple[float, float]:
    """The part of the range that bears weight, with one node more on either side."""
    bearing = np.flatnonzero(log_height > log_height.max() - DEPTH)
    first, last = max(bearing[0] - 1, 0), min(bearing[-1] + 1, nodes.size - 1)
    return float(nodes[first]), float(nodes[last])


def people(k: Floats, n: Floats, grid: Grid, threshold: float, levels: Floats) -> Floats:
    """(people, 4): rate, low, high, chance above the threshold."""
    s = grid.a + grid.b
    logits = _logits(float(n.max(initial=0.0) + s.max()))
    low_mass, density, high_mass = _densities(k, n, grid, logits)
    inside = cumulative(density, float(logits[1] - logits[0]))
    whole = low_mass + inside[:, -1] + high_mass
    cdf = (inside + low_mass[:, None]) / whole[:, None]
    density = density / whole[:, None]
    ends = expit(quantiles(cdf, density, logits, levels))
    ends = np.where(cdf[:, :1] >= levels, 0.0, np.where(cdf[:, -1:] <= levels, 1.0, ends))
    rate = ((grid.a[:, None] + k) / (s[:, None] + n)).T @ grid.weight
    above = 1 - between(cdf, density, logits, float(logit(threshold)))
    return np.column_stack([rate, ends, above])


def _logits(most: float) -> Floats:
    """Even nodes of logit r, close enough for the narrowest posterior that so many trials give."""
    step = min(COARSEST_STEP, 1.0 / np.sqrt(most + 1))
    return np.linspace(-FARTHEST_LOGIT, FARTHEST_LOGIT, int(2 * FARTHEST_LOGIT / step) + 1)


def _densities(k: Floats, n: Floats, grid: Grid, logits: Floats) -> tuple[Floats, Floats, Floats]:
    """Density of each person's logit rate on the nodes, and the mass before and after them.

    Each is the same sum over grid nodes of Beta densities, times the person's own likelihood; so
    one product of matrices makes them all.
    """
    log_r, log_rest = -np.logaddexp(0, -logits), -np.logaddexp(0, logits)
    whole = betaln(grid.a, grid.b)
    height = np.exp(np.outer(grid.a, log_r) + np.outer(grid.b, log_rest) - whole[:, None])
    both = np.column_stack([height[:, 0] / grid.a, height, height[:, -1] / grid.b])
    told = _log_gamma(grid.a, k) + _log_gamma(grid.b, n - k) - _log_gamma(grid.a + grid.b, n)
    share = whole[:, None] - told
    most = share.max(axis=0)
    mixed = (grid.weight[:, None] * np.exp(share - most)).T @ both
    own = np.exp(np.outer(k, log_r) + np.outer(n - k, log_rest) + most[:, None])
    # Before the first node the likelihood is flat only if k = 0; else nobody lies there.
    before = np.where(k == 0, mixed[:, 0] * own[:, 0], 0.0)
    after = np.where(n == k, mixed[:, -1] * own[:, -1], 0.0)
    return before, mixed[:, 1:-1] * own, after
