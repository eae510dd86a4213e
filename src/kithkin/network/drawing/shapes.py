"""The outlines of the symbols, centred on (0, 0); `grow` widens them, for the double outline."""

from collections.abc import Callable
from functools import cache
from math import cos, pi, sin

from kithkin.network.drawing.svg import Drawn, Value, moves, number, path, tag, together

Point = tuple[float, float]
HALF = 20.0  # half the side of the square, the radius of the circle
Outline = Callable[[float], Drawn]


def _polygon(points: list[Point], grow: float) -> Drawn:
    scaled = [(x * (1 + grow / HALF), y * (1 + grow / HALF)) for x, y in points]
    return path(moves(scaled, closed=True), stroke_linejoin="round")


def _circle(grow: float) -> Drawn:
    return tag("circle", {"r": HALF + grow})


def _box(half_width: float, half_height: float, corner: float, grow: float) -> Drawn:
    corner += grow if corner else 0
    attributes: dict[str, Value] = {
        "x": -half_width - grow,
        "y": -half_height - grow,
        "width": 2 * (half_width + grow),
        "height": 2 * (half_height + grow),
    }
    return tag("rect", attributes | ({"rx": corner} if corner else {}))


def _dome(grow: float) -> Drawn:
    side, top = 19 + grow, number(-1 - grow / 2)
    low = number(18 + grow)
    return path(
        f"M{number(-side)} {low}V{top}A{number(side)} {number(side)} 0 0 1 {number(side)} {top}"
        f"V{low}Z",
        stroke_linejoin="round",
    )


def _star8(grow: float) -> Drawn:
    radius = 20 + grow
    points = [
        (r * sin(pi * step / 8), -r * cos(pi * step / 8))
        for step in range(16)
        for r in (radius if step % 2 == 0 else radius * 0.765,)
    ]
    return path(moves(points, closed=True), stroke_linejoin="round")


def _paw(grow: float) -> Drawn:
    pads = ((-10.0, -3.0, 3.8), (-3.8, -9.5, 4.2), (3.8, -9.5, 4.2), (10.0, -3.0, 3.8))
    pad = "M0 -1C5 -1 10.5 6 9 10.5C7.7 14.5 3 12.5 0 12.5C-3 12.5 -7.7 14.5 -9 10.5C-10.5 6 -5 -1 0 -1Z"
    toes = together(tag("circle", {"cx": x, "cy": y, "r": r}) for x, y, r in pads)
    ring = tag("circle", {"r": 18 + grow, "class": "around", "stroke-width": 1.0})
    return together([ring, path(pad), toes])


def _pin(grow: float) -> Drawn:
    scale = 1 + grow / HALF
    r, tip, low = number(13 * scale), number(20 * scale), number(-6 * scale)
    side, shoulder = number(11 * scale), number(1 * scale)
    return together([
        path(f"M0 {tip}L-{side} {shoulder}A{r} {r} 0 1 1 {side} {shoulder}Z", stroke_linejoin="round"),
        tag("circle", {"cy": low, "r": 4.5 * scale}),
    ])  # fmt: skip


def _crossed(points: list[Point], reach: float, *, bar: bool) -> Outline:
    def drawn(grow: float) -> Drawn:
        lines = [
            ((-reach, -reach + 2), (reach, reach + 2)),
            ((-reach, reach + 2), (reach, -reach + 2)),
        ]
        if bar:
            lines.append(((-reach - 4, 2.0), (reach + 4, 2.0)))
        return together([_polygon(points, grow), *(path(moves(line)) for line in lines)])

    return drawn


def _half(whole: Outline) -> Outline:
    """Draw a stillborn child: the symbol at half its size, always with the X."""
    crossing = path("M-7.5 -7.5L7.5 7.5M-7.5 7.5L7.5 -7.5")
    return lambda grow: together([whole(grow - HALF / 2), crossing])


_TRIANGLE: list[Point] = [(0, -17), (18, 14), (-18, 14)]
_SMALL: list[Point] = [(0, -9), (10, 9), (-10, 9)]
_HOUSE: list[Point] = [(-20, 18), (-20, -6), (0, -20), (20, -6), (20, 18)]
_DIAMOND: list[Point] = [(0, -24), (24, 0), (0, 24), (-24, 0)]

_OUTLINES: dict[str, Outline] = {
    "circle": _circle,
    "square": lambda grow: _box(18, 18, 0, grow),
    "rounded": lambda grow: _box(19, 19, 10, grow),
    "dome": _dome,
    "diamond": lambda grow: _polygon(_DIAMOND, grow),
    "paw": _paw,
    "pill": lambda grow: _box(26, 15, 15, grow),
    "house": lambda grow: _polygon(_HOUSE, grow),
    "star8": _star8,
    "pin": _pin,
    "triangle": lambda grow: _polygon(_TRIANGLE, grow),
    "lost_triangle": _crossed(_SMALL, 9, bar=False),
    "barred_triangle": _crossed(_SMALL, 9, bar=True),
    "half circle": _half(_circle),
    "half square": _half(lambda grow: _box(18, 18, 0, grow + 2)),
    "half diamond": _half(lambda grow: _polygon(_DIAMOND, grow)),
    "half dome": _half(_dome),
    "half rounded": _half(lambda grow: _box(19, 19, 5, grow)),
}

# How far from the middle a line meets the symbol: sideways, and up or down.
_REACH: dict[str, tuple[float, float]] = {
    "square": (18, 18),
    "rounded": (19, 19),
    "dome": (19, 19),
    "diamond": (24, 24),
    "paw": (18, 18),
    "pill": (26, 15),
    "house": (20, 19),
    "triangle": (14, 16),
    "lost_triangle": (10, 10),
    "barred_triangle": (12, 10),
}


@cache
def outline(shape: str, grow: float) -> Drawn:
    """Draw the outline of a shape by its name in notation/symbols.yaml."""
    return _OUTLINES[shape](grow)


@cache
def reach(shape: str) -> tuple[float, float]:
    if shape.startswith("half "):
        return HALF / 2, HALF / 2
    return _REACH.get(shape, (HALF, HALF))


@cache
def cross(shape: str, *, room: float) -> Drawn:
    """Draw the X of someone who has died, cut short round the age when there is one."""
    wide = {"circle": 14.1, "diamond": 12.0, "dome": 14.5, "rounded": 15.5, "star8": 14.0}.get(
        shape, reach(shape)[0]
    )
    if not room:
        return path(f"M{-wide} {-wide}L{wide} {wide}M{-wide} {wide}L{wide} {-wide}")
    arms = [(sx * wide, sy * wide, sx * room, sy * room) for sx in (-1, 1) for sy in (-1, 1)]
    return path("".join(moves([(a, b), (c, d)]) for a, b, c, d in arms))
