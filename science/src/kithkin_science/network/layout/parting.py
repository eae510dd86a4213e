"""Lines of two unions that run along each other are moved a few units apart.

Bars have levels of their own already (`tracks`). What is left are lines down that meet by chance,
ways round somebody that take the same gap, and couples who share a person's side.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from kithkin_science.network.layout.crowd import Crowd
from kithkin_science.network.layout.results import Point, Route

STEPS = (4.0, -4.0, 8.0, -8.0, 12.0, -12.0)
NEAR = 1.2  # lines nearer than this are read as one
TOUCH = 1.0


@dataclass(slots=True)
class Line:
    """A line while it is drawn, with the number of the union it belongs to."""

    union: int
    route: Route

    @property
    def points(self) -> tuple[Point, ...]:
        """Corners as they are now."""
        return self.route.points


class _Piece(NamedTuple):
    """A straight stretch: `at` is the x of one that runs down, the y of one that runs across."""

    line: int
    union: int
    corner: int
    down: bool
    at: float
    low: float
    high: float

    def along(self, other: "_Piece") -> bool:
        """Whether the two are read as one line, though they belong to two unions."""
        return (
            self.union != other.union
            and self.down == other.down
            and abs(self.at - other.at) < NEAR
            and min(self.high, other.high) - max(self.low, other.low) > TOUCH
        )


def part(lines: Sequence[Line], crowd: Crowd) -> None:
    """Move lines apart where two unions share one.

    Parameters
    ----------
    lines
        All lines; their routes are replaced where they move. A bar over children grows with the
        lines that meet it.
    crowd
        Persons, through whom nothing is moved.
    """
    for line in lines:
        corners = _corners(line.points)
        if corners != line.points:
            line.route = replace(line.route, points=corners)
    near = _Near(lines, crowd)
    for cell in sorted(near.cells):
        for piece in list(near.cells[cell]):
            if piece in near.cells[cell] and near.alongside(piece):
                _move(lines, near, piece)


class _Near:
    """All pieces by where they run."""

    def __init__(self, lines: Sequence[Line], crowd: Crowd) -> None:
        self.lines = lines
        self.crowd = crowd
        self.cells: defaultdict[tuple[bool, int], list[_Piece]] = defaultdict(list)
        self.union: defaultdict[int, list[int]] = defaultdict(list)
        for k, line in enumerate(lines):
            self.union[line.union].append(k)
        for union in self.union:
            self.put_back(union)

    def alongside(self, piece: _Piece) -> bool:
        key = _key(piece.at)
        low, high = piece.low + TOUCH, piece.high - TOUCH
        for k in (key - 1, key, key + 1):
            for other in self.cells.get((piece.down, k), ()):
                # Most pieces of a long row are far away: passed over before anything is called.
                if other.low < high and other.high > low and piece.along(other):
                    return True
        return False

    def faults(self, union: int) -> int:
        """How many pieces run along another union's or through somebody."""
        through = (
            piece.down and self.crowd.hit(piece.at, piece.low, piece.high)
            for piece in self.of(union)
        )
        return sum(map(self.alongside, self.of(union))) + sum(through)

    def of(self, union: int) -> list[_Piece]:
        return [piece for k in self.union[union] for piece in _pieces(self.lines, k)]

    def lift(self, union: int) -> None:
        for piece in self.of(union):
            self.cells[piece.down, _key(piece.at)].remove(piece)

    def put_back(self, union: int) -> None:
        for piece in self.of(union):
            self.cells[piece.down, _key(piece.at)].append(piece)


def _move(lines: Sequence[Line], near: _Near, piece: _Piece) -> None:
    """Take the first step that leaves the fewest pieces of the union along another's."""
    if not _may_move(lines[piece.line].route, piece):
        return
    union = piece.union
    near.lift(union)
    before = {k: lines[k].route for k in near.union[union]}
    tried = []
    for k, step in enumerate((0.0, *STEPS)):
        if step:
            _shift(lines, near.union[union], piece, step)
        shared = near.faults(union)
        tried.append((shared, k, {j: lines[j].route for j in before}))
        for j, route in before.items():
            lines[j].route = route
        if not shared:
            break
    for j, route in min(tried, key=lambda one: one[:2])[2].items():
        lines[j].route = route
    near.put_back(union)


def _may_move(route: Route, piece: _Piece) -> bool:
    """Bars over children stay on their levels, and bars between neighbours at their symbols."""
    last = len(route.points) - 2
    if piece.down or route.kind == "couple":
        return last > 0 or route.kind != "couple"
    return 0 < piece.corner < last


def _shift(lines: Sequence[Line], union: Sequence[int], piece: _Piece, step: float) -> None:
    line = lines[piece.line]
    points = list(line.points)
    for k in (piece.corner, piece.corner + 1):
        x, y = points[k]
        points[k] = (x + step, y) if piece.down else (x, y + step)
    line.route = replace(line.route, points=tuple(points))
    if piece.down:
        _meet([lines[k] for k in union], line)
    elif line.route.kind == "couple":
        _hang_again([lines[k] for k in union], piece, step)


def _hang_again(own: Sequence[Line], bar: _Piece, step: float) -> None:
    """The line down to the children starts where the partners' bar is now."""
    for line in own:
        x, y = line.points[0]
        if line.route.kind == "drop" and y == bar.at:
            line.route = replace(line.route, points=((x, y + step), *line.points[1:]))


def _meet(own: Sequence[Line], moved: Line) -> None:
    """The bar over the children reaches to every line that meets it; without one, make one."""
    drops = [line.points[-1] for line in own if line.route.kind == "drop"]
    stems = [line.points[0] for line in own if line.route.kind == "stem"]
    bar = next((line for line in own if line.route.kind == "sibship"), None)
    if bar is not None:
        level = bar.points[0][1]
        xs = [x for x, y in drops + stems if y == level]
        bar.route = replace(bar.route, points=((min(xs), level), (max(xs), level)))
    elif drops and len(stems) == 1 and drops[0] != stems[0] and moved.route.kind == "drop":
        route = moved.route
        moved.route = replace(route, points=(*route.points, stems[0]))
    elif drops and len(stems) == 1 and drops[0] != stems[0]:
        moved.route = replace(moved.route, points=(drops[0], *moved.points))


def _pieces(lines: Sequence[Line], k: int) -> Iterator[_Piece]:
    line = lines[k]
    for corner, (a, b) in enumerate(pairwise(line.points)):
        if a != b:
            down = a[0] == b[0]
            low, high = sorted((a[1], b[1]) if down else (a[0], b[0]))
            yield _Piece(k, line.union, corner, down, a[0] if down else a[1], low, high)


def _corners(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The same line without points on its straight stretches; at least two points."""
    if len(points) == 2:
        return points
    found = [points[0]]
    for point in points[1:]:
        if len(found) > 1 and _in_line(found[-2], found[-1], point):
            found[-1] = point
        elif point != found[-1]:
            found.append(point)
    return tuple(found) if len(found) > 1 else (points[0], points[-1])


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def _key(at: float) -> int:
    return int(at // NEAR)
