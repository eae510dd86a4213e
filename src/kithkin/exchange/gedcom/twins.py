"""Twins: as the file links them, or born on one day to the same parents."""

from collections import defaultdict

from kithkin.base.edtf import parse
from kithkin.exchange.gedcom.gathering import Gathering
from kithkin.network.copies import ParentageCopy, ParentageKind, PersonCopy, TwinKind, TwinsCopy


def find_twins(
    persons: list[PersonCopy], parentages: list[ParentageCopy], gathering: Gathering
) -> tuple[TwinsCopy, ...]:
    if gathering.dialect.own:
        return tuple(gathering.twins)
    kinds = _linked(gathering)
    together: dict[str, set[str]] = {}
    for pair in [*kinds, *_born_together(persons, parentages, gathering)]:
        whole = set().union(*(together.get(person, {person}) for person in pair))
        together.update(dict.fromkeys(whole, whole))
    groups = {min(whole): whole for whole in together.values()}
    order = {person.id: number for number, person in enumerate(persons)}
    return tuple(
        TwinsCopy(
            gathering.new_id("twins"),
            tuple(sorted(whole, key=order.__getitem__)),
            _kind(whole, kinds),
        )
        for whole in groups.values()
    )


def _linked(gathering: Gathering) -> dict[frozenset[str], TwinKind]:
    kinds: dict[frozenset[str], TwinKind] = {}
    for link, kind in gathering.twin_of:
        if link.target in gathering.persons and link.target != link.person:
            pair = frozenset({link.person, link.target})
            kinds[pair] = kinds.get(pair, TwinKind.UNKNOWN) if kind is TwinKind.UNKNOWN else kind
        else:
            gathering.keep_after_all(link.line, "INDI.ASSO", link.person)
            gathering.note(link.line, "The twin of this person is not in the file.")
    return kinds


def _kind(whole: set[str], kinds: dict[frozenset[str], TwinKind]) -> TwinKind:
    """One kind for all, or not known."""
    said = {kind for pair, kind in kinds.items() if pair <= whole} - {TwinKind.UNKNOWN}
    return said.pop() if len(said) == 1 else TwinKind.UNKNOWN


def _born_together(
    persons: list[PersonCopy], parentages: list[ParentageCopy], gathering: Gathering
) -> list[frozenset[str]]:
    birth = {person.id: person.birth for person in persons}
    by_day: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in parentages:
        if one.union and one.kind is ParentageKind.BIOLOGICAL and _is_day(birth[one.child]):
            children = by_day[one.union, birth[one.child]]
            if one.child not in children:
                children.append(one.child)
    found = [frozenset(children) for children in by_day.values() if len(children) > 1]
    if found:
        gathering.note(None, "Children born on one day to the same parents are taken to be twins.")
    return found


def _is_day(text: str) -> bool:
    when = parse(text)
    return when.earliest is not None and when.earliest == when.latest and not when.reach_before
