from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.base.tests.shared_data import columns, oracle
from kithkin_science.patterns.sequences import lag_sequential, transitions

RNG = np.random.default_rng(2)


def biofam() -> Any:
    found = columns("science/seq_biofam.csv")
    return np.array([found[f"a{age}"] for age in range(15, 31)], dtype=np.int64).T


def test_transition_rates_are_those_of_traminer() -> None:
    told = transitions(biofam())
    assert told.rate.reshape(8, 8) == pytest.approx(np.array(oracle("seq_biofam")["trate"]), rel=1e-10, abs=1e-12)  # fmt: skip
    assert told.counts.sum() == 2000 * 15


def test_what_follows_is_counted_by_hand() -> None:
    told = transitions(list("aabab"), ["x", "x", "x", "y", "y"])
    assert (told.first, told.then) == (("a", "a", "b", "b"), ("a", "b", "a", "b"))
    assert told.count.tolist() == [1, 2, 0, 0]
    assert told.n.tolist() == [3, 3, 0, 0]
    assert told.rate[:2].tolist() == [1 / 3, 2 / 3]
    assert np.isnan(told.rate[2:]).all()
    assert told.says("never_left")


def test_a_gap_is_not_closed() -> None:
    told = transitions(["a", None, "b", "a", "b"])
    assert told.counts.tolist() == [[0, 1], [1, 0]]
    assert (told.lost, told.n_dropped) == (2, {"gap": 2})


def test_a_longer_lag_looks_further() -> None:
    assert transitions(list("abcabc"), lag=3).rate.reshape(3, 3).tolist() == np.eye(3).tolist()
    with pytest.raises(ValueError, match="1 or more"):
        transitions(list("ab"), lag=0)


def test_tables_and_columns_are_the_same() -> None:
    table = RNG.integers(0, 3, (6, 5))
    long, unit = table.ravel(), np.repeat(np.arange(6), 5)
    first = transitions(table, replicates=400, rng=1)
    for other in (
        transitions(long, unit, replicates=400, rng=1),
        transitions(table.astype(float), replicates=400, rng=1),
        transitions(table.tolist(), replicates=400, rng=1),
    ):
        assert np.array_equal(first.counts, other.counts)
        assert np.array_equal(first.low, other.low, equal_nan=True)
    with pytest.raises(ValueError, match="no unit"):
        transitions(table, unit)


def test_order_ids_and_the_spelling_of_missing_are_no_matter() -> None:
    states = [None if k % 7 == 0 else f"s{one}" for k, one in enumerate(RNG.integers(0, 3, 40))]
    unit, time, order = RNG.integers(0, 4, 40), RNG.permutation(40), RNG.permutation(40)
    first = transitions(states, unit, time=time, replicates=300, rng=2)
    other = transitions(
        [np.nan if states[k] is None else states[k] for k in order],
        [UUID(int=int(9 - unit[k])) for k in order],
        time=time[order] * 3600.0,
        replicates=300,
        rng=2,
    )
    assert np.array_equal(first.counts, other.counts)
    assert np.allclose(first.low, other.low, equal_nan=True)
    beyond = lag_sequential("s", "u", time="t", data={"s": states, "u": unit, "t": time})
    assert np.array_equal(beyond.count, first.count)


def test_one_state_or_one_unit_or_nothing_is_no_error() -> None:
    assert transitions(["a"]).count.tolist() == [0]
    assert transitions([]).states == ()
    alone = transitions(list("abab"), replicates=200, rng=1)
    assert np.isnan(alone.low).all()
    assert alone.says("one_unit")
    same = transitions([["a"] * 4] * 3, replicates=200, rng=1)
    assert same.rate.tolist() == [1]
    assert np.isnan(same.low[0])
    assert np.isnan(lag_sequential(["a"] * 5).residual[0])
    assert lag_sequential([]).count.tolist() == []


def test_rows_without_a_unit_are_left_out_and_counted() -> None:
    told = transitions(list("abab"), ["x", "x", None, "x"])
    assert told.n_dropped == {"no_unit_or_time": 1}
    assert told.counts.tolist() == [[0, 1], [0, 1]]


def couples() -> tuple[Any, Any]:
    found = columns("clinical/oracles/CouplesCope_DySeq_GPL3.csv")
    stress, cope = (
        np.array([found[f"{name}{k:02}"] for k in range(1, 49)], dtype=np.int64).T
        for name in ("DCCB", "IKCB")
    )
    return 2 * stress + cope, cope


def test_adjusted_residuals_of_couples_are_those_of_the_oracle() -> None:
    told = lag_sequential(couples()[0], then=couples()[1])
    assert told.count.tolist() == [745, 136, 75, 201, 167, 99, 187, 1398]
    assert told.residual[::2].round(4).tolist() == [32.9474, -4.2365, 8.3177, -32.3118]
    assert told.residual[1::2] == pytest.approx(-told.residual[::2], rel=1e-10)


def test_residuals_are_those_of_the_formula() -> None:
    table = np.array([[7.0, 3, 2], [1, 6, 5], [4, 4, 8]])
    n = table.sum()
    pairs = [(i, j) for i, j in np.ndindex(3, 3) for _ in range(int(table[i, j]))]
    told = lag_sequential([[i, 0] for i, _ in pairs], then=[[0, j] for _, j in pairs])
    row, column = table.sum(1)[:, None] / n, table.sum(0) / n
    expected = n * row * column
    by_hand = (table - expected) / np.sqrt(expected * (1 - row) * (1 - column))
    assert told.residual == pytest.approx(by_hand.ravel(), rel=1e-12)
    assert told.lift == pytest.approx((table / expected).ravel(), rel=1e-12)
    assert told.says("few_expected")
    assert told.claim == "follows"


def test_what_follows_has_as_many_rows() -> None:
    with pytest.raises(ValueError, match="as many rows"):
        lag_sequential(list("abc"), then=list("ab"))


def _covered(lives: int) -> float:
    rng, held = np.random.default_rng(4), []
    for _ in range(lives):
        stay = rng.beta(6, 4, size=(30, 1))
        change = (rng.random((30, 24)) > stay).astype(np.int64)
        states = np.cumsum(change, axis=1) % 2
        told = transitions(states, replicates=400, rng=1)
        held.append(told.low[0] <= 0.6 <= told.high[0])
    return float(np.mean(held))


def test_bands_of_rates_cover_in_a_short_run() -> None:
    assert _covered(150) > 0.87


@pytest.mark.release
def test_bands_of_rates_cover_what_they_promise() -> None:
    assert 0.92 < _covered(2000) < 0.97
