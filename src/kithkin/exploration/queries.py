"""Reads of sessions, notes, lists and endings. The viewer comes first; filtered, then numbered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from kithkin.base import clock
from kithkin.consent.policy import Sight
from kithkin.exploration.days import day_of, moment_of
from kithkin.exploration.models import AgendaItem, Ending, Session, SessionNote, SessionStatus
from kithkin.network.models import MapRow
from kithkin.network.parts import members_within
from kithkin.network.policy import presence_of
from kithkin.network.queries import visible

Kept = TypeVar("Kept", bound=MapRow)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session as the viewer may know of it. `number`: which of its part, by date."""

    row: Session
    at: datetime
    number: int

    @property
    def id(self) -> UUID:
        """As addresses name it."""
        return self.row.id

    @property
    def day(self) -> date:
        """The day on the clinic's wall."""
        return day_of(self.row.day)

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.row.status == SessionStatus.HELD

    @property
    def planned(self) -> bool:
        """Whether it lies ahead, or nobody has said how it went."""
        return self.row.status == SessionStatus.PLANNED

    @property
    def coming(self) -> bool:
        """Planned for today or later."""
        return self.planned and self.day >= clock.today()

    @property
    def due(self) -> bool:
        """Its hour has come, and nobody has written yet whether it took place."""
        return self.planned and self.at <= clock.now()


@dataclass(frozen=True)
class Meetings:
    """Everything of this part that one viewer may see, each table opened once."""

    sight: Sight
    case: UUID = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "case", self.sight.case)

    @cached_property
    def sessions(self) -> list[SessionLine]:
        """By date, the earliest first."""
        rows = visible(self.sight, Session)
        timed = sorted(
            ((moment_of(row.day, row.time), row) for row in rows),
            key=lambda one: (one[0], one[1].id),
        )
        counted: dict[str, int] = defaultdict(int)
        lines = []
        for at, row in timed:
            counts = row.status != SessionStatus.NOT_HELD
            counted[row.scope] += counts
            lines.append(SessionLine(row, at, counted[row.scope] if counts else 0))
        return lines

    @cached_property
    def notes(self) -> Mapping[UUID, SessionNote]:
        """By session; for everybody but the therapists of this work there are none."""
        if not self.sight.therapist:
            return {}
        return {row.session_id: row for row in visible(self.sight, SessionNote)}

    @cached_property
    def agenda(self) -> list[AgendaItem]:
        """What anybody the viewer sees put on the list, spoken of or not."""
        rows = visible(self.sight, AgendaItem)
        return sorted(rows, key=lambda row: (row.said_at, row.id))

    @cached_property
    def ending(self) -> Ending | None:
        """The ending that is planned, if one is."""
        return next(iter(visible(self.sight, Ending)), None)

    @property
    def open_items(self) -> list[AgendaItem]:
        """What waits to be spoken of, in every part the viewer sees: say whose each is."""
        return [item for item in self.agenda if not item.spoken_of]

    def open_items_of(self, scope: str) -> list[AgendaItem]:
        """For the page of one session, on a screen that all of that session may see."""
        return [item for item in self.open_items if item.scope == scope]

    @property
    def last(self) -> SessionLine | None:
        """The latest that took place."""
        return next((line for line in reversed(self.sessions) if line.held), None)

    @property
    def next(self) -> SessionLine | None:
        """The next one planned; today's stays the next until it is said that it was held."""
        return next((line for line in self.sessions if line.coming), None)

    @property
    def without_note(self) -> list[SessionLine]:
        """Held, and no note of it is finished; the therapist's matter alone."""
        notes = self.notes
        return [
            line
            for line in self.sessions
            if line.held and (line.id not in notes or notes[line.id].unfinished)
        ]

    def line(self, session_id: UUID) -> SessionLine | None:
        """One session; absent and withheld are one answer."""
        return next((one for one in self.sessions if one.id == session_id), None)

    def held_before(self, line: SessionLine) -> SessionLine | None:
        """The session held before this one, of any part the viewer sees."""
        earlier = [one for one in self.sessions if one.held and one.at < line.at]
        return earlier[-1] if earlier else None


def planned_across(sights: Sequence[Sight]) -> list[tuple[Sight, SessionLine]]:
    """The sessions planned, by date; numbers are left out, as they would need all the others."""
    rows = Session.objects.filter(status=SessionStatus.PLANNED)
    return _timed(_across(sights, rows))


def to_note_across(sights: Sequence[Sight]) -> list[tuple[Sight, SessionLine]]:
    """Held, and without a finished note; only where the viewer is the therapist."""
    treated = [sight for sight in sights if sight.therapist]
    written = SessionNote.objects.filter(gone_at=None, unfinished=False).values("session")
    rows = Session.objects.filter(status=SessionStatus.HELD).exclude(id__in=written)
    return _timed(_across(treated, rows))


def endings_across(sights: Sequence[Sight]) -> list[tuple[Sight, Ending]]:
    """The endings planned."""
    return _across(sights, Ending.objects.all())


def _across(sights: Sequence[Sight], rows: QuerySet[Kept]) -> list[tuple[Sight, Kept]]:
    by_case = {sight.case: sight for sight in sights}
    here = rows.filter(case__in=by_case, gone_at=None).order_by("id")
    with_sight = ((by_case[row.case_id], row) for row in here)
    return [(sight, row) for sight, row in with_sight if sight.sees(row, presence_of(row))]


def _timed(rows: Iterable[tuple[Sight, Session]]) -> list[tuple[Sight, SessionLine]]:
    lines = [(sight, SessionLine(row, moment_of(row.day, row.time), 0)) for sight, row in rows]
    return sorted(lines, key=lambda one: (one[1].at, one[1].id))


def note_of(sight: Sight, session_id: UUID) -> SessionNote | None:
    """What the therapist kept about one session; to all others, nothing."""
    if not sight.therapist:
        return None
    row = SessionNote.objects.filter(
        case=sight.case, session=session_id, scope=f"practice:{sight.case}", gone_at=None
    ).first()
    return row if row and sight.sees(row) else None


def names_of_members(sight: Sight, ids: Iterable[str]) -> list[str]:
    """Members by the names they go by, whoever of them is still here."""
    wanted = set(ids)
    return [name for id_, name in members_within(sight, "").items() if id_ in wanted]
