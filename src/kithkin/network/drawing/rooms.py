"""How much room each name has: as much as its neighbours in the row leave."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kithkin.network.copies import MapCopy, PersonCopy
from kithkin.network.drawing.laid import Point
from kithkin.network.drawing.lettering import LONGEST_LINE, width
from kithkin.network.drawing.look import NAME_ROOM, NAME_SIZE

_BETWEEN = 6.0  # at least, between two names
_SPARE = 0.5  # against rounding
_SAME_ROW = 30.0
_LEAST = 40.0


def name_rooms(copy: MapCopy, places: Mapping[str, Point]) -> dict[str, float]:
    """The width each name may take; two neighbours who want more than there is share it fairly."""
    rooms = {one.id: _wanted(one.name) for one in copy.persons if one.id in places}
    for row in _rows(copy.persons, places):
        for left, right in pairwise(row):
            between = places[right][0] - places[left][0] - _BETWEEN
            over = (rooms[left] + rooms[right]) / 2 - between
            if over > 0:
                _share(rooms, left, right, 2 * between)
    return rooms


def _wanted(name: str) -> float:
    """Room for a short name on one line; a longer one is broken, and has as much."""
    plain = " ".join(name.split())
    if len(plain) <= LONGEST_LINE:
        return max(_LEAST, width(plain, NAME_SIZE) + _SPARE)
    return max(NAME_ROOM, width(plain[:LONGEST_LINE], NAME_SIZE))


def _share(rooms: dict[str, float], left: str, right: str, both: float) -> None:
    """The shorter name keeps what it needs, up to a half; the longer one takes the rest."""
    short, long = sorted((left, right), key=lambda one: (rooms[one], one))
    rooms[short] = max(_LEAST, min(rooms[short], both / 2))
    rooms[long] = max(_LEAST, min(rooms[long], both - rooms[short]))


def _rows(people: Sequence[PersonCopy], places: Mapping[str, Point]) -> list[list[str]]:
    """People whose names stand at about one height, from left to right."""
    ordered = sorted(
        (one.id for one in people if one.id in places), key=lambda one: (places[one][1], one)
    )
    rows: list[list[str]] = []
    for one in ordered:
        if not rows or places[one][1] - places[rows[-1][0]][1] > _SAME_ROW:
            rows.append([])
        rows[-1].append(one)
    return [sorted(row, key=lambda one: (places[one][0], one)) for row in rows]
