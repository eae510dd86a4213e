"""Dates of the map as years for the layouts."""

from datetime import date

from kithkin.base.days import civil_date, day_number
from kithkin.base.edtf import DateNotUnderstoodError, parse
from kithkin.network.copies import PersonCopy
from kithkin.network.years import point
from kithkin_science.network.layout.lifelines import Span


def born(person: PersonCopy) -> float | None:
    """A lost child often has only the date of the loss."""
    return year_of(person.birth or (person.death if person.kind.is_loss else ""))


def year_of(text: str) -> float | None:
    """The first year a date names, with its month and day as fractions."""
    if not text:
        return None
    at = point(text)
    if at is not None:
        return at.year + ((at.month or 1) - 1) / 12 + ((at.day or 1) - 1) / 372
    try:
        span = parse(text)
    except DateNotUnderstoodError:
        return None
    day = span.latest if span.earliest is None else span.earliest
    return None if day is None else float(civil_date(day)[0])


def span_of(text: str) -> Span:
    """A date as the years between which it lies."""
    try:
        first, last = parse(text).widest
    except DateNotUnderstoodError:
        return Span()
    return Span(
        None if first is None else _as_year(first), None if last is None else _as_year(last + 1)
    )


def year_on(day: date) -> float:
    return _as_year(day.toordinal())


def _as_year(number: int) -> float:
    year = civil_date(number)[0]
    first = day_number(year, 1, 1)
    return year + (number - first) / (day_number(year + 1, 1, 1) - first)
