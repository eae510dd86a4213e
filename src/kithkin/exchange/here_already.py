"""Links of a file that are on the map already: left as they are, so that nothing is doubled.

Who of a file is here a person says; links follow from that, and only where all their ends are here.
Each link of the map answers for one of the file, so that what a file says twice, such as a second
marriage of the same two, stays two.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from kithkin.consent.policy import Sight
from kithkin.exchange.kept import Note
from kithkin.exchange.same_people import joined_from
from kithkin.exchange.sameness import (
    LINKS,
    Sameness,
    Way,
    couple_differs,
    parentage_differs,
    tie_differs,
)
from kithkin.network.copies import GroupCopy, MapCopy, MembershipCopy
from kithkin.network.queries import map_copy
from kithkin.network.speech import joined, name_of

Pairs = list[tuple[Any, Any]]  # a link of the file, by ids of the map, and the one that is here
_NAMED = {"unions", "ties", "events"}  # other links of a file speak of these by their ids
_MEMBER_WAYS: Sequence[Way] = (lambda one: one, lambda one: one.person)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A file beside the map it comes to: what is new, what was here, and where they differ."""

    rest: MapCopy
    left: MapCopy = field(default_factory=MapCopy)
    ids: Mapping[str, str] = field(default_factory=dict)  # file id -> id here, people and links
    notes: tuple[Note, ...] = ()


def map_of(sight: Sight, scope: str) -> MapCopy:
    """The map as whoever sees `scope` sees it.

    A link that somebody keeps to themselves must not keep the same one from the map of others.
    """
    open_here = {one: sight.scopes.get(one, 0) for one in joined_from(scope, sight.case)}
    return map_copy(replace(sight, scopes=open_here, rows={}))


def meeting(coming: MapCopy, here: MapCopy, same: Mapping[str, str]) -> Meeting:
    """Hold a file against a map. `same`: people of the file who are on the map, by their ids there.

    Of what is here nothing is overwritten; where the file says something else, a note says so.
    """
    if not same:
        return Meeting(coming)
    ids, pairs = dict(same), dict[str, Pairs]()
    rest, left = dict[str, Any](), dict[str, Any]()
    groups = _groups(coming.groups, here.groups, ids)
    ids |= {theirs.id: ours.id for theirs, ours in groups}
    for name, sameness in LINKS.items():
        rest[name], pairs[name] = _held(getattr(coming, name), getattr(here, name), sameness, ids)
        left[name] = tuple(ours for _theirs, ours in pairs[name])
        if name in _NAMED:
            ids |= {theirs.id: ours.id for theirs, ours in pairs[name]}
    found = {theirs.id: ours for theirs, ours in groups}
    rest["groups"] = tuple(_without_members_here(coming.groups, found, ids))
    left["groups"] = tuple(found.values())
    notes = dict.fromkeys(_differences(here, pairs))
    told = tuple(Note(0, words) for words in notes)
    return Meeting(replace(coming, **rest), MapCopy(**left), ids, told)


def _held(
    coming: Sequence[Any], here: Iterable[Any], sameness: Sameness, ids: Mapping[str, str]
) -> tuple[tuple[Any, ...], Pairs]:
    placed = {}
    for number, one in enumerate(coming):
        try:
            placed[number] = sameness.placed(one, ids.__getitem__)
        except KeyError:
            continue  # somebody of it is new, and so is the link
    met = _met(placed, here, sameness.ways)
    rest = tuple(one for number, one in enumerate(coming) if number not in met)
    return rest, [(placed[number], ours) for number, ours in met.items()]


def _met(coming: Mapping[int, Any], here: Iterable[Any], ways: Sequence[Way]) -> dict[int, Any]:
    """For links of a file, by number, those of the map they are; none of these is given twice."""
    met: dict[int, Any] = {}
    free = list(here)
    for way in ways:
        waiting: dict[Any, deque[Any]] = defaultdict(deque)
        for one in free:
            waiting[way(one)].append(one)
        for number, one in coming.items():
            if number not in met and waiting.get(way(one)):
                met[number] = waiting[way(one)].popleft()
        free = [one for left in waiting.values() for one in left]
    return met


def _groups(
    coming: Iterable[GroupCopy], here: Iterable[GroupCopy], ids: Mapping[str, str]
) -> list[tuple[GroupCopy, GroupCopy]]:
    """Households of one name are many; the same is the one in which most of the same people live."""
    free, found = {one.id: one for one in here}, []
    for group in coming:
        people = {ids[one.person] for one in group.members if one.person in ids}
        shared = {
            one.id: len(people & {member.person for member in one.members})
            for one in free.values()
            if (one.kind, one.name.casefold()) == (group.kind, group.name.casefold())
        }
        best = max(shared, key=shared.__getitem__, default="")
        if best and (shared[best] or not (group.members or free[best].members)):
            found.append((group, free.pop(best)))
    return found


def _without_members_here(
    coming: Iterable[GroupCopy], found: Mapping[str, GroupCopy], ids: Mapping[str, str]
) -> Iterator[GroupCopy]:
    for group in coming:
        if group.id not in found:
            yield group
            continue
        placed = {
            number: replace(one, person=ids[one.person])
            for number, one in enumerate(group.members)
            if one.person in ids
        }
        met = _met(placed, found[group.id].members, _MEMBER_WAYS)
        new: list[MembershipCopy] = [
            one for number, one in enumerate(group.members) if number not in met
        ]
        if new:
            yield replace(group, members=tuple(new))


def _differences(here: MapCopy, pairs: Mapping[str, Pairs]) -> Iterator[str]:
    """Where the file says something else of a link that is here; it is for a person to settle."""
    names = {one.id: name_of(one) for one in here.persons}
    couple = _("The file says something else about how %(names)s were together.")
    parent = _("The file says something else about %(parent)s as a parent of %(child)s.")
    tie = _("The file says something else about what is between %(one)s and %(other)s.")
    stays = _("What is here stays as it is.")
    for theirs, ours in pairs["unions"]:
        if couple_differs(theirs, ours):
            people = joined([names[one] for one in ours.partners], _("and"))
            yield f"{couple % {'names': people}} {stays}"
    for theirs, ours in pairs["parentages"]:
        if parentage_differs(theirs, ours):
            two = {"parent": names[ours.parent], "child": names[ours.child]}
            yield f"{parent % two} {stays}"
    for theirs, ours in pairs["ties"]:
        if tie_differs(theirs, ours):
            yield f"{tie % {'one': names[ours.a], 'other': names[ours.b]}} {stays}"
