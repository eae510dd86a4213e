"""Days and hours of sessions: as the clock on the clinic's wall says them."""

from datetime import date, datetime, time, timedelta

from django.utils import formats
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from kithkin.base import clock

FARTHEST = timedelta(days=5 * 366)
NOT_SAID = time(12)


def day_of(day: str) -> date:
    return date.fromisoformat(day)


def is_far(day: str) -> bool:
    return abs(day_of(day) - clock.today()) > FARTHEST


def moment_of(day: str, at: str) -> datetime:
    """When it begins; a session without an hour counts as at noon."""
    hour = time.fromisoformat(at) if at else NOT_SAID
    return make_aware(datetime.combine(day_of(day), hour))


def day_words(day: date) -> str:
    """ "Thursday" within the coming week, else with its date."""
    away = (day - clock.today()).days
    if away == 0:
        return _("today")
    if away == 1:
        return _("tomorrow")
    return weekday(day) if 1 < away < 7 else full_day(day)


def full_day(day: date) -> str:
    shape = "l, j F" if day.year == clock.today().year else "l, j F Y"
    return formats.date_format(day, shape)


def weekday(day: date) -> str:
    return formats.date_format(day, "l")
