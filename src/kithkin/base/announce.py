"""Event rows and who is waiting for them in this process. Between processes only the id travels."""

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import connection, transaction

from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.hearing import CHANNEL, Hearing
from kithkin.base.models import Event

REMEMBERED = 2000  # events told here already: one's own come back from the database
Listener = Callable[[int], None]
# Case, the ids an event names, who did it.
Reaction = Callable[[Actor, UUID, Sequence[UUID]], None]

_guard = threading.Lock()
_listeners: dict[UUID, list[Listener]] = defaultdict(list)
_told: deque[tuple[UUID, int]] = deque(maxlen=REMEMBERED)
_hearing: list[Hearing] = []  # none or one
_reactions: dict[str, list[Reaction]] = defaultdict(list)


def listen(case: UUID, listener: Listener) -> Callable[[], None]:
    """Call `listener(event id)` after each commit about the case; returns how to stop."""
    with _guard:
        _listeners[case].append(listener)
        _hear_others()

    def stop() -> None:
        with _guard:
            _listeners[case].remove(listener)
            if not _listeners[case]:
                del _listeners[case]
            if not _listeners:
                _hear_nobody()

    return stop


def _hear_others() -> None:
    """Where several processes may serve, one line to the others begins with the first listener."""
    if connection.vendor == "postgresql" and not _hearing:
        _hearing.append(Hearing(wake))
        _hearing[0].start()


def _hear_nobody() -> None:
    while _hearing:
        _hearing.pop().stop()


def wake(case: UUID, event: int) -> None:
    """Tell each listener once, whether the event was announced here or elsewhere."""
    with _guard:
        waiting = () if (case, event) in _told else tuple(_listeners.get(case, ()))
        if waiting:
            _told.append((case, event))
    for listener in waiting:
        listener(event)


def when(kind: str, reaction: Reaction) -> None:
    """Let one event wake another part, in the same transaction: both are kept, or neither."""
    _reactions[kind].append(reaction)


def react(kind: str, *, by: Actor, case: UUID, ids: Sequence[UUID]) -> None:
    for reaction in _reactions.get(kind, ()):
        reaction(by, case, ids)


def announce(
    kind: str, *, case: UUID | None, ids: Sequence[UUID], scopes: Sequence[str] = ()
) -> None:
    """Write the event inside the caller's transaction; wake the listeners once it is true.

    Whoever listens must look at `scopes` first: that something happened in a part one cannot see
    is itself not to be told.
    """
    event = Event.objects.create(
        at=clock.now(), kind=kind, case=case, ids=[str(one) for one in ids], scopes=list(scopes)
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(event.id)])
    if case is not None:
        # Robust: a listener that went away must not turn the author's kept act into an error.
        transaction.on_commit(lambda: wake(case, event.id), robust=True)
