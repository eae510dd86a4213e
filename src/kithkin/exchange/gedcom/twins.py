"""Twins: as the file links them, or born on one day to the same parents."""

from collections import defaultdict

from kithkin.base.edtf import parse
from kithkin.exchange.gedcom.gathering import Gathering
from kithkin.network.copies import ParentageCopy, ParentageKind, PersonCopy, TwinKind, TwinsCopy


class Sets:
    """Who belongs together, as pairs become known one by one."""

    def __init__(self) -> None:
        self._next: dict[str, str] = {}

    def first_of(self, one: str) -> str:
        while self._next.setdefault(one, one) != one:
            self._next[one] = self._next[self._next[one]]
            one = self._next[one]
        return one

    def join(self, one: str, other: str) -> None:
        self._next[self.first_of(one)] = self.first_of(other)


def find_twins(
    persons: list[PersonCopy], parentages: list[ParentageCopy], gathering: Gathering
) -> tuple[TwinsCopy, ...]:
    if gathering.dialect.own:
        return tuple(gathering.twins)
    together = Sets()
    said = _linked(gathering, together)
    people = {person for person, _ in said} | _born_together(
        persons, parentages, gathering, together
    )
    whole: defaultdict[str, list[str]] = defaultdict(list)
    for person in persons:
        if person.id in people:
            whole[together.first_of(person.id)].append(person.id)
    kinds: defaultdict[str, set[TwinKind]] = defaultdict(set)
    for person_id, kind in said:
        kinds[together.first_of(person_id)].add(kind)
    return tuple(
        TwinsCopy(gathering.new_id("twins"), tuple(children), _kind(kinds[first]))
        for first, children in whole.items()
    )


def _linked(gathering: Gathering, together: Sets) -> list[tuple[str, TwinKind]]:
    said = []
    for link, kind in gathering.twin_of:
        if link.target in gathering.persons and link.target != link.person:
            together.join(link.person, link.target)
            said += [(link.person, kind), (link.target, kind)]
        else:
            gathering.keep_after_all(link.line, "INDI.ASSO", link.person)
            gathering.note(link.line, "The twin of this person is not in the file.")
    return said


def _kind(said: set[TwinKind]) -> TwinKind:
    """One kind for all, or not known."""
    known = said - {TwinKind.UNKNOWN}
    return known.pop() if len(known) == 1 else TwinKind.UNKNOWN


def _born_together(
    persons: list[PersonCopy],
    parentages: list[ParentageCopy],
    gathering: Gathering,
    together: Sets,
) -> set[str]:
    birth = {person.id: person.birth for person in persons}
    by_day: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in parentages:
        if one.union and one.kind is ParentageKind.BIOLOGICAL and _is_day(birth[one.child]):
            by_day[one.union, birth[one.child]].add(one.child)
    found: set[str] = set()
    for first, *others in (sorted(children) for children in by_day.values()):
        for other in others:
            together.join(first, other)
            found |= {first, other}
    if found:
        gathering.note(None, "Children born on one day to the same parents are taken to be twins.")
    return found


def _is_day(text: str) -> bool:
    when = parse(text)
    return when.earliest is not None and when.earliest == when.latest and not when.reach_before
