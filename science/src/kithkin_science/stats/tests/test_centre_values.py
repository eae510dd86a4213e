from uuid import UUID

import numpy as np
import pytest

from kithkin_science.stats.centring import centre

RNG = np.random.default_rng(2)


def test_a_value_is_its_three_parts() -> None:
    x, who = RNG.normal(size=30), RNG.integers(0, 4, 30)
    told = centre(x, who)
    assert np.allclose(told.within + told.between + told.grand, x, rtol=1e-12)
    assert told.grand == pytest.approx(np.mean([x[who == one].mean() for one in range(4)]))


def test_the_reliability_of_a_mean_is_that_by_hand() -> None:
    # Means 2, 6, 4: between squares 3 ((2-4)^2 + (6-4)^2) = 24, over 2: 12. Within 2 + 2 + 2
    # over 6: 1. Variance between (12 - 1) / 3 = 11/3; reliability 11/3 / (11/3 + 1/3) = 11/12.
    told = centre([1, 2, 3, 5, 6, 7, 3, 4, 5], list("aaabbbccc"))
    assert told.reliability_of_mean == pytest.approx([11 / 12] * 3, rel=1e-12)


def test_reliability_is_what_it_says_in_simulated_people() -> None:
    n = np.tile([3, 12], 1000)
    who = np.repeat(np.arange(2000), n)
    level = RNG.normal(scale=0.7, size=2000)
    told = centre(level[who] + RNG.normal(size=len(who)), who)
    assert told.reliability_of_mean[:2] == pytest.approx([0.49 / (0.49 + 1 / m) for m in (3, 12)], abs=0.03)  # fmt: skip
    assert np.corrcoef(told.mean[::2], level[::2])[0, 1] ** 2 == pytest.approx(told.reliability_of_mean[0], abs=0.04)  # fmt: skip


def test_one_row_each_or_one_group_does_not_tell_how_reliable_it_is() -> None:
    for told in (centre([1, 2, 3], list("abc")), centre([1, 2, 3], list("aaa")), centre([1], ["a"])):  # fmt: skip
        assert np.isnan(told.reliability_of_mean).all()
        assert told.says("one_row_each")
    assert centre([1], ["a"]).within.tolist() == [0]


def test_groups_that_agree_are_not_said_to_be_all_alike() -> None:
    told = centre([1, 3, 1, 3, 1, 3], list("aabbcc"))
    assert told.reliability_of_mean.tolist() == [0, 0, 0]
    assert told.says("none_between")


def test_always_the_same_is_no_error() -> None:
    told = centre([4] * 6, list("aabbcc"))
    assert told.within.tolist() == [0] * 6
    assert told.reliability_of_mean.tolist() == [0, 0, 0]


def test_a_missing_value_or_group_stays_as_nan_and_is_counted() -> None:
    told = centre([1, None, 3, 4], ["a", "a", None, "b"])
    assert np.isnan(told.within).tolist() == [False, True, True, False]
    assert told.n_dropped == {"missing": 2}
    assert np.isnan(centre([None], ["a"]).grand)
    assert centre([], []).term == ()


def test_centring_does_not_depend_on_order_ids_or_units() -> None:
    x, who = RNG.normal(size=30), RNG.integers(0, 4, 30)
    order = RNG.permutation(30)
    first = centre(x, who)
    named = {"x": x[order] * 1e6, "who": [UUID(int=int(9 - one)) for one in who[order]]}
    other = centre("x", "who", data=named)
    assert np.allclose(other.within / 1e6, first.within[order], atol=1e-9)
    assert np.allclose(other.reliability_of_mean[::-1], first.reliability_of_mean, atol=1e-9)
