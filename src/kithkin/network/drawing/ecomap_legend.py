"""The legend of an ecomap: only what is on it."""

from collections.abc import Iterator, Sequence

from kithkin.network.conditions import BEARS_WORDS, Bears
from kithkin.network.copies import MapCopy
from kithkin.network.drawing import legend
from kithkin.network.drawing.around import Scene
from kithkin.network.drawing.curves import Line
from kithkin.network.drawing.ecomap_ties import BEARING_STROKES, strength_stroke
from kithkin.network.drawing.ecomap_ways import EcoWay
from kithkin.network.drawing.energy_marks import flow_marks, net_mark
from kithkin.network.drawing.legend import Sample
from kithkin.network.drawing.look import INK, SOFT, TIE_INK
from kithkin.network.drawing.page import Box
from kithkin.network.drawing.strokes import stroke_along
from kithkin.network.drawing.svg import NOTHING, Drawn, group
from kithkin.network.flows import NET_WORDS, Flow, Net, Strength, flow_of, shows_strength
from kithkin.network.notation.tie_codes import Stroke, tie_codes
from kithkin.network.ties_in_words import present_code
from kithkin.network.voice import Voice

FLOW_WORDS = "energy given, a little to very much"
STRAIN_WORDS = "strain"
_PITCH, _LEAST_WIDE = 250.0, 400.0
_ENDS = [(2.0, 0.0), (62.0, 0.0)]


def samples_of(voice: Voice, family: Voice, scene: Scene, found: Sequence[EcoWay]) -> list[Sample]:
    everyone = Voice.of(
        MapCopy(persons=tuple(seat.person for seat in scene.everyone)),
        voice.today, None, voice.profile,
    )  # fmt: skip
    kin = [
        one
        for one in legend.samples(family, family=True)
        if one.word not in {each.word for each in legend.samples(everyone, family=False)}
    ]
    return [
        *legend.samples(everyone, family=False),
        *kin,
        *_lines(voice, found),
        *_energy(voice, scene, found),
        *_bearings(scene),
    ]


def _lines(voice: Voice, found: Sequence[EcoWay]) -> Iterator[Sample]:
    rows = [(present_code(way.tie, voice.today), flow_of(way.tie, voice.today)) for way in found]
    warm = [flow for code, flow in rows if shows_strength(code)]
    for strength in Strength:
        if any(flow.strength is strength for flow in warm):
            yield Sample(strength.value, _line(*strength_stroke(strength)))
    if any(flow.strained for flow in warm):
        yield Sample(STRAIN_WORDS, _line(Stroke(shape="zigzag"), 2.0))
    others = {code.code: code for code, _ in rows if not shows_strength(code)}
    order = {code: place for place, code in enumerate(tie_codes())}
    for name in sorted(others, key=lambda one: (order.get(one, len(order)), one)):
        yield Sample(others[name].label, legend.tie_sample(others[name], voice.profile))


def _line(stroke: Stroke, wide: float) -> Drawn:
    ink = TIE_INK["warm"]
    return group("tie warm", [stroke_along(Line(_ENDS), stroke, (False, False))],
                 fill="none", stroke=ink, color=ink, stroke_width=wide)  # fmt: skip


def _energy(voice: Voice, scene: Scene, found: Sequence[EcoWay]) -> Iterator[Sample]:
    inside = {seat.person.id for seat in scene.inside}
    flows = [(way, flow_of(way.tie, voice.today)) for way in found]
    if any(flow.given or flow.received for _, flow in flows):
        line = Line(_ENDS)
        ink = TIE_INK["warm"]
        flow = Flow(Strength.STEADY, given=3, received=1)
        marks = flow_marks(line, flow)
        drawn = [stroke_along(line, Stroke(), (False, False)), marks]
        yield Sample(FLOW_WORDS, group("tie warm", drawn, fill="none", stroke=ink, color=ink,
                                       stroke_width=2.2))  # fmt: skip
    seen = {
        flow.net(from_a=way.tie.a in inside)
        for way, flow in flows
        if (way.tie.a in inside) != (way.tie.b in inside)
    }
    for net in Net:
        if net in seen:
            mark = group("tie-net", [net_mark(net, (32.0, 0.0))], fill="none", color=INK)
            yield Sample(NET_WORDS[net], mark)


def _bearings(scene: Scene) -> Iterator[Sample]:
    seen = {bearing.way for one, _ in scene.cards for bearing in one.bears}
    for way in Bears:
        if way in seen:
            drawn = [stroke_along(Line(_ENDS), BEARING_STROKES[way], (False, False))]
            yield Sample(BEARS_WORDS[way], group(f"bearing {way}", drawn, fill="none", stroke=SOFT,
                                                 color=SOFT, stroke_width=1.4))  # fmt: skip


def legend_of(found: Sequence[Sample], box: Box) -> tuple[Drawn, Box]:
    """Set the legend under the picture; what is drawn, and the frame that holds both."""
    if not found:
        return NOTHING, box
    left, top, right, foot = box
    wide = max(right - left, _LEAST_WIDE)
    columns = max(1, int(wide // _PITCH))
    drawn = legend.legend(list(found), left, foot + 34, columns, _PITCH)
    return drawn, (
        left,
        top,
        left + wide,
        foot + 34 + legend.rows_of(len(found), columns) * legend.ROW,
    )
