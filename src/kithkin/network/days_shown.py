"""The day a map page shows: as typed in an address, and the years a map can be shown in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kithkin.base import clock
from kithkin.base.edtf import DateNotUnderstoodError, parse
from kithkin.base.typed_dates import from_words
from kithkin.network.copies import MapCopy
from kithkin.network.layouts.dated import year_of

LONGEST = 40
_EARLIEST = 1500  # a slider over more years than these could not be held on one of them


@dataclass(frozen=True, slots=True)
class Years:
    first: int
    last: int
    now: int


def last_day(text: str) -> date | None:
    """The last day of what was typed: "1985" is the end of that year. None: it is not a date."""
    try:
        latest = parse(from_words(text[:LONGEST])).latest
    except DateNotUnderstoodError:
        return None
    if latest is None or not 1 <= latest <= date.max.toordinal():
        return None
    return min(date.fromordinal(latest), clock.today())


def years_of(copy: MapCopy, day: date) -> Years | None:
    """From the first year that is on the map, as its viewer sees it, until now."""
    last = clock.today().year
    found = [year for year in _years(copy) if _EARLIEST <= year < last]
    return Years(min(found), last, min(max(day.year, min(found)), last)) if found else None


def _years(copy: MapCopy) -> Iterator[int]:
    dates = [one.birth for one in copy.persons] + [one.date for one in copy.events]
    dates += [status.start for union in copy.unions for status in union.statuses]
    dates += [tie.start for tie in copy.ties]
    for text in dates:
        year = year_of(text)
        if year is not None:
            yield int(year)
