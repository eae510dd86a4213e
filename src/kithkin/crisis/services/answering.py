"""Verbs of whoever was asked: yes within limits, not now, pause, step back. No reason is asked."""

from uuid import UUID

from kithkin.accounts.services.invitations import BEARER
from kithkin.base.actor import Actor, ActorKind
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.base.writer import writing
from kithkin.consent.queries import sight
from kithkin.crisis.answers import SAID, answer_values
from kithkin.crisis.errors import LinkOverError
from kithkin.crisis.models import HelperRole
from kithkin.crisis.policy import USUAL_LASTS
from kithkin.crisis.queries import is_closed, role_by_code
from kithkin.network.queries import find
from kithkin.record.act import act


def answer_by_link(
    *, by: Actor, code: str, says: str, limits: str = "", lasts: str = USUAL_LASTS
) -> HelperRole:
    """Whoever holds a link answers, as often as they like while it is open.

    In the record the role itself stands as who acted: there is no account to name.
    """
    if by != BEARER:
        raise NotAllowedError
    with writing():
        found = role_by_code(code)
        if found is None:
            raise LinkOverError
        bearer = Actor(id=found.id, kind=ActorKind.SYSTEM)
        return _answer(bearer, found, says, limits, lasts)


def answer_as_asked(
    *, by: Actor, case_id: UUID, helper_role_id: UUID, says: str, limits: str = "",
    lasts: str = USUAL_LASTS,
) -> HelperRole:  # fmt: skip
    """Somebody who signs in to help answers what was opened to them."""
    with writing():
        seen = sight(by, case_id)
        role = find(seen, HelperRole, helper_role_id)
        if seen.member is not None or seen.therapist or is_closed(role):
            raise NotHereError
        return _answer(by, role, says, limits, lasts)


def _answer(by: Actor, role: HelperRole, says: str, limits: str, lasts: str) -> HelperRole:
    case = role.case
    with act(
        by=by, verb="crisis.answer", chain=case.id, clinic=case.clinic_id, case=case.id
    ) as doing:
        kept = HelperRole.objects.select_for_update().get(id=role.id)
        doing.change(kept, answer_values(kept, says, limits, lasts, themselves=True))
        doing.announce(SAID[says], kept.id)
    return kept
