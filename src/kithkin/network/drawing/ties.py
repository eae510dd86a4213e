"""Ties between people: each finds a way past symbols and names, then is drawn by its recipe."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, radians

from kithkin.network.copies import TieCopy
from kithkin.network.drawing.curves import Line, Point, bowed, towards
from kithkin.network.drawing.ground import CELL, Box, Ground
from kithkin.network.drawing.look import TIE_INK
from kithkin.network.drawing.persons import Seat, in_profile, token
from kithkin.network.drawing.shapes import reach
from kithkin.network.drawing.strokes import stroke_along
from kithkin.network.drawing.svg import Drawn, group
from kithkin.network.notation.tie_codes import known_code, points
from kithkin.network.ties_in_words import holds, present_code, tie_sentence
from kithkin.network.voice import Voice

_TURNS = tuple(radians(turn) for turn in (0, 28, -28, 52, -52, 74, -74, 96, -96))
_LONGEST_HANDLE = 110.0
_LEAST_STEPS, _MOST_STEPS = 10, 60
_MARKS_AT = (0.5, 0.42, 0.58, 0.34, 0.66)  # the freest of these, the middle first
_ON_TIE = 4


@dataclass(frozen=True, slots=True)
class Way:
    """How one tie goes, and at which part of it its marks stand."""

    tie: TieCopy
    line: Line
    marks_at: float


def ways(
    voice: Voice,
    seats: Iterable[Seat],
    lines: Iterable[Sequence[Point]] = (),
    labels: Iterable[Box] = (),
    *,
    others: Iterable[Seat] = (),
) -> list[Way]:
    """Find a way for every tie that holds on the day between two people of the picture.

    No tie begins or ends at `others`, second symbols of somebody: they are only in the way.
    """
    here = {seat.person.id: seat for seat in in_profile(voice, seats)}
    held = [
        tie
        for tie in voice.copy.ties
        if tie.a in here and tie.b in here and tie.a != tie.b and holds(tie, voice.today)
    ]
    if not held:
        return []
    ground = Ground([*here.values(), *others], lines, labels)
    found = []
    for tie in held:
        line = Line(emptiest(here[tie.a], here[tie.b], ground))
        spots = [(ground.price([line.point(line.long * part)]), part) for part in _MARKS_AT]
        found.append(Way(tie, line, min(spots, key=lambda spot: spot[0])[1]))
        ground.walk(line.points, _ON_TIE)
    return found


def ties(voice: Voice, found: Iterable[Way]) -> Drawn:
    return group("ties", [_tie(voice, way) for way in found], fill="none")


def _tie(voice: Voice, way: Way) -> Drawn:
    tie, code = way.tie, present_code(way.tie, voice.today)
    ink, stroke = TIE_INK[code.group], voice.profile.stroke(code)
    return group(
        f"tie {code.group} {known_code(code.code) or 'other'}",
        [stroke_along(way.line, stroke, points(tie, code), marks_at=way.marks_at)],
        data_id=token(tie.id),
        data_a=token(tie.a),
        data_b=token(tie.b),
        role="graphics-symbol",
        aria_label=tie_sentence(tie, code, (voice.name(tie.a), voice.name(tie.b))),
        stroke=ink,
        color=ink,
        stroke_width=1.8,
    )


def emptiest(a: Seat, b: Seat, ground: Ground) -> list[Point]:
    """Choose, among a straight way and bows to both sides, the one that covers least."""
    best: list[Point] = []
    far = hypot(b.at[0] - a.at[0], b.at[1] - a.at[1])
    steps = max(_LEAST_STEPS, min(_MOST_STEPS, int(far / CELL)))
    least = float("inf")
    for rank, turn in enumerate(_TURNS):
        if rank >= least:
            break  # even an empty way would now cost more
        line = bowed(a.at, b.at, turn=turn, steps=steps, reach=max(_LONGEST_HANDLE, 0.3 * far))
        trimmed = _trimmed(line, a, b)
        price = ground.price(_spread(trimmed)) + rank
        if price < least:
            best, least = trimmed, price
    return best


def _spread(points: Sequence[Point]) -> list[Point]:
    """Points all along a straight way, close enough to notice what it covers."""
    if len(points) > 2:
        return list(points)
    (x1, y1), (x2, y2) = points
    steps = max(2, int(hypot(x2 - x1, y2 - y1) // CELL))
    return [(x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps) for n in range(steps + 1)]


def _trimmed(points: Sequence[Point], a: Seat, b: Seat) -> list[Point]:
    """Let the tie begin and end a little outside the two symbols."""
    room_a, room_b = _clear(a), _clear(b)
    inner = [
        point
        for point in points[1:-1]
        if hypot(point[0] - a.at[0], point[1] - a.at[1]) > room_a + 4
        and hypot(point[0] - b.at[0], point[1] - b.at[1]) > room_b + 4
    ]
    toward_a, toward_b = (inner[0], inner[-1]) if inner else (b.at, a.at)
    return [towards(a.at, toward_a, room_a), *inner, towards(b.at, toward_b, room_b)]


def _clear(seat: Seat) -> float:
    wide, high = reach(seat.shape)
    return max(wide, high) + (9.0 if seat.person.index else 5.0)
