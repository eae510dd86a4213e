from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator

from kithkin.accounts.models import Invitation, Member, SignIn, User
from kithkin.accounts.policy import require_may_renew, require_therapist
from kithkin.accounts.sessions import IDLE
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey, by the kind of thing it is kept on."""

    id: int
    kind: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class OtherSignIn:
    """A session somewhere else."""

    id: UUID
    began_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Renewal:
    """A new sign-in given by somebody of the clinic, and used: by whoever had the code."""

    used_at: datetime
    made_by: str  # empty: whoever runs the server
    second_factor_too: bool


@dataclass(frozen=True, slots=True)
class YourSignIn:
    """How one person comes in: shown to that person alone."""

    passkeys: list[Passkey]
    has_code_app: bool
    recovery_codes_left: int | None  # None: never made
    others: list[OtherSignIn]
    renewals: list[Renewal]

    @property
    def has_second_factor(self) -> bool:
        """Whether anything besides the password can be asked for."""
        return bool(self.passkeys) or self.has_code_app


def your_sign_in(viewer: Actor, *, key_hash: str) -> YourSignIn:
    """All of the viewer's own ways in. `key_hash`: the session they look from, which is no other."""
    ways = list(Authenticator.objects.filter(user=viewer.id).order_by("created_at"))
    codes = next((way for way in ways if way.type == Authenticator.Type.RECOVERY_CODES), None)
    now = clock.now()
    others = SignIn.objects.filter(user=viewer.id, expires_at__gt=now, seen_at__gt=now - IDLE)
    return YourSignIn(
        passkeys=[_passkey(way) for way in ways if way.type == Authenticator.Type.WEBAUTHN],
        has_code_app=any(way.type == Authenticator.Type.TOTP for way in ways),
        recovery_codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
        others=[
            OtherSignIn(one.id, one.began_at, one.seen_at)
            for one in others.exclude(key_hash=key_hash).order_by("-seen_at")
        ],
        renewals=_renewals(viewer),
    )


def _renewals(viewer: Actor) -> list[Renewal]:
    used = Invitation.objects.filter(user=viewer.id, used_at__isnull=False).order_by("-used_at")
    makers = {user.id: user for user in User.objects.filter(id__in=used.values("made_by"))}
    return [
        Renewal(one.used_at, _named(makers.get(one.made_by)), one.drops_second_factor)
        for one in used
        if one.used_at
    ]


def _named(user: User | None) -> str:
    return user.get_full_name() if user else ""


def _passkey(way: Authenticator) -> Passkey:
    return Passkey(way.pk, way.data["name"], way.created_at, way.last_used_at)


def member_to_invite(viewer: Actor, member_id: UUID) -> Member:
    """A member of a case the viewer treats."""
    member = Member.objects.filter(id=member_id, gone_at=None).first()
    if member is None:
        raise NotHereError
    require_therapist(viewer, member.case_id)
    return member


def user_to_renew(viewer: Actor, user_id: UUID) -> User:
    """Somebody to whom the viewer may give a new sign-in."""
    user = User.objects.filter(id=user_id, is_active=True).first()
    if user is None:
        raise NotHereError
    require_may_renew(viewer, user)
    return user
