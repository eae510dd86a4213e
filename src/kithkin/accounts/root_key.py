"""The root key's file: one line a key, "number:base64". The highest number wraps what is new.

Older lines stay until an operator drops them, because key backups made before still need them.
"""

import base64
import binascii
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from kithkin.accounts.errors import RootKeyExistsError, RootKeyUnreadableError

ROOT_KEY_BYTES = 32

Roots = dict[int, bytes]


def read_lines(text: str) -> Roots:
    """All keys by number."""
    try:
        roots = {
            int(number): base64.b64decode(key, validate=True)
            for number, _, key in (line.partition(":") for line in text.split())
        }
    except (ValueError, binascii.Error):
        raise RootKeyUnreadableError from None  # the cause would quote the key
    if not roots or any(len(key) != ROOT_KEY_BYTES for key in roots.values()):
        raise RootKeyUnreadableError
    return roots


def _lines(roots: Roots) -> str:
    return "".join(
        f"{number}:{base64.b64encode(key).decode()}\n" for number, key in sorted(roots.items())
    )


def create(path: Path) -> None:
    """Make the first root key, readable by its owner only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists():
        raise RootKeyExistsError
    _write(path, {1: secrets.token_bytes(ROOT_KEY_BYTES)})


def add(path: Path) -> int:
    """Add a new root key above the others; returns its number."""
    roots = read_lines(path.read_text())
    number = max(roots) + 1
    _write(path, {**roots, number: secrets.token_bytes(ROOT_KEY_BYTES)})
    return number


def keep_only(path: Path, numbers: Iterable[int]) -> int:
    """Drop all but these and the newest; returns how many went. What they wrapped stays shut."""
    roots = read_lines(path.read_text())
    wanted = {*numbers, max(roots)}
    kept = {number: key for number, key in roots.items() if number in wanted}
    _write(path, kept)
    return len(roots) - len(kept)


def _write(path: Path, roots: Roots) -> None:
    """Whole or not at all, and on the disk before anything is wrapped under it."""
    path = path.resolve()  # a link stays one
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(_lines(roots))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
