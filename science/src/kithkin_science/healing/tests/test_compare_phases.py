from collections.abc import Callable
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.healing.log_ratio import log_response_ratio
from kithkin_science.healing.overlap import nap, tau_bc, tau_u

# Parker and Vannest (2009): 106 of 110 pairs do not overlap.
PARKER: tuple[list[float], list[float]] = (
    [4, 3, 4, 3, 4, 7, 5, 2, 3, 2],
    [5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9],
)
RNG = np.random.default_rng(4)


def both(a: list[float], b: list[float]) -> tuple[list[float], list[str]]:
    return [*a, *b], ["A"] * len(a) + ["B"] * len(b)


def test_nap_is_parker_and_vannests() -> None:
    told = nap(*both(*PARKER))
    assert told.estimate == pytest.approx(106 / 110, rel=1e-12)
    assert round(told.estimate, 6) == 0.963636


def test_the_ends_of_nap_solve_newcombes_equation() -> None:
    told, m, n, z = nap(*both(*PARKER)), 10, 11, 1.959963984540054
    h = (m + n) / 2 - 1
    for t in (told.low, told.high):
        variance = t * (1 - t) * (1 + h * ((1 - t) / (2 - t) + t / (1 + t))) / m / n
        assert (told.estimate - t) ** 2 == pytest.approx(z**2 * variance, rel=1e-8)
    assert told.low < told.estimate < told.high


@pytest.mark.parametrize(
    ("a", "b", "tau", "bound"),
    [([3, 3, 4, 5], [4, 5, 6, 7, 7], 0.80, 0.55), ([1, 2, 3, 4, 5], [6, 7, 8, 9, 10], 1.0, 0.6)],
)
def test_tau_and_tau_u_are_parkers(
    a: list[float], b: list[float], tau: float, bound: float
) -> None:
    y, phase = both(a, b)
    assert 2 * nap(y, phase).estimate - 1 == pytest.approx(tau, rel=1e-12)
    assert tau_u(y, phase).estimate == pytest.approx(bound, rel=1e-12)


def test_a_trend_that_goes_on_is_no_effect() -> None:
    y, phase = both([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])
    assert tau_bc(y, phase).estimate == 0
    assert tau_bc([one * 0.1 + 7 for one in y], phase).estimate == 0  # but for rounding


def test_the_trend_is_the_median_of_slopes() -> None:
    # Slopes of 1, 2, 6, 4: 1, 2.5, 1, 4, 1, -2: median 1. Less 1 a session: 1, 1, 4, 1 | 5, -4.
    told = tau_bc([1, 2, 6, 4, 9, 1], list("AAAABB"))
    assert told.estimate == pytest.approx((4 - 4) / 8)
    assert told.says("no_interval")
    assert np.isnan(told.low)


def test_unequal_times_are_reckoned_with() -> None:
    days, phase = [0, 1, 5, 9, 20, 21], list("AAABBB")
    y = [2.0 * one + 1 for one in days]
    assert tau_bc(y, phase, time=days).estimate == 0
    assert tau_bc(y, phase).estimate != 0


def test_lower_may_be_better() -> None:
    y, phase = both(*PARKER)
    assert nap(y, phase, better="lower").estimate == pytest.approx(4 / 110)
    assert tau_u(y, phase, better="lower").estimate == -tau_u(y, phase).estimate
    assert tau_bc(y, phase, better="lower").estimate == -tau_bc(y, phase).estimate


@pytest.mark.parametrize(
    ("a", "b", "whole"), [([1, 2, 3], [4, 5, 6], 1), ([4, 5, 6], [1, 2, 3], 0)]
)
def test_none_or_all_better_keeps_its_width(a: list[float], b: list[float], whole: float) -> None:
    told = nap(*both(a, b))
    assert told.estimate == whole
    assert told.high - told.low > 0.2
    assert told.estimate in (told.low, told.high)


def test_always_the_same_is_no_difference_and_has_width() -> None:
    told = nap(*both([3] * 4, [3] * 4))
    assert told.estimate == 0.5
    assert told.low < 0.3 < 0.7 < told.high
    assert tau_u(*both([3] * 4, [3] * 4)).estimate == 0
    assert tau_bc(*both([3] * 4, [3] * 4)).estimate == 0


def test_one_value_in_a_phase_is_no_error() -> None:
    told = nap([1, 2], ["A", "B"])
    assert told.high - told.low > 0.5
    assert np.isnan(tau_bc([1, 2, 3], ["A", "A", "B"]).estimate)
    assert tau_bc([1, 2, 3], ["A", "A", "B"]).says("short_baseline")


def test_a_phase_without_values_has_no_overlap() -> None:
    four: list[Callable[..., Any]] = [nap, tau_bc, tau_u, log_response_ratio]
    for estimator in four:
        told = estimator([None, 1, 2], ["A", "B", "B"])
        assert np.isnan(told.estimate)
        assert told.says("empty_phase")
        assert told.n_dropped == {"missing": 1}
        with pytest.raises(ValueError, match="two phases"):
            estimator([1, 2], ["A", "A"])


def test_overlap_does_not_depend_on_units_ids_order_or_missing() -> None:
    y, phase = both(*PARKER)
    ids = {"A": UUID(int=8), "B": UUID(int=2)}
    order = RNG.permutation(21)
    three: list[Callable[..., Any]] = [nap, tau_bc, tau_u]
    for estimator in three:
        timed = {} if estimator is nap else {"time": order}
        first = estimator([*y, np.nan], [*phase, "B"])
        other = estimator(
            [y[k] * 1e6 for k in order], [ids[phase[k]] for k in order], baseline=ids["A"], **timed
        )
        assert first.estimate == pytest.approx(other.estimate, abs=1e-9)


def test_the_log_ratio_is_that_by_hand() -> None:
    # Means 8 and 4, variances 4 and 1: ln .5 + (1/3/16 - 4/3/64) / 2 = ln .5; error root of 1/24.
    told = log_response_ratio([6, 8, 10, 3, 4, 5], list("AAABBB"))
    assert told.estimate == pytest.approx(np.log(0.5), rel=1e-12)
    assert told.std_error == pytest.approx(np.sqrt(1 / 24), rel=1e-12)
    assert told.low == pytest.approx(np.log(0.5) - 1.959963984540054 / np.sqrt(24), rel=1e-12)
    assert told.change == pytest.approx(-50, rel=1e-12)


def test_a_mean_of_nought_has_no_ratio_and_below_nought_is_refused() -> None:
    assert log_response_ratio([1, 2, 0, 0], list("AABB")).says("all_nought")
    with pytest.raises(ValueError, match="0 or more"):
        log_response_ratio([1, 2, -1, 0], list("AABB"))


def test_a_ratio_without_spread_or_of_single_values_has_no_interval() -> None:
    for y, phase in (([2, 2, 4, 4], "AABB"), ([2, 4], "AB")):
        told = log_response_ratio(y, list(phase))
        assert told.estimate == pytest.approx(np.log(2))
        assert np.isnan(told.low)
        assert told.says("no_interval")


def test_the_log_ratio_does_not_depend_on_units_ids_or_order() -> None:
    y, phase = both([6, 8, 10, 9, 8], [3, 4, 5, 2, 6])
    first = log_response_ratio([*y, None], [*phase, "A"])
    ids = {"A": UUID(int=8), "B": UUID(int=2)}
    other = log_response_ratio([one * 1e6 for one in y[::-1]], [ids[one] for one in phase[::-1]], baseline=ids["A"])  # fmt: skip
    assert [first.low, first.high] == pytest.approx([other.low, other.high], abs=1e-9)


def _covered(lives: int) -> tuple[float, float]:
    rng, pairs, ratios = np.random.default_rng(6), [], []
    truth = 0.7602499389065233  # Phi(1 / sqrt 2)
    phase = ["A"] * 12 + ["B"] * 12
    for _ in range(lives):
        y = np.concatenate([rng.normal(0, 1, 12), rng.normal(1, 1, 12)])
        told = nap(y, phase)
        pairs.append(told.low <= truth <= told.high)
        ratio = log_response_ratio(np.exp(y / 4), phase)
        ratios.append(ratio.low <= 0.25 <= ratio.high)
    return float(np.mean(pairs)), float(np.mean(ratios))


def test_intervals_cover_in_a_short_run() -> None:
    assert min(_covered(150)) > 0.87


@pytest.mark.release
def test_intervals_of_phases_cover_what_they_promise() -> None:
    assert all(0.92 <= one <= 0.97 for one in _covered(2000))
