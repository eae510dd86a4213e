"""Reads of a clinic's people: accounts for those who look after them, counts for who leads."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from kithkin.accounts.models import Case, Clinic, Member, Role, StaffRole, User
from kithkin.accounts.policy import require_role, running
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError

SMALLEST_COUNT = 10  # a smaller one could point at somebody


@dataclass(frozen=True, slots=True)
class AccountLine:
    """Somebody who signs in, as the account manager sees them: no word of why they come."""

    id: UUID
    sign_in_name: str
    called: str
    roles: tuple[Role, ...]
    active: bool
    has_password: bool
    seen_at: datetime | None


def called(viewer: Actor) -> str:
    """What somebody who is signed in wants to be called."""
    user = User.objects.filter(id=viewer.id).first()
    return user.get_full_name() if user else ""


def clinic_of(viewer: Actor) -> Clinic:
    """The clinic somebody belongs to; every user has one."""
    user = User.objects.select_related("clinic").filter(id=viewer.id, is_active=True).first()
    if user is None:
        raise NotHereError
    return user.clinic


def accounts_of_clinic(viewer: Actor) -> list[AccountLine]:
    """Everybody who has, or is to have, a sign-in at the viewer's clinic; who left comes last."""
    clinic = clinic_of(viewer)
    require_role(viewer, clinic.id, Role.ACCOUNT_MANAGER)
    roles: dict[UUID, list[Role]] = defaultdict(list)
    for row in StaffRole.objects.filter(running(clock.now()), user__clinic=clinic):
        roles[row.user_id].append(Role(row.role))
    users = User.objects.filter(clinic=clinic).annotate(seen_at=Max("sign_ins__seen_at"))
    return [
        AccountLine(
            id=user.id,
            sign_in_name=user.sign_in_name,
            called=user.called,
            roles=tuple(sorted(roles[user.id])),
            active=user.is_active,
            has_password=user.has_usable_password(),
            seen_at=user.seen_at,
        )
        for user in users.order_by("-is_active", "sign_in_name")
    ]


def account(viewer: Actor, user_id: UUID) -> AccountLine:
    """One of them, or NotHereError."""
    for line in accounts_of_clinic(viewer):
        if line.id == user_id:
            return line
    raise NotHereError


def clinic_counts(viewer: Actor) -> dict[str, int | None]:
    """What a clinic lead may count; None stands for fewer than ten."""
    clinic = clinic_of(viewer)
    require_role(viewer, clinic.id, Role.CLINIC_LEAD)
    now = clock.now()
    open_cases = Case.objects.filter(clinic=clinic, gone_at=None, ended_at=None)
    clients = Member.objects.filter(case__in=open_cases, gone_at=None)
    therapists = StaffRole.objects.filter(
        running(now), user__clinic=clinic, user__is_active=True, role=Role.THERAPIST
    )
    counts = {
        "clients": clients.count(), "cases": open_cases.count(), "therapists": therapists.count(),
    }  # fmt: skip
    return {name: count if count >= SMALLEST_COUNT else None for name, count in counts.items()}
