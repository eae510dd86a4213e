"""Who stands in the middle of an ecomap: those the map is about and those who live with them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kithkin.base.edtf import Truth, held_at
from kithkin.network.copies import GroupCopy, GroupKind, MapCopy, PersonKind
from kithkin.network.speech import joined, name_of
from kithkin.network.ties_in_words import holds
from kithkin.network.voice import members_on


@dataclass(frozen=True, slots=True)
class Home:
    """The people in the middle, the households they make up, and what a reader should know."""

    people: tuple[str, ...] = ()
    households: tuple[GroupCopy, ...] = ()
    notes: tuple[str, ...] = ()


def home_of(copy: MapCopy, day: date) -> Home:
    """Find the household of the index person, or of both, on a day.

    Who lives in two households is drawn in the one they surely belong to, then in the larger; the
    other is named. Lost and expected children stand with their parents. Without an index person
    the largest household stands in the middle.
    """
    here = {one.id: one for one in copy.persons}
    index = [one.id for one in copy.persons if one.index]
    homes = [one for one in copy.groups if one.kind is GroupKind.HOUSEHOLD]
    if not index:
        return _without_index(copy, homes, day)
    chosen: dict[str, GroupCopy] = {}
    notes: list[str] = []
    for person in index:
        theirs = _of(person, homes, day, here)
        for one in theirs[:1]:
            chosen.setdefault(one.id, one)
        if theirs[1:]:
            others = joined([one.name or "a household without a name" for one in theirs[1:]])
            notes.append(f"{name_of(here[person])} also lives in {others}.")
    alone = [one for one in index if not _of(one, homes, day, here)]
    if alone:
        notes.append(f"No household is known for {joined([name_of(here[one]) for one in alone])}.")
    people = dict.fromkeys([*index, *_members(chosen.values(), day, here)])
    return Home(_with_children_not_born(copy, people), tuple(chosen.values()), tuple(notes))


def _without_index(copy: MapCopy, homes: list[GroupCopy], day: date) -> Home:
    here = {one.id for one in copy.persons}
    sized = [(-len(_members([one], day, here)), one.id, one) for one in homes]
    lived_in = sorted((row for row in sized if row[0]), key=lambda row: row[:2])
    said = "Nobody is marked as the person this map is about"
    if lived_in:
        one = lived_in[0][2]
        people = _with_children_not_born(copy, _members([one], day, here))
        note = f"{said}; the largest household stands in the middle."
        return Home(people, (one,), (note,))
    tied = Counter(
        one for tie in copy.ties if holds(tie, day) for one in {tie.a, tie.b} if one in here
    )
    if not tied:
        return Home(notes=(f"{said}, and no household is known.",) if copy.persons else ())
    most = min(tied, key=lambda one: (-tied[one], one))
    return Home((most,), (), (f"{said}; who has most relationships stands in the middle.",))


def _of(person: str, homes: list[GroupCopy], day: date, here: Iterable[str]) -> list[GroupCopy]:
    """The households of a person on a day: where they surely live first, then the larger."""
    found = []
    for one in homes:
        truths = [held_at(m.start, m.end, day) for m in one.members if m.person == person]
        if any(truth is not Truth.NO for truth in truths):
            maybe = Truth.YES not in truths and not _undated(one, person)
            found.append((maybe, -len(_members([one], day, here)), one.id, one))
    return [row[3] for row in sorted(found, key=lambda row: row[:3])]


def _undated(one: GroupCopy, person: str) -> bool:
    return any(m.person == person and not (m.start or m.end) for m in one.members)


def _members(homes: Iterable[GroupCopy], day: date, here: Iterable[str]) -> dict[str, None]:
    known = set(here)
    return dict.fromkeys(who for one in homes for who in members_on(one, day) if who in known)


def _with_children_not_born(copy: MapCopy, people: dict[str, None]) -> tuple[str, ...]:
    """A pregnancy or a lost child stands with its parents, if all who are known are here."""
    parents: defaultdict[str, set[str]] = defaultdict(set)
    for link in copy.parentages:
        parents[link.child].add(link.parent)
    unborn = [
        one.id
        for one in copy.persons
        if (one.kind.is_loss or one.kind is PersonKind.PREGNANCY)
        and parents[one.id]
        and parents[one.id] <= people.keys()
    ]
    return tuple(dict.fromkeys([*people, *unborn]))
