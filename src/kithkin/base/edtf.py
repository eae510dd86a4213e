"""Uncertain dates: EDTF levels 0 and 1, and what can be said of a day in their light.

A date is kept as its EDTF text; "" means that nothing is known. `parse` turns a text into the
span of days it leaves open. Seasons are those of the northern hemisphere; "winter 1998" may mean
either end of that year, so its span covers both.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from kithkin.base.days import day_number, month_length

LONGEST_TEXT = 64

# How far "about" or "perhaps" reaches to either side, by the smallest unit that was said.
REACH_DAYS = {"day": 7, "month": 61, "season": 92, "year": 731}

_POINT = re.compile(
    r"(Y-?[1-9]\d{4,11}|-?(?:\d{4}|\d{3}X|\d\dXX|\dXXX))"
    r"(?:-(\d\d|XX)(?:-(\d\d|XX))?)?"
    r"([?~%])?"
)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 14)}
_WAYS = "Write it like 1950, May 1950, 12 May 1950, about 1950 or between 1950 and 1955."


class DateNotUnderstoodError(ValueError):
    """Carries one sentence for the person who wrote the date."""

    code = "date_not_understood"

    def __init__(self, sentence: str, why: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.why = why


class Truth(Enum):
    YES = "yes"
    NO = "no"
    MAY_BE = "may be"


class Point(NamedTuple):
    """One EDTF date without interval. Month 21 to 24 is a season; 0 is not said."""

    year: int
    month: int
    day: int
    hidden: int  # rightmost digits of the year that are not said: 199X has one
    mark: str
    first: int
    last: int
    unit: str


@dataclass(frozen=True, slots=True)
class When:
    """A date as known: the days between `earliest` and `latest`; None is open or not known.

    `reach_before` and `reach_after` say by how many days the truth may lie outside, because the
    date was called approximate or uncertain.
    """

    text: str = ""
    earliest: int | None = None
    latest: int | None = None
    approximate: bool = False
    uncertain: bool = False
    reach_before: int = 0
    reach_after: int = 0

    @property
    def widest(self) -> tuple[int | None, int | None]:
        """The first and last day that are possible at all."""
        first, last = self.earliest, self.latest
        return (
            None if first is None else first - self.reach_before,
            None if last is None else last + self.reach_after,
        )


_UNKNOWN = When()


def refusal(text: str, why: str = _WAYS) -> DateNotUnderstoodError:
    brief = text if len(text) <= 40 else f"{text[:39]}…"
    return DateNotUnderstoodError(f"“{brief}” was not understood as a date. {why}", why)


@lru_cache(maxsize=8192)
def parse(text: str) -> When:
    """Read an EDTF text.

    Raises
    ------
    DateNotUnderstoodError
        The text is not EDTF of level 0 or 1.
    """
    plain = text.strip()
    if not plain:
        return _UNKNOWN
    if len(plain) > LONGEST_TEXT or not plain.isascii():
        raise refusal(plain)
    plain = plain.replace("x", "X").replace("y", "Y").replace("?~", "%").replace("~?", "%")
    if "/" in plain:
        return _interval(plain)
    point = read_point(plain)
    reach = REACH_DAYS[point.unit] if point.mark else 0
    rough, doubtful = point.mark in {"~", "%"}, point.mark in {"?", "%"}
    return When(plain, point.first, point.last, rough, doubtful, reach, reach)


@lru_cache(maxsize=8192)
def read_point(text: str) -> Point:
    """Read one canonical EDTF date that is no interval."""
    match = _POINT.fullmatch(text)
    if match is None or text.startswith("-0000"):
        raise refusal(text)
    year, month, day, mark = match.groups()
    if not month and year.isdigit():
        number = int(year)
        return Point(
            number,
            0,
            0,
            0,
            mark or "",
            day_number(number, 1, 1),
            day_number(number, 12, 31),
            "year",
        )
    if year[0] == "Y" or "X" in year:
        return _rough_year(text, year, month, mark or "")
    return _dated(text, int(year), month or "", day or "", mark or "")


def _rough_year(text: str, year: str, month: str | None, mark: str) -> Point:
    if month:
        raise refusal(text, "A month can only be kept with a year of four known digits.")
    digits = year.lstrip("Y")
    hidden = digits.count("X")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    first, last = min(low, high), max(low, high)
    return Point(low, 0, 0, hidden, mark, day_number(first, 1, 1), day_number(last, 12, 31), "year")


def _dated(text: str, year: int, month: str, day: str, mark: str) -> Point:
    if month in {"", "XX"}:
        if day not in {"", "XX"}:
            raise refusal(text, "A day can only be kept together with its month.")
        first, last = day_number(year, 1, 1), day_number(year, 12, 31)
        return Point(year, 0, 0, 0, mark, first, last, "year")
    number = int(month)
    if number in _SEASON_MONTHS and not day:
        return _season(year, number, mark)
    if not 1 <= number <= 12:
        raise refusal(text, "Months run from 01 to 12.")
    length = month_length(year, number)
    if day in {"", "XX"}:
        first = day_number(year, number, 1)
        return Point(year, number, 0, 0, mark, first, first + length - 1, "month")
    if not 1 <= int(day) <= length:
        raise refusal(text, f"That month has {length} days.")
    first = day_number(year, number, int(day))
    return Point(year, number, int(day), 0, mark, first, first, "day")


def _season(year: int, season: int, mark: str) -> Point:
    first_month, last_month = _SEASON_MONTHS[season]
    first = day_number(year, first_month, 1)
    years_on, month = divmod(last_month, 12)
    last = day_number(year + years_on, month, month_length(year + years_on, month))
    return Point(year, season, 0, 0, mark, first, last, "season")


def interval_ends(text: str) -> tuple[str, str] | None:
    """The two sides of an interval text, each a date, ".." (open) or "" (not known)."""
    start, slash, end = text.partition("/")
    return (start, end) if slash else None


def _interval(text: str) -> When:
    start_text, _, end_text = text.partition("/")
    start = None if start_text in {"", ".."} else read_point(start_text)
    end = None if end_text in {"", ".."} else read_point(end_text)
    if start is None and end is None:
        raise refusal(text, "Leave the date empty when neither its beginning nor its end is known.")
    if start and end and start.first > end.last:
        raise refusal(text, "It ends before it begins.")
    marks = (start.mark if start else "") + (end.mark if end else "")
    return When(
        text,
        start.first if start else None,
        end.last if end else None,
        "~" in marks or "%" in marks,
        "?" in marks or "%" in marks,
        REACH_DAYS[start.unit] if start and start.mark else 0,
        REACH_DAYS[end.unit] if end and end.mark else 0,
    )


def held_at(start: str, end: str, day: date) -> Truth:
    """Tell whether something that lasts from `start` to `end` was so on `day`, its last day too.

    An empty `end` means that no end is known of: it is taken to go on. An empty `start` leaves
    every earlier day possible.
    """
    number = day.toordinal()
    first_start, last_start = parse(start).widest
    first_end, last_end = parse(end).widest
    if first_start is not None and number < first_start:
        return Truth.NO
    if last_end is not None and number > last_end:
        return Truth.NO
    # It cannot begin after its end nor end before its beginning, so either side vouches.
    begun = any(bound is not None and bound <= number for bound in (last_start, last_end))
    going_on = not end.strip() or any(
        bound is not None and number <= bound for bound in (first_end, first_start)
    )
    return Truth.YES if begun and going_on else Truth.MAY_BE
