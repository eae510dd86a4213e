"""What changed on the map between two moments, row by row, as far as the viewer sees.

Not a list of acts: whatever came and went again in between, or was taken back, is no change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from kithkin.base import clock
from kithkin.consent.policy import Sight
from kithkin.network.act_queries import PREFIX
from kithkin.record.models import Change, RowChange

SAFETY = "network.TieSafety"  # what it is like to be with somebody is nobody else's to read
MOST = 400  # acts between two sessions; of more, the latest are told


class How(StrEnum):
    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


@dataclass(slots=True)
class Told:
    """One row of the map over a stretch of time: how it stood before, and how it stands since."""

    model: str
    id: str
    at: datetime
    was_here: bool
    is_here: bool
    first: dict[str, Any]
    last: dict[str, Any]

    @property
    def how(self) -> How | None:
        """None if nothing is otherwise than before."""
        if self.was_here != self.is_here:
            return How.CAME if self.is_here else How.WENT
        return How.CHANGED if self.is_here and self.fields else None

    @property
    def fields(self) -> frozenset[str]:
        """What now says something else than it did; of a row that is new, everything it says."""
        names = self.first.keys() | self.last.keys()
        return frozenset(name for name in names if self.first.get(name) != self.last.get(name))

    @property
    def day(self) -> date:
        return clock.day_of(self.at)


@dataclass(frozen=True, slots=True)
class Difference:
    rows: tuple[Told, ...]
    more: bool  # there was so much that only the latest is told

    def of(self, model: str, how: How) -> list[Told]:
        return [row for row in self.rows if row.model == model and row.how == how]


def difference(sight: Sight, since: datetime | None, until: datetime | None) -> Difference:
    """Only parts the viewer sees whole: of the others it is not even told that something moved."""
    changes = Change.objects.filter(
        entry__case=sight.case, entry__verb__startswith=PREFIX, scope__in=list(sight.scopes)
    )
    if since is not None:
        changes = changes.filter(entry__at__gt=since)
    if until is not None:
        changes = changes.filter(entry__at__lte=until)
    latest = list(changes.select_related("entry").order_by("-entry__number")[: MOST + 1])
    rows = _gathered(_rows(reversed(latest[:MOST])))
    told = sorted((row for row in rows.values() if row.how), key=lambda row: row.at)
    return Difference(tuple(told), len(latest) > MOST)


def _rows(changes: Iterator[Change]) -> Iterator[tuple[datetime, RowChange]]:
    for change in changes:
        for row in change.rows:
            if row["model"].startswith(PREFIX) and row["model"] != SAFETY:
                yield change.entry.at, row


def _gathered(rows: Iterator[tuple[datetime, RowChange]]) -> Mapping[tuple[str, str], Told]:
    found: dict[tuple[str, str], Told] = {}
    for at, row in rows:
        before, after = row["before"], row["after"]
        told = found.get((row["model"], row["id"]))
        if told is None:
            gone = before is not None and before.get("gone_at")
            told = Told(
                model=row["model"].removeprefix(PREFIX), id=row["id"], at=at,
                was_here=before is not None and not gone, is_here=True, first={}, last={},
            )  # fmt: skip
            found[row["model"], row["id"]] = told
        told.at = at
        _follow(told, before or {}, after)
    return found


def _follow(told: Told, before: dict[str, Any], after: dict[str, Any]) -> None:
    for name in after:
        told.first.setdefault(name, before.get(name))
    told.last |= after
    if "gone_at" in after:
        told.is_here = not after["gone_at"]
