"""The region of two axes: how far from the origin it reaches, and between which directions."""

import math

import numpy as np
from scipy.optimize import brentq

from kithkin_science.base.columns import Floats

NOWHERE = (float("nan"), float("nan"))


def axes_of(region: Floats) -> tuple[float, float, float]:
    """Half the longer and half the shorter axis, and the longer's direction in [0, 180) degrees.

    ``region`` is the matrix S of the ellipse (p - m)' inverse(S) (p - m) <= 1.
    """
    values, vectors = np.linalg.eigh(region)
    x, y = vectors[:, 1]
    return math.sqrt(values[1]), math.sqrt(values[0]), math.degrees(math.atan2(y, x)) % 180.0


def holds_origin(middle: Floats, region: Floats) -> bool:
    """Whether the origin lies in the ellipse."""
    return bool(middle @ np.linalg.solve(region, middle) <= 1.0)


def reach(middle: Floats, region: Floats) -> tuple[float, float]:
    """The least and greatest distance from the origin; the least is 0 if it lies inside.

    The nearest and farthest points p are p_i = u m_i / (s_i + u) in the ellipse's own axes, where
    u solves sum s_i m_i^2 / (s_i + u)^2 = 1: above 0 the nearest, below -max(s) the farthest.
    """
    s, vectors = np.linalg.eigh(region)
    m = vectors.T @ middle
    size = float(s[1] + m @ m)

    def short(u: float) -> float:
        return float((s * m**2 / (s + u) ** 2).sum() - 1.0)

    near = 0.0
    if not holds_origin(middle, region):
        u = brentq(short, 0.0, size * 4, xtol=1e-300, rtol=1e-15)
        near = float(np.linalg.norm(u * m / (s + u)))
    return near, _farthest(s, m, size)


def _farthest(s: Floats, m: Floats, size: float) -> float:
    """In coordinates scaled by u = -(max(s) + v): v above 0, unless m has nothing on that axis."""
    v = np.array([s[1] - s[0], 0.0])

    def short(gap: float) -> float:
        return float((s * m**2 / (v + gap) ** 2).sum() - 1.0)

    least = 1e-14 * size
    if short(least) > 0:
        gap = brentq(short, least, size * 8, xtol=1e-300, rtol=1e-15)
        return float(np.linalg.norm((s[1] + gap) * m / (v + gap)))
    if v[0] <= least:  # a circle round the origin
        return math.sqrt(s[1]) + float(np.linalg.norm(m))
    across = s[1] * m[0] / v[0]
    along = math.sqrt(max(s[1] * (1.0 - (across - m[0]) ** 2 / s[0]), 0.0))
    return math.hypot(across, along + abs(m[1]))


def directions(middle: Floats, region: Floats) -> tuple[float, float]:
    """Degrees between which the ellipse is seen from the origin; NaN if it holds the origin."""
    if holds_origin(middle, region):
        return NOWHERE
    # A line through the origin with normal n touches the ellipse where (n'm)^2 = n'Sn.
    a, b, c = _touching(middle, region)
    root = b + math.copysign(math.sqrt(max(b * b - a * c, 0.0)), b)
    inverse = np.linalg.inv(region)
    towards = math.degrees(math.atan2(middle[1], middle[0]))
    seen = []
    for line in (np.array([a, root]), np.array([root, c])):
        ahead = line if line @ inverse @ middle > 0 else -line  # to where the line touches
        away = math.degrees(math.atan2(ahead[1], ahead[0])) - towards
        seen.append((away + 180.0) % 360.0 - 180.0)
    return (towards + min(seen)) % 360.0, (towards + max(seen)) % 360.0


def _touching(middle: Floats, region: Floats) -> tuple[float, float, float]:
    """Coefficients of a t^2 - 2 b t + c = 0 for the slopes t = y / x of the touching lines."""
    x, y = middle
    return (
        float(region[0, 0] - x * x),
        float(region[0, 1] - x * y),
        float(region[1, 1] - y * y),
    )
