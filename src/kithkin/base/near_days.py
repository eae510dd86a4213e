"""Days near today: as people say them, in words, and whether one is still to come."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kithkin.base import clock
from kithkin.base.edtf import parse

SLACK = timedelta(days=1)  # it may be tomorrow already, or yesterday still, where somebody is


def still_to_come(text: str) -> bool:
    """Whether an EDTF text can only lie ahead; a date that may be past does not."""
    earliest = parse(text).earliest
    return earliest is not None and earliest > (clock.today() + SLACK).toordinal()


def gone_by(day: date) -> bool:
    return day < clock.today() - SLACK


def near_day(said: object) -> object:
    """What happened lately is called by these two words; everything else is left as it is."""
    today = clock.today()
    near = {_("today"): today, _("yesterday"): today - timedelta(days=1)}
    day = near.get(" ".join(said.lower().split())) if isinstance(said, str) else None
    return said if day is None else day.isoformat()


def day_words(day: date) -> str:
    """ "today", "3 March", and in another year "3 March 2019"."""
    today = clock.today()
    if day == today:
        return _("today")
    return date_format(day, "j F" if day.year == today.year else "j F Y")
