"""Dates as people type them, read into EDTF: "about 1950", "spring 1998", "12.5.1980"."""

import re
from collections.abc import Callable

from kithkin.base import date_spans
from kithkin.base.date_spans import Span, marked, plain, year_text
from kithkin.base.edtf import LONGEST_TEXT, DateNotUnderstoodError, parse, refusal

MONTH_NUMBERS = {
    name[:length]: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        start=1,
    )
    for length in range(3, len(name) + 1)
}
SEASON_NUMBERS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NOTHING_KNOWN = {"", "?", "-", "unknown", "not known", "don't know", "dont know", "<unknown>"}

_DASHES = str.maketrans(
    dict.fromkeys(
        "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}", "-"
    )
)
_ROUGHLY = (
    r"about|around|approx\.?|approximately|roughly|circa|ca\.?|c\.?|abt\.?|est\.?|estimated|~|≈"
)
_DOUBTFULLY = r"perhaps|maybe|possibly|probably|may be"
_MARKED = re.compile(rf"(?:(?:{_ROUGHLY})(?=[\s\d~]) ?|(?:{_DOUBTFULLY}) )")
_ROUGH_WORD = re.compile(rf"(?:{_ROUGHLY}) ?")
_PAIR = re.compile(
    r"(?:(?:between|from) )?(.+?)(?: (?:and|to|until|till|or|-) |(?<=[\d?~s])[-/](?=\d))(.+)"
)
_SIDED = re.compile(
    r"(from) (?P<on>.+) on(?:wards?)?"
    r"|(?P<named>.+?) (?:or|and) (before|earlier|after|later)"
    r"|(before|bef\.?|until|till|by|up to|<|after|aft\.?|since|from|>) ?(?P<bound>.+)"
)
_YEAR = r"(\d{3,4})"
_YEAR_WORDS = re.compile(r"(?:(ad|ce) ?(\d{1,4})|(\d{1,12}) ?(ad|ce|b\.?c\.?(?:e\.?)?)|(\d{3,12}))")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.? (.+)")
_MONTH_DAY = re.compile(rf"([a-z]{{3,9}})\.? (\d{{1,2}})(?:st|nd|rd|th)? {_YEAR}")
_MONTH = re.compile(r"([a-z]{3,9})\.?(?: of)? (.+)")
_NUMBERS = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2{_YEAR}")
_MONTH_NUMBER = re.compile(rf"(\d{{1,2}})[./-]{_YEAR}")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?")
_DECADE = re.compile(r"(?:the )?(?:(early|mid|middle|late)[ -])?(?:the )?(\d{1,3})0'?s")
_CENTURY = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th) (?:century|c\.?)( bc)?")
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9)}
_YEAR_TOO_SHORT = "Write the year with all its digits, such as 1998."


def from_words(text: str) -> str:
    """EDTF for what somebody typed; an EDTF text is taken as it is.

    Raises
    ------
    DateNotUnderstoodError
        The words are no date, or may mean two different ones.
    """
    try:
        return parse(text).text
    except DateNotUnderstoodError:
        words = _tidy(text)
    try:
        return _read(text, words)
    except DateNotUnderstoodError as error:
        raise refusal(text.strip(), error.why) from error


def _tidy(text: str) -> str:
    if len(text) > 2 * LONGEST_TEXT:
        raise refusal(text)
    words = text.translate(_DASHES).lower().replace(",", " ")
    return " ".join(words.split()).rstrip(".;")


def _read(original: str, words: str) -> str:
    if words in NOTHING_KNOWN:
        return ""
    for attempt in (_sided, _one, _paired):
        found = attempt(words)
        if found is not None:
            return found
    raise refusal(original)


def _sided(words: str) -> str | None:
    match = _SIDED.fullmatch(words)
    if match is None:
        return None
    side = match[1] or match[4] or match[5]
    span = span_of(match["on"] or match["named"] or match["bound"])
    if span is None:
        return None
    return _SIDES[side.rstrip(".")](span) if match["bound"] else _INCLUDED_SIDES[side](span)


_SIDES: dict[str, Callable[[Span], str]] = {
    "before": date_spans.before,
    "bef": date_spans.before,
    "<": date_spans.before,
    "after": date_spans.after,
    "aft": date_spans.after,
    ">": date_spans.after,
    "until": date_spans.until,
    "till": date_spans.until,
    "up to": date_spans.until,
    "by": date_spans.until,
    "since": date_spans.since,
    "from": date_spans.since,
}
_INCLUDED_SIDES: dict[str, Callable[[Span], str]] = {
    "before": date_spans.until,
    "earlier": date_spans.until,
    "after": date_spans.since,
    "later": date_spans.since,
    "from": date_spans.since,
}


def _one(words: str) -> str | None:
    span = span_of(words)
    return None if span is None else span.text


def _paired(words: str) -> str | None:
    match = _PAIR.fullmatch(words)
    if match is None:
        return None
    first, second = match.groups()
    if second.isdigit() and len(second) < 3 and re.fullmatch(r"\d{4}", first):
        second = first[: 4 - len(second)] + second  # 1950-55
    start, end = span_of(first), span_of(second)
    if start is None and end is not None:
        start = _borrow_year(first, end)
    return None if start is None or end is None else date_spans.between(start, end)


def _borrow_year(words: str, end: Span) -> Span | None:
    """ "May to June 1980": the year is said once."""
    return span_of(f"{words} {end.end[:4]}") if end.end[:4].isdigit() else None


def span_of(words: str) -> Span | None:
    """One point with its marks, or None."""
    if words.endswith("?"):
        span = span_of(words[:-1].rstrip())
        return span and marked(span, "?")
    match = _MARKED.match(words)
    if match is not None and match.end() < len(words):
        span = span_of(words[match.end() :])
        mark = "~" if _ROUGH_WORD.fullmatch(match[0]) else "?"
        return span and marked(span, mark)
    return _unmarked(words)


def _unmarked(words: str) -> Span | None:
    for reader in _READERS:
        found = reader(words)
        if found is not None:
            return found if isinstance(found, Span) else plain(parse(found).text)
    return None


def _year(words: str) -> str | None:
    match = _YEAR_WORDS.fullmatch(words)
    if match is None:
        if re.fullmatch(r"'?\d{2}", words):
            raise refusal(words, _YEAR_TOO_SHORT)
        return None
    digits = match[2] or match[3] or match[5]
    before_christ = match[4] is not None and match[4].startswith("b")
    return year_text(1 - int(digits) if before_christ else int(digits))


def _decade(words: str) -> str | Span | None:
    match = _DECADE.fullmatch(words)
    if match is None:
        return None
    part, tens = match.groups()
    if len(tens) < 3:
        raise refusal(words, "Write the decade with all its digits, such as 1950s.")
    if not part:
        return f"{tens}X"
    first, last = _DECADE_PARTS[part]
    return Span(f"{tens}{first}", f"{tens}{last}")


def _century(words: str) -> str | Span | None:
    match = _CENTURY.fullmatch(words)
    if match is None or not int(match[1]):
        return None
    if match[2]:
        last = 1 - 100 * (int(match[1]) - 1)
        return Span(year_text(last - 100), year_text(last - 1))
    return f"{int(match[1]) - 1:02}XX"


def _day_month_year(words: str) -> str | None:
    match = _DAY_MONTH.fullmatch(words)
    if match is not None:
        day, month, year = match.groups()
    else:
        match = _MONTH_DAY.fullmatch(words)
        if match is None:
            return None
        month, day, year = match.groups()
    number, year_found = MONTH_NUMBERS.get(month), _year(year)
    return f"{year_found}-{number:02}-{int(day):02}" if number and year_found else None


def _month_year(words: str) -> str | None:
    match = _MONTH.fullmatch(words)
    if match is None:
        return None
    number = MONTH_NUMBERS.get(match[1]) or SEASON_NUMBERS.get(match[1])
    year = _year(match[2]) if number else None
    return f"{year}-{number:02}" if year else None


def _day_in_numbers(words: str) -> str | None:
    match = _NUMBERS.fullmatch(words)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    year = f"{int(match[4]):04}"
    if match[2] == "/" and first != second and max(first, second) <= 12:
        raise refusal(words, "It may mean two days: write the month as a word.")
    if match[2] == "/" and second > 12:
        first, second = second, first
    return f"{year}-{second:02}-{first:02}"


def _month_in_numbers(words: str) -> str | None:
    match = _MONTH_NUMBER.fullmatch(words)
    return f"{int(match[2]):04}-{int(match[1]):02}" if match else None


def _year_first(words: str) -> str | None:
    match = _YEAR_FIRST.fullmatch(words)
    if match is None or int(match[2]) > 12:
        return None
    day = f"-{int(match[3]):02}" if match[3] else ""
    return f"{match[1]}-{int(match[2]):02}{day}"


_READERS: tuple[Callable[[str], str | Span | None], ...] = (
    _year,
    _decade,
    _century,
    _day_month_year,
    _month_year,
    _day_in_numbers,
    _month_in_numbers,
    _year_first,
)
