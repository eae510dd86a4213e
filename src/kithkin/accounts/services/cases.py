"""Our work: cases, their members, who works on them, what was agreed."""

from datetime import date
from uuid import UUID

from kithkin.accounts.models import (
    Agreement,
    Assignment,
    Case,
    CaseKind,
    Member,
    Role,
    SafeContact,
    User,
)
from kithkin.accounts.policy import require_role, require_therapist, standing
from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.base.keys import keyring
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.record.act import act


def open_case(*, by: Actor, kind: CaseKind, label: str) -> Case:
    """Begin a new piece of work; its therapist is whoever opens it."""
    therapist = User.objects.filter(id=by.id, is_active=True).first()
    if therapist is None:
        raise NotAllowedError
    require_role(by, therapist.clinic_id, Role.THERAPIST)
    case_id = ids.new()
    case = Case(
        id=case_id, scope=f"practice:{case_id}", clinic=therapist.clinic, kind=kind,
        started_at=clock.now(),
    ).holding(label=label)  # fmt: skip
    keyring().make(case.practice)
    keyring().make(case.joint)
    with act(by=by, verb="open_case", chain=case.id, clinic=case.clinic_id, case=case.id) as doing:
        doing.add(case)
        Assignment.objects.create(case=case, user=therapist, since=clock.now())
        doing.announce("case_opened", case.id)
    return case


def add_member(*, by: Actor, case_id: UUID, called: str, user: User | None = None) -> Member:
    """Add an adult whose work this is, with a part and a key of their own."""
    place = require_therapist(by, case_id)
    if place.individual and Member.objects.filter(case=case_id, gone_at=None).exists():
        # Alone with a therapist there is one map, all of it joint: a second member would see it.
        raise NotAllowedError("This work is for one person. Begin new work for a couple or family.")
    member_id = ids.new()
    member = Member(id=member_id, scope=f"part:{member_id}", case_id=case_id, user=user)
    member.called = called
    keyring().make(member.part)
    with act(by=by, verb="add_member", chain=case_id, clinic=place.clinic, case=case_id) as doing:
        doing.add(member)
        doing.announce("member_added", member.id)
    return member


def assign(*, by: Actor, case_id: UUID, user: User) -> Assignment:
    """Let another member of staff work on the case, a supervisor for example."""
    place = require_therapist(by, case_id)
    if user.clinic_id != place.clinic or not user.staff_roles.filter(until=None).exists():
        raise NotAllowedError("Only staff of the same clinic can be asked to join.")
    with act(by=by, verb="assign", chain=case_id, clinic=place.clinic, case=case_id) as doing:
        doing.about = str(user.id)
        given = Assignment.objects.create(case_id=case_id, user=user, since=clock.now())
        doing.announce("assigned", user.id)
    return given


def agree(*, by: Actor, case_id: UUID, agreed_on: date, words: dict[str, str]) -> Agreement:
    """Keep a dated working agreement. A later one stands above it; none is edited."""
    place = require_therapist(by, case_id)
    case = Case.objects.get(id=case_id)
    known = {name: text for name, text in words.items() if name in Agreement.long_texts}
    with act(by=by, verb="agree", chain=case_id, clinic=place.clinic, case=case_id) as doing:
        number = case.agreements.count() + 1
        agreement = Agreement(scope=case.joint, case=case, agreed_on=agreed_on).holding(
            number=number, **known
        )
        doing.add(agreement)
        doing.announce("agreed", agreement.id)
    return agreement


def set_safe_contact(
    *, by: Actor, member_id: UUID, name_to_use: str, channel: str, hours: str, never: list[str]
) -> SafeContact:
    """Say how a member may be reached. The member decides; the therapist may write it down."""
    member = Member.objects.filter(id=member_id, gone_at=None).first()
    if member is None:
        raise NotHereError
    place = standing(by, member.case_id)
    if not (place.therapist or place.member == member.id):
        # Another member must not learn whether, or how, this one can be reached.
        raise NotHereError
    values = {"name_to_use": name_to_use, "channel": channel, "hours": hours, "never": never}
    with act(
        by=by, verb="set_safe_contact", chain=member.case_id, clinic=place.clinic,
        case=member.case_id,
    ) as doing:  # fmt: skip
        kept = SafeContact.objects.select_for_update().filter(member=member).first()
        if kept is None:
            kept = SafeContact(scope=member.part, member=member).holding(**values)
            doing.add(kept)
        else:
            doing.change(kept, values)
    return kept
