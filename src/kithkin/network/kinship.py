"""Who is whose parent, child, sibling and partner, read once from a map."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from kithkin.base.edtf import parse
from kithkin.network.copies import (
    MapCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    PersonKind,
    UnionCopy,
)
from kithkin.network.years import date_order

# A donor or surrogate helped a child into the world; on the map that is not a line of descent.
NOT_DESCENT = frozenset({ParentageKind.DONOR, ParentageKind.SURROGATE})


@dataclass(frozen=True, slots=True)
class Kin:
    """The family links of a map, by person; ids of people who are not on the map never appear."""

    persons: dict[str, PersonCopy]
    upward: dict[str, list[ParentageCopy]] = field(default_factory=dict)
    downward: dict[str, list[ParentageCopy]] = field(default_factory=dict)
    unions: dict[str, list[UnionCopy]] = field(default_factory=dict)
    rank: dict[str, int] = field(default_factory=dict)
    _elders: dict[str, list[str]] = field(default_factory=dict)
    young: dict[str, list[str]] = field(default_factory=dict)

    def parents(self, person: str) -> list[str]:
        """All parents of every kind but donors and surrogates, each once."""
        return self._elders.get(person, [])

    def children(self, person: str) -> list[str]:
        """Their children by birth; a donor's or surrogate's are not counted as theirs."""
        return self.young.get(person, [])

    def partners(self, person: str) -> list[str]:
        return _once(
            other
            for union in self.unions.get(person, ())
            for other in union.partners
            if other != person and other in self.persons
        )

    def siblings(self, person: str) -> list[str]:
        """Everyone who shares a parent, the person too, by birth."""
        of_each = [self.children(parent) for parent in self.parents(person)]
        if of_each and all(one == of_each[0] for one in of_each):
            return of_each[0]  # full brothers and sisters: in their order already
        shared = (child for children in of_each for child in children)
        return self.by_birth(_once([person, *shared]))

    def sibship(self, person: str) -> list[str]:
        """Those who grew up under the same couple, the person too, by birth; losses not counted.

        A child of two couples (born to one, adopted by another) is counted with the larger one.
        """
        links = [link for link in self.upward.get(person, ()) if link.kind not in NOT_DESCENT]
        sibships = [
            [one for one in self._under(link) if self.persons[one].kind is PersonKind.HUMAN]
            for link in links
        ]
        largest: list[str] = max(sibships, key=len, default=[])
        return self.by_birth(_once(largest)) or [person]

    def _under(self, link: ParentageCopy) -> list[str]:
        """The children of the couple that this link belongs to, or of the same parents exactly."""
        if link.union:
            return [one.child for one in self.downward[link.parent] if one.union == link.union]
        mine = set(self.parents(link.child))
        return [one for one in self.children(link.parent) if set(self.parents(one)) == mine]

    def by_birth(self, people: list[str]) -> list[str]:
        """Sort by birth where every birth year is known; else the order the map gave them."""
        if len(people) < 2:
            return people
        keys = {one: date_order(self.persons[one].birth) for one in people}
        if any(key is None for key in keys.values()):
            return sorted(people, key=self.rank.__getitem__)
        return sorted(people, key=lambda one: (keys[one] or (0, 0, 0), self.rank[one]))

    def ordered_by_birth(self, people: list[str]) -> bool:
        """Whether it is truly known who came first, people standing in their order by birth."""
        spans = [parse(self.persons[one].birth).widest for one in people]
        return all(
            last is not None and first is not None and last < first
            for (_, last), (first, _) in pairwise(spans)
        )


def related_by_birth(kin: Kin, a: str, b: str) -> bool:
    """Whether two people share a forebear by birth, or one is the other's."""
    return not _forebears(kin, a).isdisjoint(_forebears(kin, b))


def _forebears(kin: Kin, person: str) -> set[str]:
    """The person and all from whom they descend by birth, as far as the map knows."""
    found, waiting = {person}, [person]
    while waiting:
        for link in kin.upward.get(waiting.pop(), ()):
            if link.kind is ParentageKind.BIOLOGICAL and link.parent not in found:
                found.add(link.parent)
                waiting.append(link.parent)
    return found


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def kin_of(copy: MapCopy) -> Kin:
    persons = {person.id: person for person in copy.persons}
    upward: dict[str, list[ParentageCopy]] = defaultdict(list)
    downward: dict[str, list[ParentageCopy]] = defaultdict(list)
    unions: dict[str, list[UnionCopy]] = defaultdict(list)
    for link in copy.parentages:
        if link.child in persons and link.parent in persons:
            upward[link.child].append(link)
            downward[link.parent].append(link)
    for union in copy.unions:
        for partner in union.partners:
            unions[partner].append(union)
    rank = {person.id: place for place, person in enumerate(copy.persons)}
    elders = {
        one: _once(link.parent for link in links if _descends(link))
        for one, links in upward.items()
    }
    kin = Kin(persons, dict(upward), dict(downward), dict(unions), rank, elders)
    for one, links in downward.items():
        young = _once(link.child for link in links if _descends(link))
        kin.young[one] = kin.by_birth(young)
    return kin


def _descends(link: ParentageCopy) -> bool:
    return link.kind not in NOT_DESCENT
