"""The outlines of the symbols, centred on (0, 0); `grow` widens them, for the double outline."""

from collections.abc import Callable
from functools import cache
from math import cos, pi, sin

from kithkin.network.drawing.look import INK
from kithkin.network.drawing.svg import Drawn, Value, moves, number, path, tag, together, words

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


def _still(whole: Outline) -> Outline:
    """Draw a stillborn child as pedigrees do: at full size, with a stroke and two letters."""
    stroke = path("M-19 19L19 -19")
    return lambda grow: together([whole(grow), stroke, _lettered("SB", 6.5, 10.5, 8)])


# The page colours letters in a symbol as it colours ages, by class.
def _lettered(said: str, x: float, y: float, size: float) -> Drawn:
    look: dict[str, Value] = {"x": x, "y": y, "font-size": size, "fill": INK, "stroke": "none"}
    return tag("text", {"class": "age in-shape", "text-anchor": "middle", **look}, words(said))


_TRIANGLE: list[Point] = [(0, -17), (18, 14), (-18, 14)]
_SMALL: list[Point] = [(0, -12), (13, 10), (-13, 10)]
_HOUSE: list[Point] = [(-20, 18), (-20, -6), (0, -20), (20, -6), (20, 18)]
_DIAMOND: list[Point] = [(0, -24), (24, 0), (0, 24), (-24, 0)]

_SMALL_DIAMOND: list[Point] = [(0, -17), (17, 0), (0, 17), (-17, 0)]

_WHOLE: dict[str, Outline] = {
    "circle": _circle,
    "square": lambda grow: _box(18, 18, 0, grow),
    "rounded": lambda grow: _box(19, 19, 10, grow),
    "dome": _dome,
    "diamond": lambda grow: _polygon(_DIAMOND, grow),
}
_OUTLINES: dict[str, Outline] = {
    **_WHOLE,
    "paw": _paw,
    "pill": lambda grow: _box(26, 15, 15, grow),
    "house": lambda grow: _polygon(_HOUSE, grow),
    "star8": _star8,
    "pin": _pin,
    "triangle": lambda grow: _polygon(_TRIANGLE, grow),
    "lost_triangle": _crossed(_SMALL, 10, bar=False),
    "barred_triangle": _crossed(_SMALL, 10, bar=True),
    "question": lambda grow: together([_box(19, 19, 10, grow), _lettered("?", 0, 1, 15)]),
    "small_diamond": lambda grow: _polygon(_SMALL_DIAMOND, grow),
    "small_dot": lambda grow: tag("circle", {"r": 3.5 + grow / 2, "stroke-width": 7 + grow}),
    "small_cross": lambda _grow: path("M-8 -8L8 8M-8 8L8 -8"),
    "small_triangle": lambda grow: _polygon(_SMALL, grow),
    "slashed_triangle": lambda grow: together([_polygon(_SMALL, grow), path("M-14 13L12 -11")]),
    "carried": lambda grow: together([_polygon(_DIAMOND, grow), _lettered("P", 0, 5, 14)]),
    "half circle": _half(_circle),
    "half square": _half(lambda grow: _box(18, 18, 0, grow + 2)),
    "half diamond": _half(lambda grow: _polygon(_DIAMOND, grow)),
    "half dome": _half(_dome),
    "half rounded": _half(lambda grow: _box(19, 19, 14, grow)),
    "half question": _half(lambda grow: _box(19, 19, 15, grow)),
    **{f"still {name}": _still(whole) for name, whole in _WHOLE.items()},
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
    "lost_triangle": (13, 12),
    "barred_triangle": (14, 12),
    "question": (19, 19),
    "small_diamond": (17, 17),
    "small_dot": (8, 8),
    "small_cross": (9, 9),
    "small_triangle": (13, 12),
    "slashed_triangle": (14, 13),
    "carried": (24, 24),
}

# On a diamond a cross that ends at the edges looks like a window: there it goes beyond them.
_ARMS = {"circle": 14.1, "diamond": 17.0, "dome": 14.5, "rounded": 15.5, "question": 15.5,
         "small_diamond": 12.5, "star8": 14.0}  # fmt: skip


@cache
def outline(shape: str, grow: float) -> Drawn:
    """Draw the outline of a shape by its name in notation/profiles."""
    return _OUTLINES[shape](grow)


@cache
def reach(shape: str) -> tuple[float, float]:
    if shape.startswith("half "):
        return HALF / 2, HALF / 2
    return _REACH.get(shape.removeprefix("still "), (HALF, HALF))


@cache
def arms(shape: str) -> float:
    """How far from the middle, sideways and down alike, a stroke through the shape ends on it."""
    return _ARMS.get(shape, reach(shape)[0])
