"""Plane geometry for the lines of the map: curves as evenly spaced points, and what runs along them."""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, degrees, hypot, sin

from kithkin.network.drawing.svg import moves, number

Point = tuple[float, float]


def towards(a: Point, b: Point, far: float) -> Point:
    """Go from a in the direction of b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = hypot(dx, dy) or 1.0
    return a[0] + dx * far / long, a[1] + dy * far / long


def cubic(a: Point, c: Point, d: Point, b: Point, steps: int) -> list[Point]:
    found = []
    for step in range(steps + 1):
        t = step / steps
        s = 1 - t
        wa, wc, wd, wb = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        found.append((
            wa * a[0] + wc * c[0] + wd * d[0] + wb * b[0],
            wa * a[1] + wc * c[1] + wd * d[1] + wb * b[1],
        ))  # fmt: skip
    return found


def bowed(a: Point, b: Point, *, turn: float, steps: int, reach: float) -> list[Point]:
    """Lead from a to b, leaving a turned by `turn` radians from the straight way, to one side."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    if not turn:
        return [a, b]
    handle = min(0.42 * hypot(dx, dy), reach)
    angle = atan2(dy, dx)
    out, back = angle + turn, angle - turn
    return cubic(
        a,
        (a[0] + handle * cos(out), a[1] + handle * sin(out)),
        (b[0] - handle * cos(back), b[1] - handle * sin(back)),
        b,
        steps,
    )


def lengths(points: Sequence[Point]) -> list[float]:
    """Length from the start up to each point."""
    found = [0.0]
    for (x1, y1), (x2, y2) in pairwise(points):
        found.append(found[-1] + hypot(x2 - x1, y2 - y1))
    return found


class Line:
    """A polyline that can be asked for the point and the direction at a length along it."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = list(points)
        self.at = lengths(points)
        self.long = self.at[-1]

    def _piece(self, length: float) -> int:
        piece = 0
        while piece < len(self.points) - 2 and self.at[piece + 1] < length:
            piece += 1
        return piece

    def point(self, length: float) -> Point:
        piece = self._piece(length)
        (x1, y1), (x2, y2) = self.points[piece], self.points[piece + 1]
        span = self.at[piece + 1] - self.at[piece] or 1.0
        t = (length - self.at[piece]) / span
        return x1 + (x2 - x1) * t, y1 + (y2 - y1) * t

    def angle(self, length: float) -> float:
        piece = self._piece(length)
        (x1, y1), (x2, y2) = self.points[piece], self.points[piece + 1]
        return atan2(y2 - y1, x2 - x1)

    def degrees(self, length: float) -> float:
        return degrees(self.angle(length))

    def beside(self, length: float, off: float) -> Point:
        """Stand off the line, to the left of its direction where `off` is positive."""
        x, y = self.point(length)
        angle = self.angle(length)
        return x + off * sin(angle), y - off * cos(angle)

    def part(self, start: float, end: float) -> "Line":
        inner = [p for p, at in zip(self.points, self.at, strict=True) if start < at < end]
        return Line([self.point(start), *inner, self.point(end)])

    def shifted(self, off: float) -> list[Point]:
        if not off:
            return self.points
        return [self.beside(at, off) for at in self.at]


def smooth(points: Sequence[Point]) -> str:
    """Write path data that runs softly through the middles between the points."""
    if len(points) < 3:
        return moves(points)
    pieces = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for (x, y), (nx, ny) in pairwise(points):
        pieces.append(f"Q{number(x)} {number(y)} {number((x + nx) / 2)} {number((y + ny) / 2)}")
    (x, y), (ex, ey) = points[-2], points[-1]
    pieces.append(f"Q{number(x)} {number(y)} {number(ex)} {number(ey)}")
    return "".join(pieces)
