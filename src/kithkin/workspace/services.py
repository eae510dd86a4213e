"""Verbs that belong to no single part: beginning work, ending what was shared, saying what was wrong."""

from collections.abc import Sequence
from uuid import UUID

from kithkin.accounts.clinic_queries import clinic_of
from kithkin.accounts.models import Case, CaseKind, Role
from kithkin.accounts.policy import require_role
from kithkin.accounts.services import cases
from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.base.writer import writing
from kithkin.consent.queries import grants_given_by, sight
from kithkin.consent.services import end_sight
from kithkin.record.act import act
from kithkin.workspace.errors import HowManyMembersError, NothingSaidError
from kithkin.workspace.models import Concern


def begin_work(*, by: Actor, kind: CaseKind, label: str, members: Sequence[str]) -> Case:
    """Open a case with everybody it is for: all of it, or nothing."""
    fits = {
        CaseKind.INDIVIDUAL: len(members) == 1,
        CaseKind.COUPLE: len(members) > 1,
        CaseKind.FAMILY: len(members) > 0,
    }
    if not fits[kind]:
        raise HowManyMembersError(field="members")
    with writing():
        case = cases.open_case(by=by, kind=kind, label=label)
        for called in members:
            cases.add_member(by=by, case_id=case.id, called=called)
    return case


def stop_sharing(*, by: Actor, case_id: UUID, subject_id: UUID) -> None:
    """Take back at once everything one has opened to somebody."""
    with writing():
        seen = sight(by, case_id)
        given = [grant.id for grant in grants_given_by(seen) if grant.subject_id == subject_id]
        if not given:
            raise NotHereError
        for grant_id in given:
            end_sight(by=by, sight=seen, grant_id=grant_id)


def say_concern(*, by: Actor, page: str, doing: str, happened: str) -> Concern:
    """Keep what was wrong for the people who look after accounts and the clinic."""
    if not (doing.strip() or happened.strip()):
        raise NothingSaidError(field="happened")
    clinic = clinic_of(by)
    concern = Concern(
        id=ids.new(), scope=f"clinic:{clinic.id}", clinic=clinic, page=page, said_at=clock.now()
    ).holding(doing=doing.strip(), happened=happened.strip())
    with act(by=by, verb="workspace.say_concern", chain=clinic.id, clinic=clinic.id) as doing_it:
        doing_it.add(concern)
        doing_it.announce("concern_said", concern.id)
    return concern


def tend_concern(*, by: Actor, concern_id: UUID) -> None:
    """Say that a concern was looked after; it leaves the list."""
    clinic = clinic_of(by)
    require_role(by, clinic.id, Role.ACCOUNT_MANAGER, Role.CLINIC_LEAD)
    with act(by=by, verb="workspace.tend_concern", chain=clinic.id, clinic=clinic.id) as doing_it:
        concern = Concern.objects.filter(id=concern_id, clinic=clinic, gone_at=None).first()
        if concern is None:
            raise NotHereError
        doing_it.change(concern, {"tended_at": clock.now()})
