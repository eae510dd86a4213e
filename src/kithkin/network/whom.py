"""People by name, for everything that is told of them: and "someone" for who is not to be seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from kithkin.base.asking import Choices
from kithkin.consent.policy import FieldGroup, Sight
from kithkin.network.calling import person_name
from kithkin.network.models import Person, Tie, TieSafety
from kithkin.network.policy import OWN
from kithkin.network.queries import people_seen, visible
from kithkin.network.speech import joined


@dataclass(frozen=True, slots=True)
class People:
    """Everybody the viewer may know of, by name."""

    names: Mapping[str, str]
    index: frozenset[str]  # whose map it is
    members: Mapping[str, str] = field(default_factory=dict)  # which of them said "this is me"

    def name(self, person: object) -> str:
        """Taken off the map and withheld are one word: a story keeps its people either way."""
        return self.names.get(str(person)) or _("someone")

    def all(self, persons: Iterable[object]) -> str:
        return joined([self.name(one) for one in persons])

    def choices(self, without: frozenset[str] | None = None) -> Choices:
        """By name: without whose map it is, unless it is said who is left out instead."""
        apart = self.index if without is None else without
        others = [(id_, name) for id_, name in self.names.items() if id_ not in apart]
        return sorted(others, key=lambda one: (one[1].casefold(), one[0]))


def people_of(sight: Sight, rows: Sequence[Person] | None = None) -> People:
    """`rows`: those the viewer may know of, where somebody has read them already."""
    rows = visible(sight, Person) if rows is None else rows
    return People(
        names={str(row.id): person_name(sight, row) for row in rows},
        index=frozenset(str(row.id) for row in rows if row.index),
        members={str(row.id): str(row.member_id) for row in rows if row.member_id},
    )


def oneself(sight: Sight, people: People, member: UUID | str | None = None) -> frozenset[str]:
    """Which person of the map a member is: the viewer, or the one who is named.

    Both of a couple are whose map it is, and only what they said tells the two apart. Never by
    name: any of them may change what somebody is called. Where nothing was said it is nobody.
    """
    if sight.individual:
        return people.index
    wanted = str(member or sight.member or "")
    return frozenset(one for one, who in people.members.items() if wanted and who == wanted)


class Marked(NamedTuple):
    """A relationship that somebody called not safe to involve, and in which part."""

    scope: str
    ends: frozenset[str]
    whose_map: frozenset[str]  # those of the two whose map it is

    @property
    def others(self) -> frozenset[str]:
        """Of two whose map it is, a couple, both: each stands in the other's part."""
        return self.ends - self.whose_map or self.ends


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who is not safe to involve, by the part in which it was said. Never say why somebody is absent."""

    marked: Sequence[Marked] = ()
    individual: bool = False

    def of(self, scope: str) -> frozenset[str]:
        """For what stands in a member's own part: what that member said, and nobody else."""
        return _all_of(one.others for one in self._counting(scope))

    def in_each(self, scopes: Iterable[str]) -> frozenset[str]:
        """Before it is said in whose part: only who is left out of all it may lie in."""
        found = [self.of(scope) for scope in scopes]
        return frozenset.intersection(*found) if found else frozenset()

    def both_ends(self, scope: str) -> frozenset[str]:
        """Where leaving oneself out does no harm: nobody feared stays in, however the map is kept."""
        return _all_of(one.ends for one in self._counting(scope))

    def between_us(self, scope: str) -> bool:
        """Whether one of the two whose map it is said it of the other."""
        return any(one.ends <= one.whose_map for one in self._counting(scope))

    @property
    def anywhere(self) -> frozenset[str]:
        """For what all share: whatever was said in a part that the viewer sees."""
        return _all_of(one.others for one in self.marked)

    def _counting(self, scope: str) -> list[Marked]:
        apart = not self.individual and scope.startswith(OWN)
        return [one for one in self.marked if not apart or one.scope == scope]


def _all_of(found: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*found)


def left_out(sight: Sight) -> LeftOut:
    """For exercises, plans, summaries and estimates. However large the map, only who is meant is opened."""
    marks = [row for row in visible(sight, TieSafety) if row.not_safe_to_involve]
    marks = [row for row in marks if sight.sees(row, FieldGroup.SAFETY)]
    ties = [row for row in _ties(sight.case, marks) if sight.sees(row)]
    people = people_seen(sight, _ends(ties)) if ties else []
    return LeftOut(_marked(marks, ties, people), sight.individual)


def left_out_of(case: UUID) -> LeftOut:
    """With nobody looking, for a door that a link opens. It may close that door, never be shown."""
    marks = [
        row for row in TieSafety.objects.filter(case=case, gone_at=None) if row.not_safe_to_involve
    ]
    ties = _ties(case, marks)
    people = Person.objects.filter(case=case, id__in=_ends(ties)) if ties else ()
    return LeftOut(_marked(marks, ties, people))


def _ties(case: UUID, marks: Sequence[TieSafety]) -> list[Tie]:
    """Also those off the map: whoever is feared may take a joint one off, and must lift nothing by it."""
    named = [row.tie_id for row in marks]
    return list(Tie.objects.filter(case=case, id__in=named)) if named else []


def _ends(ties: Iterable[Tie]) -> set[UUID]:
    return {end for tie in ties for end in (tie.a_id, tie.b_id)}


def _marked(
    marks: Iterable[TieSafety], ties: Iterable[Tie], people: Iterable[Person]
) -> list[Marked]:
    index = {str(row.id) for row in people if row.index}
    ends = {row.id: frozenset({str(row.a_id), str(row.b_id)}) for row in ties}
    return [
        Marked(row.scope, ends[row.tie_id], ends[row.tie_id] & index)
        for row in marks
        if row.tie_id in ends
    ]
