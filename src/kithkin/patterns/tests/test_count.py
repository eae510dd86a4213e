"""What comes back: counts against hand-made stories, bands against formulas of their own."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.base.days import civil_date
from kithkin.patterns.analysis import Band, how_often, then_and_now, with_whom
from kithkin.patterns.comes_back import otherwise
from kithkin.patterns.dividing import divided
from kithkin.patterns.sentences import band_words, moved_words, often_words, title_of
from kithkin.patterns.tests.telling import plain_word, story

COLD, ASKED = plain_word("cold"), plain_word("asked", "wanted")


def wilson(k: int, n: int) -> tuple[float, float]:
    """The interval as Wilson wrote it in 1927, apart from the engine's own code."""
    z = 1.959963984540054
    middle = (k + z * z / 2) / (n + z * z)
    reach = z / (n + z * z) * math.sqrt(k * (n - k) / n + z * z / 4)
    return middle - reach, middle + reach


def test_a_word_is_in_k_of_n_stories_with_j_of_m_people() -> None:
    told = [story("1", "mum", words="cold"), story("2", "mum", "ana", words="cold"),
            story("3", "ben", words="asked"), story("4", words="asked")]  # fmt: skip
    often = how_often(told, [COLD])["cold"]
    assert (often.k, often.n, often.people_with, often.people) == (2, 4, 2, 3)
    assert often.by_person == {"mum": (2, 2), "ana": (1, 1), "ben": (0, 1)}
    assert often_words(often) == "in 2 of 4 stories, with 2 of 3 people"


def test_with_one_person_the_band_is_wilsons_and_says_so() -> None:
    told = [story(str(n), "mum", words="cold" if n < 7 else "asked") for n in range(10)]
    often = how_often(told, [COLD])["cold"]
    low, high = wilson(7, 10)
    assert often.band == Band(70, math.floor(100 * low), math.ceil(100 * high))
    assert band_words(often) == "likely in 39 to 90 of 100 stories with this one person"


def test_a_story_without_words_is_not_counted_and_neither_is_an_empty_box() -> None:
    told = [story("1", words="cold"), story("2"), story("3", words="asked", they_did=" ")]
    assert how_often(told, [COLD])["cold"].n == 1
    assert how_often(told, [ASKED])["asked"].n == 2


def test_two_stories_are_too_few_to_say_more_than_the_count() -> None:
    often = how_often([story("1", words="cold"), story("2", words="cold")], [COLD])["cold"]
    assert often.band is None
    assert band_words(often) == "2 stories are too few to say more"


def test_nothing_told_is_nothing_counted() -> None:
    assert how_often([], [COLD]) == {}
    assert how_often([story("1")], []) == {}
    assert with_whom({}) == {}


def test_a_person_of_few_stories_leans_on_the_others() -> None:
    bands = with_whom({"mum": (18, 20), "ana": (17, 20), "ben": (0, 3), "jo": (1, 1)})
    assert bands["jo"] is None
    ben, mum = bands["ben"], bands["mum"]
    assert ben is not None
    assert mum is not None
    assert 0 < ben.middle < mum.middle < 90
    assert ben.high - ben.low > mum.high - mum.low


def test_a_word_told_less_often_now_is_said_to_be_and_no_more() -> None:
    then = [story(f"t{n}", "mum", words="cold") for n in range(20)]
    now = [story(f"n{n}", "mum", words="cold" if n < 3 else "asked") for n in range(20)]
    moved = then_and_now(then, now, [COLD])["cold"]
    assert (moved.then, moved.now, moved.verdict) == ((20, 20), (3, 20), "fell")
    assert moved_words(moved) == "told less often now"


def test_few_stories_cannot_tell_yet_and_say_how_many_would_help() -> None:
    then = [story(f"t{n}", words="cold") for n in range(3)]
    now = [story("n", words="asked"), story("m", words="asked"), story("o", words="asked")]
    moved = then_and_now(then, now[:2], [COLD])["cold"]
    assert moved.verdict == "cannot_tell_yet"
    assert moved.more > 0
    assert moved_words(moved).startswith("cannot tell yet: about ")


def test_weighed_with_many_words_one_word_needs_more_to_be_called_changed() -> None:
    then = [story(f"t{n}", words="cold") for n in range(3)]
    now = [story(f"n{n}", words="cold" if n < 3 else "asked") for n in range(9)]
    alone = then_and_now(then, now, [COLD])["cold"]
    among = then_and_now(then, now, [COLD, *(plain_word(f"w{n}") for n in range(8))])["cold"]
    assert (alone.verdict, among.verdict) == ("fell", "cannot_tell_yet")


def test_then_is_more_than_two_years_before_the_newest_story() -> None:
    told = [story("new", happened="2026-03-01"), story("old", happened="2024-02-28"),
            story("edge", happened="2024-03-01"), story("rough", happened="2024"),
            story("undated")]  # fmt: skip
    sides = divided(told, "")
    assert sides.line.day == date(2024, 3, 1).toordinal()
    assert [one.id for one in sides.then] == ["old"]
    assert [one.id for one in sides.now] == ["new", "edge"]
    assert (sides.on_either_side, sides.undated) == (1, 1)


def test_the_line_can_be_drawn_elsewhere_or_not_understood() -> None:
    told = [story("a", happened="2019-06"), story("b", happened="2021")]
    assert [one.id for one in divided(told, "January 2020").then] == ["a"]
    assert "not understood" in divided(told, "banana").line.refused
    assert divided(told, "before 1990").line.refused
    assert divided([story("x")], "").line.words == ""


def test_a_leap_day_two_years_back_is_a_day_that_was() -> None:
    day = divided([story("a", happened="2024-02-29")], "").line.day
    assert day is not None
    assert civil_date(day) == (2022, 2, 28)


dates = st.sampled_from(["", "2019", "2019~", "2021-05", "../2015", "2024/..", "2018/2022", "199X"])


@given(st.lists(dates, max_size=12), st.sampled_from(["", "2020", "May 2019"]))
def test_every_story_stands_on_one_side_or_is_counted_apart(happened: list[str], at: str) -> None:
    told = [story(str(n), happened=one) for n, one in enumerate(happened)]
    sides = divided(told, at)
    assert not {one.id for one in sides.then} & {one.id for one in sides.now}
    parts = len(sides.then) + len(sides.now) + sides.on_either_side + sides.undated
    assert parts == len(told)


def test_otherwise_is_with_the_same_people_without_the_word_or_well_all_the_same() -> None:
    told = [story("with", "mum", words="cold"), story("without", "mum", words="asked"),
            story("stranger", "jo", words="asked"), story("unread", "mum"),
            story("well", "mum", words="cold", ending="well")]  # fmt: skip
    assert [one.id for one in otherwise(told, COLD)] == ["without", "well"]


@pytest.mark.parametrize(
    ("boxes", "title"),
    [
        ({}, "I wanted: w"),
        ({"wanted": " "}, "They: t"),
        ({"wanted": "", "they_did": "", "i_did": ""}, "A story without words yet"),
    ],
)
def test_a_story_is_called_by_its_first_words(boxes: dict[str, str], title: str) -> None:
    assert title_of(story("1", **boxes)) == title
