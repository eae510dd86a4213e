"""Maximum likelihood where a covariance is a sum of known tables, each times an unknown number."""

from dataclasses import dataclass

import numpy as np

from kithkin_science.base.columns import Floats

STEPS, HALVINGS, TOLERANCE = 200, 30, 1e-12


@dataclass(frozen=True, slots=True)
class Solved:
    """Numbers, their covariance for one observation, the misfit, and whether it settled."""

    estimate: Floats
    spread: Floats
    covariance: Floats
    misfit: float
    settled: bool


def solve(sample: Floats, tables: Floats) -> Solved:
    """Fisher scoring from the generalised least squares start, steps halved until they help.

    Misfit: log |C| - log |S| + trace(S C^-1) - p, which the estimate makes least.
    """
    estimate, _ = _step(sample, sample, tables)
    covariance = np.tensordot(estimate, tables, 1)
    if not np.isfinite(_misfit(sample, covariance)):
        estimate = _plain_start(sample, tables)
        covariance = np.tensordot(estimate, tables, 1)
    misfit, settled = _misfit(sample, covariance), False
    for _ in range(STEPS):
        towards, _ = _step(covariance, sample, tables)
        change, share = towards - estimate, 1.0
        for _ in range(HALVINGS):
            tried = np.tensordot(estimate + share * change, tables, 1)
            if (found := _misfit(sample, tried)) <= misfit + 1e-14:
                break
            share /= 2
        else:
            break
        estimate, covariance, misfit = estimate + share * change, tried, found
        if np.abs(change).max() <= TOLERANCE * np.abs(estimate).max():
            settled = True
            break
    _, information = _step(covariance, sample, tables)
    return Solved(
        estimate,
        np.asarray(np.linalg.inv(information), dtype=np.float64),
        covariance,
        misfit,
        settled,
    )


def _step(weight: Floats, sample: Floats, tables: Floats) -> tuple[Floats, Floats]:
    """Least squares under this weight, and the information of one observation."""
    turned = np.linalg.inv(weight) @ tables
    information = np.einsum("aij,bji->ab", turned, turned, optimize=True) / 2
    pull = np.einsum("aij,ji->a", turned, np.linalg.inv(weight) @ sample) / 2
    return np.linalg.solve(information, pull), information


def _plain_start(sample: Floats, tables: Floats) -> Floats:
    """Only what stands on the diagonal alone: the sample's own variances."""
    alone = np.array([np.count_nonzero(one) == 1 for one in tables])
    return np.where(alone, np.einsum("aij,ij->a", tables, sample), 0.0)


def _misfit(sample: Floats, covariance: Floats) -> float:
    sign, size = np.linalg.slogdet(covariance)
    if sign <= 0 or np.linalg.eigvalsh(covariance)[0] <= 0:
        return float("inf")
    ratio = np.linalg.solve(covariance, sample)
    return float(size - np.linalg.slogdet(sample)[1] + np.trace(ratio) - len(sample))
