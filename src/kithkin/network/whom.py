"""People by name, for everything that is told of them: and "someone" for who is not to be seen."""

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


def not_to_involve(sight: Sight) -> frozenset[str]:
    """People whom somebody of this case called not safe to involve, in a part the viewer sees.

    For leaving them out of exercises, plans and summaries. Never say why somebody is left out.
    """
    ties = {row.id: row for row in visible(sight, Tie)}
    marked = [
        ties[row.tie_id]
        for row in visible(sight, TieSafety)
        if row.not_safe_to_involve and row.tie_id in ties and sight.sees(row, FieldGroup.SAFETY)
    ]
    whose = frozenset(str(row.id) for row in visible(sight, Person) if row.index) if marked else ()
    ends = {str(end) for tie in marked for end in (tie.a_id, tie.b_id)}
    return frozenset(ends.difference(whose))
