"""Where tries lie, and with whom they are not used."""

from collections.abc import Iterable

from kithkin.consent.policy import Sight
from kithkin.network.errors import SomebodyOnlyYouSeeError
from kithkin.network.models import MapRow
from kithkin.network.parts import is_member, members_of, scope_of
from kithkin.network.policy import JOINT, OWN, home_of, shared_scope
from kithkin.network.whom import left_out
from kithkin.skills.errors import TryOfOnesOwnError


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


def own_scopes(sight: Sight) -> list[str]:
    """The parts a try may lie in: one's own, or for a therapist that of each member."""
    if sight.individual:
        return [scope_of(sight, JOINT)]
    parts = [str(sight.member)] if is_member(sight) else [*members_of(sight)]
    return [scope_of(sight, part) for part in parts]


def not_used_with(sight: Sight, scope: str = "") -> frozenset[str]:
    """People a try is not used with, in one part or in none there is. Why is not kept.

    One member's mark closes nothing for the other, who may sit beside the therapist.
    """
    apart = left_out(sight)
    return apart.of(scope) if scope else apart.in_each(own_scopes(sight))
