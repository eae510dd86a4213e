"""What the pages of this part list: belongings by person, conditions with whom they touch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from kithkin.consent.policy import Sight
from kithkin.culture import sentences
from kithkin.culture.models import Answer, Bearing, Belonging, Condition, Way
from kithkin.culture.policy import together
from kithkin.culture.queries import Around
from kithkin.network.parts import Whose, members_of
from kithkin.network.whom import LeftOut

WAYS = (Way.STRAINS, Way.HOLDS, Way.BOTH, Way.OTHER)


@dataclass(slots=True)
class Group:
    """One person and what was said of them. `person` is empty where it is nobody on the map."""

    person: str
    name: str
    rows: list[Belonging] = field(default_factory=list)


def by_person(sight: Sight, here: Around, rows: Iterable[Belonging]) -> list[Group]:
    """Oneself first, then the others by name, whoever is gone last."""
    found: dict[tuple[int, str, str], Group] = {}
    names = _owners(sight)
    for row in rows:
        person = here.meant(row)
        name = here.people.name(person) if person else names.get(row.scope, _("all of us"))
        order = _order(here, person, row.scope), name.casefold(), person or row.scope
        known = person if person in here.people.names else ""
        found.setdefault(order, Group(known, name)).rows.append(row)
    return [found[order] for order in sorted(found)]


def _order(here: Around, person: str, scope: str) -> int:
    if not person or person in here.selves.values():
        return 0 if scope.startswith("part:") or person else 1
    return 2 if person in here.people.names else 3


def _owners(sight: Sight) -> dict[str, str]:
    """What a row of nobody by name says of whose it is: "myself" to its member."""
    if sight.individual:
        return {f"joint:{sight.case}": _("whose map this is")}
    named = {f"part:{id_}": name for id_, name in members_of(sight).items()}
    own = {f"part:{sight.member}": _("myself")} if sight.member else {}
    return named | own


@dataclass(frozen=True, slots=True)
class Mark:
    """What one condition does to one person or relationship, for a list."""

    row: Bearing
    name: str
    said: str  # the word of its way; its own words stand under it
    address: tuple[str, UUID] | None  # a page of the map, where it is still on it
    whose: str  # for a therapist, where it is of another part than the condition


@dataclass(frozen=True, slots=True)
class Living:
    """One condition with its marks, the strained before the held, each by name."""

    row: Condition
    title: str
    note: str
    marks: Sequence[Mark]

    @property
    def said(self) -> list[str]:
        """One sentence a way: "strains: Jonas, Mama"."""
        found: dict[str, list[str]] = defaultdict(list)
        for mark in self.marks:
            found[mark.row.way].append(f"{mark.name} ({mark.whose})" if mark.whose else mark.name)
        return [
            sentences.listed(sentences.way_words(way), found[way]) for way in WAYS if found[way]
        ]


def living(
    here: Around, rows: Iterable[Condition], marks: Iterable[Bearing], whose: Whose
) -> list[Living]:
    on: dict[UUID, list[Bearing]] = defaultdict(list)
    for mark in marks:
        on[mark.condition_id].append(mark)
    return [
        Living(
            row,
            sentences.condition_title(row),
            sentences.condition_note(row),
            sorted((_mark(here, row, one, whose) for one in on[row.id]), key=_by_way),
        )
        for row in rows
    ]


def _by_way(mark: Mark) -> tuple[int, str, UUID]:
    return WAYS.index(Way(mark.row.way)), mark.name.casefold(), mark.row.id


def _mark(here: Around, condition: Condition, row: Bearing, whose: Whose) -> Mark:
    address: tuple[str, UUID] | None = None
    if row.tie_id and here.ends(row):
        address = "network:tie", row.tie_id
    elif row.person_id and str(row.person_id) in here.people.names:
        address = "network:person", row.person_id
    apart = whose.names and row.scope != condition.scope
    of = whose.words(row.scope) if apart else ""
    return Mark(row, here.name(row), sentences.way_words(row.way), address, of)


@dataclass(frozen=True, slots=True)
class FromThere:
    """One person and what bears on them, on themselves or on a relationship with them."""

    person: str
    name: str
    said: Sequence[str]
    whose: str


def from_each(
    here: Around, rows: Iterable[Condition], marks: Iterable[Bearing], apart: LeftOut, whose: Whose
) -> list[FromThere]:
    """The same marks seen from the people. Whoever is not to be involved is not in it.

    A therapist reads each member's marks in a line of their own: two people's are never summed up.
    """
    titles = {row.id: sentences.condition_title(row) for row in rows}
    found: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for scope, said in _by_scope(marks).items():
        of, left_out = scope if whose.names else "", apart.of(scope)
        for person, mark in _landed(here, said, left_out):
            found[person, of][mark.way].append(titles[mark.condition_id])
    lines = [
        FromThere(person, here.people.name(person), _said(ways), whose.words(of))
        for (person, of), ways in found.items()
    ]
    return sorted(lines, key=lambda one: (one.name.casefold(), one.person, one.whose))


def _by_scope(marks: Iterable[Bearing]) -> dict[str, list[Bearing]]:
    found: dict[str, list[Bearing]] = defaultdict(list)
    for mark in marks:
        found[mark.scope].append(mark)
    return found


def _landed(
    here: Around, marks: Iterable[Bearing], left_out: frozenset[str]
) -> Iterator[tuple[str, Bearing]]:
    """Each mark with each it lands on who is on the map and not left out."""
    for mark in marks:
        for person in touched(here, mark):
            if person not in left_out and person in here.people.names:
                yield person, mark


def touched(here: Around, mark: Bearing) -> tuple[str, ...]:
    """Whom a mark lands on: of a relationship with whose map it is, the other one."""
    ends = here.ends(mark)
    if not mark.tie_id:
        return ends
    return tuple(one for one in ends if one not in here.people.index) or ends


def _said(ways: Mapping[str, list[str]]) -> list[str]:
    return [
        sentences.listed(sentences.way_words(way), dict.fromkeys(ways[way]))
        for way in WAYS
        if way in ways
    ]


def ways(
    here: Around, marks: Iterable[Bearing], left_out: frozenset[str]
) -> dict[str, str]:  # fmt: skip
    """For each person one word of all their marks, for colouring the map."""
    found: dict[str, list[str]] = defaultdict(list)
    for person, mark in _landed(here, marks, left_out):
        found[person].append(mark.way)
    return {person: together(said) for person, said in found.items()}


def landing_on(rows: Iterable[Answer], persons: frozenset[str]) -> list[Answer]:
    """Answers that name all of these people."""
    return [row for row in rows if persons and persons <= set(row.persons)]
