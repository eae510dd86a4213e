"""What people live under, as it stands round a household on the map."""

from collections import defaultdict
from collections.abc import Sequence

from kithkin.consent.policy import Sight
from kithkin.culture import queries
from kithkin.culture.models import Bearing, Condition, Way
from kithkin.culture.sentences import brief, kind_words
from kithkin.network.conditions import BearingCopy, Bears, ConditionCopy
from kithkin.network.parts import members_of, scope_of
from kithkin.network.policy import JOINT
from kithkin.network.whom import left_out

_WAYS = {
    Way.STRAINS: Bears.STRAINS,
    Way.HOLDS: Bears.HOLDS,
    Way.BOTH: Bears.BOTH,
}


def surroundings(sight: Sight) -> Sequence[ConditionCopy]:
    """A therapist of several sees what they share: two people's own never stand on one picture."""
    rows = queries.conditions(sight)
    marks = queries.bearings(sight, rows)
    if members_of(sight):
        joint = scope_of(sight, JOINT)
        rows = [row for row in rows if row.scope == joint]
        marks = [mark for mark in marks if mark.scope == joint]
    here, apart = queries.around(sight), left_out(sight)
    on = defaultdict(list)
    for mark in marks:
        ends = set(here.ends(mark))
        if ends and ends <= here.people.names.keys() and not ends & apart.of(mark.scope):
            on[mark.condition_id].append(mark)
    return [_copy(row, on[row.id]) for row in rows]


def _copy(row: Condition, marks: Sequence[Bearing]) -> ConditionCopy:
    return ConditionCopy(
        id=str(row.id),
        kind=kind_words(row) or brief(row.words),
        words=brief(row.words) if kind_words(row) else "",
        start=row.since,
        end=row.until,
        bears=tuple(_bearing(mark) for mark in marks),
    )


def _bearing(mark: Bearing) -> BearingCopy:
    way = _WAYS.get(Way(mark.way), Bears.OTHER)
    if mark.tie_id:
        return BearingCopy(way, tie=str(mark.tie_id))
    return BearingCopy(way, person=str(mark.person_id))
