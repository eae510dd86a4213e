"""Days of tries, as the clinic's wall says them."""

from datetime import date, timedelta

from django.utils.formats import date_format

from kithkin.base import clock, near_days
from kithkin.base.near_days import gone_by, still_to_come
from kithkin.skills.errors import DayGoneByError, StillToComeError

A_WEEK = timedelta(weeks=1)


def in_a_week() -> str:
    return (clock.today() + A_WEEK).isoformat()


def refuse_gone_by(day: str, field: str) -> None:
    if day and gone_by(date.fromisoformat(day)):
        raise DayGoneByError(field=field)


def refuse_to_come(day: str, field: str) -> None:
    if day and still_to_come(day):
        raise StillToComeError(field=field)


def day_words(day: date) -> str:
    """ "today", "Thursday" within the week ahead, else the date."""
    ahead = day - clock.today()
    if timedelta(0) < ahead < A_WEEK:
        return date_format(day, "l")
    return near_days.day_words(day)


def said_day(text: str) -> str:
    return day_words(date.fromisoformat(text)) if text else ""
