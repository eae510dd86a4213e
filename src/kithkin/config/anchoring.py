"""The thread that writes the record's heads down outside the database every ten minutes."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.db import DatabaseError, connections

from kithkin.base.keys import KeyGoneError
from kithkin.base.refusals import RefusalError
from kithkin.record.anchors import Anchors

logger = logging.getLogger("kithkin.anchors")

EVERY = timedelta(minutes=10)


@contextmanager
def anchoring(folder: Path, *, every: timedelta = EVERY) -> Iterator[None]:
    """Anchor at the start, then every ten minutes, and once more when the server stops."""
    ending = threading.Event()
    thread = threading.Thread(
        target=_keep_anchoring, args=(Anchors(folder), every, ending), name="anchors"
    )
    thread.start()
    try:
        yield
    finally:
        ending.set()
        thread.join()


def _keep_anchoring(anchors: Anchors, every: timedelta, ending: threading.Event) -> None:
    while True:
        _write(anchors)
        if ending.is_set():
            return
        ending.wait(every.total_seconds())


def _write(anchors: Anchors) -> None:
    """A full disk or a missing key must not end the thread: it tries again in ten minutes."""
    try:
        anchors.write()
    except (OSError, DatabaseError, KeyGoneError, RefusalError):
        logger.exception("The record could not be anchored; trying again.")
    finally:
        connections.close_all()
