from itertools import permutations
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.stats.permutation import permutation_test

RNG = np.random.default_rng(7)


def apart(rows: Any, group: Any) -> float:
    return float(rows[group == "b"].mean() - rows[group == "a"].mean())


def test_all_arrangements_are_those_counted_out_by_hand() -> None:
    rows, group = np.array([1.0, 5, 2, 8, 3, 9]), np.array(list("aababb"))
    every = {tuple(one) for one in permutations(group)}
    share = np.mean([apart(rows, np.array(one)) >= apart(rows, group) - 1e-9 for one in every])
    told = permutation_test(apart, rows, group)
    assert told.exact
    assert told.arrangements == len(every) == 20
    assert told.p_value == told.p_low == told.p_high == share


def test_labels_stay_within_their_group() -> None:
    # Two couples: each swaps or not, 4 ways; only one is as far out as 1 + 1.
    told = permutation_test(apart, [1, 2, 5, 6], list("abab"), within=[0, 0, 1, 1])
    assert (told.arrangements, told.p_value) == (4, 0.25)


def test_both_sides_count_twice_the_lesser_share() -> None:
    rows = [1.0, 2, 3, 4, 5, 6]
    up, down, both = (
        permutation_test(apart, rows, list("aaabbb"), side=one).p_value
        for one in ("greater", "less", "two_sided")
    )
    assert (up, down, both) == (0.05, 1.0, 0.1)


def test_random_arrangements_hold_the_exact_p_between_their_ends() -> None:
    rows, group = RNG.normal(size=14), list("ab" * 7)
    exact = permutation_test(apart, rows, group, replicates=4000)
    some = permutation_test(apart, rows, group, replicates=999, level=0.999, rng=1)
    assert exact.exact
    assert not some.exact
    assert some.p_low < exact.p_value < some.p_high
    assert some.p_low < some.p_value < some.p_high


def test_p_is_never_nought() -> None:
    told = permutation_test(apart, np.arange(40.0), ["a"] * 20 + ["b"] * 20, rng=1)
    assert told.p_value == 1 / 10_000
    assert 0 == told.p_low < told.p_high < 0.001


def test_fewer_arrangements_than_would_reach_the_level_are_said() -> None:
    told = permutation_test(apart, [1, 2, 3], ["a", "b", "b"])
    assert told.says("few_arrangements")
    assert told.p_value == pytest.approx(1 / 3)


def test_one_row_or_rows_that_are_all_the_same_say_nothing() -> None:
    assert permutation_test(lambda r, g: 0.0, [1.0], ["a"]).p_value == 1
    assert permutation_test(apart, [4.0] * 6, list("aaabbb")).p_value == 1


def test_differences_by_rounding_only_count_as_equal() -> None:
    rows = [0.1, 0.2, 0.3, 0.1, 0.2, 0.3]
    assert permutation_test(apart, rows, list("aaabbb")).p_value > 0.5


def test_a_row_without_a_label_is_left_out_and_counted() -> None:
    told = permutation_test(apart, [1, 2, 3, 900], ["a", "a", "b", None])
    assert (told.n_used, told.n_dropped) == (3, {"missing": 1})
    assert told.statistic == 1.5


def test_a_statistic_that_is_no_number_has_no_p() -> None:
    assert np.isnan(permutation_test(lambda r, g: np.nan, [1, 2], ["a", "b"]).p_value)


def test_numbers_may_be_labels() -> None:
    told = permutation_test(lambda r, g: float(r @ g), [1, 2, 3], [1, 2, 3])
    assert told.p_value == pytest.approx(1 / 6)


def test_shuffled_rows_and_other_ids_give_the_same_p() -> None:
    rows, group = RNG.normal(size=40), np.array(list("ab" * 20))
    ids = {"a": UUID(int=9), "b": UUID(int=2)}
    order = RNG.permutation(40)
    first = permutation_test(apart, rows, group, rng=3)
    other = permutation_test(apart, rows[order] * 1e6, group[order], rng=3)
    named = permutation_test(
        lambda r, g: float(r[g == ids["b"]].mean() - r[g == ids["a"]].mean()),
        rows[order],
        [ids[one] for one in group[order]],
        rng=3,
    )
    assert first.p_value == other.p_value == named.p_value


def test_false_alarms_are_as_many_as_promised() -> None:
    rng = np.random.default_rng(2)
    found = [permutation_test(apart, rng.normal(size=8), list("abababab")) for _ in range(300)]
    assert np.mean([one.p_value <= 0.1 for one in found]) < 0.15
