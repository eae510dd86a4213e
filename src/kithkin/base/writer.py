"""SQLite has one writer. Writes of this process queue here, first come, first served.

Without the queue several threads would each wait inside SQLite, where who goes next is chance and
one of them can starve for seconds. PostgreSQL needs none of this.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


class _Queue:
    """A fair lock, re-entrant for the thread that holds it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._owner: int | None = None
        self._depth = 0

    def enter(self) -> None:
        me = threading.get_ident()
        with self._guard:
            if self._owner in {None, me}:
                self._owner, self._depth = me, self._depth + 1
                return
            turn = threading.Event()
            self._waiting.append(turn)
        turn.wait()
        with self._guard:
            self._owner, self._depth = me, 1

    def leave(self) -> None:
        with self._guard:
            self._depth -= 1
            if self._depth:
                return
            # Ownership is kept (not cleared) while a waiter wakes: nobody may jump the queue.
            if self._waiting:
                self._owner = -1
                self._waiting.popleft().set()
            else:
                self._owner = None


_queue = _Queue()


@contextmanager
def writing() -> Iterator[None]:
    """One transaction, in turn. Nested use joins the outer transaction."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    _queue.enter()
    try:
        with transaction.atomic():
            yield
    finally:
        _queue.leave()
