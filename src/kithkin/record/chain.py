"""The mathematics of a chain: what is signed, in which order, with which key."""

import hashlib
import hmac

from kithkin.base.keys import keyring
from kithkin.record.models import Entry

# The clinic's key seals e-mails too; signing uses a key of its own drawn from it.
PURPOSE = b"kithkin record chain"


def signing_key(clinic: object) -> bytes:
    return keyring().derived(f"clinic:{clinic}", PURPOSE)


def canonical(entry: Entry) -> bytes:
    parts = (
        entry.id, entry.chain_id, entry.number, entry.act, entry.nth, entry.at.isoformat(), entry.actor,
        entry.case or "", entry.verb, entry.about, bytes(entry.change_digest).hex(),
    )  # fmt: skip
    return "|".join(str(part) for part in parts).encode()


def change_digest(scope: str, sealed: bytes) -> bytes:
    """What an entry keeps of its Change: whose part it touched, and the sealed bytes."""
    return hashlib.sha256(scope.encode() + b"|" + sealed).digest()


def next_mac(key: bytes, previous: bytes, entry: Entry) -> bytes:
    return hmac.new(key, previous + canonical(entry), hashlib.sha256).digest()
