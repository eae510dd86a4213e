from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from kithkin.record.models import READ, Entry


@dataclass(frozen=True, slots=True)
class Line:
    """One line of history: who did what, when. Ids only; words are the page's business."""

    act: UUID
    at: datetime
    actor: UUID
    verb: str
    about: str


def _lines(entries: QuerySet[Entry]) -> list[Line]:
    return [Line(one.act, one.at, one.actor, one.verb, one.about) for one in entries]


def reads_of(case: UUID, *, limit: int = 200) -> list[Line]:
    """Who looked at what of a case, newest first. The caller leaves out what a viewer may not see."""
    return _lines(Entry.objects.filter(case=case, verb=READ).order_by("-at")[:limit])


def acts_of(case: UUID, *, limit: int = 200) -> list[Line]:
    """What was done in a case, newest first, reading left out."""
    return _lines(
        Entry.objects.filter(case=case).exclude(verb=READ).order_by("-at", "-number")[:limit]
    )
