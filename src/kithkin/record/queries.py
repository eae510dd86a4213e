from collections.abc import Iterable
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


def reads_of(case: UUID, *, actors: Iterable[UUID], limit: int = 200) -> list[Line]:
    """Who of `actors` looked at what of a case, newest first.

    The caller names only those whose reading a viewer may see; the limit is of their lines alone.
    """
    looked = Entry.objects.filter(case=case, verb=READ, actor__in=list(actors))
    return _lines(looked.order_by("-at")[:limit])
