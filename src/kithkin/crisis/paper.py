"""One page of paper: the largest letters with which a plan fits, and words cut short if none do.

An estimate on the safe side; the story prints the worst plan there can be and counts the pages.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from kithkin.crisis.numbers import NumberLine
from kithkin.crisis.sheet import Sheet, SheetLine

SIZES = (13, 12, 11, 10, 9, 8)  # points; each has its class in parts/crisis.css
CUTS = (200, 150, 110, 80, 60, 40, 24)
WIDTH_MM, HEIGHT_MM = 176, 262  # A4 within its margins, with room to spare
MM_A_POINT = 0.3528
WIDE = 0.56  # of a letter's height: the usual width of one
LEADING = 1.36
HEADING, NUMBER = 1.9, 2.2  # rows a heading and a number at the top take


@dataclass(frozen=True, slots=True)
class Paper:
    sheet: Sheet
    size: int
    shortened: bool


def on_paper(sheet: Sheet, numbers: Sequence[NumberLine]) -> Paper:
    """Without those who are not used here."""
    shown = sheet.as_shown()
    for size in SIZES:
        if _fits(shown, numbers, size):
            return Paper(shown, size, shortened=False)
    cuts = (_shortened(shown, cut) for cut in CUTS)
    fitting = (short for short in cuts if _fits(short, numbers, SIZES[-1]))
    return Paper(next(fitting, _shortened(shown, CUTS[-1])), SIZES[-1], shortened=True)


def _shortened(sheet: Sheet, cut: int) -> Sheet:
    lines = [_short(line, cut) for line in sheet.lines]
    return replace(sheet, words=_cut(sheet.words, cut), lines=lines)


def _fits(sheet: Sheet, numbers: Sequence[NumberLine], size: int) -> bool:
    letters = WIDTH_MM / (size * MM_A_POINT * WIDE)
    rows = HEIGHT_MM / (size * MM_A_POINT * LEADING)
    return sum(_rows(sheet, numbers, letters)) <= rows


def _rows(sheet: Sheet, numbers: Sequence[NumberLine], letters: float) -> Iterator[float]:
    yield 3  # title, day, the sentence that nobody watches
    yield from (
        NUMBER * ceil(_width(f"{one.name} {one.phone} {one.hours}") / letters) for one in numbers
    )
    yield _height(sheet.words, letters) if sheet.words else 0
    for step in sheet.steps:
        yield HEADING
        yield from (_height(_text(line), letters) + 0.3 for line in step.lines)


def _text(line: SheetLine) -> str:
    return "  ".join(filter(None, (line.name, line.phone * 2, line.words, line.note)))


def _height(text: str, letters: float) -> int:
    return sum(max(1, ceil(_width(row) * 1.06 / letters)) for row in text.split("\n"))


def _width(text: str) -> float:
    """In usual letters: Chinese signs and pictures are twice as wide."""
    return sum(1.9 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _short(line: SheetLine, cut: int) -> SheetLine:
    return replace(
        line, words=_cut(line.words, cut), note=_cut(line.note, cut // 2), name=_cut(line.name, 40)
    )


def _cut(text: str, most: int) -> str:
    one_row = " ".join(text.split())
    return one_row if len(one_row) <= most else one_row[: most - 1].rstrip() + "…"
