"""Being asked: planned in advance from the client's own wish, so that no asking is ever lost.

Nothing is sent. A page says that one is due; one that was not answered stays planned, and that is
all that is said of it. Two weeks without a check-in pause the asking until the next check-in.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone

from kithkin.awareness.models import Asking
from kithkin.base import clock

SILENCE = timedelta(days=14)
STAYS_DUE = timedelta(hours=4)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Planned:
    """One wish to be asked, as plain dates."""

    since: datetime
    ends: datetime
    times: tuple[time, ...]
    days: frozenset[int]

    def between(self, first: datetime, last: datetime) -> Iterator[datetime]:
        """Its askings from `first` to `last`, both included; none at the moment it ends."""
        first, last = max(first, self.since), min(last, self.ends)
        zone = get_current_timezone()
        day, end = clock.day_of(first), clock.day_of(last)
        while day <= end:
            if day.weekday() in self.days:
                for hour in self.times:
                    at = datetime.combine(day, hour, tzinfo=zone)
                    if first <= at <= last and at < self.ends:
                        yield at
            day += ONE_DAY


def plan_of(asking: Asking) -> Planned:
    after = date.fromisoformat(asking.until) + ONE_DAY
    ends = datetime.combine(after, time(), tzinfo=get_current_timezone())
    if asking.ended:
        ends = min(ends, datetime.fromisoformat(asking.ended))
    return Planned(
        since=datetime.fromisoformat(asking.since),
        ends=ends,
        times=tuple(time.fromisoformat(one) for one in asking.times),
        days=frozenset(asking.days),
    )


class Plan:
    """All that one client ever wished to be asked."""

    def __init__(self, wishes: Iterable[Planned]) -> None:
        self.wishes = sorted(wishes, key=lambda one: one.since)

    def between(self, first: datetime, last: datetime) -> list[datetime]:
        return sorted({at for wish in self.wishes for at in wish.between(first, last)})

    def running(self, now: datetime) -> Planned | None:
        return next((one for one in reversed(self.wishes) if one.since <= now < one.ends), None)

    def paused_since(self, now: datetime, kept: datetime | None) -> datetime | None:
        """When two silent weeks paused what is running; None while it is not paused."""
        running = self.running(now)
        if running is None:
            return None
        pause = max(running.since, kept or running.since) + SILENCE
        return pause if pause <= now else None

    def due(self, now: datetime, kept: datetime | None, answered: Iterable[str]) -> datetime | None:
        """The asking that waits at this moment: the newest, for a few hours, unless answered."""
        if self.paused_since(now, kept):
            return None
        waiting = self.between(now - STAYS_DUE, now)
        done = {datetime.fromisoformat(one) for one in answered if one}
        return waiting[-1] if waiting and waiting[-1] not in done else None

    def asked(self, now: datetime, kept: Sequence[datetime]) -> list[datetime]:
        """Every asking that was ever due, without those of a pause. `kept`: sorted."""
        return [
            at
            for wish in self.wishes
            for at in wish.between(wish.since, now)
            if at < max(wish.since, _before(kept, at) or wish.since) + SILENCE
        ]


def _before(kept: Sequence[datetime], at: datetime) -> datetime | None:
    place = bisect_right(kept, at)
    return kept[place - 1] if place else None
