"""As-of answers, checked against every pair of days the two dates leave open."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kithkin.base.edtf import REACH_DAYS, Truth, held_at, parse

FIRST = date(2000, 1, 1)
FEW_DAYS = st.integers(0, 12).map(lambda days: FIRST + timedelta(days))


@st.composite
def few_day_dates(draw: st.DrawFn) -> str:
    """A date within some two weeks, so that all possibilities can be listed."""
    start, end = sorted([draw(FEW_DAYS), draw(FEW_DAYS)])
    forms = [f"{start}", f"{start}/{end}", f"../{end}", f"{start}/..", f"/{end}", f"{start}/", ""]
    return draw(st.sampled_from(forms))


def possible_days(text: str) -> range:
    when = parse(text)
    low, high = FIRST.toordinal() - 20, FIRST.toordinal() + 40
    return range(
        low if when.earliest is None else when.earliest,
        (high if when.latest is None else when.latest) + 1,
    )


@given(few_day_dates(), few_day_dates(), FEW_DAYS)
def test_the_answer_is_what_all_possible_days_agree_on(start: str, end: str, day: date) -> None:
    number = day.toordinal()
    ends = possible_days(end) if end else range(10**6, 10**6 + 1)
    answers = {
        begun <= number <= over for begun in possible_days(start) for over in ends if begun <= over
    }
    assume(answers)
    expected = Truth.MAY_BE if len(answers) == 2 else Truth.YES if True in answers else Truth.NO
    assert held_at(start, end, day) is expected


def test_what_has_no_known_end_goes_on() -> None:
    assert held_at("2010", "", date(2024, 5, 1)) is Truth.YES


def test_without_dates_any_day_is_possible() -> None:
    assert held_at("", "", date(1950, 5, 1)) is Truth.MAY_BE


def test_the_last_day_still_counts() -> None:
    assert held_at("2010", "2012-05-01", date(2012, 5, 1)) is Truth.YES
    assert held_at("2010", "2012-05-01", date(2012, 5, 2)) is Truth.NO


@pytest.mark.parametrize("mark", ["~", "?", "%"])
def test_a_rough_beginning_leaves_the_days_around_it_open(mark: str) -> None:
    edge = date(1950, 1, 1) - timedelta(REACH_DAYS["year"])
    assert held_at(f"1950{mark}", "", edge) is Truth.MAY_BE
    assert held_at(f"1950{mark}", "", edge - timedelta(1)) is Truth.NO
