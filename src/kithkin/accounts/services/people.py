"""Clinics and the people who sign in."""

from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password

from kithkin.accounts.credentials import (
    clean_name,
    refuse_strange_name,
    refuse_taken_name,
    refuse_too_young,
    refuse_weak_password,
)
from kithkin.accounts.models import Clinic, Invitation, KnownDevice, Role, SignIn, StaffRole, User
from kithkin.accounts.policy import require_role, running
from kithkin.base import clock, ids
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.announce import announce
from kithkin.base.keys import keyring
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.record.act import act


def create_clinic(
    *, by: Actor, name: str, country: str = "", second_factor_required: bool = True,
    is_demo: bool = False,
) -> Clinic:  # fmt: skip
    """Set up a clinic. Only the operator at the shell may."""
    if by != OPERATOR:
        raise NotAllowedError
    clinic = Clinic(
        id=ids.new(), name=name, country=country, is_demo=is_demo,
        second_factor_required=second_factor_required,
    )  # fmt: skip
    keyring().make(f"clinic:{clinic.id}")
    with act(by=by, verb="create_clinic", chain=clinic.id, clinic=clinic.id) as doing:
        clinic.save(force_insert=True)
        doing.announce("clinic_created", clinic.id)
    return clinic


def add_user(
    *, by: Actor, clinic: Clinic, sign_in_name: str, born: date, password: str | None = None,
    called: str = "", email: str = "", roles: tuple[Role, ...] = (),
) -> User:  # fmt: skip
    """Give somebody a sign-in, and staff their roles. The date of birth is checked and not kept."""
    require_role(by, clinic.id, Role.ACCOUNT_MANAGER, Role.THERAPIST)
    if roles:
        require_role(by, clinic.id, Role.ACCOUNT_MANAGER)
    name = clean_name(sign_in_name)
    refuse_too_young(born)
    refuse_strange_name(name)
    refuse_taken_name(name)
    if password is not None:
        refuse_weak_password(password)
    user = User(
        id=ids.new(), scope=f"clinic:{clinic.id}", clinic=clinic, sign_in_name=name,
        password=make_password(password), made_at=clock.now(),
    ).holding(called=called, email=email)  # fmt: skip
    with act(by=by, verb="add_user", chain=clinic.id, clinic=clinic.id) as doing:
        user.save(force_insert=True)
        for role in roles:
            StaffRole.objects.create(user=user, role=role)
        doing.about = str(user.id)
        doing.announce("user_added", user.id)
    return user


def off_board(*, by: Actor, user_id: UUID) -> int:
    """End somebody's access at once and for good. Returns how many sign-ins ended.

    Sign-ins, roles, assignments, passkeys, codes and known devices go in one transaction: their
    next request is a stranger's. Unused codes they made for others go too: whoever made a code can
    have kept it, and would come in as somebody else. Who listens to one of their cases is woken to close their socket.
    """
    user = User.objects.filter(id=user_id).first()
    if user is None:
        raise NotHereError
    require_role(by, user.clinic_id, Role.ACCOUNT_MANAGER)
    now = clock.now()
    with act(by=by, verb="off_board", chain=user.clinic_id, clinic=user.clinic_id) as doing:
        doing.about = str(user.id)
        doing.announce("user_off_boarded", user.id)
        for case_id in sorted(_cases_of(user)):
            announce("user_off_boarded", case=case_id, ids=[user.id])
        user.is_active = False
        user.left_at = now
        user.set_unusable_password()
        user.save(update_fields=["is_active", "left_at", "password"])
        user.staff_roles.filter(running(now)).update(until=now)
        user.assignments.filter(running(now)).update(until=now)
        for kept in (Authenticator, Invitation, KnownDevice):
            kept.objects.filter(user=user).delete()
        Invitation.objects.filter(made_by=user.id, used_at=None).delete()
        ended, _ = SignIn.objects.filter(user=user).delete()
    return ended


def _cases_of(user: User) -> set[UUID]:
    treated = user.assignments.filter(running(clock.now())).values_list("case_id", flat=True)
    return {*treated, *user.memberships.values_list("case_id", flat=True)}
