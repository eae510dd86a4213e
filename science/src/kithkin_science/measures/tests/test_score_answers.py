import numpy as np
import pytest

from kithkin_science.measures.scoring import ScaleKey, score

FORM = ScaleKey(1, 5, turned=["calm"], reliability=0.75, sd=1.0)


def test_reversed_items_count_the_other_way_round() -> None:
    told = score({"tense": [4, 1], "sad": [2, 1], "calm": [2, 5]}, FORM)
    assert told.score == pytest.approx([(4 + 2 + 4) / 3, 1])


def test_a_sum_of_part_of_the_items_stands_for_all() -> None:
    key = ScaleKey(0, 3, total="sum", least=0.5)
    told = score([[3, 2, 1, None], [1, 1, 1, 1]], key)
    assert told.score.tolist() == [8, 4]
    assert told.prorated.tolist() == [True, False]


def test_unanswered_items_make_the_error_larger_by_their_share() -> None:
    # Parallel items: error variance of a mean of m items is that of one item over m.
    key = ScaleKey(1, 7, least=0.4, reliability=0.8, sd=2.0)
    told = score([[4] * 5, [4, 4, None, None, 4]], key)
    assert told.sem == pytest.approx([2 * np.sqrt(0.2), 2 * np.sqrt(0.2 * 5 / 3)])


def test_too_few_answers_are_no_score() -> None:
    told = score({"tense": [4, None], "sad": [None, None], "calm": [2, None]}, FORM)
    assert np.isnan(told.score).all()
    assert np.isnan(told.sem).all()
    assert (told.n_used, told.n_dropped) == (0, {"too_few": 2})


def test_an_answer_outside_the_range_counts_as_none() -> None:
    told = score([[1, 2, 3, 4, 9]], ScaleKey(1, 5, least=0.6))
    assert (told.score[0], told.answered[0]) == (2.5, 4)
    assert told.says("outside")


def test_a_form_of_unknown_reliability_has_no_error_and_says_so() -> None:
    told = score([[1, 2]], ScaleKey(1, 5))
    assert np.isnan(told.sem[0])
    assert told.says("no_error")


@pytest.mark.parametrize("reliability", [1.0, -0.1])
def test_a_form_without_error_is_refused_here_too(reliability: float) -> None:
    with pytest.raises(ValueError, match="never without error"):
        score([[1, 2]], ScaleKey(1, 5, reliability=reliability, sd=1))


def test_a_key_that_names_a_stranger_or_no_range_is_refused() -> None:
    with pytest.raises(ValueError, match="no item 'glad'"):
        score({"sad": [1]}, ScaleKey(1, 5, turned=["glad"]))
    with pytest.raises(ValueError, match="low to high"):
        score([[1]], ScaleKey(5, 1))


def test_everybody_at_the_floor_keeps_the_error() -> None:
    told = score([[1, 1, 5]] * 3, ScaleKey(1, 5, turned=[2], reliability=0.75, sd=1.0))
    assert told.score.tolist() == [1, 1, 1]
    assert told.sem.tolist() == [0.5, 0.5, 0.5]


def test_scores_in_other_units_are_the_same_scores() -> None:
    plain = score([[1, 4, None], [2, 2, 5]], ScaleKey(1, 5, turned=[2], least=0.5))
    tenfold = score([[10, 40, None], [20, 20, 50]], ScaleKey(10, 50, turned=[2], least=0.5))
    assert np.allclose(tenfold.score, plain.score * 10, rtol=1e-12)


def test_nobody_at_all_is_no_score_and_no_error() -> None:
    assert score({"sad": []}, ScaleKey(1, 5)).score.size == 0
