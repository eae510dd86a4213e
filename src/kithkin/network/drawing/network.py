"""The map as a free network: who is close stands near, households and groups in soft outlines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.curves import Line, towards
from kithkin.network.drawing.hulls import hulls
from kithkin.network.drawing.laid import Laid, Point
from kithkin.network.drawing.legend import Sample
from kithkin.network.drawing.look import SOFT
from kithkin.network.drawing.page import Look, box_of, page, step_of, voice_of
from kithkin.network.drawing.persons import Seat, persons, token
from kithkin.network.drawing.shapes import reach
from kithkin.network.drawing.svg import Drawn, Value, group, moves, path, tag
from kithkin.network.drawing.ties import ties, ways
from kithkin.network.voice import Voice

PLAIN = Look()
_CLEAR = 3.0
# Two thin lines that differ in their dashes alone: no feeling is said by either.
KIN_LINES: Mapping[str, Mapping[str, Value]] = {
    "couple": {},
    "parent and child": {"stroke-dasharray": "0.1 4", "stroke-linecap": "round"},
}


@dataclass(frozen=True, slots=True)
class KinLine:
    """Two people of one family; `of` is the id of the union or of the parent link."""

    word: str
    of: str
    a: Seat
    b: Seat

    @property
    def ends(self) -> list[Point]:
        a, b = self.a, self.b
        clear = [max(reach(seat.shape)) + _CLEAR for seat in (a, b)]
        return [towards(a.at, b.at, clear[0]), towards(b.at, a.at, clear[1])]


def draw_network(copy: MapCopy, laid: Laid, *, today: date, look: Look = PLAIN) -> str:
    """Draw the network; people without a place in the layout are left out."""
    voice = voice_of(copy, today, look)
    seats = [
        Seat(one, laid.positions[one.id], step=step_of(look, one.id))
        for one in copy.persons
        if one.id in laid.positions
    ]
    kin = kin_lines(voice, seats)
    found = ways(voice, seats, [line.ends for line in kin])
    parts = [
        hulls(voice, {seat.person.id: seat.at for seat in seats}),
        group("kin-lines", map(_drawn, kin), fill="none", stroke=SOFT, stroke_width=1.0),
        ties(voice, found),
        persons(voice, seats),
    ]
    return page(
        voice,
        box_of(seats, [way.line.points for way in found]),
        parts,
        what="Network",
        look=look,
        family=False,
        more=_samples(kin),
    )


def kin_lines(voice: Voice, seats: Sequence[Seat]) -> list[KinLine]:
    """Couples, then parents and children; two people have one line of a kind."""
    here = {seat.person.id: seat for seat in seats}
    found: dict[tuple[str, frozenset[str]], KinLine] = {}
    pairs = [
        ("couple", union.id, pair)
        for union in voice.copy.unions
        for pair in combinations(union.partners, 2)
    ]
    pairs += [
        ("parent and child", one.id, (one.parent, one.child)) for one in voice.copy.parentages
    ]
    for word, of, (a, b) in pairs:
        if a in here and b in here and a != b:
            found.setdefault((word, frozenset((a, b))), KinLine(word, of, here[a], here[b]))
    return list(found.values())


def _drawn(line: KinLine) -> Drawn:
    kind = "kin-line couple" if line.word == "couple" else "kin-line parent"
    attributes: dict[str, Value] = {
        "class": kind,
        "data-id": token(line.of),
        "data-a": token(line.a.person.id),
        "data-b": token(line.b.person.id),
        "d": moves(line.ends),
        "aria-hidden": "true",
        **KIN_LINES[line.word],
    }
    return tag("path", attributes)


def _samples(kin: Sequence[KinLine]) -> list[Sample]:
    """Explain the thin lines that are there."""
    seen = {line.word for line in kin}
    ends = Line([(4.0, 0.0), (60.0, 0.0)]).points
    return [
        Sample(word, group("kin-line", [path(moves(ends), **look)], fill="none", stroke=SOFT,
                           stroke_width=1.0))
        for word, look in KIN_LINES.items()
        if word in seen
    ]  # fmt: skip
