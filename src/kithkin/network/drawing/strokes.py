"""The line of a tie, made from its recipe in notation/ties.yaml: geometry only."""

from math import cos, pi, sin

from kithkin.network.drawing.curves import Line, Point, smooth
from kithkin.network.drawing.marks import MARK_ROOM, head, mark
from kithkin.network.drawing.svg import Drawn, Value, moves, path, tag, together
from kithkin.network.notation.tie_codes import Stroke

_APART = {1: (0.0,), 2: (-3.0, 3.0), 3: (-5.0, 0.0, 5.0)}
_APART_ROUND_ZIGZAG = {1: (0.0,), 2: (-6.5, 6.5), 3: (-8.0, 0.0, 8.0)}
_DASHES = {"dots": "0.1 5.5", "dashes": "7 5", "long": "15 7"}
_HEAD_ROOM = {"filled": 10.0, "hollow": 11.0, "target": 10.0}
_WEIGHTS = {1: 1.8, 2: 2.8, 3: 4.2}
_BENT_WEIGHTS = {1: 1.8, 2: 2.2, 3: 2.9}  # a tight zigzag would run into a block
_GAP = 5.0  # beside the marks of a broken line
# Wave length, height and whether corners are sharp.
_SHAPES = {"zigzag": (11.0, 4.5), "sharp": (6.5, 5.5), "wave": (18.0, 3.6)}
_OVER = {1: (9.0, 4.5), 2: (9.0, 4.5), 3: (10.0, 6.4)}  # higher where a line runs through it
_STRAIGHT_END = 5.0


def stroke_along(
    line: Line, stroke: Stroke, arrows: tuple[bool, bool], *, marks_at: float = 0.5
) -> Drawn:
    """Draw a recipe along a line.

    `arrows` say whether its start and its end carry a head; `marks_at` is the part of the way at
    which the marks stand.
    """
    short = _head_room(stroke)
    start = short if arrows[0] else 0.0
    end = line.long - (short if arrows[1] else 0.0)
    if end - start < 8:
        start, end = 0.0, line.long
    body = line.part(start, end)
    heads = [
        head(stroke.head or "open", line, at_end=at_end)
        for at_end, wanted in ((False, arrows[0]), (True, arrows[1]))
        if wanted
    ]
    return together([*_body(body, stroke, marks_at), *_marks(body, stroke, marks_at), *heads])


def _head_room(stroke: Stroke) -> float:
    """Let only a plain line run into an open arrow; others stop before it, to keep it readable."""
    plain = (stroke.shape, stroke.lines, stroke.over, stroke.weight) == ("straight", 1, "", 1)
    return _HEAD_ROOM.get(stroke.head, 0.0 if plain else 9.0)


def _body(line: Line, stroke: Stroke, marks_at: float) -> list[Drawn]:
    attributes: dict[str, Value] = {"class": "line"}
    if stroke.dash != "solid":
        attributes["stroke-dasharray"] = _DASHES[stroke.dash]
        attributes["stroke-linecap"] = "round" if stroke.dash == "dots" else "butt"
    if stroke.weight > 1 or stroke.dash == "dots":
        attributes["stroke-width"] = 2.4 if stroke.dash == "dots" else _weight(stroke)
    apart = (_APART_ROUND_ZIGZAG if stroke.over else _APART)[stroke.lines]
    data = "".join(
        _data(piece, stroke.shape, off)
        for piece in _pieces(line, stroke, marks_at)
        for off in apart
    )
    drawn = [tag("path", {**attributes, "d": data})]
    if stroke.over:
        zigzag = moves(_wavy(line, *_OVER[stroke.lines], 0.0, pointed=True))
        drawn.append(path(zigzag, stroke_linejoin="bevel", stroke_width=1.5, **{"class": "over"}))
    return drawn


def _weight(stroke: Stroke) -> float:
    return (_WEIGHTS if stroke.shape == "straight" else _BENT_WEIGHTS)[stroke.weight]


def _pieces(line: Line, stroke: Stroke, marks_at: float) -> list[Line]:
    if not stroke.broken:
        return [line]
    room = min(_marks_long(stroke.marks) / 2 + _GAP, line.long * 0.25)
    middle = line.long * marks_at
    return [line.part(0, middle - room), line.part(middle + room, line.long)]


def _data(line: Line, shape: str, off: float) -> str:
    if shape == "straight":
        return smooth(line.shifted(off))
    long, high = _SHAPES[shape]
    if shape == "wave":
        return smooth(_wavy(line, long, high, off, pointed=False))
    return moves(_wavy(line, long, high, off, pointed=True))


def _wavy(line: Line, long: float, high: float, off: float, *, pointed: bool) -> list[Point]:
    """Points of a zigzag or a wave, with a short straight piece at both ends."""
    room = line.long - 2 * _STRAIGHT_END
    waves = max(1, round(room / long))
    steps = 2 * waves if pointed else 8 * waves
    found = [line.beside(0, off)]
    for step in range(steps + 1):
        turn = 2 * pi * step / (2 if pointed else 8)
        up = (0 if step in (0, steps) else high * cos(pi * step)) if pointed else high * sin(turn)
        found.append(line.beside(_STRAIGHT_END + room * step / steps, off + up))
    return [*found, line.beside(line.long, off)]


def _marks_long(marks: tuple[str, ...]) -> float:
    return sum(MARK_ROOM[one] for one in marks)


def _marks(line: Line, stroke: Stroke, marks_at: float) -> list[Drawn]:
    at = line.long * marks_at - _marks_long(stroke.marks) / 2
    drawn = []
    for one in stroke.marks:
        at += MARK_ROOM[one] / 2
        within = min(max(at, 0.0), line.long)
        drawn.append(mark(one, line.point(within), line.degrees(within)))
        at += MARK_ROOM[one] / 2
    return drawn
