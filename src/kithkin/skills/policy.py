"""Where tries lie, and with whom they are not used."""

from collections.abc import Iterable

from kithkin.consent.policy import FieldGroup, Sight
from kithkin.network.errors import SomebodyOnlyYouSeeError
from kithkin.network.models import MapRow, Person, Tie, TieSafety
from kithkin.network.policy import home_of, shared_scope
from kithkin.network.queries import visible
from kithkin.skills.errors import TryOfOnesOwnError

OWN = "part:"


def is_member(sight: Sight) -> bool:
    return sight.member is not None and not sight.therapist


def own_scope(sight: Sight, part: str) -> str:
    """In individual work the one map; else a member's own part, never the joint one.

    What somebody wants to try with the other of the two is theirs until they say it.
    """
    if sight.individual or is_member(sight):
        return home_of(sight, "")
    scope = home_of(sight, part)
    if not scope.startswith(OWN):
        raise TryOfOnesOwnError(field="part")
    return scope


def place_of(sight: Sight, part: str, people: Iterable[MapRow] = ()) -> str:
    """Somebody whom only one member sees is tried with in that member's part or not at all."""
    scope = shared_scope({own_scope(sight, part), *(one.scope for one in people)})
    if not scope:
        raise SomebodyOnlyYouSeeError
    return scope


def not_used_with(sight: Sight) -> frozenset[str]:
    """People a try is not used with, as far as the viewer may know. Why is not kept here.

    Of a relationship between two whose map it is, as in a couple, both are meant: whoever marked
    it is one of them and tries nothing with themselves.
    """
    marked = {
        row.tie_id
        for row in visible(sight, TieSafety)
        if row.not_safe_to_involve and sight.sees(row, FieldGroup.SAFETY)
    }
    if not marked:
        return frozenset()
    index = {row.id for row in visible(sight, Person) if row.index}
    ends = [{row.a_id, row.b_id} for row in visible(sight, Tie) if row.id in marked]
    return frozenset(str(one) for two in ends for one in (two - index or two))
