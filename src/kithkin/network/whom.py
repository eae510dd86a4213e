"""People by name, for everything that is told of them: and "someone" for who is not to be seen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kithkin.base.asking import Choices
from kithkin.consent.policy import FieldGroup, Sight
from kithkin.network.calling import person_name
from kithkin.network.models import Person, Tie, TieSafety
from kithkin.network.queries import visible
from kithkin.network.speech import joined


@dataclass(frozen=True, slots=True)
class People:
    """Everybody the viewer may know of, by name."""

    names: Mapping[str, str]
    index: frozenset[str]  # whose map it is

    def name(self, person: object) -> str:
        """Taken off the map and withheld are one word: a story keeps its people either way."""
        return self.names.get(str(person)) or _("someone")

    def all(self, persons: Iterable[object]) -> str:
        return joined([self.name(one) for one in persons])

    def choices(self) -> Choices:
        """Everybody but whose map it is, by name: the others of one's own relationships."""
        others = [(id_, name) for id_, name in self.names.items() if id_ not in self.index]
        return sorted(others, key=lambda one: (one[1].casefold(), one[0]))


def people_of(sight: Sight) -> People:
    rows = visible(sight, Person)
    return People(
        names={str(row.id): person_name(sight, row) for row in rows},
        index=frozenset(str(row.id) for row in rows if row.index),
    )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who is not safe to involve, by the part in which it was said. Never say why somebody is absent."""

    marked: Mapping[str, frozenset[str]]

    def of(self, scope: str) -> frozenset[str]:
        """For what stands in a member's own part: what that member said, and nobody else."""
        if scope.startswith("part:"):
            return self.marked.get(scope, frozenset())
        return self.anywhere

    @property
    def anywhere(self) -> frozenset[str]:
        """For what all share: whatever was said in a part that the viewer sees."""
        return frozenset().union(*self.marked.values())


def left_out(sight: Sight) -> LeftOut:
    """For exercises, plans, summaries and estimates.

    Between two people whose map it is, a couple, both are left out: each stands in the other's part.
    """
    marks = [row for row in visible(sight, TieSafety) if row.not_safe_to_involve]
    marks = [row for row in marks if sight.sees(row, FieldGroup.SAFETY)]
    ties = {row.id: row for row in visible(sight, Tie)} if marks else {}
    index = {row.id for row in visible(sight, Person) if row.index} if marks else set()
    found: dict[str, set[str]] = defaultdict(set)
    for row in marks:
        if tie := ties.get(row.tie_id):
            ends = {tie.a_id, tie.b_id}
            found[row.scope] |= {str(end) for end in ends - index or ends}
    return LeftOut({scope: frozenset(ends) for scope, ends in found.items()})


def not_to_involve(sight: Sight) -> frozenset[str]:
    """The same wherever it was said, for a page that is of no part."""
    return left_out(sight).anywhere
