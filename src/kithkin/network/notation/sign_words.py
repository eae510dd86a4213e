"""Signs in words, as somebody would say them who looks at the drawing: "a dashed line"."""

from collections import Counter
from collections.abc import Iterator

from kithkin.network.notation.profile import ChildLine, CoupleLine
from kithkin.network.notation.tie_codes import Stroke
from kithkin.network.speech import joined, number_word

_SHAPES = {
    "circle": "a circle",
    "square": "a square",
    "dome": "a square with a round top",
    "rounded": "a square with round corners",
    "question": "a question mark",
    "diamond": "a diamond",
    "small_diamond": "a diamond",  # nobody reads the size
    "paw": "a paw",
    "pill": "an oval",
    "house": "a house",
    "star8": "a star",
    "pin": "a pin",
    "triangle": "a triangle",
    "small_triangle": "a small triangle",
    "lost_triangle": "a small triangle with a cross",
    "barred_triangle": "a small triangle with a cross and a bar",
    "slashed_triangle": "a small triangle with a stroke",
    "small_dot": "a small filled circle",
    "small_cross": "a small cross",
    "carried": "a diamond with a P",
    "half": "a small shape with a cross",
    "still": "a shape with a stroke and SB",
    "cross": "a cross through a shape",
    "slash": "a stroke through a shape",
    "outline": "a double outline",
    "arrow": "an arrow at a shape",
}
_DASHES = {"solid": "plain", "dots": "dotted", "dashes": "dashed", "long": "long-dashed",
           "dashdot": "dash-dotted"}  # fmt: skip
_HEADS = {
    "open": "an open arrow",
    "filled": "a filled arrow",
    "hollow": "a hollow arrow",
    "target": "a target",
    "double_chevron": "a double arrow",
}
_MARKS = {"dot": "dot", "ring": "ring", "heart": "heart", "star": "star", "diamond": "diamond",
          "square": "square", "block": "filled square", "bar": "bar", "cross": "cross",
          "knot": "loop"}  # fmt: skip
_SHAPED = {"wave": "wavy", "zigzag": "zigzag", "sharp": "tight zigzag"}


def shape_words(shape: str) -> str:
    return _SHAPES[shape]


def couple_words(line: CoupleLine) -> str:
    """Say a couple's line: "a plain line with two strokes between partners"."""
    extras = [_counted(line.slashes, "stroke")] if line.slashes else []
    extras += ["a ring"] if line.ring else []
    return f"a {_DASHES[line.dash]} line{_with(extras)} between partners"


def child_words(line: ChildLine) -> str:
    """Say a child's line: "a dotted line to a child", "a plain line beside a dotted one".

    Brackets round the child are left out: they are read apart from the line.
    """
    beside = f" beside a {_DASHES[line.beside]} one" if line.beside else ""
    extras = [f"the letter {line.letter}"] if line.letter else []
    return f"a {_DASHES[line.dash]} line{beside} to a child{_with(extras)}"


def tie_words(stroke: Stroke) -> str:
    """Say the line of a relationship: "two dotted lines with a zigzag over them"."""
    kind = " ".join(_kind(stroke))
    many = stroke.lines > 1
    line = f"{number_word(stroke.lines)} {kind} lines" if many else f"a {kind} line"
    over = " with a zigzag over them" if stroke.over else ""
    broken = " with a gap" if stroke.broken else ""
    extras = [_counted(count, _MARKS[mark]) for mark, count in Counter(stroke.marks).items()]
    extras += [_HEADS[stroke.head]] if stroke.head else []
    return f"{line}{over}{broken}{_with(extras)}"


def _kind(stroke: Stroke) -> Iterator[str]:
    if stroke.weight > 1:
        yield {2: "heavy", 3: "very heavy"}[stroke.weight]
    if stroke.dash != "solid":
        yield _DASHES[stroke.dash]
    yield _SHAPED.get(stroke.shape, "straight" if stroke.dash == "solid" else "")


def _counted(count: int, word: str) -> str:
    return f"a {word}" if count == 1 else f"{number_word(count)} {word}s"


def _with(extras: list[str]) -> str:
    return f" with {joined(extras)}" if extras else ""
