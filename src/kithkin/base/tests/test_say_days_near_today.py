"""Days near today: called by their words, and never refused for where on earth somebody is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from kithkin.base import clock
from kithkin.base.near_days import day_words, gone_by, near_day, still_to_come


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.held_at(datetime(2026, 3, 12, 9, tzinfo=UTC)):
        yield


@pytest.mark.parametrize(
    ("said", "kept"),
    [(" Yesterday ", "2026-03-11"), ("today", "2026-03-12"), ("about 2010", "about 2010"), (7, 7)],
)
def test_two_days_have_a_word(said: object, kept: object) -> None:
    assert near_day(said) == kept


@pytest.mark.parametrize(
    ("text", "ahead"),
    [("2026-03-13", False), ("2026-03-14", True), ("2026", False), ("2027", True), ("", False),
     ("2026-03-01/2026-03-20", False)],
)  # fmt: skip
def test_only_what_can_be_nothing_else_is_still_to_come(text: str, ahead: bool) -> None:
    assert still_to_come(text) is ahead


def test_yesterday_has_not_gone_by_everywhere() -> None:
    assert not gone_by(date(2026, 3, 11))
    assert gone_by(date(2026, 3, 10))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 12), "today"),
        (date(2026, 3, 3), "3 March"),
        (date(2019, 3, 3), "3 March 2019"),
    ],
)
def test_a_year_is_said_only_where_it_is_another(day: date, words: str) -> None:
    assert day_words(day) == words
