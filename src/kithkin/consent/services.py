from datetime import timedelta
from uuid import UUID

from kithkin.accounts.models import Case, Member, User
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.consent.models import Grant, GrantVerb
from kithkin.consent.policy import FieldGroup, Row, Sight
from kithkin.record.act import act

LONGEST = timedelta(days=180)
USUAL = timedelta(days=30)


def give_sight(
    *, by: Actor, sight: Sight, of: Row, to: User, groups: FieldGroup,
    verb: GrantVerb = GrantVerb.SEE, lasting: timedelta = USUAL,
) -> Grant:  # fmt: skip
    """Let `to` see some fields of one row, from tomorrow, for a time. Only a client may.

    New sharing starts a day later, for everybody, so that nobody standing beside the client
    gets to look at once.
    """
    if sight.member is None or not sight.may_edit(of, groups):
        raise NotAllowedError("Only the person whose map this is can share it.")
    if to.clinic_id != Case.objects.values_list("clinic_id", flat=True).get(id=sight.case):
        raise NotHereError
    begins = clock.now() + timedelta(days=1)
    grant = Grant(
        scope=Member(id=sight.member).part, case_id=sight.case, subject=to, object_id=of.id,
        field_groups=int(groups | FieldGroup.PRESENCE), verb=verb, since=begins,
        until=begins + min(lasting, LONGEST), given_by=by.id,
    )  # fmt: skip
    with act(
        by=by, verb="give_sight", chain=sight.case, clinic=sight.clinic, case=sight.case
    ) as doing:
        doing.add(grant)
        doing.announce("sight_given", grant.id)
    return grant


def end_sight(*, by: Actor, sight: Sight, grant_id: UUID) -> None:
    """Take sight back at once. Whoever gave it may, and nobody has to say why."""
    grant = Grant.objects.filter(id=grant_id, case=sight.case, given_by=by.id, gone_at=None).first()
    if grant is None:
        raise NotHereError
    with act(
        by=by, verb="end_sight", chain=sight.case, clinic=sight.clinic, case=sight.case
    ) as doing:
        doing.remove(grant)
        doing.announce("sight_ended", grant.id)
