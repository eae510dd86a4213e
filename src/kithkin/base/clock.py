"""The one source of the present, so that tests and replays can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

from django.utils.timezone import localtime

_held: ContextVar[datetime | None] = ContextVar("held_time", default=None)


def now() -> datetime:
    return _held.get() or datetime.now(tz=UTC)


def today() -> date:
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day a moment is of, where the clinic is."""
    return localtime(moment).date()


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
