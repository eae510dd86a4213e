"""Codes that are handed over in person: a member's first sign-in, and a new one after a loss.

Only the hash of a code is kept. The code travels behind the # of a link or on paper and comes
back in the body of a form, so it stands in no log, of ours or of anything in front of us.
No key depends on a sign-in: whoever gets a new one reads what they could read before, and no more.
"""

from datetime import date, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db.models import Q

from kithkin.accounts.credentials import (
    clean_name,
    code_hash,
    new_code,
    refuse_strange_name,
    refuse_taken_name,
    refuse_too_young,
    refuse_weak_password,
)
from kithkin.accounts.errors import InvitationOverError, SignsInAlreadyError
from kithkin.accounts.models import Invitation, KnownDevice, Member, SignIn, User
from kithkin.accounts.policy import require_may_renew, require_therapist
from kithkin.base import clock, ids
from kithkin.base.actor import OPERATOR, Actor, ActorKind
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.record.act import act

GOOD_FOR = timedelta(hours=72)
SECOND_FACTOR_TOO = "second factor too"  # stands in its owner's chain, beside who did it

# Whoever holds a code, before we know who it is. What they then do stands under their own id.
BEARER = Actor(id=UUID(int=2), kind=ActorKind.SYSTEM)


def invite_member(*, by: Actor, member_id: UUID) -> str:
    """Make the code with which a member gets a sign-in of their own. Returns it, once.

    A new code ends an older one, so that only the last sheet of paper is good.
    """
    member = Member.objects.select_related("case").filter(id=member_id, gone_at=None).first()
    if member is None:
        raise NotHereError
    place = require_therapist(by, member.case_id)
    if member.user_id is not None:
        raise SignsInAlreadyError
    code = new_code()
    with act(
        by=by, verb="invite_member", chain=member.case_id, clinic=place.clinic,
        case=member.case_id,
    ) as doing:  # fmt: skip
        doing.about = str(member.id)
        _replace(Invitation(member=member, made_by=by.id), code)
    return code


def reset_sign_in(*, by: Actor, user_id: UUID, second_factor_too: bool = False) -> str:
    """Make the code with which somebody who cannot get in chooses a new password. Returns it.

    Nothing changes until the code is used. `second_factor_too`: the phone or key is lost as well.
    """
    user = User.objects.filter(id=user_id, is_active=True).first()
    if user is None:
        raise NotHereError
    require_may_renew(by, user)
    code = new_code()
    with act(by=by, verb="reset_sign_in", chain=user.id, clinic=user.clinic_id) as doing:
        doing.about = SECOND_FACTOR_TOO if second_factor_too else ""
        renewal = Invitation(user=user, made_by=by.id, drops_second_factor=second_factor_too)
        _replace(renewal, code)
    return code


def accept_invitation(
    *, by: Actor, code: str, sign_in_name: str, password: str, born: date
) -> User:
    """A member's first sign-in. The date of birth is asked (16 and over), and not kept."""
    invitation = _open_invitation(by, code)
    member = invitation.member
    if member is None or member.user_id is not None or member.gone_at is not None:
        raise InvitationOverError(field="code")
    name = clean_name(sign_in_name)
    refuse_too_young(born)
    refuse_strange_name(name)
    refuse_taken_name(name)
    refuse_weak_password(password)
    clinic = member.case.clinic
    user = User(
        id=ids.new(), scope=f"clinic:{clinic.id}", clinic=clinic, sign_in_name=name,
        password=make_password(password), made_at=clock.now(),
    ).holding(called=member.called)  # fmt: skip
    with act(
        by=Actor(id=user.id), verb="accept_invitation", chain=member.case_id,
        clinic=clinic.id, case=member.case_id,
    ) as doing:  # fmt: skip
        _use_up(invitation)
        user.save(force_insert=True)
        doing.change(member, {"user_id": user.id})
        doing.announce("member_signs_in", member.id)
    return user


def accept_reset(*, by: Actor, code: str, password: str) -> User:
    """Somebody's new password. All their sign-ins end and no device is known any more."""
    invitation = _open_invitation(by, code)
    user = invitation.user
    if user is None or not user.is_active or not _may_still_renew(invitation.made_by, user):
        raise InvitationOverError(field="code")
    refuse_weak_password(password)
    own = Actor(id=user.id)
    with act(by=own, verb="accept_reset", chain=user.id, clinic=user.clinic_id) as doing:
        doing.about = SECOND_FACTOR_TOO if invitation.drops_second_factor else ""
        _use_up(invitation)
        user.password = make_password(password)
        user.save(update_fields=["password"])
        SignIn.objects.filter(user=user).delete()
        KnownDevice.objects.filter(user=user).delete()
        if invitation.drops_second_factor:
            Authenticator.objects.filter(user=user).delete()
    return user


def _may_still_renew(made_by: UUID, user: User) -> bool:
    """Since the code was made, more may have been opened to its owner than its maker may see."""
    try:
        require_may_renew(OPERATOR if made_by == OPERATOR.id else Actor(id=made_by), user)
    except NotHereError:
        return False
    return True


def _replace(invitation: Invitation, code: str) -> None:
    """Keep a new invitation in place of the unused ones for the same person."""
    whose = Q(member=invitation.member) if invitation.member else Q(user=invitation.user)
    Invitation.objects.filter(whose, used_at=None).delete()
    invitation.code_hash = code_hash(code)
    invitation.expires_at = clock.now() + GOOD_FOR
    invitation.save(force_insert=True)


def _open_invitation(by: Actor, code: str) -> Invitation:
    if by != BEARER:
        raise NotAllowedError
    invitation = (
        Invitation.objects.select_related("member__case__clinic", "user")
        .filter(code_hash=code_hash(code), used_at=None, expires_at__gt=clock.now())
        .first()
    )
    if invitation is None:
        raise InvitationOverError(field="code")
    return invitation


def _use_up(invitation: Invitation) -> None:
    """Inside the act: of two who come with one code at one moment, one is refused."""
    used = Invitation.objects.filter(id=invitation.id, used_at=None).update(used_at=clock.now())
    if not used:
        raise InvitationOverError(field="code")
