"""Uncertain dates in plain words: for the screen, and as people type them.

Phrases go through `say`, so that a caller can hand in its translator. They are marked with
`gettext_noop` for the collector of translations only; nothing here depends on one.
"""

from collections.abc import Callable

from kithkin.base.date_spans import neighbour, year_text
from kithkin.base.days import civil_date
from kithkin.base.edtf import Point, interval_ends, parse, read_point

Say = Callable[[str], str]


def gettext_noop(phrase: str) -> str:
    return phrase


def as_written(phrase: str) -> str:
    return phrase


MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
SEASONS = {
    21: gettext_noop("spring %(year)s"),
    22: gettext_noop("summer %(year)s"),
    23: gettext_noop("autumn %(year)s"),
    24: gettext_noop("winter %(year)s"),
}
MARKS = {
    "": "%(date)s",
    "~": gettext_noop("about %(date)s"),
    "?": gettext_noop("perhaps %(date)s"),
    "%": gettext_noop("perhaps about %(date)s"),
}
DAY = gettext_noop("%(day)s %(month)s %(year)s")
MONTH = gettext_noop("%(month)s %(year)s")
BEFORE_CHRIST = gettext_noop("%(year)s BC")
EARLY_YEAR = gettext_noop("AD %(year)s")
DECADE = gettext_noop("%(year)ss")
CENTURY = gettext_noop("%(number)s century")
BETWEEN = gettext_noop("between %(start)s and %(end)s")
BEFORE = gettext_noop("before %(date)s")
AFTER = gettext_noop("after %(date)s")
OR_EARLIER = gettext_noop("%(date)s or earlier")
OR_LATER = gettext_noop("%(date)s or later")


def shown(text: str, say: Say = as_written) -> str:
    """Plain words for an EDTF text; "" stays ""."""
    plain = parse(text).text
    if not plain:
        return ""
    start, end = interval_ends(plain) or (plain, plain)
    if start in {"", ".."}:
        return _one_sided(_sayable(end, last=True), say, open_side=start, earlier=True)
    if end in {"", ".."}:
        return _one_sided(_sayable(start, last=False), say, open_side=end, earlier=False)
    first, last = _sayable(start, last=False), _sayable(end, last=True)
    if first == last:
        return _point_words(first, say)
    words = {"start": _point_words(first, say), "end": _point_words(last, say)}
    return say(BETWEEN) % words


def _sayable(text: str, *, last: bool) -> Point:
    """Decades and centuries after Christ have names; of others the first or last year is said."""
    point = read_point(text)
    if not point.hidden or (point.hidden < 3 and point.year >= 100):
        return point
    year = civil_date(point.last if last else point.first)[0]
    return read_point(year_text(year) + point.mark)


def _one_sided(point: Point, say: Say, *, open_side: str, earlier: bool) -> str:
    """ "../1969" is what is meant by "before 1970": the year that is named is not included."""
    exact = open_side == ".." and point.unit != "season"
    if not exact:
        return say(OR_EARLIER if earlier else OR_LATER) % {"date": _point_words(point, say)}
    named = read_point(neighbour(point, forward=earlier))
    return say(BEFORE if earlier else AFTER) % {"date": _point_words(named, say)}


def _point_words(point: Point, say: Say) -> str:
    return say(MARKS[point.mark]) % {"date": _plain_words(point, say)}


def _plain_words(point: Point, say: Say) -> str:
    if point.hidden:
        return _hidden_words(point, say)
    year = _year_words(point.year, say)
    if point.unit == "season":
        return say(SEASONS[point.month]) % {"year": year}
    if point.unit == "year":
        return year
    words = {"day": point.day, "month": say(MONTHS[point.month - 1]), "year": year}
    return say(DAY if point.unit == "day" else MONTH) % words


def _year_words(year: int, say: Say) -> str:
    if year <= 0:
        return say(BEFORE_CHRIST) % {"year": 1 - year}
    return str(year) if year >= 100 else say(EARLY_YEAR) % {"year": year}


def _hidden_words(point: Point, say: Say) -> str:
    if point.hidden == 1:
        return say(DECADE) % {"year": point.year}
    return say(CENTURY) % {"number": ordinal(point.year // 100 + 1)}


def ordinal(number: int) -> str:
    endings = {} if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"
