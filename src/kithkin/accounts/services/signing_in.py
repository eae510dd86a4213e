"""What happens around a sign-in: it is noted, ended, renewed. Every act stands in one's own chain."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.contrib.auth.hashers import make_password

from kithkin.accounts.models import KnownDevice, SignIn, User
from kithkin.accounts.sessions import SessionStore
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.record.act import Act, act


def _own(by: Actor) -> User:
    user = User.objects.filter(id=by.id, is_active=True).first()
    if user is None:
        raise NotHereError
    return user


@contextmanager
def _own_act(by: Actor, verb: str, user: User) -> Iterator[Act]:
    with act(by=by, verb=verb, chain=user.id, clinic=user.clinic_id) as doing:
        yield doing


def note_sign_in(*, by: Actor, device_before: str, device_now: str) -> None:
    """Keep that somebody came in, and from which browser. Both devices are hashes.

    Django gives a browser a new secret at each sign-in, so everyone who was known on the old one
    moves to the new one together.
    """
    user = _own(by)
    SessionStore.clear_expired()
    with _own_act(by, "sign_in", user):
        now = clock.now()
        KnownDevice.objects.filter(user=user, device_hash=device_before).delete()
        KnownDevice.objects.filter(device_hash=device_before).update(device_hash=device_now)
        KnownDevice.objects.update_or_create(
            user=user, device_hash=device_now, defaults={"seen_at": now}
        )


def note_change(*, by: Actor, what: str) -> None:
    """Keep that a passkey, a code app or recovery codes came or went."""
    with _own_act(by, what, _own(by)):
        pass


def change_password(*, by: Actor, user: User, password: str) -> None:
    """Set one's own password. All one's sign-ins end; the page at hand begins a new one."""
    if by.id != user.id:
        raise NotHereError
    with _own_act(by, "change_password", user):
        user.password = make_password(password)
        user.save(update_fields=["password"])
        SignIn.objects.filter(user=user).delete()


def end_sign_in(*, by: Actor, sign_in_id: UUID) -> None:
    """End one of one's own sign-ins, on a phone that was lent or lost."""
    user = _own(by)
    with _own_act(by, "end_sign_in", user):
        ended, _ = SignIn.objects.filter(id=sign_in_id, user=user).delete()
        if not ended:
            raise NotHereError


def end_other_sign_ins(*, by: Actor, keep: str, device: str) -> int:
    """End all one's sign-ins but the one at hand, and forget all other devices.

    `keep` is the hash of the session's key, `device` that of the browser.
    """
    user = _own(by)
    with _own_act(by, "end_other_sign_ins", user):
        ended, _ = SignIn.objects.filter(user=user).exclude(key_hash=keep).delete()
        KnownDevice.objects.filter(user=user).exclude(device_hash=device).delete()
    return ended
