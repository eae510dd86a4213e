"""Bows where a level line passes over another without meeting it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kithkin.network.drawing.laid import LaidLine, Point
from kithkin.network.drawing.svg import moves, number

_BOW = 4.0  # radius
_ON = 0.6  # how far beside the line a crossing may be noted


def jumps_of(line: LaidLine) -> tuple[Point, ...]:
    """Where a line crosses others, in the frame of the positions; not every layout says so."""
    return tuple(getattr(line, "jumps", ()))


def bowed_over(points: Iterable[Point], jumps: Sequence[Point]) -> str:
    """Write a line as path data with a small bow upward at every crossing on its level pieces."""
    corners = list(points)
    if not jumps:
        return moves(corners)
    pieces = [moves(corners[:1])]
    for start, end in pairwise(corners):
        pieces += [_bow(span, start, end) for span in _on(start, end, jumps)]
        pieces.append(f"L{number(end[0])} {number(end[1])}")
    return "".join(pieces)


def _on(start: Point, end: Point, jumps: Sequence[Point]) -> list[tuple[float, float]]:
    """First and last crossing under each bow of a level piece, in the order they are met.

    Crossings too close for a bow each share one.
    """
    (x1, y1), (x2, y2) = start, end
    if abs(y1 - y2) > _ON:
        return []
    left, right = min(x1, x2) + _BOW, max(x1, x2) - _BOW
    spans: list[tuple[float, float]] = []
    for x in sorted({x for x, y in jumps if abs(y - y1) <= _ON and left <= x <= right}):
        if spans and x - spans[-1][1] <= 2 * _BOW:
            spans[-1] = spans[-1][0], x
        else:
            spans.append((x, x))
    return spans if x2 > x1 else [(last, first) for first, last in reversed(spans)]


def _bow(span: tuple[float, float], start: Point, end: Point) -> str:
    ahead = 1 if end[0] > start[0] else -1
    y = number(start[1])
    sweep = 1 if ahead > 0 else 0
    near, far = span[0] - ahead * _BOW, span[1] + ahead * _BOW
    half = number(abs(far - near) / 2)
    return f"L{number(near)} {y}A{half} {number(_BOW)} 0 0 {sweep} {number(far)} {y}"
