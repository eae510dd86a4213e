"""Heads of all chains, written down outside the database every ten minutes.

A chain alone cannot show that its end was cut off; an older head kept elsewhere can. One folder a
clinic, one file a month, one line a time. A line holds the heads that moved since this process
wrote last (all of them in the first), is signed, and names the line before it.
"""

import fcntl
import hashlib
import hmac
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from kithkin.base import clock
from kithkin.base.keys import keyring
from kithkin.record.models import Chain

PURPOSE = b"kithkin anchors"
ENDING = ".jsonl"
TAIL_BYTES = 65_536

Heads = dict[UUID, tuple[int, bytes]]
Line = dict[str, Any]


class Anchors:
    """What this process has written down so far. Several processes may write to one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: dict[UUID, tuple[Path, Heads]] = {}

    def write(self) -> int:
        """One line a clinic, also when nothing moved: it says when somebody last looked."""
        by_clinic: dict[UUID, Heads] = defaultdict(dict)
        columns = Chain.objects.values_list("id", "clinic", "length", "head")
        for chain, clinic, length, head in columns.iterator():
            by_clinic[clinic][chain] = (length, bytes(head))
        return sum(self._write_clinic(clinic, heads) for clinic, heads in by_clinic.items())

    def _write_clinic(self, clinic: UUID, heads: Heads) -> int:
        place = self.folder / str(clinic)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone_in(place):
            path = _file_of_now(place)
            known, before = self._written.get(clinic, (path, Heads()))
            if known != path:
                before = {}  # a new month begins with all of them, so that old files can be moved
            moved = {chain: head for chain, head in heads.items() if before.get(chain) != head}
            _append(path, clinic, moved)
            self._written[clinic] = (path, heads)
        return len(moved)


@contextmanager
def _alone_in(place: Path) -> Iterator[None]:
    folder = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def files_in(place: Path) -> list[Path]:
    return sorted(place.glob(f"*{ENDING}"))


def _file_of_now(place: Path) -> Path:
    """This month's file; a clock set back does not open an earlier one again."""
    return max([place / f"{clock.now():%Y-%m}{ENDING}", *files_in(place)])


def _append(path: Path, clinic: UUID, heads: Heads) -> None:
    tail = _tail(path)
    line: Line = {
        "at": clock.now().isoformat(),
        "clinic": str(clinic),
        "heads": [[str(chain), length, head.hex()] for chain, (length, head) in heads.items()],
        "previous": _last_mac(path.parent),
    }
    line["mac"] = mac_of(line, anchor_key(clinic))
    # A line that a crash cut short must not swallow this one.
    begin = b"\n" if tail and not tail.endswith(b"\n") else b""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "wb") as file:
        file.write(begin + json.dumps(line).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def anchor_key(clinic: UUID) -> bytes:
    return keyring().derived(f"clinic:{clinic}", PURPOSE)


def mac_of(line: Mapping[str, Any], key: bytes) -> str:
    signed = {name: value for name, value in line.items() if name != "mac"}
    content = json.dumps(signed, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, content.encode(), hashlib.sha256).hexdigest()


def read_line(text: bytes) -> Line | None:
    """A line as written, or None for what a crash left of one."""
    try:
        line = json.loads(text)
    except ValueError:
        return None
    return line if isinstance(line, dict) else None


def _last_mac(place: Path) -> str:
    """Of the last whole line, in the newest file that has one."""
    for path in reversed(files_in(place)):
        for content in (_tail(path), path.read_bytes()):
            for text in reversed(content.splitlines()):
                line = read_line(text)
                if line is not None:
                    return str(line.get("mac", ""))
    return ""


def _tail(path: Path) -> bytes:
    if not path.exists():
        return b""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - TAIL_BYTES))
        return file.read()
