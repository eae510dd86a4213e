"""Days of breaks and mendings: as the clinic's wall says them, and from when one counts."""

import re
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from kithkin.base import clock
from kithkin.base.date_words import shown
from kithkin.base.edtf import parse
from kithkin.base.near_days import day_words, still_to_come
from kithkin.healing.errors import StillAheadError

_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ONE_WEEK, FOUR_WEEKS = timedelta(weeks=1), timedelta(weeks=4)
NO_LONGER_ASKED = timedelta(weeks=8)  # whoever has not looked by then is asked no more


def refuse_ahead(text: str, field: str) -> None:
    """What happened cannot lie ahead; a date that may be past is taken."""
    if still_to_come(text):
        raise StillAheadError(field=field)


def counted_from(text: str, said_at: datetime) -> date:
    """The day from which weeks are counted: when it was said, or the nearest day it may have been."""
    known, said = parse(text), clock.day_of(said_at).toordinal()
    earliest, latest = known.earliest or said, known.latest or said
    nearest = min(max(said, earliest), max(latest, earliest))
    return (
        date.fromordinal(nearest)
        if 1 <= nearest <= clock.today().toordinal()
        else clock.day_of(said_at)
    )


def weeks_due(since: date, on: date) -> int:
    """Which looking again its time has come for: 4, 1, or 0 for none."""
    gone_by = on - since
    if gone_by >= FOUR_WEEKS:
        return 4
    return 1 if gone_by >= ONE_WEEK else 0


def still_asked(since: date, on: date) -> bool:
    return on - since < NO_LONGER_ASKED


def in_order(text: str, said_at: datetime) -> int:
    """For sorting: the first day it may have been, else when it was said."""
    earliest, latest = parse(text).widest
    first = latest if earliest is None else earliest
    return clock.day_of(said_at).toordinal() if first is None else first


def when_words(text: str, said_at: datetime | None = None) -> str:
    """A date as known, in words; where none is known, nothing, or when it was said."""
    if text:
        return day_words(date.fromisoformat(text)) if _A_DAY.fullmatch(text) else shown(text, _)
    return day_words(clock.day_of(said_at)) if said_at else ""
