"""On PostgreSQL: what other processes announce. One thread, one connection, while anybody listens.

A notification carries an event's id alone. After a cut, the rows since are read: nothing is missed.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection

from kithkin.base import clock
from kithkin.base.models import Event

CHANNEL = "kithkin_events"
LOOK_UP_SECONDS = 0.3  # how long it may take to notice that nobody listens any more
LONGEST_PAUSE_SECONDS = 15.0
# Rows get their number before they come true: a lower one may appear after a higher.
OVERLAP = timedelta(seconds=30)
logger = logging.getLogger(__name__)
Wake = Callable[[UUID, int], None]


class Hearing:
    """Listens from `start` until `stop`; calls `wake(case, event)` for everything announced."""

    def __init__(self, wake: Wake) -> None:
        self.wake = wake
        self.stopping = threading.Event()
        self.ready = threading.Event()  # from here on nothing is missed
        self.since = clock.now()
        self.thread = threading.Thread(target=self._run, name="hearing", daemon=True)

    def start(self) -> None:
        """Begin, without waiting for the connection."""
        self.thread.start()

    def stop(self) -> None:
        """End within a moment; the connection closes with the thread."""
        self.stopping.set()

    def _run(self) -> None:
        tries = 0
        try:
            while not self.stopping.is_set():
                try:
                    self._listen()
                    tries = 0
                except DatabaseError:
                    # Not its text: it may name a host. The next round reads what was missed.
                    logger.warning("The line to other processes was cut; it is being opened again.")
                    connection.close()
                    self.stopping.wait(min(LONGEST_PAUSE_SECONDS, 2.0**tries))
                    tries += 1
        finally:
            connection.close()

    def _listen(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        self._catch_up()
        self.ready.set()
        while not self.stopping.is_set():
            for event in self._notified():
                self._tell(event)
            self.since = clock.now()

    def _notified(self) -> Iterator[int]:
        line: Any = connection.connection
        with connection.wrap_database_errors:
            told = [one.payload for one in line.notifies(timeout=LOOK_UP_SECONDS, stop_after=1)]
        return (int(payload) for payload in told if payload.isascii() and payload.isdigit())

    def _tell(self, event: int) -> None:
        case = Event.objects.filter(id=event).values_list("case", flat=True).first()
        if case is not None:
            self.wake(case, event)

    def _catch_up(self) -> None:
        missed = Event.objects.filter(at__gte=self.since - OVERLAP, case__isnull=False)
        for event, case in missed.order_by("id").values_list("id", "case"):
            if case is not None:
                self.wake(case, event)
