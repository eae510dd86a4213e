"""What sealing asks of a keyring; `accounts` supplies the real one when the apps are ready."""

from typing import Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class KeyGoneError(Exception):
    """The scope's key was erased (or never made): what it sealed cannot be read again."""


class Keyring(Protocol):
    def cipher(self, scope: str) -> AESGCM: ...

    def derived(self, scope: str, purpose: bytes) -> bytes: ...

    def make(self, scope: str) -> None: ...


class _Ring:
    supplied: Keyring | None = None


def supply_keyring(keyring: Keyring) -> None:
    _Ring.supplied = keyring


def keyring() -> Keyring:
    if _Ring.supplied is None:
        raise RuntimeError("No keyring was supplied at start.")
    return _Ring.supplied
