"""The smallest circle round points.

Reference: Welzl (1991), Smallest enclosing disks, LNCS 555:359; here its incremental form over the
points in their own order, which few points do not need shuffled.
"""

from collections.abc import Sequence
from math import hypot

from kithkin_science.network.layout.results import Point

_Disk = tuple[float, float, float]  # x, y, radius
_SLACK = 1e-9


def enclosing(points: Sequence[Point]) -> tuple[float, float, float]:
    """Middle and radius of the smallest circle that holds all points.

    Examples
    --------
    >>> enclosing([(0, 0), (4, 0), (2, 1)])
    (2.0, 0.0, 2.0)
    """
    left = sorted(set(points))
    if not left:
        return 0.0, 0.0, 0.0
    disk = (*left[0], 0.0)
    for i, p in enumerate(left):
        if _out(p, disk):
            disk = (*p, 0.0)
            for j, q in enumerate(left[:i]):
                if _out(q, disk):
                    disk = _through_two(p, q)
                    for r in left[:j]:
                        if _out(r, disk):
                            disk = _through_three(p, q, r)
    return disk


def _out(p: Point, disk: _Disk) -> bool:
    return hypot(p[0] - disk[0], p[1] - disk[1]) > disk[2] * (1 + _SLACK) + _SLACK


def _through_two(p: Point, q: Point) -> _Disk:
    return (p[0] + q[0]) / 2, (p[1] + q[1]) / 2, hypot(p[0] - q[0], p[1] - q[1]) / 2


def _through_three(p: Point, q: Point, r: Point) -> _Disk:
    ax, ay, bx, by = q[0] - p[0], q[1] - p[1], r[0] - p[0], r[1] - p[1]
    doubled = 2 * (ax * by - ay * bx)
    if abs(doubled) < _SLACK:
        return max((_through_two(*pair) for pair in ((p, q), (p, r), (q, r))), key=lambda d: d[2])
    x = (by * (ax * ax + ay * ay) - ay * (bx * bx + by * by)) / doubled
    y = (ax * (bx * bx + by * by) - bx * (ax * ax + ay * ay)) / doubled
    return p[0] + x, p[1] + y, hypot(x, y)
