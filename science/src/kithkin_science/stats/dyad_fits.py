"""The saturated actor-partner model in closed form, with roles and without."""

from dataclasses import dataclass

import numpy as np

from kithkin_science.base.columns import Floats
from kithkin_science.stats.dyad_rows import Dyads

NEAR = 1e-10  # share of variance below which two predictors are one


@dataclass(frozen=True, slots=True)
class Fit:
    """(roles, 2) actor and partner effects with variances and degrees of freedom."""

    estimate: Floats
    variances: Floats
    covariance: Floats
    df: Floats
    together: Floats
    intercept: Floats
    residual_sd: Floats
    residual_correlation: float
    not_apart: bool = False
    constant: bool = False
    too_few: bool = False


def by_role(pairs: Dyads) -> Fit:
    """Each role's outcome on both predictors; the regressors are the same, so least squares."""
    roles = max(len(pairs.roles), 1)
    if pairs.count < 4 or roles < 2:
        return _nothing(roles, too_few=True)
    middle = pairs.predictor.mean(axis=0)
    x, y = pairs.predictor - middle, pairs.outcome - pairs.outcome.mean(axis=0)
    squares = x.T @ x
    scale = np.sqrt(np.diag(squares))
    if not (scale > 1e-12 * np.abs(pairs.predictor).max(initial=1e-300)).all():
        return _nothing(roles, constant=True)
    if 1 - (squares[0, 1] / (scale[0] * scale[1])) ** 2 < NEAR:
        # Only the effect of moving both at once is told: slope on the sum of the two.
        both = x.sum(axis=1)
        slope = both @ y / (both @ both) * 2 if both @ both > 0 else np.full(2, np.nan)
        return _nothing(roles, together=slope, not_apart=True)
    unscaled = np.linalg.inv(squares / np.outer(scale, scale)) / np.outer(scale, scale)
    slopes = unscaled @ (x.T @ y)  # (predictors, outcomes)
    left = y - x @ slopes
    df = pairs.count - 3
    spread = left.T @ left / df
    effects = np.array([[slopes[0, 0], slopes[1, 0]], [slopes[1, 1], slopes[0, 1]]])
    variances = np.diag(spread)[:, None] * np.array([np.diag(unscaled), np.diag(unscaled)[::-1]])
    sd = np.sqrt(np.diag(spread))
    with np.errstate(invalid="ignore"):
        together = float(spread[0, 1] / (sd[0] * sd[1]))
    return Fit(
        estimate=effects,
        variances=variances,
        covariance=np.diag(spread) * unscaled[0, 1],
        df=np.full((2, 2), float(df)),
        together=effects.sum(axis=1),
        intercept=pairs.outcome.mean(axis=0) - middle @ slopes,
        residual_sd=sd,
        residual_correlation=together,
    )


def exchangeable(pairs: Dyads) -> Fit:
    """Sums on sums (actor + partner) and differences on differences (actor - partner).

    Under compound symmetry the two are independent, each with a variance of its own.
    """
    if pairs.count < 4:
        return _nothing(1, too_few=True)
    x_sum, y_sum = pairs.predictor.sum(axis=1), pairs.outcome.sum(axis=1)
    x_gap, y_gap = -np.diff(pairs.predictor).ravel(), -np.diff(pairs.outcome).ravel()
    middle = x_sum.mean()
    slope_sum, spread_sum, var_sum = _line(x_sum - middle, y_sum - y_sum.mean(), pairs.count - 2)
    slope_gap, spread_gap, var_gap = _line(x_gap, y_gap, pairs.count - 1)
    if np.isnan(slope_gap) or np.isnan(slope_sum):
        flat = bool(np.isnan(slope_sum))
        return _nothing(1, together=np.array([slope_sum]), not_apart=not flat, constant=flat)
    with np.errstate(invalid="ignore", divide="ignore"):
        df = np.float64((var_sum + var_gap) ** 2) / (
            var_sum**2 / (pairs.count - 2) + var_gap**2 / (pairs.count - 1)
        )
        likeness = np.float64(spread_sum - spread_gap) / (spread_sum + spread_gap)
    return Fit(
        estimate=np.array([[(slope_sum + slope_gap) / 2, (slope_sum - slope_gap) / 2]]),
        variances=np.full((1, 2), (var_sum + var_gap) / 4),
        covariance=np.array([(var_sum - var_gap) / 4]),
        df=np.full((1, 2), float(df)),
        together=np.array([slope_sum]),
        intercept=np.array([(y_sum.mean() - slope_sum * middle) / 2]),
        residual_sd=np.array([np.sqrt((spread_sum + spread_gap) / 4)]),
        residual_correlation=float(likeness),
    )


def _line(x: Floats, y: Floats, df: int) -> tuple[float, float, float]:
    """Slope through the origin, variance left over, variance of the slope."""
    squares = float(x @ x)
    if squares <= 1e-24 * max(float(np.abs(x).max(initial=0.0)) ** 2, 1e-300) * x.size:
        return float("nan"), float("nan"), float("nan")
    slope = float(x @ y) / squares
    left = y - slope * x
    spread = float(left @ left) / df
    return slope, spread, spread / squares


def _nothing(
    roles: int,
    *,
    together: Floats | None = None,
    not_apart: bool = False,
    constant: bool = False,
    too_few: bool = False,
) -> Fit:
    none, each = np.full((roles, 2), np.nan), np.full(roles, np.nan)
    told = each if together is None else together
    return Fit(none, none, each, none, told, each, each, float("nan"), not_apart, constant, too_few)
