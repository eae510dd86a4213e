"""What goes with whom: a mean for company, one for being alone, and an effect of each person.

value = mean + the average of the effects of those there + residual. Effects are normal; their
spread, the residual's, and the likeness of neighbouring moments are not known and are integrated
out. Given the ratio of the spreads and the likeness all is linear, and the residual's variance has
a scaled inverse chi-squared posterior; so every mean is a mixture of normal distributions.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import roots_legendre

from kithkin_science.awareness.neighbours import decorrelated, likely
from kithkin_science.base.columns import Floats
from kithkin_science.stats.mixtures import Mixture, half_t4, precision_nodes, weights_of

# Of the half-t prior of the spread between people, in residual standard deviations.
SPREAD_SCALE = 0.5
WIDEST_SPREAD = 6.0
BORNE = 1e-4
# Nodes of the residual's precision: with few moments its posterior is long.
FEW, NODES_OF_FEW, NODES_OF_MANY = 30, 12, 5
ROOTS, ROOT_WEIGHTS = roots_legendre(14)
SHARE = (ROOTS + 1) / 2
# Nodes are denser near zero, where a spread makes most difference.
SPREADS = WIDEST_SPREAD * SHARE**2
LOG_PRIOR = half_t4(SPREADS, SPREAD_SCALE) + np.log(SHARE * ROOT_WEIGHTS)


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Values in standard deviations, sorted by time.

    Attributes
    ----------
    value
        (moments,)
    means
        (moments, means): 1 where that mean applies; each moment has one.
    share
        (moments, units): parts of the company.
    gap
        (moments,) since the moment before, in usual gaps; infinite if not known.
    least
        Variance below which no residual goes: that of rounding to the steps of the scale.
    """

    value: Floats
    means: Floats
    share: Floats
    gap: Floats
    least: float


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Linear questions: (questions, means) and (questions, units)."""

    means: Floats
    share: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """Weights of the grid; centre and variance of each question at each of its nodes."""

    log_weight: Floats
    centre: Floats
    variance: Floats


def answers(moments: Moments, asked: Asked) -> tuple[Mixture, float]:
    """Posterior of each question, and the posterior mean of the likeness of neighbours."""
    likenesses = likely(_rough_residual(moments), moments.gap)
    found = [_given(moments, asked, float(likeness)) for likeness in likenesses]
    log_weight = np.concatenate([one.log_weight for one in found])
    weight = weights_of(log_weight)
    inertia = float(weight @ np.repeat(likenesses, SPREADS.size))
    kept = weight > BORNE * weight.max()
    centre = np.concatenate([one.centre for one in found], axis=1)[:, kept]
    variance = np.concatenate([one.variance for one in found], axis=1)[:, kept]
    free = moments.value.size - moments.means.shape[1]
    nodes = NODES_OF_FEW if free < FEW else NODES_OF_MANY
    precision, share = precision_nodes(free, nodes)
    spread = np.sqrt(variance[:, :, None] / precision).reshape(len(centre), -1)
    borne = (weight[kept] / weight[kept].sum())[:, None] * share
    return Mixture(borne.ravel(), np.repeat(centre, nodes, axis=1), spread), inertia


def _rough_residual(moments: Moments) -> Floats:
    columns = np.column_stack([moments.means, moments.share])
    ridge = np.diag(np.repeat([1e-9, 4.0], [moments.means.shape[1], moments.share.shape[1]]))
    effect = np.linalg.solve(columns.T @ columns + ridge, columns.T @ moments.value)
    return np.asarray(moments.value - columns @ effect)


def _given(moments: Moments, asked: Asked, likeness: float) -> Answer:
    """The answers at every spread, neighbours being so alike."""
    whole = np.column_stack([moments.means, moments.share, moments.value])
    fresh, taken = decorrelated(whole, moments.gap, likeness)
    cross = fresh.T @ fresh
    fixed = moments.means.shape[1]
    inverse = np.linalg.inv(cross[:fixed, :fixed])
    # The means are taken out of everything; what is left is about the people.
    carried = inverse @ cross[:fixed, fixed:]
    left = cross[fixed:, fixed:] - cross[fixed:, :fixed] @ carried
    size, turned = np.linalg.eigh(left[:-1, :-1])
    size = np.maximum(size, 0.0)[:, None]
    pull = turned.T @ left[:-1, -1]
    doubt = 1 / (size + SPREADS**-2)
    free = moments.value.size - fixed
    square = np.maximum(left[-1, -1] - pull**2 @ doubt, free * moments.least)
    log_weight = (
        LOG_PRIOR
        - 0.5 * np.log1p(size * SPREADS**2).sum(axis=0)
        - 0.5 * free * np.log(square)
        + 0.5 * np.linalg.slogdet(inverse)[1]
        + taken
    )
    toward = (asked.share - asked.means @ carried[:, :-1]) @ turned
    own = np.einsum("qi,ij,qj->q", asked.means, inverse, asked.means)
    centre = (asked.means @ carried[:, -1])[:, None] + (toward * pull) @ doubt
    variance = (toward**2 @ doubt + own[:, None]) * (square / free)
    return Answer(log_weight, centre, variance)
