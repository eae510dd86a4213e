"""Answers become places with bands; differences are told apart from the error of the questions."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.attachment.analysis import Band, Moved, moved, place, turned
from kithkin.attachment.copies import SittingCopy
from kithkin.attachment.fields import SittingFields
from kithkin.attachment.models import Sitting
from kithkin.attachment.questions import (
    HIGH,
    LOW,
    Dimension,
    counted,
    eight_questions,
    questions_of,
)
from kithkin.attachment.sentences import STEPS, band_words, step_of
from kithkin.attachment.tests.filling import answers, asking, sitting

WORRY, DISTANCE = Dimension.WORRY, Dimension.DISTANCE
SCORES = st.integers(LOW, HIGH)


@pytest.mark.parametrize("side", Dimension)
def test_each_dimension_has_four_questions_of_which_two_are_reversed(side: Dimension) -> None:
    asked = questions_of(side)
    assert (len(asked), sum(one.reversed for one in asked)) == (4, 2)


def test_row_form_and_key_name_the_same_eight_questions() -> None:
    keys = {one.key for one in eight_questions()}
    assert keys == set(SittingFields.model_fields) - {"more", "filled"}
    assert keys == set(Sitting.sealed_names) - {"more", "filled"}


@given(answer=SCORES)
def test_a_reversed_question_counts_from_the_other_end(answer: int) -> None:
    for one in eight_questions():
        back = one.counted(one.counted(answer))
        assert back == answer
        assert one.counted(answer) == (8 - answer if one.reversed else answer)


def test_yes_to_everything_lies_in_the_middle_of_both() -> None:
    yes = dict.fromkeys([one.key for one in eight_questions()], HIGH)
    for side in Dimension:
        assert sorted(map(str, counted(yes, side))) == ["1", "1", "7", "7"]


@pytest.mark.parametrize(
    ("kind", "middle", "low", "high"), [("friend", 2.2, 1.1, 3.7), ("family", 2.2, 1.1, 3.8)]
)
def test_a_place_is_that_of_the_science_with_its_edges_outward(
    kind: str, middle: float, low: float, high: float
) -> None:
    # `security` itself gives 2.165 (1.110 to 3.620) beside a friend of six, and 2.225 (1.121 to
    # 3.729) beside a relative of six: those of one kind draw nearer to each other.
    told = [sitting("a", 2, 5), sitting("b", 6, 3)]
    assert place(told, {"a": "family", "b": kind})["a"].bands[WORRY] == Band(middle, low, high)


def test_the_two_dimensions_never_mix() -> None:
    one, other = place([sitting("a", 2, 5)], {}), place([sitting("a", 2, 1)], {})
    assert one["a"].bands[WORRY] == other["a"].bands[WORRY]
    assert one["a"].bands[DISTANCE] != other["a"].bands[DISTANCE]


@given(told=st.lists(st.tuples(SCORES, SCORES), min_size=1, max_size=6))
def test_no_band_leaves_the_scale_or_has_no_width(told: list[tuple[int, int]]) -> None:
    placed = place([sitting(str(at), *one) for at, one in enumerate(told)], {})
    for one in placed.values():
        for band in one.bands.values():
            assert band is not None
            assert LOW <= band.low < band.high <= HIGH
            assert band.low <= band.middle <= band.high


@pytest.mark.parametrize(("answered", "is_placed"), [(4, True), (2, True), (1, False), (0, False)])
def test_less_than_half_is_not_placed_and_says_so(answered: int, is_placed: bool) -> None:
    keys = [one.key for one in questions_of(WORRY)][answered:]
    half = sitting("a", 3, 3, answers={**answers(3, 3), **dict.fromkeys(keys)})
    band = place([half], {})["a"].bands[WORRY]
    assert (band is not None) == is_placed
    assert (band_words(band) == "not enough answered to place it") == (not is_placed)


def test_one_that_cannot_be_placed_leaves_the_others_where_they_were() -> None:
    alone = place([sitting("a", 3, 3)], {})["a"].bands
    beside = place([sitting("a", 3, 3), sitting("b", None, None)], {})["a"].bands
    assert alone == beside


def test_nobody_answered_for_is_nobody_placed() -> None:
    assert place([], {}) == {}


def scored(*worry: int) -> SittingCopy:
    """A filling with these four scores on worry."""
    keys = zip(questions_of(WORRY), worry, strict=True)
    return sitting("a", 4, 4, answers={**answers(4, 4), **{q.key: q.counted(at) for q, at in keys}})


@pytest.mark.parametrize(
    ("before", "now", "how"),
    [
        ((4, 4, 4, 4), (4, 4, 4, 4), Moved.SAME),
        ((4, 4, 4, 3), (4, 4, 4, 5), Moved.SAME),
        ((3, 3, 3, 4), (5, 5, 4, 5), Moved.PERHAPS_MORE),
        ((5, 5, 4, 5), (3, 3, 3, 4), Moved.PERHAPS_LESS),
        ((3, 3, 2, 3), (5, 5, 5, 5), Moved.MORE),
        ((5, 5, 5, 5), (3, 3, 2, 3), Moved.LESS),
    ],
)
def test_a_change_must_be_larger_than_its_error(
    before: tuple[int, ...], now: tuple[int, ...], how: Moved
) -> None:
    # By hand: an error of 1.44 points a question makes .72 a sitting of four, 1.02 a difference.
    apart = (sum(now) - sum(before)) / 4 / (1.44 / 2 * math.sqrt(2))
    sizes = {Moved.SAME: (0, 1), Moved.PERHAPS_MORE: (1, 1.96), Moved.PERHAPS_LESS: (1, 1.96)}
    least, most = sizes.get(how, (1.96, math.inf))
    assert least <= abs(apart) < most
    assert moved(scored(*now), scored(*before), WORRY) == how


@given(now=SCORES, before=SCORES)
def test_a_change_there_and_back_has_one_size(now: int, before: int) -> None:
    other = {
        Moved.MORE: Moved.LESS, Moved.LESS: Moved.MORE, Moved.SAME: Moved.SAME,
        Moved.PERHAPS_MORE: Moved.PERHAPS_LESS, Moved.PERHAPS_LESS: Moved.PERHAPS_MORE,
    }  # fmt: skip
    there = moved(sitting("a", now, 4), sitting("a", before, 4), WORRY)
    back = moved(sitting("a", before, 4), sitting("a", now, 4), WORRY)
    assert back == other[there]


def test_nothing_is_said_of_a_change_where_too_little_was_answered() -> None:
    assert moved(sitting("a", 2, 4), sitting("a", None, 4), WORRY) == Moved.CANNOT_TELL


def test_steps_have_words_for_both_and_rise_with_the_scale() -> None:
    steps = []
    for at in range(LOW, HIGH + 1):
        band = place([sitting("a", at, at)], {})["a"].bands[WORRY]
        assert band is not None
        steps.append(step_of(band))
    assert steps == sorted(steps)
    assert {len(words) for words in STEPS.values()} == {4}
    assert set(steps) <= set(range(4))


def test_whom_one_turns_to_is_compared_with_the_last_time_it_was_said() -> None:
    told = [
        asking("now", seek_out=("ana", "ben")), asking("open", calms=("ana",)),
        asking("then", seek_out=("cem", "ana")),
    ]  # fmt: skip
    found = turned(told, "seek_out")
    assert found.before is not None
    assert (found.now, found.before.id) == (told[0], "then")
    assert found.standing == {"ana": "stayed", "ben": "new", "cem": "gone"}


def test_nobody_is_an_answer_and_left_open_is_none() -> None:
    told = [asking("now", calms=()), asking("then", calms=("ana",))]
    assert turned(told, "calms").standing == {"ana": "gone"}
    assert turned(told, "calms").now == told[0]
    assert turned(told, "seek_out").now is None
