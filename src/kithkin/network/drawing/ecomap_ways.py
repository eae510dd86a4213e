"""The ways of the lines on an ecomap.

Between the household and a circle outside the line itself runs straight from a port on the edge of
the household: nothing stands in its way, the layout saw to that. From the port a thin thread leads
on to the person it belongs to, past everybody else inside.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, atan2, cos, hypot, radians, sin

from kithkin.network.copies import TieCopy
from kithkin.network.drawing.around import End, Ring, Scene, middle_of
from kithkin.network.drawing.curves import Line, bowed
from kithkin.network.drawing.ground import CELL, Box, Ground
from kithkin.network.drawing.laid import Point

_ON_CIRCLE, _ON_CARD, _ON_TIE, _ON_THREAD, _THROUGH_HOME = 7, 7, 4, 1, 5
_TURNS = tuple(radians(turn) for turn in (0, 24, -24, 44, -44, 66, -66, 88, -88))
_TURNS_INSIDE = tuple(radians(turn) for turn in (34, -34, 56, -56, 80, -80, 104, -104))
_THREADS = (0, 16, -16, 30, -30, 46, -46, 64, -64)
_PORTS_APART = 30.0
_STEPS, _HALVINGS = 24, 12


@dataclass(frozen=True, slots=True)
class EcoWay:
    """How one tie goes: its line, and the thread from its port to somebody in the household."""

    tie: TieCopy
    line: Line
    thread: list[Point] | None = None
    within: bool = False
    beside: bool = False  # a second line between the household and the same circle

    @property
    def port(self) -> Point | None:
        return self.thread[0] if self.thread else None


class Ways:
    """Finds a way for one line after the other; each that is found makes its ground dearer."""

    def __init__(
        self, scene: Scene, lines: Iterable[Sequence[Point]], labels: Iterable[Box]
    ) -> None:
        self.scene = scene
        self.inside = {seat.person.id for seat in scene.inside}
        self.ground = Ground(scene.inside, lines, labels)
        for seat in scene.outside:
            self.ground.disc(middle_of(seat), scene.rooms[seat.person.id], _ON_CIRCLE)
        for one, at in scene.cards:
            self.ground.disc(at, scene.rooms[one.id] - 8, _ON_CARD)
        self.at_port: Counter[str] = Counter()
        self.ports: list[Point] = []

    def of(self, tie: TieCopy) -> EcoWay:
        a_inside, b_inside = tie.a in self.inside, tie.b in self.inside
        if a_inside == b_inside:
            line = self._between(self.scene.ends[tie.a], self.scene.ends[tie.b], within=a_inside)
            return EcoWay(tie, line, within=a_inside)
        outer, inner = (tie.b, tie.a) if a_inside else (tie.a, tie.b)
        points, thread = self.to_household(outer, self.scene.ends[inner])
        second = self.at_port[outer] % 2 == 0
        return EcoWay(tie, Line(points if a_inside else points[::-1]), thread, beside=second)

    def to_household(self, outer: str, inner: End) -> tuple[list[Point], list[Point]]:
        """The straight line from the port outward, and the thread from the port inward."""
        core, end = self.scene.core, self.scene.ends[outer]
        if core is None:
            return [inner.at, end.at], []
        port = self._port(core, end.at, self.at_port[outer])
        self.at_port[outer] += 1
        self.ports.append(port)
        shift = port[0] - core.x, port[1] - core.y
        aim = end.at if self.at_port[outer] == 1 else _beside(shift, end.at, core)
        line = _from_edge(spread([port, aim])[::-1], end)[::-1]
        self.ground.walk(line, _ON_TIE)
        return [line[0], line[-1]], self._thread(port, inner, core)

    def _port(self, core: Ring, to: Point, before: int) -> Point:
        """A second line to the same circle begins beside the first."""
        side = (before + 1) // 2 * (1 if before % 2 else -1) * _PORTS_APART
        angle = atan2(to[1] - core.y, to[0] - core.x) + asin(max(-1.0, min(1.0, side / core.r)))
        return core.x + core.r * cos(angle), core.y + core.r * sin(angle)

    def _thread(self, port: Point, inner: End, core: Ring) -> list[Point]:
        """Lead from the port to somebody inside, past symbols and names."""
        far = hypot(inner.at[0] - port[0], inner.at[1] - port[1])
        steps = max(_STEPS // 2, int(far / CELL))
        best: tuple[float, list[Point]] | None = None
        for rank, turn in enumerate(_THREADS):
            points = bowed(port, inner.at, turn=radians(turn), steps=steps, reach=far)
            way = trimmed(spread(points), None, inner)
            outside = sum(hypot(x - core.x, y - core.y) > core.r + 1 for x, y in way)
            price = self.ground.price(way) + 1.5 * rank + 6 * outside
            if best is None or price < best[0]:
                best = price, way
        way = best[1] if best else [port, inner.at]
        self.ground.walk(way, _ON_THREAD)
        return way

    def joining(self, a: End, b: End) -> Line:
        return self._between(a, b, within=False)

    def _between(self, a: End, b: End, *, within: bool) -> Line:
        far = hypot(b.at[0] - a.at[0], b.at[1] - a.at[1])
        best: tuple[float, list[Point]] | None = None
        for rank, turn in enumerate(_TURNS_INSIDE if within else _TURNS):
            points = bowed(a.at, b.at, turn=turn, steps=_STEPS, reach=max(90.0, 0.34 * far))
            way = trimmed(spread(points), a, b)
            price = self.ground.price(way) + 0.9 * rank
            price += 0 if within else _THROUGH_HOME * sum(map(self._home, way))
            if best is None or price < best[0]:
                best = price, way
        way = best[1] if best else [a.at, b.at]
        self.ground.walk(way, _ON_TIE)
        return Line(way)

    def _home(self, point: Point) -> bool:
        core = self.scene.core
        return core is not None and hypot(point[0] - core.x, point[1] - core.y) < core.r


def _beside(shift: Point, to: Point, core: Ring) -> Point:
    """Where a second line aims, so that it runs level with the first."""
    far = hypot(to[0] - core.x, to[1] - core.y)
    dx, dy = (to[0] - core.x) / far, (to[1] - core.y) / far
    off = -shift[0] * dy + shift[1] * dx
    return to[0] - off * dy, to[1] + off * dx


def spread(points: Sequence[Point]) -> list[Point]:
    """Points all along a way, close enough to notice what it covers."""
    found = [points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        steps = max(1, int(hypot(x2 - x1, y2 - y1) // CELL))
        found += [
            (x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps) for n in range(1, steps + 1)
        ]
    return found


def trimmed(points: Sequence[Point], a: End | None, b: End) -> list[Point]:
    """Let a line begin and end at the edges of what it joins."""
    kept = _from_edge(points, a) if a else list(points)
    return _from_edge(kept[::-1], b)[::-1]


def _from_edge(points: Sequence[Point], end: End) -> list[Point]:
    first = next((n for n, point in enumerate(points) if not end.covers(point)), None)
    if not first:
        return list(points) if first == 0 else [points[0], points[-1]]
    inner, outer = points[first - 1], points[first]
    for _ in range(_HALVINGS):
        middle = (inner[0] + outer[0]) / 2, (inner[1] + outer[1]) / 2
        inner, outer = (middle, outer) if end.covers(middle) else (inner, middle)
    return [outer, *points[first:]]
