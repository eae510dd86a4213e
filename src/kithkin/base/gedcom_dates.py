"""Dates as family files write them, to and from EDTF.

"FROM 1950" and "TO 1955" name a day they include, "AFT 1950" and "BEF 1955" one they do not.
The Hebrew and the French republican calendar are not converted: such a date is refused and the
reader keeps its words.
"""

import re
from collections.abc import Callable

from kithkin.base import date_spans
from kithkin.base.date_spans import Span, day_text, marked, neighbour, plain, year_text
from kithkin.base.days import civil_date, julian_day_number, julian_month_length
from kithkin.base.edtf import (
    LONGEST_TEXT,
    DateNotUnderstoodError,
    Point,
    interval_ends,
    parse,
    read_point,
    refusal,
)
from kithkin.base.typed_dates import MONTH_NUMBERS, NOTHING_KNOWN, from_words

_MONTH_TAGS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_MONTHS = {name.upper(): number for name, number in MONTH_NUMBERS.items()}
_SIMPLE = re.compile(r"(?:(?:(\d\d?) )?([A-Z]{3,9}) )?(\d{3,4})")
_DATE = re.compile(
    r"(?:@#D([A-Z ]+)@ ?|(JULIAN|GREGORIAN) )?"
    r"(?:(?:(\d\d?) )?([A-Z]{3,9})\.? )?(\d{1,12})(?:[/-](\d{1,4}))?(?: ?(B\.? ?C\.?(?: ?E\.?)?))?"
)
_ROUGH = re.compile(r"(?:ABT|ABOUT|CAL|EST|CIRCA|CA)\.? (.+)")
_ONE_SIDED = re.compile(r"(BEF|BEFORE|AFT|AFTER|FROM|TO)\.? (.+)")
_PAIR = re.compile(r"(?:(?:BET|BETWEEN)\.? (.+?) (?:AND|-) (.+)|FROM\.? (.+?) TO (.+))")
_INTERPRETED = re.compile(r"INT\.? (.+?) ?\((.*)\)")
_OTHER_CALENDAR = re.compile(r"@#D(?:HEBREW|FRENCH R|ROMAN|UNKNOWN)@|\b(?:HEBREW|FRENCH_R) ")
_SIDES: dict[str, Callable[[Span], str]] = {
    "BEF": date_spans.before,
    "AFT": date_spans.after,
    "FROM": date_spans.since,
    "TO": date_spans.until,
}


def from_gedcom(text: str) -> str:
    """EDTF for the payload of a DATE line.

    Raises
    ------
    DateNotUnderstoodError
        It is a phrase, or of a calendar that is not converted.
    """
    words = " ".join(text.split()).upper()
    match = _SIMPLE.fullmatch(words)
    if match is not None and (match[2] is None or match[2] in _MONTHS):
        return _simple(*match.groups())
    if words.lower() in NOTHING_KNOWN:
        return ""
    if len(words) > 2 * LONGEST_TEXT:
        raise refusal(words)
    if _OTHER_CALENDAR.search(words):
        raise refusal(words, "Dates of this calendar are kept as they are written.")
    found = _phrase(words)
    return from_words(_without_brackets(words)) if found is None else found


def _without_brackets(words: str) -> str:
    """ "(Summer 1537)" is a phrase to the format, and still a date."""
    return words[1:-1] if words.startswith("(") and words.endswith(")") else words


def period_from_gedcom(text: str) -> tuple[str, str]:
    """Start and end: "FROM 1950 TO 1955" tells both, any other date the start alone."""
    match = re.fullmatch(r"\s*FROM\s+(.+?)\s+TO\s+(.+?)\s*", text, re.IGNORECASE)
    if match is not None:
        return from_gedcom(match[1]), from_gedcom(match[2])
    match = re.fullmatch(r"\s*(FROM|TO)\s+(.+?)\s*", text, re.IGNORECASE)
    if match is None:
        return from_gedcom(text), ""
    found = from_gedcom(match[2])
    return (found, "") if match[1].upper() == "FROM" else ("", found)


def _simple(day: str | None, month: str | None, year: str) -> str:
    if month is None:
        return f"{int(year):04}"
    text = f"{int(year):04}-{_MONTHS[month]:02}"
    return text if day is None else parse(f"{text}-{int(day):02}").text


def _phrase(words: str) -> str | None:
    match = _PAIR.fullmatch(words)
    if match is not None:
        first, second = _span(match[1] or match[3]), _span(match[2] or match[4])
        return date_spans.between(first, second) if first and second else None
    match = _ONE_SIDED.fullmatch(words)
    if match is not None:
        span = _span(match[2])
        side = match[1].removesuffix("ORE").removesuffix("ER")
        return _SIDES[side](span) if span else None
    match = _INTERPRETED.fullmatch(words)
    if match is not None:
        span = _span(match[1])
        return marked(span, "?").text if span else None
    span = _span(words)
    return span.text if span else None


def _span(words: str) -> Span | None:
    match = _ROUGH.fullmatch(words)
    if match is not None:
        span = _one_date(match[1], rough=True)
        return span and marked(span, "~")
    return _one_date(words, rough=False)


def _one_date(words: str, *, rough: bool) -> Span | None:
    match = _DATE.fullmatch(words)
    if match is None:
        return None
    escape, name, day, month, year_digits, dual, before_christ = match.groups()
    number = _MONTHS.get(month or "", 0)
    if (month and not number) or (len(year_digits) < 3 and not before_christ):
        return None
    years = _years(int(year_digits), dual, number, words)
    if before_christ:
        years = [1 - year for year in years]
    if (escape or name) == "JULIAN" and (day or not rough):
        return _joined([_julian(words, year, number, int(day or 0)) for year in years])
    return _joined([_gregorian(year, number, day) for year in years])


def _years(year: int, dual: str | None, month: int, words: str) -> list[int]:
    """Two years stand where the year once began in March: until then the second one is ours.

    "1056/1060" is none of these: some programs write a range so.
    """
    if dual is None:
        return [year]
    if not month and len(dual) == 4 and int(dual) > year:
        return [year, int(dual)]
    following = str(year + 1)
    if not following.endswith(dual.zfill(2)[-len(following) :]) and not following.endswith(dual):
        raise refusal(words, "The two years of a double year must follow each other.")
    return [year + 1] if 1 <= month <= 3 else [year, year + 1]


def _joined(spans: list[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)


def _gregorian(year: int, month: int, day: str | None) -> Span:
    text = year_text(year)
    if month:
        text += f"-{month:02}"
    return plain(parse(f"{text}-{int(day):02}" if day else text).text)


def _julian(words: str, year: int, month: int, day: int) -> Span:
    """The days of our calendar on which the named day, month or year began and ended."""
    last_month = month or 12
    last_day = day or julian_month_length(year, last_month)
    if last_day > julian_month_length(year, last_month):
        raise refusal(words, "The old calendar has no such day.")
    first = julian_day_number(year, month or 1, day or 1)
    return Span(day_text(first), day_text(julian_day_number(year, last_month, last_day)))


def to_gedcom(text: str) -> str:
    """The nearest DATE payload to an EDTF text; `says_all` tells whether it loses anything."""
    plain_text = parse(text).text
    if not plain_text:
        return ""
    ends = interval_ends(plain_text)
    if ends is None:
        return _marked_point(read_point(plain_text))
    start, end = ends
    if start in {"", ".."}:
        return _open_side(read_point(end), exact=start == "..", earlier=True)
    if end in {"", ".."}:
        return _open_side(read_point(start), exact=end == "..", earlier=False)
    return f"BET {_edge(read_point(start), last=False)} AND {_edge(read_point(end), last=True)}"


def says_all(text: str) -> bool:
    """Whether reading `to_gedcom(text)` gives the same EDTF text again."""
    try:
        return from_gedcom(to_gedcom(text)) == text
    except DateNotUnderstoodError:
        return False


def _marked_point(point: Point) -> str:
    if point.hidden or point.unit == "season":
        return f"BET {_edge(point, last=False)} AND {_edge(point, last=True)}"
    prefix = {"": "", "~": "ABT "}.get(point.mark, "EST ")
    return prefix + _gedcom_date(point)


def _open_side(point: Point, *, exact: bool, earlier: bool) -> str:
    if exact:
        named = read_point(neighbour(point, forward=earlier))
        return f"{'BEF' if earlier else 'AFT'} {_gedcom_date(named)}"
    return f"{'TO' if earlier else 'FROM'} {_edge(point, last=earlier)}"


def _edge(point: Point, *, last: bool) -> str:
    """The first or last month or year of what has no name of its own in this format."""
    if not point.hidden and point.unit != "season":
        return _gedcom_date(point)
    year, month, _ = civil_date(point.last if last else point.first)
    only_year = point.hidden or abs(year) > 9999
    return _gedcom_date(read_point(year_text(year) + ("" if only_year else f"-{month:02}")))


def _gedcom_date(point: Point) -> str:
    digits = f"{1 - point.year} B.C." if point.year < 1 else f"{point.year:03}"
    if point.unit == "year":
        return digits
    month = f"{_MONTH_TAGS[point.month - 1]} {digits}"
    return f"{point.day} {month}" if point.unit == "day" else month
