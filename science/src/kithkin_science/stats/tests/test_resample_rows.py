from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.stats.draws import Draws
from kithkin_science.stats.resample import bootstrap

RNG = np.random.default_rng(4)
ROWS = RNG.normal(10, 2, 30)


def mean(rows: Any) -> float:
    return float(np.mean(rows))


class Series(list[float]):
    """Like pandas' series: one column, though it has keys."""

    def keys(self) -> range:
        return range(len(self))


class Frame(dict[str, Any]):
    """Like a data frame: its columns have names."""

    columns = ("y", "s")


def test_a_series_is_one_column_and_a_frame_has_named_ones() -> None:
    column, frame = Series(ROWS.tolist()), Frame(y=Series(ROWS.tolist()), s=["a"] * 30)
    plain = bootstrap(mean, ROWS, rng=1)
    assert np.array_equal(bootstrap(mean, column, rng=1).draws, plain.draws)
    named = bootstrap(lambda d: d["y"].mean(), frame, strata="s", rng=1)
    assert np.allclose(named.draws, plain.draws, rtol=1e-12)


def test_each_block_of_replicates_may_be_drawn_by_itself() -> None:
    draws = Draws(rows=7, replicates=150, seed=3)
    whole = draws.each(np.copy)
    assert whole.shape == (150, 7)
    assert np.array_equal(whole[64:128], draws.counts(1))
    assert np.array_equal(whole[128:], np.stack([np.bincount(r, minlength=7) for r in draws.picks(2)]))  # fmt: skip
    assert not np.array_equal(whole, Draws(7, 150, 3, stream=1).each(np.copy))


def test_the_standard_error_of_a_mean_is_its_formula() -> None:
    # Of all resamples together: variance of a mean = mean squared distance / n (by hand).
    told = bootstrap(mean, ROWS, replicates=20_000, rng=1)
    assert told.std_error[0] == pytest.approx(ROWS.std() / np.sqrt(30), rel=0.02)


def test_the_interval_is_that_of_all_resamples_of_four_rows() -> None:
    # All 4^4 = 256 resamples counted out.
    rows = np.array([0.0, 1, 4, 9])
    every = [mean(rows[[i, j, k, m]]) for i, j, k, m in np.ndindex(4, 4, 4, 4)]
    told = bootstrap(mean, rows, replicates=20_000, level=0.8, rng=2)
    assert (told.low[0], told.high[0]) == tuple(np.quantile(every, [0.1, 0.9]))


def test_whole_clusters_are_drawn() -> None:
    who, felt = np.repeat(np.arange(10), 5), np.repeat(RNG.normal(size=10), 5)
    told = bootstrap(lambda d: d["felt"].mean(), {"felt": felt, "who": who}, clusters="who", rng=1)
    assert told.units == 10
    assert told.std_error[0] == pytest.approx(felt.std() / np.sqrt(10), rel=0.1)


def test_each_stratum_keeps_its_rows() -> None:
    data = {"y": ROWS, "s": ["a"] * 10 + ["b"] * 20}
    told = bootstrap(lambda d: (d["s"] == "a").sum(), data, strata="s", rng=1)
    assert np.all(told.draws == 10)
    assert np.isnan(told.low[0])
    assert told.says("no_spread")


def test_runs_of_rows_keep_neighbours_together() -> None:
    # A series that repeats each value five times: drawn row by row the error is too small.
    series = np.repeat(RNG.normal(size=40), 5)
    runs, alone = (bootstrap(mean, series, blocks=one, rng=1) for one in (5, None))
    assert runs.std_error[0] > 1.6 * alone.std_error[0]
    with pytest.raises(ValueError, match="1 to 200 rows"):
        bootstrap(mean, series, blocks=201)


def test_one_unit_has_no_interval() -> None:
    told = bootstrap(mean, [3.0], rng=1)
    assert told.estimate[0] == 3
    assert np.isnan([told.std_error[0], told.low[0], told.high[0]]).all()
    assert told.says("one_unit")


def test_few_units_are_said() -> None:
    assert bootstrap(mean, ROWS[:8], rng=1).says("few_units")
    assert not bootstrap(mean, ROWS, rng=1).notes


def test_a_statistic_that_is_often_undefined_has_no_interval() -> None:
    told = bootstrap(lambda x: np.nan if x.min() > 0 else x.sum(), [0.0, 1, 2], rng=1)
    assert np.isnan(told.low[0])
    assert told.says("undefined_draws")


def test_rows_without_an_id_are_left_out_and_counted() -> None:
    told = bootstrap(mean, [1.0, 2, 3, 900], clusters=["a", "b", "c", None], rng=1)
    assert told.n_dropped == {"no_id": 1}
    assert told.high[0] <= 3


def test_shuffled_rows_and_other_ids_give_the_same_draws() -> None:
    who = np.repeat(np.arange(6), 5)
    order = RNG.permutation(30)
    first = bootstrap(mean, ROWS, clusters=who, rng=5)
    other = bootstrap(mean, ROWS[order] * 1e6, clusters=[UUID(int=99 - who[k]) for k in order], rng=5)  # fmt: skip
    assert np.allclose(first.draws, other.draws / 1e6, rtol=1e-12)
    alone, mixed = bootstrap(mean, ROWS, rng=5), bootstrap(mean, ROWS[order], rng=5)
    assert np.allclose(alone.draws, mixed.draws, rtol=1e-12)


def test_the_seed_that_was_used_can_be_used_again() -> None:
    first = bootstrap(mean, ROWS)
    assert np.array_equal(first.draws, bootstrap(mean, ROWS, rng=first.seed).draws)


def test_too_few_replicates_are_refused() -> None:
    with pytest.raises(ValueError, match="200 replicates"):
        bootstrap(mean, ROWS, replicates=50)


def _covered(size: int, lives: int) -> float:
    rng = np.random.default_rng(8)
    told = (bootstrap(mean, rng.normal(size=size), replicates=500, rng=1) for _ in range(lives))
    return float(np.mean([one.low[0] <= 0 <= one.high[0] for one in told]))


def test_the_interval_of_a_mean_covers_in_a_short_run() -> None:
    assert _covered(40, 100) > 0.87


@pytest.mark.release
@pytest.mark.parametrize("size", [20, 40, 100])
def test_the_interval_of_a_mean_covers_what_it_promises(size: int) -> None:
    assert 0.91 < _covered(size, 2000) < 0.97
