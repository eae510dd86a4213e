"""Reads of this part. Viewer first; rows are filtered before anything is counted or drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from kithkin.base.edtf import parse
from kithkin.consent.policy import FieldGroup, Sight
from kithkin.culture.models import Answer, Bearing, Belonging, Condition
from kithkin.network.calling import person_name
from kithkin.network.models import PartRow, Person, Tie
from kithkin.network.queries import visible
from kithkin.network.whom import People


@dataclass(frozen=True, slots=True)
class Around:
    """Everybody the viewer may know of, their relationships, and whose own rows are whose."""

    people: People
    ties: Mapping[str, tuple[str, str]]  # both ends, where the viewer knows both
    selves: Mapping[str, str]  # scope -> the person whose it is alone

    def ends(self, bearing: Bearing) -> tuple[str, ...]:
        """Whom a mark is on; for a relationship both, in the order it was drawn."""
        if bearing.tie_id:
            return self.ties.get(str(bearing.tie_id), ())
        return (str(bearing.person_id),)

    def name(self, bearing: Bearing) -> str:
        """Whom a mark is on, as the viewer calls them."""
        if not bearing.tie_id:
            return self.people.name(bearing.person_id)
        return tie_name(self.people, self.ends(bearing))

    def meant(self, belonging: Belonging) -> str:
        """Whom a belonging is of; nothing where it is of all, or of a part without a person."""
        if belonging.person_id:
            return str(belonging.person_id)
        return self.selves.get(belonging.scope, "")


def tie_name(people: People, ends: Iterable[str]) -> str:
    """The relationship by its two names; whose map it is comes last."""
    both = sorted(ends, key=lambda one: one in people.index)
    return people.all(both) if both else _("a relationship that is no longer here")


def around(sight: Sight, *, ties: bool = True) -> Around:
    """Two tables read once; without `ties` the people alone."""
    rows = visible(sight, Person)
    people = People(
        names={str(row.id): person_name(sight, row) for row in rows},
        index=frozenset(str(row.id) for row in rows if row.index),
    )
    return Around(people, _ties(sight, people) if ties else {}, _selves(sight, people))


def _ties(sight: Sight, people: People) -> dict[str, tuple[str, str]]:
    found = {str(row.id): (str(row.a_id), str(row.b_id)) for row in visible(sight, Tie)}
    return {tie: ends for tie, ends in found.items() if all(one in people.names for one in ends)}


def _selves(sight: Sight, people: People) -> dict[str, str]:
    """Alone with a therapist, what is said of nobody by name is said of whose map it is."""
    if not sight.individual or len(people.index) != 1:
        return {}
    return {f"joint:{sight.case}": next(iter(people.index))}


def belongings(sight: Sight) -> list[Belonging]:
    """In the order they were said."""
    return sorted(visible(sight, Belonging), key=_in_order)


def conditions(sight: Sight) -> list[Condition]:
    """What is still so first; then by when it began, then by when it was said."""
    return sorted(visible(sight, Condition), key=_by_start)


def bearings(sight: Sight, known: Iterable[Condition]) -> list[Bearing]:
    """The marks of the conditions the viewer knows of, in the order they were said."""
    here = {row.id for row in known}
    rows = [row for row in visible(sight, Bearing) if row.condition_id in here]
    return sorted(rows, key=_in_order)


def bearings_of(sight: Sight, condition: Condition) -> list[Bearing]:
    """The marks of one condition, without opening all the others."""
    rows = Bearing.objects.filter(condition=condition, gone_at=None)
    return sorted((row for row in rows if sight.sees(row, FieldGroup.NOTES)), key=_in_order)


def answers(sight: Sight) -> list[Answer]:
    """The latest first."""
    return sorted(visible(sight, Answer), key=_in_order, reverse=True)


def _in_order(row: PartRow) -> tuple[datetime, UUID]:
    return row.said_at, row.id


def _by_start(row: Condition) -> tuple[bool, bool, int, datetime]:
    start = parse(row.since).earliest
    return bool(row.until), start is None, start or 0, row.said_at
