"""One check-in as plain values: what pages, words and estimates work on."""

from dataclasses import dataclass
from datetime import date, datetime

from kithkin.awareness.models import OpenedBy
from kithkin.base import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One check-in as its reader may see it."""

    id: str
    scope: str
    persons: tuple[str, ...]
    happened: datetime
    opened_by: str = OpenedBy.SELF.value
    asked_at: str = ""
    channel: str = ""
    alone: bool = False
    on_my_mind: bool = False
    my_warmth: int | None = None
    my_lead: int | None = None
    their_warmth: int | None = None
    their_lead: int | None = None
    need_free: int | None = None
    need_capable: int | None = None
    need_close: int | None = None
    feeling_pleasant: int | None = None
    feeling_calm: int | None = None
    good: bool = False
    note: str = ""

    @property
    def day(self) -> date:
        """The day where the clinic is."""
        return clock.day_of(self.happened)

    @property
    def prompted(self) -> bool:
        """Whether it answers an asking."""
        return self.opened_by == OpenedBy.PROMPTED
