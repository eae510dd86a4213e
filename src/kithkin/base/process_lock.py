"""One process at a time: a lock on a file, which the system lets go of when the process ends.

A killed holder leaves no stale lock behind; the file itself stays and only says who held it last.
"""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from kithkin.base.refusals import RefusalError

LOOK_AGAIN_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a lock, and what it does there; 0 and "" if it did not say yet."""

    process: int = 0
    doing: str = ""


class HeldError(RefusalError):
    code = "held"
    status = HTTPStatus.CONFLICT

    def __init__(self, holder: Holder) -> None:
        named = f"process {holder.process}, {holder.doing}" if holder.process else "just starting"
        super().__init__(f"Another kithkin is at work in this folder ({named}).")
        self.holder = holder


@contextmanager
def holding(path: Path, *, doing: str, patience: float = 0.0) -> Iterator[None]:
    """Hold the lock of a file; refuse when another process has it still after `patience` seconds."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(file, until=time.monotonic() + patience)
        _say(file, {"process": os.getpid(), "doing": doing})
        try:
            yield
        finally:
            _say(file, {})
    finally:
        os.close(file)


def holder_of(path: Path) -> Holder | None:
    """Who holds the lock now, if anybody."""
    try:
        file = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _who(file)
    else:
        return None
    finally:
        os.close(file)


def _take(file: int, *, until: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise HeldError(_who(file)) from None
            time.sleep(LOOK_AGAIN_SECONDS)
        else:
            return


def _say(file: int, words: dict[str, object]) -> None:
    os.ftruncate(file, 0)
    os.pwrite(file, json.dumps(words).encode(), 0)


def _who(file: int) -> Holder:
    # The holder may be writing its name at this very moment.
    with suppress(ValueError, TypeError):
        return Holder(**json.loads(os.pread(file, 1000, 0)))
    return Holder()
