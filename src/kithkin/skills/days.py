"""Days of tries, as the clinic's wall says them."""

from datetime import date, datetime, timedelta

from django.utils import formats
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kithkin.base import clock
from kithkin.skills.errors import DayGoneByError, StillToComeError

A_WEEK, SLACK = timedelta(weeks=1), timedelta(days=1)


def today() -> date:
    return localtime(clock.now()).date()


def in_a_week() -> str:
    return (today() + A_WEEK).isoformat()


def day_said(moment: datetime) -> date:
    return localtime(moment).date()


def refuse_gone_by(day: str, field: str) -> None:
    """A day of slack: it may be yesterday still where somebody is."""
    if day and date.fromisoformat(day) < today() - SLACK:
        raise DayGoneByError(field=field)


def refuse_to_come(day: str, field: str) -> None:
    if day and date.fromisoformat(day) > today() + SLACK:
        raise StillToComeError(field=field)


def day_words(day: date) -> str:
    """ "today", "Thursday" within the week ahead, else the date."""
    ahead = day - today()
    if not ahead:
        return _("today")
    if timedelta(0) < ahead < A_WEEK:
        return formats.date_format(day, "l")
    return formats.date_format(day, "j F" if day.year == today().year else "j F Y")


def said_day(text: str) -> str:
    return day_words(date.fromisoformat(text)) if text else ""
