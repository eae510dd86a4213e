"""Sessions in words: when, which, how; and what the list for next time is called."""

from django.utils import formats
from django.utils.translation import gettext as _

from kithkin.base.short_lines import dotted
from kithkin.exploration.days import day_of, day_words, full_day
from kithkin.exploration.models import Ending, SessionStatus, Where
from kithkin.exploration.queries import SessionLine

HOW = {one.value: one.label for one in Where}
STANDS = {one.value: one.label for one in SessionStatus}


def soon(line: SessionLine) -> str:
    """ "Thursday, 14:00"."""
    day = day_words(line.day)
    return f"{day[:1].upper()}{day[1:]}, {line.row.time}" if line.row.time else day


def full(line: SessionLine) -> str:
    """ "Thursday, 12 March, 14:00"."""
    return ", ".join(filter(None, [full_day(line.day), line.row.time]))


def which(line: SessionLine) -> str:
    """ "Session 18"; one that did not take place is none of them."""
    if line.number:
        return _("Session %(number)s") % {"number": line.number}
    return str(STANDS[line.row.status])


def how(line: SessionLine) -> str:
    """ "in the room · 50 minutes"."""
    minutes = line.row.minutes
    long = _("%(count)s minutes") % {"count": minutes} if minutes else ""
    return dotted([HOW.get(line.row.where, ""), long])


def list_name(following: SessionLine | None) -> str:
    """ "Something for Thursday", where it is known when one meets next."""
    if following is None:
        return _("Something for next time")
    return _("Something for %(day)s") % {"day": day_words(following.day)}


def ending_words(ending: Ending) -> str:
    day = formats.date_format(day_of(ending.day), "j F Y")
    if ending.number:
        told = {"number": ending.number, "day": day}
        return _("Session %(number)s, about %(day)s, is meant to be the last.") % told
    return _("About %(day)s, your work together is meant to end.") % {"day": day}
