"""Keys of scopes: made, wrapped under the root key, kept in their own database.

The root key lies in a file outside the data folder, or comes from a command. It only wraps.
"""

import secrets
import shlex
import stat
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import connections, transaction

from kithkin.accounts.errors import RootKeyMissingError, RootKeyUnsafeError, RootKeyWrongError
from kithkin.accounts.models import ScopeKey
from kithkin.accounts.root_key import Roots, read_lines
from kithkin.base import clock
from kithkin.base.keys import KeyGoneError

KEY_BYTES = 32
NONCE_BYTES = 12
KEPT_SECONDS = 300
ROOTS_KEPT_SECONDS = 5
STORE = "keys"
STORE_LOCK = 0x6B697468  # any number of ours: PostgreSQL tells such locks apart by it


def _root_text() -> str:
    if settings.KITHKIN_ROOT_KEY_COMMAND:
        return _told_by(shlex.split(settings.KITHKIN_ROOT_KEY_COMMAND))
    path = Path(settings.KITHKIN_ROOT_KEY_FILE)
    if not path.exists():
        raise RootKeyMissingError
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise RootKeyUnsafeError
    return path.read_text()


def _told_by(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)  # noqa: S603 - the operator's own command
    except (OSError, subprocess.SubprocessError):
        # Neither the command nor what it said may reach a log.
        raise RootKeyMissingError("The command that gives the root key failed.") from None
    return done.stdout


def read_roots() -> Roots:
    """All root keys by number; the highest number wraps new keys."""
    return read_lines(_root_text())


def wrap(root: bytes, key: bytes, scope: str) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(root).encrypt(nonce, key, scope.encode())


def unwrapped(row: ScopeKey, roots: Roots) -> bytes:
    root, wrapped = roots.get(row.root_number), bytes(row.wrapped)
    if root is None:
        raise RootKeyWrongError(f"Root key number {row.root_number} is needed and is not here.")
    nonce, body = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
    try:
        return AESGCM(root).decrypt(nonce, body, row.scope.encode())
    except InvalidTag:
        raise RootKeyWrongError from None


@contextmanager
def sole_writer() -> Iterator[None]:
    """One transaction on the key store, and no other of these at the same time in any process.

    Root keys are read and changed inside: else a key could be wrapped under a root key that is
    being dropped. SQLite's own transaction already keeps other writers out.
    """
    with transaction.atomic(using=STORE):
        store = connections[STORE]
        if store.vendor == "postgresql":
            with store.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STORE_LOCK])
        yield


class ScopeKeyring:
    """Unwrapped keys live five minutes at most in a process, and go when their scope is erased."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._kept: dict[str, tuple[float, bytes, AESGCM]] = {}
        self._generation = 0  # how often something was forgotten
        self._asking = threading.Lock()
        self._roots: tuple[float, Roots] | None = None

    def cipher(self, scope: str) -> AESGCM:
        return self._fetch(scope)[1]

    def derived(self, scope: str, purpose: bytes) -> bytes:
        key = self._fetch(scope)[0]
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)

    def make(self, scope: str) -> None:
        """Make a scope's key once, committed before the first value is sealed under it."""
        with sole_writer():
            roots = read_roots()
            number = max(roots)
            wrapped = wrap(roots[number], secrets.token_bytes(KEY_BYTES), scope)
            ScopeKey.objects.using(STORE).get_or_create(
                scope=scope,
                defaults={"wrapped": wrapped, "root_number": number, "made_at": clock.now()},
            )

    def forget(self, scope: str | None = None) -> None:
        with self._guard:
            self._generation += 1
            if scope is None:
                self._kept.clear()
                self._roots = None
            else:
                self._kept.pop(scope, None)

    def _fetch(self, scope: str) -> tuple[bytes, AESGCM]:
        kept = self._kept.get(scope)
        if kept is not None and kept[0] > time.monotonic():
            return kept[1], kept[2]
        generation = self._generation
        row = ScopeKey.objects.using(STORE).filter(scope=scope).first()
        if row is None:
            raise KeyGoneError(scope)
        key = unwrapped(row, self._roots_with(row.root_number))
        cipher = AESGCM(key)
        with self._guard:
            # Erased while we read it: this caller began before, nobody after may find it here.
            if generation == self._generation:
                self._kept[scope] = (time.monotonic() + KEPT_SECONDS, key, cipher)
        return key, cipher

    def _roots_with(self, number: int) -> Roots:
        """The root keys, read once for a page's many scopes: a command may take its time."""
        with self._asking:
            kept, generation = self._roots, self._generation
            if kept is not None and kept[0] > time.monotonic() and number in kept[1]:
                return kept[1]
            roots = read_roots()
            with self._guard:
                if generation == self._generation:
                    self._roots = (time.monotonic() + ROOTS_KEPT_SECONDS, roots)
            return roots


RING = ScopeKeyring()


class KeyStoreRouter:
    """Only the key store lives in the `keys` database, and nothing else does."""

    def db_for_read(self, model: type, **_hints: object) -> str | None:
        return STORE if model is ScopeKey else None

    def db_for_write(self, model: type, **_hints: object) -> str | None:
        return STORE if model is ScopeKey else None

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **_hints: object
    ) -> bool | None:
        if app_label == "accounts" and model_name is not None:
            return (model_name == "scopekey") == (db == STORE)
        return None if db != STORE else app_label == "accounts"
