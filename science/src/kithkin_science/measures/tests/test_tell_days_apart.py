from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.measures.within_person import within_person

# Shrout and Lane (2012), five people, four days, three items; by day, then person.
FIRST = [2, 3, 6, 3, 7, 3, 5, 6, 3, 8, 4, 4, 7, 5, 6, 1, 5, 8, 8, 6]
SECOND = [3, 4, 6, 4, 8, 3, 7, 7, 5, 8, 2, 6, 8, 6, 7, 3, 9, 9, 7, 8]
THIRD = [6, 4, 5, 3, 7, 4, 7, 8, 9, 9, 5, 7, 9, 7, 8, 4, 7, 9, 9, 6]
ITEMS = np.column_stack([FIRST, SECOND, THIRD])
PERSON, DAY = [row % 5 for row in range(20)], [row // 5 for row in range(20)]


def test_the_reliabilities_are_those_of_shrout_and_lane() -> None:
    told = within_person(ITEMS, PERSON, DAY)
    assert [told.rkf, told.r1r, told.rkr] == pytest.approx([0.97, 0.60, 0.85], abs=5e-3)
    assert [told.rc, told.rcn] == pytest.approx([0.74, 0.65], abs=5e-3)


def test_variances_are_those_that_give_back_every_mean_square() -> None:
    # By least squares on the expected mean squares of the seven effects.
    rng = np.random.default_rng(1)
    cube = rng.normal(size=(6, 5, 4)) + rng.normal(size=(6, 1, 1)) * 2
    cube += rng.normal(size=(1, 5, 1)) + rng.normal(size=(1, 1, 4)) + rng.normal(size=(6, 5, 1))
    cube += rng.normal(size=(6, 1, 4)) + rng.normal(size=(1, 5, 4))
    told = within_person(cube.reshape(30, 4), np.repeat(range(6), 5), np.tile(range(5), 6))
    centred = {axes: _effect(cube, axes) for axes in EFFECTS}
    squares = [
        (centred[axes] ** 2).sum() * 120 / centred[axes].size / _df(axes) for axes in EFFECTS
    ]
    held = [
        [np.prod([(6, 5, 4)[k] for k in range(3) if k not in to]) * (set(of) <= set(to))
         for to in EFFECTS] for of in EFFECTS
    ]  # fmt: skip
    variance = np.linalg.solve(np.array(held, dtype=float), squares)
    assert told.variance.tolist() == pytest.approx(np.maximum(variance, 0).tolist(), rel=1e-9)


EFFECTS = [(0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)]


def _df(axes: tuple[int, ...]) -> float:
    return float(np.prod([(6, 5, 4)[axis] - 1 for axis in axes]))


def _effect(cube: Any, axes: tuple[int, ...]) -> Any:
    """What is left of the means over all other axes when the smaller effects are taken off."""
    value = cube
    for axis in range(3):
        mean = value.mean(axis=axis, keepdims=True)
        value = value - mean if axis in axes else mean
    return value


def test_days_of_ones_own_tell_the_nested_reliability_only() -> None:
    told = within_person(ITEMS[:-1], PERSON[:-1], DAY[:-1])
    assert np.isnan([told.rc, told.rkf, told.r1r, told.rkr, *told.variance]).all()
    assert 0 < told.rcn_low < told.rcn < told.rcn_high < 1
    assert told.says("unbalanced")


def test_a_row_with_an_unanswered_item_is_left_out_and_counted() -> None:
    gappy = ITEMS.astype(float)
    gappy[4, 1] = np.nan
    told = within_person(gappy, PERSON, DAY)
    assert (told.n_used, told.n_dropped) == (19, {"not_whole": 1})


def test_one_occasion_each_or_answers_that_never_differ_tell_nothing() -> None:
    assert np.isnan(within_person(ITEMS[:5], PERSON[:5], DAY[:5]).rcn)
    still = within_person(np.ones((20, 3)), PERSON, DAY)
    assert np.isnan([still.rc, still.rcn]).all()
    assert still.says("no_change")
    assert np.isnan(within_person([], [], []).rcn)


def test_a_variance_below_zero_is_told_as_zero() -> None:
    rng = np.random.default_rng(8)
    told = within_person(rng.normal(size=(20, 3)), PERSON, DAY)
    assert told.says("below_zero")
    assert told.variance.min() == 0
    assert told.share.sum() == pytest.approx(1)


def test_ids_order_and_units_are_no_matter_for_days() -> None:
    plain = within_person(ITEMS, PERSON, DAY)
    order = np.random.default_rng(2).permutation(20)
    ids = [UUID(int=9 - PERSON[row]) for row in order]
    told = within_person(ITEMS[order] * 1e6, ids, [f"d{DAY[row]}" for row in order])
    assert told.rc == pytest.approx(plain.rc, rel=1e-9)
    assert told.rcn_low == pytest.approx(plain.rcn_low, rel=1e-9)


@pytest.mark.parametrize("replicates", [300, pytest.param(2000, marks=pytest.mark.release)])
def test_the_interval_of_rc_covers_as_it_says(replicates: int) -> None:
    rng = np.random.default_rng(5)
    person, day = np.repeat(range(10), 6), np.tile(range(6), 10)
    held = []
    for _ in range(replicates):
        day_of_person = rng.normal(size=(60, 1)) + rng.normal(size=(10, 1))[person]
        told = within_person(day_of_person + rng.normal(size=(60, 3)), person, day)
        held.append(told.rc_low <= 0.75 <= told.rc_high)
    assert abs(np.mean(held) - 0.95) < 3 * np.sqrt(0.05 * 0.95 / replicates)
