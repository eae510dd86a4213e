"""Strategies for EDTF texts, shared by the tests of dates and of files."""

import calendar
from collections.abc import Callable
from typing import TypeVar

from hypothesis import strategies as st

from kithkin.base.edtf import DateNotUnderstoodError

Read = TypeVar("Read")


def read_or_refused(reader: Callable[[str], Read], text: str) -> Read | DateNotUnderstoodError:
    try:
        return reader(text)
    except DateNotUnderstoodError as refused:
        return refused


MARKS = st.sampled_from(["", "", "?", "~", "%"])


@st.composite
def years(draw: st.DrawFn) -> str:
    number = draw(st.integers(-9999, 9999) | st.integers(1800, 2040))
    return f"{number:04}" if number >= 0 else f"-{-number:04}"


@st.composite
def plain_points(draw: st.DrawFn) -> str:
    """Year, month, day or season of a year with four known digits."""
    year = draw(years())
    precision = draw(st.sampled_from(["year", "month", "day", "season"]))
    if precision == "year":
        return year
    if precision == "season":
        return f"{year}-{draw(st.integers(21, 24))}"
    month = draw(st.integers(1, 12))
    if precision == "month":
        return f"{year}-{month:02}"
    leap_alike = 2000 + int(year) % 400
    day = draw(st.integers(1, calendar.monthrange(leap_alike, month)[1]))
    return f"{year}-{month:02}-{day:02}"


@st.composite
def hidden_points(draw: st.DrawFn) -> str:
    year = f"{draw(st.integers(1000, 9999))}"
    form = draw(st.sampled_from(["decade", "century", "thousand", "month", "day", "both"]))
    forms = {
        "decade": f"{year[:3]}X",
        "century": f"{year[:2]}XX",
        "thousand": f"{year[:1]}XXX",
        "month": f"{year}-XX",
        "day": f"{year}-{draw(st.integers(1, 12)):02}-XX",
        "both": f"{year}-XX-XX",
    }
    return forms[form]


def long_years() -> st.SearchStrategy[str]:
    numbers = st.integers(10_000, 170_000_002) | st.integers(-170_000_002, -10_000)
    return numbers.map(lambda number: f"Y{number}")


def points() -> st.SearchStrategy[str]:
    bare = plain_points() | hidden_points() | long_years()
    return st.builds("{}{}".format, bare, MARKS)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    ends = sorted(
        [draw(plain_points() | hidden_points()) for _ in "ab"],
        key=lambda text: int(text[: 5 if text[0] == "-" else 4].replace("X", "0")),
    )
    start, end = (end + draw(MARKS) for end in ends)
    form = draw(st.sampled_from(["both", "..a", "a..", "/a", "a/"]))
    forms = {
        "both": f"{start}/{end}",
        "..a": f"../{end}",
        "a..": f"{start}/..",
        "/a": f"/{end}",
        "a/": f"{start}/",
    }
    return forms[form]
