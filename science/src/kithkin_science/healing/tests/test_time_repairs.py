from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.healing.repair import time_to_repair

# Freireich et al. (1963), 21 people on 6-mercaptopurine; a plus in print is None here.
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
OPEN = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]


def sixmp() -> list[str | None]:
    left, ends = list(OPEN), []
    for week in reversed(WEEKS):
        ends.append(None if week in left else "repaired")
        if week in left:
            left.remove(week)
    return ends[::-1]


def test_one_ending_alone_is_kaplan_and_meiers_table() -> None:
    told = time_to_repair(WEEKS, sixmp())
    left = [0.857143, 0.806723, 0.752941, 0.690196, 0.627451, 0.537815, 0.448179]
    assert told.time.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert told.open_share.tolist() == pytest.approx(left, abs=5e-7)
    assert told.estimate.tolist() == pytest.approx((1 - told.open_share).tolist(), rel=1e-12)
    assert told.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]


def test_without_competition_the_error_is_greenwoods() -> None:
    # S(t)^2 times the sum of d / (n (n - d)).
    told = time_to_repair(WEEKS, sixmp())
    d, n = told.events, told.at_risk
    greenwood = told.open_share * np.sqrt(np.cumsum(d / (n * (n - d))))
    assert np.allclose(told.std_error, greenwood, rtol=1e-10)
    assert told.std_error[0] == pytest.approx(0.0764, abs=5e-5)
    assert told.std_error[-1] == pytest.approx(0.1346, abs=5e-5)


def test_without_open_ruptures_the_shares_are_plain_counts() -> None:
    time = [1, 2, 2, 3, 5, 5, 8, 9]
    ends = ["repaired", "ended", "repaired", "ended", "repaired", "no_contact", "ended", "repaired"]
    told = time_to_repair(time, ends)
    for row, kind in enumerate(told.term):
        so_far = [
            end == kind and one <= told.time[row] for one, end in zip(time, ends, strict=True)
        ]
        share = np.mean(so_far)
        assert told.estimate[row] == pytest.approx(share, rel=1e-12, abs=1e-15)
        assert told.std_error[row] == pytest.approx(np.sqrt(share * (1 - share) / 8), abs=1e-12)


def test_what_each_tie_moves_is_what_leaving_weight_off_it_moves() -> None:
    # Brute force: the slope of the estimate in the weight of each tie, by finite differences.
    rng = np.random.default_rng(3)
    time = rng.integers(1, 12, 40).astype(float)
    ends = rng.choice(["repaired", "ended", "open"], 40).tolist()
    tie = rng.integers(0, 12, 40)
    told = time_to_repair(time, [None if one == "open" else one for one in ends], tie)
    step, slopes = 1e-6, []
    for one in range(12):
        weight = 1 + step * (tie == one)
        slopes.append((_weighted(time, ends, weight) - _weighted(time, ends, np.ones(40))) / step)
    error = np.sqrt(12 / 11 * (np.array(slopes) ** 2).sum(axis=0))
    half = len(told.term) // 2
    assert np.allclose(told.std_error[half:], error, rtol=1e-4)


def _weighted(time: Any, ends: Any, weight: Any) -> Any:
    """Share repaired at each time something ended, each rupture counting its weight."""
    ended = np.array(ends) != "open"
    left, share, found = 1.0, 0.0, []
    for at in np.unique(time[ended]):
        risk = weight[time >= at].sum()
        here = (time == at) & ended
        share += left * weight[here & (np.array(ends) == "repaired")].sum() / risk
        left *= 1 - weight[here].sum() / risk
        found.append(share)
    return np.array(found)


def test_other_endings_make_repair_rarer_than_one_less_kaplan_meier() -> None:
    time, ends = [1, 2, 3, 4, 5, 6], ["ended", "repaired", "ended", "repaired", "ended", "repaired"]
    told = time_to_repair(time, ends)
    naive = time_to_repair(time, [None if one == "ended" else one for one in ends])
    assert told.by(6)[0] == pytest.approx(0.5)
    assert naive.by(6)[0] == pytest.approx(1)


def test_endings_at_the_same_time_share_those_at_risk() -> None:
    told = time_to_repair([2, 2, 2, 4], ["repaired", "ended", None, None])
    assert told.by(2, "repaired")[0] == told.by(2, "ended")[0] == 0.25
    assert told.at_risk.tolist() == [4, 4]


def test_the_longest_still_open_ends_the_curve_and_the_median_may_be_unknown() -> None:
    told = time_to_repair([1, 2, 9, 9], ["repaired", None, None, None])
    assert told.says("open_at_the_end")
    assert told.time.tolist() == [1]
    assert np.isnan(told.median[0])


def test_half_are_mended_by_the_median() -> None:
    told = time_to_repair(WEEKS, sixmp())
    assert told.median[0] == 23
    assert told.median_low[0] == 13
    assert np.isnan(told.median_high[0])


def test_one_tie_has_no_interval_and_few_ties_are_said() -> None:
    one = time_to_repair([1, 2, 4], ["repaired"] * 3, ["mum"] * 3)
    assert np.isnan([*one.low, *one.high, *one.std_error]).all()
    assert one.says("one_tie")
    few = time_to_repair([1, 2, 4, 5], ["repaired"] * 4, ["mum", "ana", "mum", "ana"])
    assert few.says("few_ties")
    assert np.isnan(time_to_repair([3], ["repaired"]).low[0])


def test_ruptures_of_one_tie_say_less_than_those_of_many() -> None:
    time = [1, 1, 1, 5, 5, 5] * 4
    tie = [row // 3 for row in range(24)]
    assert (
        time_to_repair(time, ["repaired"] * 24, tie).std_error[0]
        > 1.5 * (time_to_repair(time, ["repaired"] * 24).std_error[0])
    )


def test_all_or_none_repaired_stay_inside_0_and_1() -> None:
    told = time_to_repair([1, 2, 3, 4], ["repaired"] * 4)
    assert (told.estimate[-1], told.high[-1]) == (1, 1)
    assert np.isnan(told.low[-1])
    assert told.says("all_ended_so")
    nothing = time_to_repair([1, 2], [None, None])
    assert (nothing.kinds, nothing.says("nothing_ended")) == ((), True)
    with pytest.raises(ValueError, match="nothing ended as"):
        nothing.by(1)
    assert time_to_repair([], []).n_used == 0


def test_times_that_are_missing_or_below_zero_are_left_out_and_counted() -> None:
    told = time_to_repair([1, None, -2, 0], ["repaired", "repaired", "ended", "repaired"])
    assert (told.n_used, told.n_dropped) == (2, {"no_time": 2})
    assert told.time.tolist() == [0, 1]


def test_units_ids_and_order_are_no_matter_for_repairs() -> None:
    rng = np.random.default_rng(2)
    time, tie = rng.exponential(9, 50), rng.integers(0, 15, 50)
    ends = [None if one == "open" else one for one in rng.choice(["repaired", "ended", "open"], 50)]
    plain = time_to_repair(time, ends, tie)
    order = rng.permutation(50)
    other = time_to_repair(
        (time[order] * 1e6).tolist(),
        [ends[row] for row in order],
        [UUID(int=int(tie[row])) for row in order],
    )
    assert np.allclose(plain.low, other.low, rtol=1e-9, equal_nan=True)
    frame = {"t": time, "e": ends, "who": tie}
    assert np.array_equal(
        time_to_repair("t", "e", "who", data=frame).low, plain.low, equal_nan=True
    )


@pytest.mark.parametrize("ties", [10, 30])
@pytest.mark.parametrize("replicates", [200, pytest.param(2000, marks=pytest.mark.release)])
def test_the_share_mended_is_covered_as_it_says(ties: int, replicates: int) -> None:
    # Two ruptures a tie, with a pace of their own; repair twice as fast as ending; open after 3.
    rng = np.random.default_rng(ties)
    pace = rng.gamma(4, 0.25, 400_000)
    truth = float(np.mean(2 / 3 * (1 - np.exp(-1.5 * pace * 1.0))))
    held = []
    for _ in range(replicates):
        fast = np.repeat(rng.gamma(4, 0.25, ties), 2)
        length = rng.exponential(1 / (1.5 * fast))
        ends = np.where(rng.random(2 * ties) < 2 / 3, "repaired", "ended")
        limit = rng.uniform(0.5, 3, 2 * ties)
        kinds = [
            str(end) if one < cut else None
            for end, one, cut in zip(ends, length, limit, strict=True)
        ]
        told = time_to_repair(np.minimum(length, limit), kinds, np.repeat(range(ties), 2))
        share = told.by(1.0)
        held.append(share[1] <= truth <= share[2])
    assert abs(np.mean(held) - 0.95) < 0.02 + 3 * np.sqrt(0.05 * 0.95 / replicates)
