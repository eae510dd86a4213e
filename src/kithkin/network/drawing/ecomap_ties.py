"""The lines of an ecomap: heavy, plain or broken by strength, jagged under strain, with arrows."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from math import atan2, cos, sin

from kithkin.network.conditions import BearingCopy, Bears, ConditionCopy
from kithkin.network.copies import TieCopy
from kithkin.network.drawing.around import Scene, middle_of
from kithkin.network.drawing.curves import Line, smooth
from kithkin.network.drawing.ecomap_ways import EcoWay
from kithkin.network.drawing.energy_marks import flow_marks, net_mark
from kithkin.network.drawing.laid import Point
from kithkin.network.drawing.look import SOFT, TIE_INK
from kithkin.network.drawing.persons import token
from kithkin.network.drawing.strokes import stroke_along
from kithkin.network.drawing.svg import NOTHING, Drawn, group, path, tag, together
from kithkin.network.flows import Flow, Strength, flow_of, flow_words, shows_strength
from kithkin.network.notation.tie_codes import Stroke, TieCode, known_code, points
from kithkin.network.speech import stopped
from kithkin.network.ties_in_words import present_code, tie_sentence
from kithkin.network.voice import Voice

WEIGHTS = {Strength.STRONG: 4.6, Strength.STEADY: 2.2, Strength.THIN: 1.5}
_STRAINED = {Strength.STRONG: 3.2, Strength.STEADY: 2.0, Strength.THIN: 1.4}
_OWN_WIDE = 1.6
_FLOWS_NEED = 100.0  # inside the household there may be no room for arrowheads
_WIDEST_WITHIN = 2.6
_ROUND_THE_EDGE = 24.0
BEARING_STROKES = {
    Bears.STRAINS: Stroke(shape="zigzag"),
    Bears.HOLDS: Stroke(marks=("ring",)),
    Bears.BOTH: Stroke(shape="zigzag", marks=("ring",)),
    Bears.OTHER: Stroke(dash="dots"),
}


def stroke_of(code: TieCode, flow: Flow, voice: Voice) -> tuple[Stroke, float]:
    """The recipe of a line and its width; what is no plain warm tie keeps its own recipe."""
    if not shows_strength(code):
        return voice.profile.stroke(code), _OWN_WIDE
    if flow.strained:
        dash = "long" if flow.strength is Strength.THIN else "solid"
        return Stroke(shape="zigzag", dash=dash), _STRAINED[flow.strength]
    return strength_stroke(flow.strength)


def strength_stroke(strength: Strength) -> tuple[Stroke, float]:
    dash = "dashes" if strength is Strength.THIN else "solid"
    return Stroke(dash=dash), WEIGHTS[strength]


def tie_lines(voice: Voice, found: Iterable[EcoWay]) -> Drawn:
    return group("ties", [_tie(voice, way) for way in found], fill="none")


def _tie(voice: Voice, way: EcoWay) -> Drawn:
    tie, code = way.tie, present_code(way.tie, voice.today)
    flow, ink = flow_of(tie, voice.today), TIE_INK[code.group]
    stroke, wide = stroke_of(code, flow, voice)
    wide = min(wide, _WIDEST_WITHIN) if way.within else wide
    arrows = (False, False) if shows_strength(code) else points(tie, code)
    marks_at, flows_at = (
        (0.25, 0.6) if stroke.marks and (flow.given or flow.received) else (0.5, 0.5)
    )
    room = not way.within or way.line.long > _FLOWS_NEED
    kind = f"tie {code.group} {known_code(code.code) or 'other'}"
    if shows_strength(code):
        kind += f" {flow.strength.name.lower()}{' strained' * flow.strained}"
    return group(
        kind,
        [
            _inward(way.thread) if way.thread else NOTHING,
            stroke_along(way.line, stroke, arrows, marks_at=marks_at),
            flow_marks(way.line, flow, at=flows_at, beside=_lane(stroke)) if room else NOTHING,
        ],
        data_id=token(tie.id),
        data_a=token(tie.a),
        data_b=token(tie.b),
        role="graphics-symbol",
        aria_label=tie_label(voice, tie, code),
        stroke=ink,
        color=ink,
        stroke_width=wide,
    )


def _lane(stroke: Stroke) -> float:
    """How far beside a line its arrowheads keep clear of it."""
    return 11.0 if stroke.shape == "straight" and not stroke.over else 15.0


def _inward(thread: Sequence[Point]) -> Drawn:
    """Draw the thin way inside the household, from a port on its edge to whom a line belongs to."""
    x, y = thread[0]
    return together([
        path(smooth(thread), stroke_width=1.0, stroke_opacity="0.6", **{"class": "thread"}),
        tag("circle", {"class": "port", "cx": x, "cy": y, "r": 3.2, "fill": "currentColor",
                       "stroke": "none"}),
    ])  # fmt: skip


def tie_label(voice: Voice, tie: TieCopy, code: TieCode) -> str:
    names = voice.name(tie.a), voice.name(tie.b)
    return (
        f"{stopped(tie_sentence(tie, code, names))} {flow_words(tie, voice.today, names)}".strip()
    )


def net_marks(voice: Voice, scene: Scene, found: Iterable[EcoWay]) -> Drawn:
    """Set what is left over on the edge of each circle outside, beside where its line arrives."""
    inside = {seat.person.id for seat in scene.inside}
    circles = {
        seat.person.id: (middle_of(seat), scene.rooms[seat.person.id]) for seat in scene.outside
    }
    return group("nets", [_net(voice.today, way, inside, circles) for way in found], fill="none")


def _net(
    day: date,
    way: EcoWay,
    inside: Collection[str],
    circles: dict[str, tuple[Point, float]],
) -> Drawn:
    tie = way.tie
    if (tie.a in inside) == (tie.b in inside):
        return NOTHING
    out, at_end = (tie.b, True) if tie.a in inside else (tie.a, False)
    net = flow_of(tie, day).net(from_a=at_end)
    if net is None:
        return NOTHING
    (x, y), room = circles[out]
    end = way.line.points[-1 if at_end else 0]
    angle = atan2(end[1] - y, end[0] - x) + (-1 if way.beside else 1) * _ROUND_THE_EDGE / room
    at = x + room * cos(angle), y + room * sin(angle)
    ink = TIE_INK[present_code(tie, day).group]
    return group("tie-net", [net_mark(net, at)], color=ink, data_of=token(tie.id))


def bearing_line(
    one: ConditionCopy, bearing: BearingCopy, line: Line, thread: list[Point] | None
) -> Drawn:
    return group(
        f"bearing {bearing.way}",
        [
            _inward(thread) if thread else NOTHING,
            stroke_along(line, BEARING_STROKES[bearing.way], (False, False)),
        ],
        data_a=token(one.id),
        data_b=token(bearing.person or bearing.tie),
        fill="none",
        stroke=SOFT,
        color=SOFT,
        stroke_width=1.4,
        aria_hidden="true",
    )


def bears_at(way: EcoWay, inside: Collection[str]) -> Point:
    """Where on a tie something may bear on it: outside the household, away from the arrows."""
    return way.line.point(0.8 * way.line.long if way.tie.a in inside else 0.2 * way.line.long)
