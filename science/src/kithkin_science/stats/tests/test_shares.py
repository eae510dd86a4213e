import numpy as np
import pytest
from scipy.stats import binom

from kithkin_science.stats.intervals import Method, proportion, proportion_difference

# Newcombe (1998), Statistics in Medicine 17, 857-872, table I, Wilson without correction.
NEWCOMBE = [(81, 263, 0.25529, 0.36621), (15, 148, 0.06239, 0.16049), (1, 29, 0.00611, 0.17176)]


@pytest.mark.parametrize(("k", "n", "low", "high"), NEWCOMBE)
def test_wilson_is_that_of_newcombes_table(k: int, n: int, low: float, high: float) -> None:
    band = proportion(k, n)
    assert float(band.low) == pytest.approx(low, abs=5e-6)
    assert float(band.high) == pytest.approx(high, abs=5e-6)


def test_the_difference_is_that_of_newcombes_table() -> None:
    change = proportion_difference(56, 70, 48, 80)
    assert float(change.estimate) == pytest.approx(0.20)
    assert float(change.low) == pytest.approx(0.05243, abs=5e-6)
    assert float(change.high) == pytest.approx(0.33387, abs=5e-6)


def test_jeffreys_ends_leave_the_tails_of_a_beta_distribution() -> None:
    # By trapezoids over the density p^(k-1/2) (1-p)^(n-k-1/2), independent of any beta function.
    k, n = 3, 10
    p = np.linspace(1e-9, 1 - 1e-9, 400_001)
    mass = np.cumsum(p ** (k - 0.5) * (1 - p) ** (n - k - 0.5))
    band = proportion(k, n, method="jeffreys")
    ends = np.interp([0.025, 0.975], mass / mass[-1], p)
    assert np.allclose([band.low, band.high], ends, atol=1e-5)


@pytest.mark.parametrize("n", [6, 10, 20])
def test_wilson_covers_on_average_what_it_promises(n: int) -> None:
    truth = np.linspace(0.0005, 0.9995, 1000)[:, None]
    k = np.arange(n + 1)
    band = proportion(k, n)
    held = (band.low <= truth) & (truth <= band.high)
    assert (binom.pmf(k, n, truth) * held).sum(axis=1).mean() == pytest.approx(0.954, abs=0.002)


@pytest.mark.parametrize("method", ["wilson", "jeffreys"])
def test_none_and_all_reach_the_end_and_keep_their_width(method: Method) -> None:
    band = proportion([0, 5, 1], [5, 5, 1], method=method)
    assert band.low[0] == 0 < band.high[0] < 1
    assert 0 < band.low[1] < band.high[1] == 1
    assert band.low[2] < 0.5


def test_nothing_counted_stays_as_nan_with_one_counted_note() -> None:
    band = proportion([0, 1, 0], [0, 2, 0])
    assert np.isnan(band.low).tolist() == [True, False, True]
    assert [(note.code, note.count) for note in band.notes] == [("no_trials", 2)]
    assert (band.n_used, band.n_dropped) == (1, {"no_trials": 2})


def test_impossible_counts_stay_as_nan() -> None:
    band = proportion([3, -1, None, 1], [2, 2, 2, None])
    assert np.isnan(band.estimate).all()
    assert band.n_dropped == {"impossible": 4}


def test_a_difference_with_an_empty_side_is_not_known() -> None:
    change = proportion_difference([0, 1], [0, 2], 1, 2)
    assert np.isnan(change.low).tolist() == [True, False]
    assert change.says("no_trials")


def test_a_difference_with_an_impossible_count_is_not_known() -> None:
    change = proportion_difference([3, 1], 2, 1, 2)
    assert np.isnan(change.low).tolist() == [True, False]
    assert change.n_dropped == {"unknown_share": 1}


def test_a_difference_of_none_and_all_keeps_its_width_inside_the_range() -> None:
    change = proportion_difference([0, 5, 0], [5, 5, 5], [5, 0, 0], 5)
    assert np.all(change.low < change.high)
    assert np.all((change.low >= -1) & (change.high <= 1))


def test_one_story_does_not_tell_much() -> None:
    assert float(proportion(1, 1).low) < 0.21


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_that_is_none_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        proportion(1, 2, level=level)
