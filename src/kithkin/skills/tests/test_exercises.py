"""What every exercise must say, and what none may say."""

import re
from typing import Any

import pytest

from kithkin.skills.exercises import Exercise, Group, all_exercises, by_group

EXERCISES = list(all_exercises().values())
DOI = re.compile(r"10\.\d{4,9}/[^\s,]+[^\s,.]")
YEAR = re.compile(r"\(\d{4}\)")
FORBIDDEN = re.compile(
    r"\b(fail\w*|failure|unsafe|toxic|narciss\w*|manipulat\w*|disorder|borderline|anxious|avoidant"
    r"|diagnos\w*|symptom\w*|hierarchy|dysfunction\w*|should|must|husband|wife|normal|abnormal"
    r"|percent|score|weakness)\b|%|!!", re.IGNORECASE,
)  # fmt: skip
LONGEST_TITLE, LONGEST_STEP, LONGEST_WORDS = 32, 160, 190


def words_of(value: Any) -> list[str]:
    match value:
        case str():
            return [value]
        case list() | tuple():
            return [text for one in value for text in words_of(one)]
    return []


def told(one: Exercise) -> list[str]:
    troubles = [(trouble.what, trouble.then) for trouble in one.troubles]
    return words_of([one.title, one.purpose, one.steps, one.scene, one.lines, troubles, one.also])


def test_there_are_twelve_four_of_each_group() -> None:
    assert {group: len(found) for group, found in by_group().items()} == dict.fromkeys(Group, 4)
    assert len({one.id for one in EXERCISES}) == len({one.title for one in EXERCISES}) == 12


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.key)
def test_an_exercise_says_all_it_has_to_and_no_more(one: Exercise) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", one.key)
    assert 4 <= len(one.steps) <= 6
    assert 3 <= len(one.lines) <= 6
    assert 2 <= len(one.troubles) <= 3
    assert 5 <= one.minutes <= 30
    assert one.purpose.count(".") == 1
    assert one.also.startswith("Not ")
    assert all(text.strip() for text in told(one))


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.key)
def test_an_exercise_is_short_enough_for_a_phone(one: Exercise) -> None:
    assert len(one.title) <= LONGEST_TITLE
    assert max(map(len, one.steps)) <= LONGEST_STEP
    assert max(map(len, told(one))) <= LONGEST_WORDS


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.key)
def test_no_exercise_blames_sorts_or_judges(one: Exercise) -> None:
    assert [text for text in told(one) if FORBIDDEN.search(text)] == []


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.key)
def test_where_the_idea_comes_from_can_be_looked_up(one: Exercise) -> None:
    (year,) = YEAR.findall(one.reference)
    assert 1900 < int(year[1:-1]) <= 2026
    assert not (one.doi and one.isbn)
    if one.doi:
        assert DOI.fullmatch(one.doi)
    elif one.isbn:
        assert sum(int(n) * (3 if at % 2 else 1) for at, n in enumerate(one.isbn)) % 10 == 0
    else:
        assert one.key == "listen_and_say_back"  # printed before there were such numbers


def test_no_reference_stands_under_two_exercises() -> None:
    assert len({one.reference for one in EXERCISES}) == len(EXERCISES)
