"""Least squares with errors over clusters that hold for few of them."""

import numpy as np

from kithkin_science.base.codes import Codes
from kithkin_science.base.columns import Floats


def clustered(design: Floats, outcome: Floats, cluster: Codes) -> tuple[Floats, Floats, Floats]:
    """Coefficients, bias-reduced standard errors (CR2), Bell and McCaffrey's degrees of freedom.

    Each cluster's residuals are multiplied by (I - H_cc)^(-1/2), which makes the variance right
    on average if errors are alike and unrelated; the degrees of freedom are those of the chi
    square with the same mean and variance, under the same errors. Columns are scaled first.
    """
    length = np.sqrt((design**2).sum(axis=0))
    x = design / length
    inverse = np.linalg.inv(x.T @ x)
    beta = inverse @ (x.T @ outcome)
    residual = outcome - x @ beta
    clusters = int(cluster.max()) + 1
    meat, pulls = np.zeros((3, 3)), []
    for rows in np.split(np.argsort(cluster, kind="stable"), _cuts(cluster, clusters)):
        part = x[rows]
        root = _half_inverse(np.eye(len(rows)) - part @ inverse @ part.T)
        pull = inverse @ part.T @ root  # (coefficients, rows of the cluster)
        moved = pull @ residual[rows]
        meat += np.outer(moved, moved)
        pulls.append((rows, pull))
    error = np.sqrt(np.diag(meat))
    return beta / length, error / length, _degrees(x, inverse, pulls)


def _cuts(cluster: Codes, clusters: int) -> Codes:
    return np.asarray(np.cumsum(np.bincount(cluster, minlength=clusters))[:-1])


def _half_inverse(table: Floats) -> Floats:
    """Symmetric inverse root; directions without variance are left out."""
    values, vectors = np.linalg.eigh(table)
    root = np.where(values > 1e-10, 1 / np.sqrt(np.maximum(values, 1e-10)), 0.0)
    return np.asarray((vectors * root) @ vectors.T)


def _degrees(x: Floats, inverse: Floats, pulls: list[tuple[Codes, Floats]]) -> Floats:
    """(sum of eigenvalues)^2 / sum of their squares, of G'(I - H)G, one a coefficient."""
    found = np.empty(x.shape[1])
    for term in range(x.shape[1]):
        moved = np.zeros((len(x), len(pulls)))
        for column, (rows, pull) in enumerate(pulls):
            moved[rows, column] = pull[term]
        onto = x.T @ moved
        table = moved.T @ moved - onto.T @ inverse @ onto
        found[term] = np.trace(table) ** 2 / (table**2).sum()
    return found
