"""What part of life somebody belongs to, seen from whoever the map is about."""

from collections import defaultdict
from collections.abc import Collection
from enum import IntEnum

from kithkin.network.copies import GroupKind, MapCopy, PersonCopy, PersonKind


class Sector(IntEnum):
    """Parts of life, clockwise from the top of the circles and of the ecomap."""

    FAMILY = 0
    FRIENDS = 1
    GROUPS = 2  # clubs, teams, congregations, groups at work
    SERVICES = 3  # institutions and places
    OTHERS = 4
    CONDITIONS = 5  # money, housing, work: on the ecomap only


SECTOR_WORDS = {
    Sector.FAMILY: "family",
    Sector.FRIENDS: "friends",
    Sector.GROUPS: "groups and faith",
    Sector.SERVICES: "services and places",
    Sector.OTHERS: "others",
    Sector.CONDITIONS: "what they live with",
}


def sectors(copy: MapCopy) -> dict[str, Sector]:
    """Everybody's part of life. Kin are those whom unions and parent links lead to, however far.

    A pet that lives with kin is family too.
    """
    kin = _kin_of_index(copy)
    pets = {person.id for person in copy.persons if person.kind is PersonKind.PET}
    for home in copy.groups:
        members = {one.person for one in home.members}
        if home.kind is GroupKind.HOUSEHOLD and members & kin:
            kin |= members & pets
    tied = {one for tie in copy.ties for one in (tie.a, tie.b)}
    return {person.id: sector_of(person, kin, tied) for person in copy.persons}


def sector_of(person: PersonCopy, kin: Collection[str], tied: Collection[str]) -> Sector:
    if person.id in kin:
        return Sector.FAMILY
    match person.kind:
        case PersonKind.GROUP | PersonKind.FAITH:
            return Sector.GROUPS
        case PersonKind.INSTITUTION | PersonKind.PLACE:
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
