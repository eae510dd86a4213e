"""Who is who in a plan: what it calls them, who is left out of it, and who is off the map.

Only the mark of whose plan it is leaves somebody out. A partner who takes somebody off the joint
map, or calls them something else there, changes nothing in the other's plan.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from kithkin.consent.policy import FieldGroup, Sight
from kithkin.network.calling import person_name
from kithkin.network.models import Person, Tie, TieSafety
from kithkin.network.queries import visible_in
from kithkin.network.whom import LeftOut, Marked, left_out

Where = tuple[UUID, str]  # a case, and the scope of a plan in it


def unused_people(sight: Sight, scope: str) -> frozenset[str]:
    """Whom a plan of this scope leaves out: both ends of every tie its owner marked.

    Of two partners both are whose map it is, and the one who is feared must not stay in. To be
    left out of one's own plan does no harm.
    """
    return left_out(sight).both_ends(scope)


@dataclass(frozen=True, slots=True)
class Naming:
    """The people one plan names."""

    names: Mapping[str, str]  # of those on the map, as the map has them today
    unused: frozenset[str]
    own: frozenset[str] = frozenset()  # on the map of the plan's own part: nobody else renames them

    @classmethod
    def of(cls, sight: Sight, scope: str, persons: Iterable[str]) -> "Naming":
        """For a plan of this scope; only the people it names are opened, however large the map."""
        where = (sight.case, scope)
        return namings([sight], {where: {*persons}})[where]

    def leaves_out(self, person: str) -> bool:
        return bool(person) and person in self.unused

    def off_map(self, person: str) -> bool:
        return bool(person) and person not in self.names

    def name(self, person: str, kept: str = "") -> str:
        """`kept`: what the plan called them when it was written. Nothing where nobody is named."""
        if not person:
            return ""
        today = self.names.get(person, "")
        return (today or kept if person in self.own else kept or today) or _("someone")

    def elsewhere(self, person: str, kept: str) -> str:
        """What the map calls them today, where that is not what the plan does."""
        today = self.names.get(person, "")
        return today if today != self.name(person, kept) else ""


def namings(sights: Sequence[Sight], named: Mapping[Where, set[str]]) -> dict[Where, Naming]:
    """For the plans of several cases at once: who is named there, read in one go."""
    ids = {UUID(one) for persons in named.values() for one in persons if one}
    by_case = {sight.case: sight for sight in sights}
    rows = list(Person.objects.filter(case__in=by_case, id__in=ids)) if ids else []
    seen = [row for row in rows if row.gone_at is None and by_case[row.case_id].sees(row)]
    names = {str(row.id): person_name(by_case[row.case_id], row) for row in seen}
    homes = {str(row.id): row.scope for row in seen}
    marks = _marks(sights, [row for row in rows if row.gone_at]) if rows else {}
    return {
        (case, scope): Naming(
            names={one: names[one] for one in persons if one in names},
            unused=LeftOut(marks.get(case, ()), by_case[case].individual).both_ends(scope),
            own=frozenset(one for one in persons if homes.get(one) == scope),
        )
        for (case, scope), persons in named.items()
    }


def _marks(sights: Sequence[Sight], gone: Sequence[Person]) -> Mapping[UUID, list[Marked]]:
    """Who is marked in each case; also by a mark that went with its person, in the same act.

    Whoever takes a feared person off their map lifts nothing by it: the line with their number
    must not come back to paper.
    """
    by_case = {sight.case: sight for sight in sights}
    rows = visible_in(sights, TieSafety)
    if gone:
        went = {row.gone_at for row in gone}
        rows += TieSafety.objects.filter(case__in=by_case, gone_at__in=went)
    rows = [row for row in rows if by_case[row.case_id].sees(row, FieldGroup.SAFETY)]
    rows = [row for row in rows if row.not_safe_to_involve]
    ties = Tie.objects.filter(id__in=[row.tie_id for row in rows]) if rows else ()
    ends = {tie.id: frozenset({str(tie.a_id), str(tie.b_id)}) for tie in ties}
    found: dict[UUID, list[Marked]] = defaultdict(list)
    for row in rows:
        if row.tie_id in ends:
            found[row.case_id].append(Marked(row.scope, ends[row.tie_id], frozenset()))
    return found
