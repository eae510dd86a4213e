"""What stands behind a tag: texts, pointers, dates.

Reading a value marks its lines as used; what stays unmarked is kept for the writer.
"""

import re
from dataclasses import dataclass
from unicodedata import normalize

from kithkin.base.edtf import DateNotUnderstoodError, parse
from kithkin.base.gedcom_dates import from_gedcom, period_from_gedcom
from kithkin.exchange.gedcom.lines import Line

_POINTER = re.compile(r"\s*@([^@#\r\n][^@\r\n]*)@\s*")


@dataclass(frozen=True, slots=True)
class Dialect:
    """`own`: written by Kithkin, so texts are exact and nothing need be guessed.

    `seven`: GEDCOM 7, which doubles an @ only at the start of a text.
    """

    own: bool = False
    seven: bool = False


def text_of(line: Line, dialect: Dialect) -> str:
    """The text of a line with its CONT and CONC lines."""
    line.used = True
    text = _unescaped(line.value or "", dialect)
    if line.under:
        parts = [text]
        for below in line.under:
            if below.tag in {"CONT", "CONC"}:
                below.used = True
                parts.append("\n" if below.tag == "CONT" else "")
                parts.append(_unescaped(below.value or "", dialect))
        text = "".join(parts)
    return tidy(text, dialect)


def tidy(text: str, dialect: Dialect) -> str:
    """Texts of other programs lose spare blanks and loose marks; our own stay as they are."""
    if dialect.own:
        return text
    return text.strip() if text.isascii() else normalize("NFC", text.strip())


def _unescaped(value: str, dialect: Dialect) -> str:
    if "@@" not in value:
        return value
    if dialect.seven:
        return value[1:] if value.startswith("@@") else value
    return value.replace("@@", "@")


def text_under(line: Line, tag: str, dialect: Dialect) -> str:
    below = line.first(tag)
    return "" if below is None else text_of(below, dialect)


def word_under(line: Line, tag: str) -> str:
    """A value of one word; the line is used whoever asks."""
    below = line.first(tag)
    if below is None:
        return ""
    below.used = True
    return (below.value or "").strip()


def pointer(line: Line) -> str | None:
    """The id a line points to, without its two @."""
    found = _POINTER.fullmatch(line.value or "")
    return found[1] if found else None


def is_record_id(text: str) -> bool:
    return re.fullmatch(r"[^@#\s][^@\r\n\t]{0,19}", text) is not None and text == text.strip()


def date_under(line: Line) -> str:
    """The EDTF text of the DATE under a line; "" if there is none or it is not understood."""
    return period_under(line, as_period=False)[0]


def period_under(line: Line, *, as_period: bool) -> tuple[str, str]:
    """Start and end of the DATE under a line; a single date is a start."""
    below = line.first("DATE")
    if below is None:
        return "", ""
    exact = exact_date(below, "_EDTF")
    if exact:
        below.used = True
        return exact, ""
    value = below.value or ""
    try:
        found = period_from_gedcom(value) if as_period else (from_gedcom(value), "")
    except DateNotUnderstoodError:
        return "", ""
    below.used = "(" not in value  # a phrase says more than the date that was read from it
    return found


def exact_date(line: Line, tag: str) -> str:
    """An EDTF text as our own writer puts it; a spoiled one is left unused."""
    below = line.first(tag)
    if below is None:
        return ""
    try:
        text = parse(below.value or "").text
    except DateNotUnderstoodError:
        return ""
    below.used = True
    return text
