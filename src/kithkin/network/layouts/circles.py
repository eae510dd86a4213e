"""The map's people on rings: who is close, and what part of life they belong to."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from kithkin.network.copies import MapCopy, PersonCopy
from kithkin.network.layouts.dated import born
from kithkin.network.layouts.label_room import on_two_lines
from kithkin.network.parts_of_life import sector_of as _sector
from kithkin.network.parts_of_life import sectors
from kithkin.network.ties_in_words import holds
from kithkin_science.network.layout.circles import OUTER_RING, Circles, Seat
from kithkin_science.network.layout.circles import circles as seat_in_circles
from kithkin_science.network.layout.results import Point
from kithkin_science.network.layout.settling import Link

__all__ = ["_sector", "circles"]
_NARROWEST, _WIDEST = 80.0, 112.0  # of a name on two lines; longer ones end in dots
_TOGETHER = 0.6


def circles(
    copy: MapCopy,
    *,
    today: date | None = None,
    widths: Mapping[str, float] | None = None,
    pinned: Mapping[str, Point] | None = None,
) -> Circles:
    """Everybody on a ring by closeness; index persons in the centre, the unplaced in the tray.

    `widths` are those of names on one line (`drawing.labels`). A place in `pinned` sets only where
    within ring and sector somebody stands: both are facts of the map and change by acts of their
    own, never by moving a symbol. `today` leaves out ties that do not hold then.
    """
    parts = sectors(copy)
    return seat_in_circles(
        [
            Seat(
                person.id,
                0 if person.index else (person.ring or OUTER_RING),
                parts[person.id],
                born(person),
                _width(person, widths or {}),
            )
            for person in copy.persons
        ],
        links=_links(copy, today),
        pinned=pinned,
    )


def _width(person: PersonCopy, widths: Mapping[str, float]) -> float:
    return min(max(_NARROWEST, on_two_lines(person.name, widths.get(person.id))), _WIDEST)


def _links(copy: MapCopy, today: date | None) -> list[Link]:
    """Ties draw people together and should cross little; so do households, groups and couples."""
    found = [
        Link(min(tie.a, tie.b), max(tie.a, tie.b))
        for tie in copy.ties
        if today is None or holds(tie, today)
    ]
    sets = [[member.person for member in one.members] for one in copy.groups]
    for together in [*sets, *(list(one.partners) for one in copy.unions)]:
        here = sorted(set(together))
        found += [Link(a, b, _TOGETHER, drawn=False) for a, b in pairwise(here)]
    return found
