"""The map as circles: whoever is closest stands on the inner ring, and who was not placed, beside."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import cos, hypot, sin
from typing import Protocol, runtime_checkable

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.ground import Box
from kithkin.network.drawing.hulls import hulls
from kithkin.network.drawing.laid import Laid, Point
from kithkin.network.drawing.lettering import width
from kithkin.network.drawing.look import NAME_ROOM, SOFT, WIDE_HALO
from kithkin.network.drawing.page import Look, box_of, page, step_of, voice_of
from kithkin.network.drawing.persons import Seat, persons, text
from kithkin.network.drawing.svg import NOTHING, Drawn, Value, group, moves, path, tag
from kithkin.network.drawing.ties import ties, ways
from kithkin.network.drawing.trays import tray_box
from kithkin.network.parts_of_life import SECTOR_WORDS, Sector
from kithkin.network.speech import RING_WORDS

_MARGIN = 58.0
_LEAST_STEP = 70.0
_NAME_SIZE = 11.0
_SECTOR_SIZE = 13.0
_SPARE = 4.0  # letters are not all alike wide
_WORD_OUTSIDE = 16.0
_SPOKE_STARTS = 0.42  # of the first ring: near the middle everybody's spokes would meet
PLAIN = Look()


@runtime_checkable
class Ringed(Protocol):
    """A layout that knows its rings, sectors and tray; others have them read off their places."""

    @property
    def rings(self) -> Sequence[tuple[int, float]]: ...
    @property
    def sectors(self) -> Sequence[tuple[int, float, float]]: ...
    @property
    def aside(self) -> Box | None: ...
    @property
    def widths(self) -> Mapping[str, float] | None: ...


def draw_circles(copy: MapCopy, laid: Laid, *, today: date, look: Look = PLAIN) -> str:
    """Draw the people on their rings round whoever the map belongs to."""
    voice = voice_of(copy, today, look)
    rooms = (laid.widths or {}) if isinstance(laid, Ringed) else {}
    seats = [
        Seat(
            one,
            laid.positions[one.id],
            room=rooms.get(one.id, NAME_ROOM - _SPARE) + _SPARE,
            step=step_of(look, one.id),
            profile=look.profile,
            assigned=look.assigned,
        )
        for one in copy.persons
        if one.id in laid.positions
    ]
    centre = _centre(seats)
    rings = _radii(laid, seats, centre)
    edges = laid.sectors if isinstance(laid, Ringed) else ()
    aside = laid.aside if isinstance(laid, Ringed) else None
    names, words = _ring_names(centre, rings), _sector_names(centre, rings, edges)
    found = ways(voice, seats, labels=[_box(*name) for name in names])
    parts = [
        _rings(centre, rings),
        _spokes(centre, rings, edges),
        tray_box(aside, RING_WORDS[None]) if aside else NOTHING,
        hulls(voice, {seat.person.id: seat.at for seat in seats}),
        ties(voice, found),
        _names(names),
        _sectors(words),
        persons(voice, seats),
    ]
    lines = [_frame(centre, rings), [(x, y) for _, x, y in names], *_frames(words, aside)]
    box = box_of(seats, [*lines, *(way.line.points for way in found)])
    return page(voice, box, parts, what="Circles of closeness", look=look, family=False)


def _centre(seats: Sequence[Seat]) -> Point:
    middle = [seat.at for seat in seats if seat.person.index]
    if not middle:
        return 0.0, 0.0
    return sum(x for x, _ in middle) / len(middle), sum(y for _, y in middle) / len(middle)


def _radii(laid: Laid, seats: Sequence[Seat], centre: Point) -> dict[int | None, float]:
    """The rings of the layout; else each ring's line laid outside its people, where it has any."""
    found: dict[int | None, float] = {}
    if isinstance(laid, Ringed):
        found.update(laid.rings)
        return found
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


def _spokes(
    centre: Point, rings: Mapping[int | None, float], edges: Sequence[tuple[int, float, float]]
) -> Drawn:
    """Part the sectors by light lines; one sector alone needs none."""
    radii = [radius for ring, radius in rings.items() if ring]
    if len(edges) < 2 or not radii:
        return NOTHING
    first, last = _SPOKE_STARTS * min(radii), max(radii)
    data = "".join(
        moves([_polar(centre, first, start), _polar(centre, last, start)]) for _, start, _ in edges
    )
    return group(
        "spokes", [path(data)], fill="none", stroke=SOFT, stroke_width=1.0, stroke_opacity="0.35",
        aria_hidden="true",
    )  # fmt: skip


def _polar(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * sin(angle), centre[1] - radius * cos(angle)


Word = tuple[str, Point, str]  # what is said, where, and which end of it stands there


def _sector_names(
    centre: Point, rings: Mapping[int | None, float], edges: Sequence[tuple[int, float, float]]
) -> list[Word]:
    far = max((radius for ring, radius in rings.items() if ring), default=0.0)
    found = []
    for sector, start, end in edges:
        angle = (start + end) / 2
        x, y = _polar(centre, far + _WORD_OUTSIDE, angle)
        side = sin(angle)
        anchor = "start" if side > 0.25 else "end" if side < -0.25 else "middle"
        found.append((SECTOR_WORDS[Sector(sector)], (x, y + 5 - 5 * cos(angle)), anchor))
    return found


def _sectors(names: Sequence[Word]) -> Drawn:
    drawn = [
        text(said, x, y, "sector-name", size=_SECTOR_SIZE, anchor=anchor)
        for said, (x, y), anchor in names
    ]
    look: dict[str, Value] = {"fill": SOFT, "aria_hidden": "true", **WIDE_HALO}
    return group("label", drawn, **look)


def _frames(names: Sequence[Word], aside: Box | None) -> list[list[Point]]:
    """What else the picture's frame has to hold: the words of the sectors, and the tray."""
    found = []
    for said, (x, y), anchor in names:
        wide = width(said, _SECTOR_SIZE)
        left = {"start": x, "end": x - wide, "middle": x - wide / 2}[anchor]
        found.append([(left, y - _SECTOR_SIZE), (left + wide, y + 4)])
    if aside:
        found.append([(aside[0], aside[1]), (aside[2], aside[3])])
    return found


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
