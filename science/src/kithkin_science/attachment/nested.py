"""Ties within domains within one person: the normal model with known errors of measurement.

Everything is on a scale from 0 to 1. The spreads between domains and between ties are not known
and are integrated over a grid; given them, all is linear and in closed form.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import roots_legendre

from kithkin_science.base.columns import Floats
from kithkin_science.stats.mixtures import Mixture, half_t4, weights_of

MIDDLE = 0.5
WIDEST_SPREAD = 0.8
BORNE = 1e-4
ROOTS, ROOT_WEIGHTS = roots_legendre(12)


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One row a tie: its value, the variance of its error, and its domain by number."""

    value: Floats
    error: Floats
    domain: NDArray[np.intp]
    domains: int


@dataclass(frozen=True, slots=True, eq=False)
class Nested:
    """Posterior of each level; rows of ``domain`` as numbered, of the others as the ties came."""

    overall: Mixture
    domain: Mixture
    tie: Mixture
    departure: Mixture


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """What the ties say of their domains, and the domains of the whole, given the spreads.

    Attributes
    ----------
    own
        (grid, ties): how much a tie's own value counts against its domain.
    pull, mean
        (grid, domains): how much a domain's mean counts against the whole; that mean.
    told
        (grid, domains): precision of that mean.
    overall, precision
        (grid,): posterior mean and precision of the whole.
    """

    own: Floats
    pull: Floats
    mean: Floats
    told: Floats
    overall: Floats
    precision: Floats
    log_weight: Floats


def nested(
    measured: Measured, *, overall_sd: float, domain_scale: float, tie_scale: float
) -> Nested:
    """Posterior of the overall value, of each domain, each tie and each tie's departure."""
    between_domains, between_ties, before = _grid(domain_scale, tie_scale)
    found = _levels(measured, between_domains, between_ties, overall_sd)
    weight = weights_of(found.log_weight + before)
    kept = weight > BORNE * weight.max()
    return _mixtures(measured, _only(found, kept), weight[kept] / weight[kept].sum())


def _grid(domain_scale: float, tie_scale: float) -> tuple[Floats, Floats, Floats]:
    """Pairs of variances with the logarithm of prior times area."""
    nodes = WIDEST_SPREAD * (ROOTS + 1) / 2
    area = np.log(ROOT_WEIGHTS)
    of_domains = half_t4(nodes, domain_scale) + area
    of_ties = half_t4(nodes, tie_scale) + area
    before = (of_domains[:, None] + of_ties[None, :]).ravel()
    pairs = np.meshgrid(nodes**2, nodes**2, indexing="ij")
    return pairs[0].reshape(-1, 1), pairs[1].reshape(-1, 1), before


def _levels(
    measured: Measured, between_domains: Floats, between_ties: Floats, overall_sd: float
) -> Levels:
    member = np.eye(measured.domains)[measured.domain]
    precision = 1 / (measured.error + between_ties)
    told = precision @ member
    mean = (precision * measured.value) @ member / told
    off = measured.value - mean[:, measured.domain]
    pull = between_domains / (between_domains + 1 / told)
    known = 1 / (between_domains + 1 / told)
    prior = overall_sd**-2
    whole = known.sum(axis=1) + prior
    overall = ((known * mean).sum(axis=1) + prior * MIDDLE) / whole
    log_weight = 0.5 * (
        np.log(precision).sum(axis=1)
        - (precision * off**2).sum(axis=1)
        - np.log1p(told * between_domains).sum(axis=1)
        - np.log(whole)
        - (known * (mean - overall[:, None]) ** 2).sum(axis=1)
        - prior * (MIDDLE - overall) ** 2
    )
    return Levels(between_ties * precision, pull, mean, told, overall, whole, log_weight)


def _only(levels: Levels, kept: NDArray[np.bool_]) -> Levels:
    rows = (levels.own, levels.pull, levels.mean, levels.told)
    singles = (levels.overall, levels.precision, levels.log_weight)
    return Levels(*(row[kept] for row in rows), *(single[kept] for single in singles))


def _mixtures(measured: Measured, levels: Levels, weight: Floats) -> Nested:
    """Each level given the grid: what it owes to the overall value, and what it knows itself."""
    whole, doubt = levels.overall[:, None], 1 / levels.precision[:, None]
    home, pull = measured.domain, levels.pull
    rest = 1 - levels.own
    known = levels.own * measured.value + rest * (pull * levels.mean)[:, home]
    owed = rest * (1 - pull)[:, home]
    noise = levels.own * measured.error + rest**2 * (pull / levels.told)[:, home]

    def level(centre: Floats, variance: Floats, low: float = 0.0) -> Mixture:
        return Mixture(weight, centre.T, np.sqrt(variance).T, low, 1.0)

    return Nested(
        overall=level(whole, doubt),
        domain=level(
            pull * levels.mean + (1 - pull) * whole,
            pull / levels.told + (1 - pull) ** 2 * doubt,
        ),
        tie=level(known + owed * whole, noise + owed**2 * doubt),
        departure=level(known + (owed - 1) * whole, noise + (owed - 1) ** 2 * doubt, -1.0),
    )
