"""What the operator does with keys, and leaves a trace of in every clinic's record."""

from pathlib import Path

from kithkin.accounts import keyring_care, root_key
from kithkin.accounts.keyring import RING, read_roots, sole_writer
from kithkin.accounts.models import Clinic
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.refusals import NotAllowedError
from kithkin.record.act import act


def rotate_root_key(*, by: Actor, file: Path | None) -> int:
    """Wrap the key store under a new root key; no sealed value is touched.

    A newer one that is there already is taken: a rotation was broken off, or somebody put it
    there. Without a file the root keys come from a command, which has to give the new one.
    Returns how many keys were wrapped anew.
    """
    _require_operator(by)
    with sole_writer():
        if file is not None and max(read_roots()) in keyring_care.roots_in_use():
            root_key.add(file)
        wrapped = keyring_care.wrap_anew()
    RING.forget()
    _note(by, "rotate_root_key", f"{wrapped} keys")
    return wrapped


def drop_old_root_keys(*, by: Actor, file: Path) -> int:
    """Take root keys that wrap nothing any more out of the file. Older key backups die with them."""
    _require_operator(by)
    with sole_writer():
        dropped = root_key.keep_only(file, keyring_care.roots_in_use())
    RING.forget()
    if dropped:
        _note(by, "drop_old_root_keys", f"{dropped} root keys")
    return dropped


def sweep_keys(*, by: Actor) -> list[str]:
    """Remove keys whose rows were never saved; returns their scopes."""
    _require_operator(by)
    scopes = keyring_care.orphans()
    if scopes:
        keyring_care.drop(scopes)
        RING.forget()
        _note(by, "sweep_keys", f"{len(scopes)} keys")
    return scopes


def _require_operator(by: Actor) -> None:
    if by != OPERATOR:
        raise NotAllowedError


def _note(by: Actor, verb: str, about: str) -> None:
    for clinic in Clinic.objects.order_by("id"):
        with act(by=by, verb=verb, chain=clinic.id, clinic=clinic.id) as doing:
            doing.about = about
