"""The map as it was, or may have been, on one day.

What may have held is kept, because leaving it out would claim that it did not; it is listed so
that a page can say so.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from kithkin.base.edtf import Truth, held_at, parse
from kithkin.network.copies import (
    EventCopy,
    GroupCopy,
    MapCopy,
    PersonCopy,
    PhaseCopy,
    TieCopy,
    UnionCopy,
)


@dataclass(frozen=True, slots=True)
class AsOf:
    """A map on one day; `may_be` holds ids of what may not have been so."""

    copy: MapCopy
    may_be: tuple[str, ...]


def as_of(copy: MapCopy, day: date) -> AsOf:
    """Keep who was born and what held on that day; the dead stay on the map as the dead."""
    may_be: dict[str, None] = {}

    def held(one: str, start: str, end: str) -> bool:
        truth = held_at(start, end, day)
        # Without any date nobody can say when it was so: nothing speaks against that day.
        if truth is Truth.MAY_BE and (start or end):
            may_be[one] = None
        return truth is not Truth.NO

    persons = tuple(_person_on(one, day) for one in copy.persons if held(one.id, one.birth, ""))
    here = {one.id for one in persons}
    unions = tuple(one for union in copy.unions for one in _union_on(union, here, held))
    couples = {union.id for union in unions}
    links = tuple(
        link if link.union in couples else replace(link, union="")
        for link in copy.parentages
        if link.child in here and link.parent in here and held(link.id, link.start, link.end)
    )
    ties = tuple(
        replace(tie, phases=_phases_on(tie.phases, held))
        for tie in copy.ties
        if tie.a in here and tie.b in here and _tie_held(tie, held)
    )
    kept = replace(
        copy,
        persons=persons,
        unions=unions,
        parentages=links,
        twins=tuple(one for one in copy.twins if here.issuperset(one.children)),
        ties=ties,
        groups=tuple(_group_on(one, here, held) for one in copy.groups),
        events=tuple(one for one in copy.events if _happened(one, day)),
        positions={one: at for one, at in copy.positions.items() if one in here},
    )
    return AsOf(_told_only(kept), tuple(may_be))


Held = Callable[[str, str, str], bool]


def _person_on(person: PersonCopy, day: date) -> PersonCopy:
    """Someone who died later is alive on that day; someone who may have died is still drawn so."""
    if not person.death or held_at(person.death, "", day) is not Truth.NO:
        return person
    return replace(person, death="", dead=False)


def _union_on(union: UnionCopy, here: set[str], held: Held) -> list[UnionCopy]:
    """Keep the statuses begun by that day: a divorce stays visible after it, a wedding before not."""
    begun = tuple(one for one in union.statuses if held(union.id, one.start, ""))
    partners = tuple(one for one in union.partners if one in here)
    if not partners or (union.statuses and not begun):
        return []
    return [replace(union, partners=partners, statuses=begun)]


def _tie_held(tie: TieCopy, held: Held) -> bool:
    return held(tie.id, tie.start, tie.end)


def _phases_on(phases: tuple[PhaseCopy, ...], held: Held) -> tuple[PhaseCopy, ...]:
    return tuple(one for one in phases if held(one.id, one.start, one.end))


def _group_on(group: GroupCopy, here: set[str], held: Held) -> GroupCopy:
    members = tuple(
        one for one in group.members if one.person in here and held(group.id, one.start, one.end)
    )
    return replace(group, members=members)


def _happened(event: EventCopy, day: date) -> bool:
    earliest, _ = parse(event.date).widest
    return earliest is None or earliest <= day.toordinal()


def _told_only(copy: MapCopy) -> MapCopy:
    """Drop tellings about what is no longer there: their words could give it away."""
    there = {
        one.id
        for rows in (
            copy.persons,
            copy.unions,
            copy.parentages,
            copy.ties,
            copy.groups,
            copy.events,
        )
        for one in rows
    }
    return replace(copy, tellings=tuple(one for one in copy.tellings if one.about in there))
