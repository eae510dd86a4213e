"""The picture of all relationships on the two dimensions, and one band, as SVG without styles.

No quadrants and no lines that divide: a place has an error, and nobody has a type. The table beside
the picture says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from kithkin.attachment.analysis import Band
from kithkin.attachment.questions import HIGH, LOW
from kithkin.network.drawing.lettering import width
from kithkin.network.drawing.svg import Drawn, Value, group, tag, together, words

SIDE, LEFT, TOP, FOOT = 300.0, 34.0, 12.0, 34.0
WIDE, HIGH_ = LEFT + SIDE + 12.0, TOP + SIDE + FOOT
DOT, LETTER, LONGEST_NAME = 8.5, 11.0, 16
INK = "#2d2a33"

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """One person on the picture: the number also stands in the table."""

    number: int
    name: str
    worry: Band
    distance: Band

    @property
    def at(self) -> Point:
        return _x(self.worry.middle), _y(self.distance.middle)


def plot(marks: Sequence[Mark]) -> SafeString:
    attributes: dict[str, Value] = {
        "class": "closeness-plot", "viewBox": f"0 0 {WIDE:g} {HIGH_:g}", "aria-hidden": "true",
        "focusable": "false",
    }  # fmt: skip
    drawn = tag(
        "svg", attributes, _axes(), together(map(_error, marks)), together(map(_dot, marks)),
        _names(marks),
    )  # fmt: skip
    return SafeString(drawn)


def _share(value: float) -> float:
    return (value - LOW) / (HIGH - LOW)


def _x(value: float) -> float:
    share = 1 - _share(value) if get_language_bidi() else _share(value)
    return LEFT + SIDE * share


def _y(value: float) -> float:
    return TOP + SIDE * (1 - _share(value))


def _axes() -> Drawn:
    foot, middle = TOP + SIDE, TOP + SIDE / 2
    ticks = [
        tag("path", {"d": f"M{_x(at):.1f} {foot:g}v4M{LEFT:g} {_y(at):.1f}h-4"})
        for at in range(LOW, HIGH + 1)
    ]
    frame = tag("rect", {"x": LEFT, "y": TOP, "width": SIDE, "height": SIDE, "rx": 6.0})
    less, more = (HIGH, LOW) if get_language_bidi() else (LOW, HIGH)
    said = [
        _text(_("less"), _x(min(less, more)) if less < more else LEFT, foot + 16, "start"),
        _text(_("worries about closeness"), LEFT + SIDE / 2, foot + 28, "middle", "axis-name"),
        _text(_("more"), LEFT + SIDE, foot + 16, "end"),
        _upright(_("less"), foot, "start"),
        _upright(_("keeps a distance"), middle, "middle", "axis-name", 12.0),
        _upright(_("more"), TOP, "end"),
    ]
    lines = group("axis", [frame, *ticks], fill="none", stroke=INK, stroke_width=1.0)
    return together([lines, group("axis-words", said, fill=INK, font_size=LETTER)])


def _text(said: str, x: float, y: float, anchor: str, kind: str = "end-word") -> Drawn:
    return tag("text", {"class": kind, "x": x, "y": y, "text-anchor": anchor}, words(said))


def _upright(
    said: str, y: float, anchor: str, kind: str = "end-word", x: float = LEFT - 9
) -> Drawn:
    turn = f"translate({x:g} {y:g}) rotate(-90)"
    return tag("text", {"class": kind, "transform": turn, "text-anchor": anchor}, words(said))


def _error(mark: Mark) -> Drawn:
    """Two bands crossed, and the round between them: as far as the error reaches."""
    x, y = mark.at
    left, right = sorted((_x(mark.worry.low), _x(mark.worry.high)))
    top, foot = _y(mark.distance.high), _y(mark.distance.low)
    cross = f"M{left:.1f} {y:.1f}H{right:.1f}M{x:.1f} {top:.1f}V{foot:.1f}"
    ends = "".join(
        [f"M{at:.1f} {y - 3:.1f}v6" for at in (left, right)]
        + [f"M{x - 3:.1f} {at:.1f}h6" for at in (top, foot)]
    )
    quarters = (
        f"M{left:.1f} {y:.1f}"
        f"A{x - left:.1f} {y - top:.1f} 0 0 1 {x:.1f} {top:.1f}"
        f"A{right - x:.1f} {y - top:.1f} 0 0 1 {right:.1f} {y:.1f}"
        f"A{right - x:.1f} {foot - y:.1f} 0 0 1 {x:.1f} {foot:.1f}"
        f"A{x - left:.1f} {foot - y:.1f} 0 0 1 {left:.1f} {y:.1f}Z"
    )
    round_ = tag("path", {"class": "reach-of-error", "d": quarters, "fill-opacity": "0.05"})
    lines = tag(
        "path", {"d": cross + ends, "fill": "none", "stroke": INK, "stroke-opacity": "0.45"}
    )
    return group("error", [round_, lines])


def _dot(mark: Mark) -> Drawn:
    x, y = mark.at
    ring = tag("circle", {"cx": x, "cy": y, "r": DOT, "fill": "#fff", "stroke": INK})
    number = _text(str(mark.number), x, y + 3.6, "middle", "number")
    return group("dot", [ring, number], font_size=10.0)


def _names(marks: Sequence[Mark]) -> Drawn:
    """Beside its dot where there is room; whoever finds none has the number and the table."""
    taken = [_around(mark.at) for mark in marks]
    said: list[Drawn] = []
    for mark in marks:
        name = mark.name if len(mark.name) <= LONGEST_NAME else f"{mark.name[: LONGEST_NAME - 1]}…"
        for anchor, x, y, box in _places(mark.at, width(name, LETTER)):
            if not any(_meet(box, other) for other in taken) and _inside(box):
                taken.append(box)
                said.append(_text(name, x, y, anchor, "name"))
                break
    halo: dict[str, Value] = {"stroke_width": 3.0, "stroke": "#fff", "paint_order": "stroke"}
    return group("names", said, fill=INK, font_size=LETTER, **halo)


def _places(at: Point, wide: float) -> list[tuple[str, float, float, Box]]:
    (x, y), away = at, DOT + 4
    return [
        ("start", x + away, y + 4, (x + away, y - 7, x + away + wide, y + 7)),
        ("end", x - away, y + 4, (x - away - wide, y - 7, x - away, y + 7)),
        ("middle", x, y - away - 2, (x - wide / 2, y - away - 12, x + wide / 2, y - away)),
        ("middle", x, y + away + 9, (x - wide / 2, y + away, x + wide / 2, y + away + 12)),
    ]


def _around(at: Point) -> Box:
    return at[0] - DOT, at[1] - DOT, at[0] + DOT, at[1] + DOT


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _inside(box: Box) -> bool:
    return box[0] > LEFT and box[2] < LEFT + SIDE and box[1] > TOP and box[3] < TOP + SIDE


LONG, EDGE, LEVEL = 160.0, 7.0, 9.0


def band_line(band: Band) -> SafeString:
    """One band between both ends of the scale; its words stand beside it."""
    middle, start, end = (
        EDGE + (LONG - 2 * EDGE) * _share(one) for one in (band.middle, band.low, band.high)
    )
    attributes: dict[str, Value] = {
        "class": "closeness-band", "viewBox": f"0 0 {LONG:g} 18", "aria-hidden": "true",
        "focusable": "false",
    }  # fmt: skip
    return SafeString(
        tag(
            "svg", attributes,
            tag("path", {"class": "whole", "d": f"M{EDGE:g} {LEVEL:g}H{LONG - EDGE:g}"
                         f"M{EDGE:g} 5v8M{LONG - EDGE:g} 5v8", "stroke": INK}),
            tag("path", {"class": "reach-of-band", "d": f"M{start:.1f} {LEVEL:g}H{end:.1f}",
                         "stroke": INK, "stroke-width": 5.0, "stroke-opacity": "0.35"}),
            tag("circle", {"class": "middle", "cx": middle, "cy": LEVEL, "r": 4.5, "fill": INK}),
        )
    )  # fmt: skip
