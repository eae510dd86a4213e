"""The map as circles: whoever is closest stands on the inner ring, and who was not placed, outside."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import hypot

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.ground import Box
from kithkin.network.drawing.hulls import hulls
from kithkin.network.drawing.laid import Laid, Point
from kithkin.network.drawing.lettering import width
from kithkin.network.drawing.look import SOFT, WIDE_HALO
from kithkin.network.drawing.page import Look, box_of, page, said_too, step_of
from kithkin.network.drawing.persons import Seat, persons, text
from kithkin.network.drawing.svg import Drawn, group, tag
from kithkin.network.drawing.ties import ties, ways
from kithkin.network.speech import RING_WORDS
from kithkin.network.voice import Voice

_MARGIN = 58.0
_LEAST_STEP = 70.0
_NAME_SIZE = 11.0
PLAIN = Look()


def draw_circles(copy: MapCopy, laid: Laid, *, today: date, look: Look = PLAIN) -> str:
    """Draw the people on their rings round whoever the map belongs to."""
    voice = Voice.of(copy, today, said_too(look))
    seats = [
        Seat(one, laid.positions[one.id], step=step_of(look, one.id))
        for one in copy.persons
        if one.id in laid.positions
    ]
    centre = _centre(seats)
    rings = _radii(seats, centre)
    names = _ring_names(centre, rings)
    found = ways(voice, seats, labels=[_box(*name) for name in names])
    parts = [
        _rings(centre, rings),
        hulls(voice, {seat.person.id: seat.at for seat in seats}),
        ties(voice, found),
        _names(names),
        persons(voice, seats),
    ]
    lines = [_frame(centre, rings), [(x, y) for _, x, y in names]]
    box = box_of(seats, [*lines, *(way.line.points for way in found)])
    return page(voice, box, parts, what="Circles of closeness", look=look, family=False)


def _centre(seats: Sequence[Seat]) -> Point:
    middle = [seat.at for seat in seats if seat.person.index]
    if not middle:
        return 0.0, 0.0
    return sum(x for x, _ in middle) / len(middle), sum(y for _, y in middle) / len(middle)


def _radii(seats: Sequence[Seat], centre: Point) -> dict[int | None, float]:
    """Lay each ring's line outside its people; rings without people have no line."""
    found: dict[int | None, float] = {}
    last = 0.0
    for ring in RING_WORDS:
        away = [
            hypot(seat.at[0] - centre[0], seat.at[1] - centre[1])
            for seat in seats
            if seat.person.ring == ring and not seat.person.index
        ]
        if away:
            last = max(max(away) + _MARGIN, last + _LEAST_STEP)
            found[ring] = last
    return found


def _frame(centre: Point, rings: Mapping[int | None, float]) -> list[Point]:
    far = max((radius for ring, radius in rings.items() if ring), default=0.0)
    return [(centre[0] - far, centre[1] - far), (centre[0] + far, centre[1] + far)]


def _rings(centre: Point, rings: Mapping[int | None, float]) -> Drawn:
    lines = [
        tag("circle", {"class": f"ring ring-{ring}", "cx": centre[0], "cy": centre[1], "r": radius})
        for ring, radius in rings.items()
        if ring
    ]
    return group(
        "rings",
        lines,
        fill="none",
        stroke=SOFT,
        stroke_width=1.0,
        stroke_dasharray="1 6",
        stroke_linecap="round",
        aria_hidden="true",
    )


def _ring_names(centre: Point, rings: Mapping[int | None, float]) -> list[tuple[str, float, float]]:
    x, y = centre
    return [(RING_WORDS[ring], x, y - radius + 4) for ring, radius in rings.items()]


def _box(said: str, x: float, y: float) -> Box:
    half = width(said, _NAME_SIZE) / 2
    return x - half, y - 8, x + half, y + 2


def _names(names: Sequence[tuple[str, float, float]]) -> Drawn:
    """Write the names of the rings over the ties, so that they stay readable."""
    words = [text(said, x, y, "ring-name", size=_NAME_SIZE) for said, x, y in names]
    return group("label", words, fill=SOFT, text_anchor="middle", aria_hidden="true", **WIDE_HALO)
