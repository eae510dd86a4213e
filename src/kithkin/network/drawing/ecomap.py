"""The map as an ecomap: the household in its circle, and the world it lives in round it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import cos, radians, sin

from kithkin.network.conditions import BearingCopy, ConditionCopy, condition_words
from kithkin.network.copies import MapCopy, TieCopy
from kithkin.network.drawing import lettering
from kithkin.network.drawing.around import (
    CARD_HIGH,
    CARD_WIDE,
    End,
    LaidRound,
    Scene,
    middle_of,
    scene_of,
)
from kithkin.network.drawing.couples import couples_of, year_labels, years
from kithkin.network.drawing.curves import Line
from kithkin.network.drawing.ecomap_legend import legend_of, samples_of
from kithkin.network.drawing.ecomap_ties import (
    bearing_line,
    bears_at,
    net_marks,
    tie_lines,
)
from kithkin.network.drawing.ecomap_ways import EcoWay, Ways
from kithkin.network.drawing.laid import Point
from kithkin.network.drawing.look import INK, NAME_SIZE, PAPER, SOFT, WIDE_HALO, YEAR_SIZE
from kithkin.network.drawing.page import Box, Look, page, voice_of
from kithkin.network.drawing.persons import persons, text, token
from kithkin.network.drawing.svg import NOTHING, Drawn, group, tag
from kithkin.network.drawing.trays import tray_box
from kithkin.network.drawing.unions import unions
from kithkin.network.flows import energy_words
from kithkin.network.home import Home, home_of
from kithkin.network.outgoing import outgoing
from kithkin.network.speech import joined
from kithkin.network.ties_in_words import holds
from kithkin.network.voice import Voice

PLAIN = Look()
TINT = "#faf6ec"
_NOTE_HIGH = 18.0
# Where on its edge the household's name may stand, clockwise from the top, the best first.
_NAME_TURNS = (0, 180, 12, -12, 168, 192, 24, -24, 156, 204, 36, -36, 144, 216)


def draw_ecomap(
    copy: MapCopy,
    laid: LaidRound,
    *,
    today: date,
    look: Look = PLAIN,
    conditions: Sequence[ConditionCopy] = (),
) -> str:
    """Draw the household, whoever has a tie, and in the tray whoever has none.

    `conditions` are drawn where the layout was given them too.
    """
    home = home_of(copy, today)
    voice = voice_of(copy, today, look)
    scene = scene_of(voice, laid, home.people, look, conditions)
    family = voice_of(_family(copy, scene), today, look)
    couples = couples_of(family, laid)
    dated = year_labels(couples)
    ways = Ways(scene, [route.points for route in laid.routes], [one.box for one in dated])
    found = _ways(voice, scene, ways)
    parts = [
        tray_box(laid.aside, "no tie told yet") if laid.aside else NOTHING,
        _core(voice, home, scene),
        _circles(scene),
        unions(family, laid, couples),
        tie_lines(voice, found),
        *_bearings(voice, scene, ways, found),
        net_marks(voice, scene, found),
        years(dated),
        persons(voice, scene.everyone),
        _home_name(home, scene, ways.ports),
    ]
    box = _box(scene, laid, found)
    below, notes = _notes(home, box)
    shown = samples_of(voice, family, scene, found) if look.legend else []
    drawn, box = legend_of(shown, below)
    parts += [notes, drawn]
    return page(voice, box, parts, what="Ecomap", look=replace(look, legend=False), family=False)


def _family(copy: MapCopy, scene: Scene) -> MapCopy:
    """What of the family's lines lies within the household."""
    here = {seat.person.id for seat in scene.inside}
    return replace(
        copy,
        persons=tuple(seat.person for seat in scene.inside),
        unions=tuple(
            replace(one, partners=tuple(who for who in one.partners if who in here))
            for one in copy.unions
            if here.intersection(one.partners)
        ),
        parentages=tuple(
            one for one in copy.parentages if one.child in here and one.parent in here
        ),
        twins=tuple(one for one in copy.twins if sum(who in here for who in one.children) > 1),
        ties=(),
        groups=(),
    )


def _ways(voice: Voice, scene: Scene, ways: Ways) -> list[EcoWay]:
    """Find a way for each tie, the short ones first, so that they stay straight."""
    held = [
        tie
        for tie in voice.copy.ties
        if tie.a != tie.b
        and tie.a in scene.ends
        and tie.b in scene.ends
        and holds(tie, voice.today)
    ]

    def long(tie: TieCopy) -> float:
        (ax, ay), (bx, by) = scene.ends[tie.a].at, scene.ends[tie.b].at
        return round((ax - bx) ** 2 + (ay - by) ** 2, 1)

    return [ways.of(tie) for tie in sorted(held, key=lambda tie: (long(tie), tie.id))]


def _core(voice: Voice, home: Home, scene: Scene) -> Drawn:
    if scene.core is None or not scene.inside:
        return NOTHING
    names = [voice.name(seat.person.id) for seat in scene.inside]
    said = joined([one.name for one in home.households if one.name])
    label = f"Household {said}: {joined(names)}." if home.households else f"{joined(names)}."
    energy = " ".join(energy_words(outgoing(voice.copy, home.people, voice.today)))
    circle = tag("circle", {"cx": scene.core.x, "cy": scene.core.y, "r": scene.core.r})
    return group(
        "core", [circle], role="graphics-symbol", aria_label=f"{label} {energy}".strip(),
        fill=TINT, stroke=INK, stroke_width=2.4,
    )  # fmt: skip


def _home_name(home: Home, scene: Scene, ports: Sequence[Point]) -> Drawn:
    """Write the household's name on the edge of its circle: above, or below where that is freer."""
    said = joined([one.name for one in home.households if one.name])
    core = scene.core
    if core is None or not said:
        return NOTHING
    line = "".join(lettering.lines(said, NAME_SIZE, 1.2 * core.r, 1))
    half = lettering.width(line, NAME_SIZE) / 2 + 10
    spots = [
        (core.x + core.r * sin(radians(turn)), core.y - core.r * cos(radians(turn)))
        for turn in _NAME_TURNS
    ]
    x, y = min(
        spots,
        key=lambda spot: sum(
            abs(px - spot[0]) < half and abs(py - spot[1]) < 14 for px, py in ports
        ),
    )
    word = text(line, x, y + 4, "group-name", size=NAME_SIZE)
    return group("label", [word], fill=INK, text_anchor="middle", aria_hidden="true", **WIDE_HALO)


def _circles(scene: Scene) -> Drawn:
    drawn = []
    for seat in scene.outside:
        x, y = middle_of(seat)
        kind = f"system {seat.person.kind}"
        drawn.append(
            tag("circle", {"class": kind, "cx": x, "cy": y, "r": scene.rooms[seat.person.id]})
        )
    return group("systems", drawn, fill=PAPER, stroke=SOFT, stroke_width=1.2, aria_hidden="true")


def _bearings(voice: Voice, scene: Scene, ways: Ways, found: Sequence[EcoWay]) -> Iterator[Drawn]:
    """Draw what people live with: a card, and a line to each person or tie it bears on."""
    by_tie = {way.tie.id: way for way in found}
    for one, _at in scene.cards:
        for bearing in one.bears:
            line = _bearing_way(one, bearing, ways, by_tie)
            if line is not None:
                yield bearing_line(one, bearing, *line)
    yield from (_card(voice, one, at) for one, at in scene.cards)


def _bearing_way(
    one: ConditionCopy, bearing: BearingCopy, ways: Ways, by_tie: Mapping[str, EcoWay]
) -> tuple[Line, list[tuple[float, float]] | None] | None:
    ends = ways.scene.ends
    on_tie = by_tie.get(bearing.tie)
    if on_tie is not None:
        spot = bears_at(on_tie, ways.inside)
        end = End(spot, lambda point: _close(point, spot))
        if not {on_tie.tie.a, on_tie.tie.b} <= ways.inside:
            return ways.joining(ends[one.id], end), None
        points, thread = ways.to_household(one.id, end)
        return Line(points), thread
    if bearing.person in ways.inside:
        points, thread = ways.to_household(one.id, ends[bearing.person])
        return Line(points), thread
    if bearing.person in ends:
        return ways.joining(ends[one.id], ends[bearing.person]), None
    return None


def _close(point: tuple[float, float], spot: tuple[float, float]) -> bool:
    return abs(point[0] - spot[0]) + abs(point[1] - spot[1]) < 4.0


def _card(voice: Voice, one: ConditionCopy, at: tuple[float, float]) -> Drawn:
    x, y = at
    ties = {tie.id: (tie.a, tie.b) for tie in voice.copy.ties}
    lines = lettering.lines(one.words, YEAR_SIZE, CARD_WIDE - 16, 2)
    top = y + 4 - 7.0 * len(lines)
    words = [text(one.kind, x, top, "condition-kind", size=11.5)]
    words += [
        text(line, x, top + 14 + 11.5 * n, "condition-words", size=YEAR_SIZE)
        for n, line in enumerate(lines)
    ]
    box = tag("rect", {"x": x - CARD_WIDE / 2, "y": y - CARD_HIGH / 2, "width": CARD_WIDE,
                       "height": CARD_HIGH, "rx": 4, "fill": PAPER, "stroke": SOFT})  # fmt: skip
    label = group("label", words, fill=INK, stroke="none", text_anchor="middle")
    return group("condition", [box, label], data_id=token(one.id), role="graphics-symbol",
                 aria_label=condition_words(one, voice.called, ties))  # fmt: skip


def _box(scene: Scene, laid: LaidRound, found: Sequence[EcoWay]) -> Box:
    boxes: list[Box] = [laid.aside] if laid.aside else []
    if scene.core is not None:
        boxes.append(_around(scene.core.x, scene.core.y, scene.core.r))
    boxes += [_around(*middle_of(seat), scene.rooms[seat.person.id]) for seat in scene.outside]
    boxes += [_around(*at, CARD_WIDE / 2) for _, at in scene.cards]
    boxes += [(x, y, x, y) for way in found for x, y in way.line.points]
    if not boxes:
        return 0.0, 0.0, 400.0, 120.0
    lefts, tops, rights, feet = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(feet)


def _around(x: float, y: float, r: float) -> Box:
    return x - r, y - r, x + r, y + r


def _notes(home: Home, box: Box) -> tuple[Box, Drawn]:
    """Say under the picture what a reader should know of the household."""
    left, top, right, foot = box
    words = [
        text(said, left, foot + 24 + _NOTE_HIGH * n, "note", size=NAME_SIZE)
        for n, said in enumerate(home.notes)
    ]
    low = foot + (24 + _NOTE_HIGH * (len(words) - 1) + 6 if words else 0)
    return (left, top, right, low), group("label", words, fill=SOFT, text_anchor="start")
