"""Standard output that a server's threads share without speaking into each other's.

A command that runs inside the server prints as always. What it prints goes to whoever asked for
it; what everybody else prints goes where it went before.
"""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Listener = Callable[[str, bytes], None]  # "out" or "err", and what was said

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


class _Voice(io.RawIOBase):
    def __init__(self, name: str, usual: BinaryIO) -> None:
        self.name = name
        self.usual = usual

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return _listener.get() is None and self.usual.isatty()

    def write(self, said: "ReadableBuffer") -> int:
        content, listener = bytes(said), _listener.get()
        if listener is None:
            self.usual.write(content)
            self.usual.flush()
        else:
            listener(self.name, content)
        return len(content)


def _through(name: str, usual: BinaryIO) -> io.TextIOWrapper:
    voice = _Voice(name, usual)
    return io.TextIOWrapper(voice, encoding="utf-8", errors="replace", write_through=True)


@contextmanager
def shared_voices() -> Iterator[None]:
    """While this holds, each thread may have a listener of its own."""
    before = sys.stdout, sys.stderr
    sys.stdout = _through("out", sys.stdout.buffer)
    sys.stderr = _through("err", sys.stderr.buffer)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """What this thread prints inside goes to the listener."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
