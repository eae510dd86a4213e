"""Marks of energy along a line: arrowheads that can be counted, and what is left over."""

from math import cos, sin

from kithkin.network.drawing.curves import Line, Point
from kithkin.network.drawing.look import PAPER
from kithkin.network.drawing.svg import NOTHING, Drawn, group, moves, path, tag, together
from kithkin.network.flows import Flow, Net

_APART = 11.5
_LONG, _HALF = 9.5, 5.2
_BADGE = 9.5
_SIGN = 4.8


def flow_marks(line: Line, flow: Flow, *, at: float = 0.5, beside: float = 11.0) -> Drawn:
    """Draw one arrowhead for each step of what is given, on the giver's right-hand side."""
    middle = line.long * at
    parts = [
        path(_lane(line, middle, amount, beside if ahead else -beside), **{"class": f"flow {kind}"})
        for amount, ahead, kind in ((flow.given, True, "given"), (flow.received, False, "received"))
        if amount
    ]
    return group("flows", parts, fill="currentColor", stroke="none") if parts else NOTHING


def _lane(line: Line, middle: float, amount: int, beside: float) -> str:
    """Arrowheads that run with the line on one side of it, or against it on the other."""
    sign = 1 if beside > 0 else -1
    first = middle - sign * _APART * (amount - 1) / 2
    pieces = []
    for n in range(amount):
        at = min(max(first + sign * _APART * n, 0.0), line.long)
        pieces.append(_head(line.beside(at, -beside), line.angle(at), sign))
    return "".join(pieces)


def _head(at: Point, angle: float, sign: int) -> str:
    dx, dy = sign * cos(angle), sign * sin(angle)
    tip = at[0] + dx * _LONG / 2, at[1] + dy * _LONG / 2
    back = at[0] - dx * _LONG / 2, at[1] - dy * _LONG / 2
    return moves(
        [
            tip,
            (back[0] - dy * _HALF, back[1] + dx * _HALF),
            (back[0] + dy * _HALF, back[1] - dx * _HALF),
        ],
        closed=True,
    )


def net_mark(net: Net, at: Point) -> Drawn:
    """Draw a small disc with +, minus or =."""
    x, y = at
    level = moves([(x - _SIGN, y), (x + _SIGN, y)])
    match net:
        case Net.IN:
            sign = level + moves([(x, y - _SIGN), (x, y + _SIGN)])
        case Net.EVEN:
            sign = "".join(moves([(x - _SIGN, y + dy), (x + _SIGN, y + dy)]) for dy in (-2.5, 2.5))
        case _:
            sign = level
    kind = {Net.IN: "in", Net.OUT: "out", Net.EVEN: "even"}[net]
    disc = tag("circle", {"class": "disc", "cx": x, "cy": y, "r": _BADGE, "fill": PAPER})
    return group(f"net {kind}", [together([disc, path(sign, stroke_linecap="round")])],
                 stroke="currentColor", stroke_width=1.8)  # fmt: skip
