"""The line between then and now, and on which side of it each story happened."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kithkin.base.date_spans import day_text
from kithkin.base.date_words import shown
from kithkin.base.days import civil_date, day_number, month_length
from kithkin.base.edtf import DateNotUnderstoodError, parse
from kithkin.base.typed_dates import from_words
from kithkin.patterns.copies import StoryCopy

YEARS_BACK = 2  # before the newest story: then


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`day` is the first day of now; None while no story has a date."""

    day: int | None
    typed: str = ""
    refused: str = ""

    @property
    def words(self) -> str:
        return "" if self.day is None else shown(day_text(self.day), _)


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    line: Line
    then: tuple[StoryCopy, ...]
    now: tuple[StoryCopy, ...]
    on_either_side: int  # dated too roughly to tell
    undated: int


def divided(stories: Iterable[StoryCopy], typed: str) -> Divided:
    """What nobody dated, or dated too roughly, stands on neither side and is counted apart."""
    dated = [one for one in stories if one.days != (None, None)]
    undated = sum(one.days == (None, None) for one in stories)
    line = line_of(dated, typed)
    then = tuple(one for one in dated if _is_over(one, line))
    now = tuple(one for one in dated if _is_since(one, line))
    return Divided(
        line=line, then=then, now=now, undated=undated,
        on_either_side=len(dated) - len(then) - len(now),
    )  # fmt: skip


def line_of(dated: Iterable[StoryCopy], typed: str) -> Line:
    """Where the viewer drew it; else two years before the newest story."""
    typed = typed.strip()
    usual = _usual(dated)
    if not typed:
        return Line(day=usual)
    try:
        first = parse(from_words(typed)).earliest
    except DateNotUnderstoodError as error:
        return Line(day=usual, typed=typed, refused=error.sentence)
    if first is None:
        return Line(day=usual, typed=typed, refused=_("Please give a day, a month or a year."))
    return Line(day=first, typed=typed)


def _usual(dated: Iterable[StoryCopy]) -> int | None:
    ends = [parse(one.happened).latest or parse(one.happened).earliest for one in dated]
    newest = max((one for one in ends if one is not None), default=None)
    if newest is None:
        return None
    year, month, day = civil_date(newest)
    back = year - YEARS_BACK
    return day_number(back, month, min(day, month_length(back, month)))


def _is_over(story: StoryCopy, line: Line) -> bool:
    last = story.days[1]
    return line.day is not None and last is not None and last < line.day


def _is_since(story: StoryCopy, line: Line) -> bool:
    first = story.days[0]
    return line.day is not None and first is not None and first >= line.day
