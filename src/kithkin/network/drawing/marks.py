"""The small signs on a tie: hearts, bars, rings and the heads of arrows."""

from kithkin.network.drawing.curves import Line, Point
from kithkin.network.drawing.svg import Drawn, Value, number, tag

# How much of the line each sign takes; "knot" is the line itself in a loop.
MARK_ROOM = {
    "dot": 12.0, "ring": 14.0, "heart": 15.0, "star": 15.0, "diamond": 14.0, "square": 13.0,
    "block": 13.0, "bar": 6.0, "cross": 14.0, "knot": 22.0,
}  # fmt: skip
_SIGNS = {
    "dot": "M-4.5 0A4.5 4.5 0 1 0 4.5 0A4.5 4.5 0 1 0 -4.5 0Z",
    "ring": "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z",
    "heart": "M0 6.5C-9.5 0 -6.5 -6.5 -3 -6.5C-1.2 -6.5 0 -5 0 -3.6C0 -5 1.2 -6.5 3 -6.5C6.5 -6.5 9.5 0 0 6.5Z",
    "star": "M0 -7.5L1.9 -2.3L7.1 -2.3L3 1.1L4.4 6.1L0 3.2L-4.4 6.1L-3 1.1L-7.1 -2.3L-1.9 -2.3Z",
    "diamond": "M-6.5 0L0 -6.5L6.5 0L0 6.5Z",
    "square": "M-5 -5H5V5H-5Z",
    "block": "M-5 -5H5V5H-5Z",
    "bar": "M0 -8V8",
    "cross": "M-6 -6L6 6M-6 6L6 -6",
    "knot": "M-11 0C6 0 10 -16 0 -16C-10 -16 -6 0 11 0",
}
_FILLED = frozenset({"dot", "block"})
_OPEN = frozenset({"bar", "cross", "knot"})
_UPRIGHT = frozenset({"heart", "star", "dot", "ring"})

_HEADS = {
    "open": "M-9 -5.5L0 0L-9 5.5",
    "filled": "M-11 -5.5L0 0L-11 5.5Z",
    "hollow": "M-11 -5.5L0 0L-11 5.5Z",
    "target": "M0 0A5 5 0 1 0 -10 0A5 5 0 1 0 0 0ZM-4 0A1 1 0 1 0 -6 0A1 1 0 1 0 -4 0Z",
    "double_chevron": "M-7 -5.5L0 0L-7 5.5M-14 -5.5L-7 0L-14 5.5",
}


def _placed(data: str, at: Point, turned: float, filling: str, kind: str) -> Drawn:
    where = f"translate({number(at[0])} {number(at[1])})"
    if turned:
        where += f" rotate({number(turned)})"
    attributes: dict[str, Value] = {"class": kind, "transform": where, "d": data}
    match filling:
        case "own":
            # The page colours these in the colour of the line.
            attributes["fill"] = "currentColor"
        case "paper":
            attributes["fill"] = "#fff"
    return tag("path", attributes)


def mark(kind: str, at: Point, turned: float) -> Drawn:
    filling = "own" if kind in _FILLED else "" if kind in _OPEN else "paper"
    level = 0.0 if kind in _UPRIGHT else turned
    return _placed(_SIGNS[kind], at, level, filling, f"mark {kind}")


def head(kind: str, line: Line, *, at_end: bool) -> Drawn:
    at = line.points[-1] if at_end else line.points[0]
    near = line.long - 2 if at_end else 2.0
    turned = line.degrees(near) + (0 if at_end else 180)
    filling = {"filled": "own", "hollow": "paper"}.get(kind, "")
    return _placed(_HEADS[kind], at, turned, filling, f"head {kind}")


def slash(at: Point) -> str:
    """Path data of one stroke across a couple's line."""
    return f"M{number(at[0] - 4)} {number(at[1] + 9)}L{number(at[0] + 4)} {number(at[1] - 9)}"
