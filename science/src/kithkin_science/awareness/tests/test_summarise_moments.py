import datetime as dt
import math

import numpy as np
import pytest

from kithkin_science.awareness.dynamics import summary


def test_the_summary_is_that_reckoned_by_hand() -> None:
    # Pairs of one day: 1-3, 3-2 and 4-3, 3-6, 6-1; steps 2, -1, -1, 3, -5: 40 over 5 is 8.
    told = summary([1, 3, 2, 4, 3, 6, 1], day=[1, 1, 1, 2, 2, 2, 2])
    assert (told.pairs, told.lost) == (5, 1)
    assert told.mean == pytest.approx(20 / 7)
    assert told.rmssd == pytest.approx(math.sqrt(8))
    assert told.inertia == pytest.approx(np.corrcoef([1, 3, 4, 3, 6], [3, 2, 3, 6, 1])[0, 1])


def test_an_unanswered_moment_takes_both_its_pairs() -> None:
    told = summary([1, None, 2, 3])
    assert (told.n, told.pairs, told.lost) == (3, 1, 2)
    assert told.n_dropped == {"no_value": 1}


def test_moments_are_put_in_order_of_time() -> None:
    days = [dt.datetime(2026, 1, day, tzinfo=dt.UTC) for day in (3, 1, 2, 4)]
    assert summary([3, 1, 2, 4], time=days).rmssd == pytest.approx(1)


def test_a_moment_without_a_time_makes_no_pair() -> None:
    told = summary([1, 2, 9], time=[1, 2, None])
    assert told.pairs == 1
    assert told.says("untimed")


def test_the_same_answer_every_time_has_no_inertia() -> None:
    told = summary([4, 4, 4, 4])
    assert (told.sd, told.rmssd) == (0, 0)
    assert math.isnan(told.inertia)
    assert told.says("constant")


@pytest.mark.parametrize("told", [[], [3], [3, None]])
def test_one_moment_or_none_is_no_spread(told: list[float | None]) -> None:
    assert math.isnan(summary(told).sd)
    assert math.isnan(summary(told).rmssd)
