"""Second symbols: somebody drawn again beside one of their partners, and the arc to the first.

A second symbol is nobody's tab stop and no tie leads to it: whoever taps it is led to the first
(`data-again` holds the id), and a reader is told that it is the same person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.curves import Line, Point, cubic, smooth
from kithkin.network.drawing.ground import Box, Ground, seat_boxes, symbol_box
from kithkin.network.drawing.laid import Laid, Second, seconds_of
from kithkin.network.drawing.legend import Sample
from kithkin.network.drawing.look import SOFT
from kithkin.network.drawing.persons import FIGURES, Seat, classes_of, figure, token
from kithkin.network.drawing.rooms import name_rooms
from kithkin.network.drawing.svg import Drawn, group, number, path, tag
from kithkin.network.drawing.ties import emptiest
from kithkin.network.sentences import spoken_again
from kithkin.network.voice import Voice

DASHES = "4 4"
_ON_ARC = 4
_STEPS = 60
_RISES = (-70.0, -110.0, -170.0, -260.0, -400.0, -600.0, 70.0, 110.0, 170.0, 260.0, 400.0, 600.0)
_SIGN = [(6.0, 8.0), (18.0, -3.0), (32.0, -6.0), (46.0, -3.0), (58.0, 8.0)]


@dataclass(frozen=True, slots=True)
class Again:
    """Somebody's second symbol and the way from their first."""

    seat: Seat
    beside: tuple[str, ...]  # the partners it stands with, or the parents it stands under
    arc: Line


def rooms_of(copy: MapCopy, laid: Laid) -> tuple[dict[str, float], list[float]]:
    """The room that each name has, and that each second name has, side by side in their rows."""
    seconds = seconds_of(laid)
    people = {one.id: one for one in copy.persons}
    names = [f"{one.person} again {k}" for k, one in enumerate(seconds)]
    twice = [replace(people[one.person], id=name) for one, name in zip(seconds, names, strict=True)]
    places = dict(laid.positions) | {name: one.at for name, one in zip(names, seconds, strict=True)}
    rooms = name_rooms(replace(copy, persons=(*copy.persons, *twice)), places)
    return rooms, [rooms[name] for name in names]


def second_seats(laid: Laid, seats: Iterable[Seat], rooms: Sequence[float]) -> list[Seat]:
    """Seats of second symbols, which look like the first ones."""
    first = {seat.person.id: seat for seat in seats}
    return [
        replace(first[one.person], at=one.at, room=room, leans=False, clear=0.0)
        for one, room in zip(seconds_of(laid), rooms, strict=True)
        if one.person in first
    ]


def agains(
    voice: Voice,
    laid: Laid,
    seats: Sequence[Seat],
    seconds: Sequence[Seat],
    lines: Iterable[Sequence[Point]],
    labels: Iterable[Box],
) -> list[Again]:
    """Find the emptiest way from each first symbol to the second."""
    if not seconds:
        return []
    first = {seat.person.id: seat for seat in seats}
    unions = {one.person: one for one in seconds_of(laid)}
    ground = Ground([*seats, *seconds], lines, labels)
    found = []
    for seat in seconds:
        who = seat.person.id
        way = _way(first[who], seat, ground, [*seats, *seconds])
        ground.walk(way, _ON_ARC)
        arc = Line(_clear_of_ends(way, (first[who], seat)))
        found.append(Again(seat, _beside(voice, unions[who]), arc))
    return found


def _way(a: Seat, b: Seat, ground: Ground, everybody: Sequence[Seat]) -> Sequence[Point]:
    """The emptiest plain bow; where it runs over somebody, the freest that leaves up or down."""
    others = [seat for seat in everybody if seat is not a and seat is not b]
    bow = Line(emptiest(a, b, ground))
    plain = [bow.point(bow.long * step / _STEPS) for step in range(_STEPS + 1)]
    if not _covered(plain, others):
        return plain
    (ax, ay), (bx, by) = a.at, b.at
    high = [
        cubic(a.at, (ax, ay + rise), (bx, by + fall), b.at, _STEPS)
        for rise, fall in product(_RISES, repeat=2)
    ]
    return min(
        [plain, *high], key=lambda way: (_covered(way, others), ground.price(way), Line(way).long)
    )


def _covered(way: Sequence[Point], others: Sequence[Seat]) -> int:
    boxes = [symbol_box(seat) for seat in others]
    return sum(any(_is_in(at, box) for box in boxes) for at in way)


def _clear_of_ends(way: Sequence[Point], ends: Sequence[Seat]) -> list[Point]:
    """Leave out what would lie on a symbol, its years or its name at either end."""
    boxes = [box for seat in ends for box in seat_boxes(seat)]
    free = [at for at in way if not any(_is_in(at, box) for box in boxes)]
    return free if len(free) > 1 else list(way)


def _is_in(at: Point, box: Box) -> bool:
    left, top, right, foot = box
    return left < at[0] < right and top < at[1] < foot


def _beside(voice: Voice, second: Second) -> tuple[str, ...]:
    partners: Mapping[str, Sequence[str]] = {one.id: one.partners for one in voice.copy.unions}
    found = (who for union in second.unions for who in partners.get(union, ()))
    return tuple(voice.known([who for who in dict.fromkeys(found) if who != second.person]))


def arcs(found: Iterable[Again]) -> Drawn:
    """Draw the arcs that join two symbols of one person."""
    drawn = [
        path(smooth(one.arc.points), **{"class": "same", "data-again": token(one.seat.person.id)})
        for one in found
    ]
    return group(
        "agains", drawn, aria_hidden="true", fill="none", stroke=SOFT, stroke_width=1.4,
        stroke_dasharray=DASHES, stroke_linecap="round",
    )  # fmt: skip


def second_symbols(voice: Voice, found: Iterable[Again]) -> Drawn:
    """Draw the second symbols themselves."""
    return group("seconds", [_second(voice, one) for one in found], **FIGURES)


def _second(voice: Voice, one: Again) -> Drawn:
    seat = one.seat
    step = "" if seat.step is None else f" step-{seat.step}"
    x, y = seat.at
    return tag(
        "g",
        {
            "class": f"{classes_of(seat.person)} second{step}",
            "data-again": token(seat.person.id),
            "role": "graphics-symbol",
            "aria-label": spoken_again(voice, seat.person.id, one.beside),
            "transform": f"translate({number(x)} {number(y)})",
        },
        figure(voice, seat),
    )


def sample() -> Sample:
    """The arc in the legend."""
    drawn = path(smooth(_SIGN), fill="none", stroke=SOFT, stroke_width=1.4, stroke_dasharray=DASHES)
    return Sample("the same person", drawn)
