"""The map's people on rings: who is close, and what part of life they belong to."""

from collections import defaultdict
from enum import IntEnum

from kithkin.network.copies import MapCopy, PersonCopy, PersonKind
from kithkin.network.layouts.dated import born
from kithkin_science.network.layout.circles import OUTER_RING, Seat
from kithkin_science.network.layout.circles import circles as seat_in_circles
from kithkin_science.network.layout.results import Layout


class Sector(IntEnum):
    """Parts of the circles, clockwise from the top."""

    FAMILY = 0
    FRIENDS = 1
    GROUPS = 2  # clubs, teams, groups at work
    SERVICES = 3  # faith, institutions, places
    OTHERS = 4


def circles(copy: MapCopy) -> Layout:
    """Everybody on a ring by closeness; index persons in the centre, who has no ring outside."""
    kin = _kin_of_index(copy)
    tied = {one for tie in copy.ties for one in (tie.a, tie.b)}
    return seat_in_circles(
        [
            Seat(
                person.id,
                0 if person.index else (person.ring or OUTER_RING),
                _sector(person, kin, tied),
                born(person),
            )
            for person in copy.persons
        ]
    )


def _sector(person: PersonCopy, kin: set[str], tied: set[str]) -> Sector:
    if person.id in kin:
        return Sector.FAMILY
    match person.kind:
        case PersonKind.GROUP:
            return Sector.GROUPS
        case PersonKind.INSTITUTION | PersonKind.FAITH | PersonKind.PLACE:
            return Sector.SERVICES
        case PersonKind.HUMAN if person.id in tied:
            return Sector.FRIENDS
        case _:
            return Sector.OTHERS


def _kin_of_index(copy: MapCopy) -> set[str]:
    """Everybody whom unions and parent links connect with an index person."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    groups = [(one.parent, one.child) for one in copy.parentages]
    for group in [*groups, *(one.partners for one in copy.unions)]:
        for person in group:
            near[person].update(group)
    found = {person.id for person in copy.persons if person.index}
    ahead = list(found)
    while ahead:
        fresh = near[ahead.pop()] - found
        found |= fresh
        ahead.extend(fresh)
    return found
