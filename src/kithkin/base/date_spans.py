"""Putting EDTF texts together: from a span of two points to before, after, about.

A span is the first and the last point somebody named; they are the same for a plain date.
"""

from typing import NamedTuple

from kithkin.base.days import civil_date
from kithkin.base.edtf import Point, parse, read_point


class Span(NamedTuple):
    start: str
    end: str

    @property
    def text(self) -> str:
        """The EDTF text of a date that lies somewhere in the span."""
        return parse(self.start if self.start == self.end else f"{self.start}/{self.end}").text


def plain(text: str) -> Span:
    return Span(text, text)


def marked(span: Span, mark: str) -> Span:
    return Span(_with_mark(span.start, mark), _with_mark(span.end, mark))


def _with_mark(text: str, mark: str) -> str:
    bare, known = text.rstrip("?~%"), text[len(text.rstrip("?~%")) :]
    return bare + (mark if known in {"", mark} else "%")


def before(span: Span) -> str:
    """What is before 1970 ends with 1969."""
    return parse(f"../{neighbour(read_point(span.start), forward=False)}").text


def after(span: Span) -> str:
    return parse(f"{neighbour(read_point(span.end), forward=True)}/..").text


def until(span: Span) -> str:
    return parse(f"/{span.end}").text


def since(span: Span) -> str:
    return parse(f"{span.start}/").text


def between(first: Span, second: Span) -> str:
    return Span(first.start, second.end).text


def neighbour(point: Point, *, forward: bool) -> str:
    """The year, month or day next to a point; next to a season, which has no neat edge, a day."""
    year, month, day = civil_date(point.last + 1 if forward else point.first - 1)
    text = year_text(year)
    if point.unit == "year" or abs(year) > 9999:
        return text + point.mark
    if point.unit == "month":
        return f"{text}-{month:02}{point.mark}"
    return f"{text}-{month:02}-{day:02}{point.mark}"


def year_text(year: int) -> str:
    """A year as EDTF writes it."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def day_text(number: int) -> str:
    """A day number as EDTF writes the day."""
    year, month, day = civil_date(number)
    return f"{year_text(year)}-{month:02}-{day:02}"
