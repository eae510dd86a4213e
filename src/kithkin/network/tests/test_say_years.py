from datetime import date

import pytest

from kithkin.network.years import age_between, spoken_age, when_it_was, year_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("", ""), ("1943", "1943"), ("1943-05-12", "1943"), ("1943~", "~1943"), ("1943?", "~1943"),
        ("194X", "1940s"), ("1943/1945", "1943–1945"), ("1943/1943-05", "1943"),
        ("../1950", "bef 1951"), ("1950/..", "aft 1949"), ("/1950", "by 1950"),
        ("1950-06/", "from 1950"), ("../1561-02-09", "bef 1561"), ("../1950~", "bef 1951"), ("-0322", "323 BC"),
        ("1998-21", "1998"), ("Y12345", ""),
    ],
)  # fmt: skip
def test_years_beside_a_symbol_are_short_and_honest(text: str, label: str) -> None:
    assert year_label(text) == label


@pytest.mark.parametrize(
    ("birth", "then", "age"),
    [
        ("1990-06-01", "2026-05-31", "35"),
        ("1990-06-01", "2026-06-01", "36"),
        ("1990", "2026-01-01", "36"),
        ("1990~", "2026", "~36"),
        ("199X", "2026", ""),
        ("", "2026", ""),
        ("2026", "1990", ""),
        ("1850", "2026", ""),
    ],
)
def test_an_age_is_written_only_where_it_can_be_told(birth: str, then: str, age: str) -> None:
    assert age_between(birth, then) == age


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1998-05-12", "on 12 May 1998"),
        ("1998-05", "in May 1998"),
        ("1998", "in 1998"),
        ("1998~", "about 1998"),
        ("199X", "in the 1990s"),
        ("../1997", "before 1998"),
    ],
)
def test_a_date_gets_the_small_word_that_fits(text: str, words: str) -> None:
    assert when_it_was(text) == words


def test_an_age_by_years_alone_is_said_to_be_so() -> None:
    day = date(2026, 6, 1)
    said = [spoken_age(birth, day) for birth in ("1990", "1990-05-02", "1990~", "2026-01", "")]
    assert said == ["36 this year", "36", "about 36", "age 0, not yet one", ""]
