"""Sessions (settings.SESSION_ENGINE): rows that say nothing without the cookie they belong to.

The cookie holds a random key. Its row holds the SHA-256 of that key, and content encrypted under
a key drawn from it: whoever has the database, and even the root key, can neither use a session
nor read one. Times are kept on the row, by our own clock; the cookie's age promises nothing.
"""

import hashlib
import json
import secrets
from datetime import datetime, timedelta
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS, SessionBase, UpdateError
from django.db import IntegrityError
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.crypto import get_random_string

from kithkin.accounts.models import SignIn, StaffRole
from kithkin.accounts.policy import running
from kithkin.base import clock
from kithkin.base.writer import writing

LONGEST = timedelta(hours=12)
IDLE_FOR_STAFF = timedelta(minutes=15)
IDLE = timedelta(minutes=30)
# A page view within this of the last noted one writes nothing; sign-ins end that much early.
NOTED_EVERY = timedelta(minutes=1)

KEY_SIGNS = 32  # of 36: 165 bits
KEY_BYTES = 32
NONCE_BYTES = 12
PURPOSE = b"kithkin session content"


def hash_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _cipher(key: str) -> AESGCM:
    drawn = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE)
    return AESGCM(drawn.derive(key.encode()))


def _locked(key: str, content: dict[str, Any]) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    text = json.dumps(content, separators=(",", ":")).encode()
    return nonce + _cipher(key).encrypt(nonce, text, hash_of(key).encode())


def _unlocked(key: str, blob: bytes) -> dict[str, Any]:
    nonce, body = blob[:NONCE_BYTES], blob[NONCE_BYTES:]
    try:
        content: dict[str, Any] = json.loads(
            _cipher(key).decrypt(nonce, body, hash_of(key).encode())
        )
    except InvalidTag:
        return {}  # somebody changed the row: nobody is signed in by it
    return content


def _told(key: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"user_id": content.get(SESSION_KEY), "content": _locked(key, content)}


def _rows(key: str) -> QuerySet[SignIn]:
    return SignIn.objects.filter(key_hash=hash_of(key))


def _running_row(key: str, now: datetime) -> SignIn | None:
    """The session's row while it holds; one query, staff or not included."""
    roles = StaffRole.objects.filter(running(now), user=OuterRef("user"))
    row = _rows(key).annotate(of_staff=Exists(roles)).filter(expires_at__gt=now).first()
    if row is None:
        return None
    idle = IDLE_FOR_STAFF if row.of_staff else IDLE
    return row if now - row.seen_at < idle else None


def is_running(key: str) -> bool:
    """Whether the sign-in behind an open socket still holds. Asking does not keep it awake."""
    return _running_row(key, clock.now()) is not None


class SessionStore(SessionBase):
    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._began_at: datetime | None = None
        self.unattended = False  # asked for by a page on its own, not by a person

    def load(self) -> dict[str, Any]:
        key, now = self.session_key, clock.now()
        row = _running_row(key, now) if key else None
        if key is None or row is None:
            self._session_key = None
            return {}
        self._began_at = row.began_at
        if now - row.seen_at >= NOTED_EVERY and not self.unattended:
            with writing():
                _rows(key).update(seen_at=now)
        return _unlocked(key, bytes(row.content))

    def exists(self, session_key: str) -> bool:
        return _rows(session_key).exists()

    def create(self) -> None:
        """Begin a row under a new key, with whatever the session holds so far."""
        content = dict(self.items())
        while not self._insert(key := get_random_string(KEY_SIGNS, VALID_KEY_CHARS), content):
            continue
        self._session_key = key
        self.modified = True

    def save(self, must_create: object = None) -> None:
        key = self.session_key
        if key is None or must_create:
            self.create()
            return
        content = dict(self.items())
        seen = {} if self.unattended else {"seen_at": clock.now()}
        with writing():
            held = _rows(key).update(**seen, **_told(key, content))
        if not held:
            raise UpdateError  # ended meanwhile: a late answer must not bring it back

    def _insert(self, key: str, content: dict[str, Any]) -> bool:
        now = clock.now()
        began_at = self._began_at or now
        try:
            with writing():
                SignIn.objects.create(
                    key_hash=hash_of(key), began_at=began_at, seen_at=now,
                    expires_at=began_at + LONGEST, **_told(key, content),
                )  # fmt: skip
        except IntegrityError:
            return False  # the key is somebody's already
        return True

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            with writing():
                _rows(key).delete()

    def cycle_key(self) -> None:
        """A new key for the same session; the twelve hours begin when somebody signs in."""
        if SESSION_KEY not in self:
            self._began_at = None
        super().cycle_key()

    def flush(self) -> None:
        super().flush()
        self._began_at = None

    @classmethod
    def clear_expired(cls: type[Self]) -> None:
        now = clock.now()
        with writing():
            SignIn.objects.filter(expires_at__lte=now).delete()
            SignIn.objects.filter(seen_at__lte=now - IDLE).delete()
