"""Reads of breaks and mendings. The viewer comes first; each table is opened once a request."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple, TypeVar
from uuid import UUID

from kithkin.base import clock
from kithkin.consent.policy import Sight
from kithkin.healing.days import counted_from, in_order, still_asked, weeks_due
from kithkin.healing.models import (
    Between,
    CareState,
    CheckState,
    Letter,
    Recheck,
    Repair,
    RepairAttempt,
    Rupture,
    SessionCheck,
    Stands,
)
from kithkin.healing.policy import Closed, closed
from kithkin.network.models import PartRow
from kithkin.network.parts import Whose, members_of
from kithkin.network.queries import visible, visible_in
from kithkin.network.whom import People, people_of

HOW_LONG_ASKED = timedelta(days=7)
HOW_LONG_REMINDED = timedelta(weeks=4)

Hanging = TypeVar("Hanging", Letter, RepairAttempt)


class Due(NamedTuple):
    """A looking again whose time has come."""

    row: Rupture | Repair
    weeks: int


@dataclass(frozen=True)
class Healing:
    """Everything of this part that one viewer may see."""

    sight: Sight

    @cached_property
    def people(self) -> People:
        """Everybody by name."""
        return people_of(self.sight)

    @cached_property
    def whose(self) -> Whose:
        """Whose part a row lies in, in words; nothing where there is one part only."""
        return Whose(self.sight, members_of(self.sight))

    @cached_property
    def closed(self) -> Closed:
        """With whom mending is not used."""
        return closed(self.sight)

    @cached_property
    def breaks(self) -> list[Rupture]:
        """The latest first."""
        rows = visible(self.sight, Rupture)
        return sorted(
            rows, key=lambda row: (in_order(row.noticed, row.said_at), row.id), reverse=True
        )

    @cached_property
    def mendings(self) -> list[Repair]:
        """The latest first."""
        return _latest_first(visible(self.sight, Repair))

    @cached_property
    def care(self) -> list[CareState]:
        """The latest first."""
        return _latest_first(visible(self.sight, CareState))

    @cached_property
    def tries(self) -> Mapping[UUID, list[RepairAttempt]]:
        """By mending, in the order of life."""
        rows = visible(self.sight, RepairAttempt)
        rows.sort(key=lambda row: (in_order(row.tried, row.said_at), row.id))
        return _by_mending(rows)

    @cached_property
    def letters(self) -> Mapping[UUID, list[Letter]]:
        """By mending."""
        return _by_mending(visible(self.sight, Letter))

    @cached_property
    def looks(self) -> Mapping[UUID, list[Recheck]]:
        """By break or mending, in the order in which they were said."""
        found: dict[UUID, list[Recheck]] = defaultdict(list)
        for row in sorted(visible(self.sight, Recheck), key=lambda one: (one.said_at, one.id)):
            if subject := row.repair_id or row.rupture_id:
                found[subject].append(row)
        return found

    @cached_property
    def checks(self) -> list[SessionCheck]:
        """The latest first."""
        return _latest_first(visible(self.sight, SessionCheck))

    def mendings_of(self, rupture: Rupture) -> list[Repair]:
        """What was planned for one break."""
        return [row for row in self.mendings if row.rupture_id == rupture.id]

    def being_mended(self, rupture: Rupture) -> bool:
        """It is open, and a mending of it that is not closed is open too."""
        return rupture.stands == Stands.OPEN and any(
            row.stands == Stands.OPEN and not self.closed.to(row)
            for row in self.mendings_of(rupture)
        )

    def counted_from(self, row: Rupture | Repair) -> date | None:
        """The day looking again is counted from: the last try, or since when it is mended."""
        if row.stands == Stands.LET_BE:
            return None
        days = [counted_from(row.settled, row.said_at)] if row.stands == Stands.MENDED else []
        if isinstance(row, Repair):
            days += [counted_from(one.tried, one.said_at) for one in self.tries.get(row.id, ())]
        return max(days) if days else None

    @cached_property
    def due(self) -> list[Due]:
        """What may be looked at again, each at most twice. A mended break leaves it to its mending."""
        rows: list[Rupture | Repair] = [*self.mendings]
        mended_by = {row.rupture_id for row in self.mendings if self.counted_from(row)}
        rows += [row for row in self.breaks if row.id not in mended_by]
        found = ((row, self._weeks_due(row)) for row in rows if not self.closed.to(row))
        return [Due(row, weeks) for row, weeks in found if weeks]

    def _weeks_due(self, row: Rupture | Repair) -> int:
        since, now = self.counted_from(row), clock.today()
        if since is None or not still_asked(since, now):
            return 0
        weeks = weeks_due(since, now)
        said = {one.weeks for one in self.looks.get(row.id, ()) if one.since == since.isoformat()}
        return 0 if weeks in said else weeks

    @property
    def care_due(self) -> list[CareState]:
        """States whose own day of looking again has come; after four weeks they are left in peace."""
        return [row for row in self.care if _day_has_come(row.look_again)]

    @property
    def open_check(self) -> SessionCheck | None:
        """The latest question after a session, if it is still open and of these days."""
        last = next(iter(self.checks), None)
        if last is None or last.state != CheckState.OPEN:
            return None
        return last if clock.now() - last.said_at < HOW_LONG_ASKED else None


def off_and_not_spoken_of(sights: Sequence[Sight]) -> list[Rupture]:
    """What somebody found off with their therapist and nobody has spoken of, the oldest first."""
    rows = [row for row in visible_in(sights, Rupture) if waits_for_therapist(row)]
    return sorted(rows, key=lambda row: (row.said_at, row.id))


def waits_for_therapist(row: Rupture) -> bool:
    """Until it was spoken of, or stands otherwise."""
    return row.between == Between.THERAPY and row.stands == Stands.OPEN and not row.spoken_of


Row = TypeVar("Row", bound=PartRow)


def _latest_first(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row.said_at, row.id), reverse=True)


def _by_mending(rows: Sequence[Hanging]) -> Mapping[UUID, list[Hanging]]:
    found: dict[UUID, list[Hanging]] = defaultdict(list)
    for row in rows:
        found[row.repair_id].append(row)
    return found


def _day_has_come(day: str) -> bool:
    if not day:
        return False
    gone_by = clock.today() - date.fromisoformat(day)
    return timedelta(0) <= gone_by < HOW_LONG_REMINDED
