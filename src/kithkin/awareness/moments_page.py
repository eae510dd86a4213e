"""Check-ins by day, and what is left to be said of being asked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.utils.timezone import localtime

from kithkin.awareness import queries
from kithkin.awareness.copies import Told
from kithkin.awareness.words import CHANNELS, feeling, how, needs, whom
from kithkin.base import clock
from kithkin.consent.policy import Sight
from kithkin.network.parts import Whose
from kithkin.network.whom import People


@dataclass(frozen=True, slots=True)
class MomentLine:
    """One check-in as a list or its own page says it."""

    told: Told
    whom: str
    at: datetime
    felt: str
    said: Sequence[str]
    needs: Sequence[str]
    channel: object
    whose: str
    persons: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A client's standing wish to be asked, and what came of it. Open ones are not a fault."""

    times: Sequence[time]
    days: Sequence[int]
    until: date | None
    paused: datetime | None
    planned: int
    answered: int
    due: datetime | None

    @property
    def running(self) -> bool:
        return bool(self.times)

    @property
    def every_day(self) -> bool:
        return len(self.days) == 7


def moment_line(told: Told, people: People, whose: Whose) -> MomentLine:
    return MomentLine(
        told=told,
        whom=whom(told, people),
        at=localtime(told.happened),
        felt=feeling(told),
        said=how(told),
        needs=needs(told),
        channel=CHANNELS.get(told.channel, ""),
        whose=whose.words(told.scope),
        persons=[(one, people.name(one)) for one in told.persons if one in people.names],
    )


def by_day(
    told: Iterable[Told], people: People, whose: Whose
) -> list[tuple[date, list[MomentLine]]]:
    return [
        (day, [moment_line(one, people, whose) for one in lines])
        for day, lines in groupby(told, key=lambda one: one.day)
    ]


def people_with(told: Iterable[Told], people: People) -> list[tuple[str, str, int]]:
    """Everybody who is in a check-in, by name, with how many."""
    counts = Counter(one for moment in told for one in moment.persons if one in people.names)
    found = [(one, people.name(one), number) for one, number in counts.items()]
    return sorted(found, key=lambda one: (one[1].casefold(), one[0]))


def askings(sight: Sight, scope: str, told: Sequence[Told]) -> Asked | None:
    """What a client wished, and how much of it was answered; nothing if never wished."""
    plan, now = queries.plan(sight, scope), clock.now()
    if not plan.wishes:
        return None
    running, last = plan.running(now), max((one.happened for one in told), default=None)
    answers = [one.asked_at for one in told if one.asked_at]
    asked = plan.asked(now, sorted(one.happened for one in told))
    return Asked(
        times=running.times if running else (),
        days=sorted(running.days) if running else (),
        until=clock.day_of(running.ends - timedelta(seconds=1)) if running else None,
        paused=plan.paused_since(now, last),
        planned=len(asked),
        answered=len({datetime.fromisoformat(one) for one in answers} & set(asked)),
        due=plan.due(now, last, answers),
    )
