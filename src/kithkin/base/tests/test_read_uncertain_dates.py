"""EDTF: our reading against python-edtf, and the rules it does not keep."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from kithkin.base.days import civil_date, day_number, julian_day_number
from kithkin.base.edtf import DateNotUnderstoodError, When, parse
from kithkin.base.tests.edtf_texts import (
    hidden_points,
    intervals,
    plain_points,
    points,
    read_or_refused,
)


def oracle_day(bound: float | tuple[int, ...]) -> int | None:
    """Their bounds are `struct_time`, or infinite for an open end."""
    return None if isinstance(bound, float) else day_number(*bound[:3])


@given(st.dates())
def test_day_numbers_agree_with_the_standard_library(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert civil_date(number) == (day.year, day.month, day.day)


@given(st.integers(-9_999_999, 9_999_999))
def test_day_numbers_can_be_turned_back_for_any_year(number: int) -> None:
    assert day_number(*civil_date(number)) == number


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((1582, 10, 5), (1582, 10, 15)),  # the papal reform
        ((1752, 9, 3), (1752, 9, 14)),  # the British one
        ((1700, 2, 29), (1700, 3, 11)),  # a day only the old calendar has
        ((1917, 10, 25), (1917, 11, 7)),  # the October revolution
        ((-43, 3, 15), (-43, 3, 13)),  # the ides of March, 44 BC
        ((-4712, 1, 1), (-4713, 11, 24)),  # day 0 of the astronomers
    ],
)
def test_old_calendar_days_fall_where_history_books_put_them(
    old: tuple[int, int, int], new: tuple[int, int, int]
) -> None:
    assert julian_day_number(*old) == day_number(*new)


@given(plain_points() | hidden_points())
def test_the_span_of_a_date_is_the_one_python_edtf_finds(text: str) -> None:
    assume(not text.endswith("-24"))  # python-edtf ends winter with December
    theirs = parse_edtf(text)
    when = parse(text)
    assert when.earliest == oracle_day(theirs.lower_strict())
    assert when.latest == oracle_day(theirs.upper_strict())


@given(intervals())
def test_the_span_of_an_interval_is_the_one_python_edtf_finds(text: str) -> None:
    assume("-24" not in text and "X" not in text)  # it stumbles over X beside marks or ".."
    assume(not text.startswith("/") and not text.endswith("/"))  # there it guesses ten years
    when = read_or_refused(parse, text)
    assume(isinstance(when, When))
    theirs = parse_edtf(text)
    assert isinstance(when, When)
    assert when.earliest == oracle_day(theirs.lower_strict())
    assert when.latest == oracle_day(theirs.upper_strict())


@given(points() | intervals())
def test_reading_the_canonical_text_again_changes_nothing(text: str) -> None:
    when = read_or_refused(parse, text)
    assume(isinstance(when, When))
    assert isinstance(when, When)
    assert parse(when.text) == when


@given(points())
def test_marks_widen_a_date_and_are_remembered(text: str) -> None:
    when = parse(text)
    assert when.approximate == (text[-1] in "~%")
    assert when.uncertain == (text[-1] in "?%")
    first, last = when.widest
    assert (first, last) != (when.earliest, when.latest) or text[-1] not in "?~%"


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    found = read_or_refused(parse, text)
    assert isinstance(found, When) or found.sentence.endswith(".")


def test_winter_may_be_at_either_end_of_its_year() -> None:
    when = parse("1998-24")
    assert when.earliest == date(1998, 1, 1).toordinal()
    assert when.latest == date(1999, 2, 28).toordinal()


def test_an_open_or_unknown_end_has_no_last_day() -> None:
    assert parse("1971/..").latest is None
    assert parse("1971/").latest is None
    assert parse("../1969").earliest is None


def test_nothing_known_is_an_empty_text() -> None:
    assert parse("  ") == When()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1950-13", "Months run from 01 to 12."),
        ("2003-02-29", "That month has 28 days."),  # python-edtf lets this pass
        ("1955/1950", "It ends before it begins."),
        ("1950-XX-12", "A day can only be kept together with its month."),
        ("195X-05", "A month can only be kept with a year of four known digits."),
        ("../..", "Leave the date empty when neither its beginning nor its end is known."),
    ],
)
def test_a_refusal_says_why(text: str, why: str) -> None:
    with pytest.raises(DateNotUnderstoodError) as refused:
        parse(text)
    assert refused.value.why == why
    assert text in str(refused.value)


@pytest.mark.parametrize(
    "text", ["-0000", "1950-21-XX", "1950-05-12T10:00", "{1950}", "195", "٣٤٥٦"]
)
def test_what_is_not_level_0_or_1_is_refused(text: str) -> None:
    with pytest.raises(DateNotUnderstoodError):
        parse(text)
