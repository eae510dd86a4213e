import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.optimize import minimize

from kithkin_science.measures.covariances import pairwise
from kithkin_science.measures.one_factor import loadings
from kithkin_science.measures.reliability import alpha, feldt, omega

SHARED = Path(__file__).resolve().parents[5] / ".." / "shared"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="no shared oracles beside this")
AGREE = [f"A{item}" for item in range(1, 6)]
NERVOUS = [f"N{item}" for item in range(1, 6)]


def big_five() -> dict[str, list[float | None]]:
    with (SHARED / "data/science/items_bfi.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {
        name: [float(row[name]) if row[name] not in ("", "NA") else None for row in rows]
        for name in AGREE + NERVOUS
    }


def oracle() -> dict[str, Any]:
    told = json.loads((SHARED / "oracles/reliability_bfi.json").read_text("utf-8"))
    numbers: dict[str, Any] = told["numbers"]
    return numbers


@needs_shared
@pytest.mark.parametrize(
    ("items", "turned", "name"), [(AGREE, ["A1"], "alphaA"), (NERVOUS, [], "alphaN")]
)
def test_alpha_and_its_kin_are_those_of_psych(
    items: list[str], turned: list[str], name: str
) -> None:
    told, (theirs,) = alpha(items, turned=turned, data=big_five()), oracle()[name]
    ours = (told.estimate, told.standardized, told.guttman6, told.mean_r, told.median_r)
    names = ("raw_alpha", "std.alpha", "G6(smc)", "average_r", "median_r")
    assert ours == pytest.approx([theirs[one] for one in names], rel=1e-10)


@needs_shared
def test_alpha_without_each_item_is_that_of_psych() -> None:
    told = alpha(AGREE, turned=["A1"], data=big_five())
    theirs = [one["raw_alpha"] for one in oracle()["alphaA_drop"]]
    assert told.dropped.tolist() == pytest.approx(theirs, rel=1e-10)


@needs_shared
def test_feldts_interval_is_that_of_psych() -> None:
    told = oracle()
    ends = feldt(told["alphaN"][0]["raw_alpha"], 2800, 5, 0.95)
    theirs = [told["alphaN_feldt"][one][0]["raw_alpha"] for one in ("lower.ci", "upper.ci")]
    assert ends == pytest.approx(theirs, rel=1e-10)


@needs_shared
def test_the_standard_error_of_alpha_is_that_of_psych() -> None:
    # psych divides by all 2,800 people, we by the fewest who answered both of two items.
    told, items = alpha(NERVOUS, data=big_five()), big_five()
    table = np.array([items[one] for one in NERVOUS], dtype=float)
    fewest = pairwise(table).pairs.min()
    theirs = oracle()["alphaN"][0]["ase"]
    assert told.std_error * np.sqrt(fewest / 2800) == pytest.approx(theirs, rel=1e-10)


@needs_shared
def test_omega_is_that_of_psych_within_its_own_tolerance() -> None:
    told = omega(NERVOUS, data=big_five(), replicates=200, rng=1)
    assert told.estimate == pytest.approx(oracle()["omegaN_tot"], abs=1e-7)
    assert told.low < told.estimate < told.high
    assert told.seed == 1


@needs_shared
def test_reversed_items_block_the_answer_and_the_keying_is_offered() -> None:
    told = alpha(AGREE, data=big_five())
    assert told.keying == ("A1",)
    assert np.isnan([told.estimate, told.low, told.standardized, *told.dropped]).all()
    assert [note.count for note in told.notes if note.code == "reversed_items"] == [1]
    assert np.isnan(omega(AGREE, data=big_five()).estimate)
    wilful = alpha(AGREE, as_keyed=True, data=big_five())
    assert 0.40 < wilful.estimate < 0.45


def test_one_factor_fits_as_closely_as_a_general_optimiser() -> None:
    rng = np.random.default_rng(4)
    table = rng.normal(size=(200, 1)) + rng.normal(size=(200, 6)) * rng.uniform(0.5, 2, 6)
    r = np.array(np.corrcoef(table.T))
    first, other = np.triu_indices(6, 1)

    def left(loading: Any) -> Any:
        return ((r[first, other] - loading[first] * loading[other]) ** 2).sum()

    best = minimize(left, np.full(6, 0.5), method="BFGS", options={"gtol": 1e-10})
    ours = loadings(r)
    assert left(ours) <= best.fun + 1e-14
    assert np.allclose(ours, np.abs(best.x), atol=1e-6)


def test_three_items_are_solved_by_hand() -> None:
    # r12 = .63, r13 = .45, r23 = .35 are products of .9, .7, .5: omega by its definition.
    r = np.array([[1, 0.63, 0.45], [0.63, 1, 0.35], [0.45, 0.35, 1]])
    table = np.linalg.cholesky(r) @ _uncorrelated(3, 60)
    told = omega(table.T, replicates=200, rng=1)
    assert told.loading.tolist() == pytest.approx([0.9, 0.7, 0.5], abs=1e-10)
    own = 3 - (0.81 + 0.49 + 0.25)
    assert told.estimate == pytest.approx(1 - own / r.sum(), rel=1e-10)
    assert told.misfit == pytest.approx(0, abs=1e-10)


def _uncorrelated(rows: int, columns: int) -> Any:
    drawn = np.random.default_rng(3).normal(size=(columns, rows))
    q, _ = np.linalg.qr(drawn - drawn.mean(axis=0))
    return q.T


def test_an_item_without_variance_of_its_own_is_said() -> None:
    r = np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]])
    table = np.linalg.cholesky(r) @ _uncorrelated(3, 60)
    told = omega(table.T, replicates=200, rng=1)
    assert told.says("heywood")
    assert told.loading.max() == pytest.approx(1)


def test_items_that_do_not_go_together_may_be_below_zero_and_say_so() -> None:
    told = alpha([[1, 2, 5], [2, 1, 4], [3, 5, 1], [4, 2, 3], [5, 3, 2]], as_keyed=True)
    assert told.estimate < 0
    assert told.says("below_zero")


def test_alpha_by_hand() -> None:
    # Two items of variances 5/3 and 5/3 with covariance 1: 2 (1 - (10/3) / (16/3)) = 3/4.
    told = alpha([[1, 1], [2, 3], [3, 2], [4, 4]])
    cov = np.cov(np.array([[1, 2, 3, 4], [1, 3, 2, 4]]))
    assert told.estimate == pytest.approx(2 * (1 - np.trace(cov) / cov.sum()), rel=1e-12)
    assert told.item_rest.tolist() == pytest.approx([0.8, 0.8])
    assert np.isnan(told.dropped).all()


def test_an_item_that_never_varies_is_left_out_and_said() -> None:
    rows = np.array([[1, 3, 1], [2, 3, 3], [3, 3, 2], [4, 3, 4]])
    told = alpha(rows)
    assert told.estimate == pytest.approx(alpha(rows[:, [0, 2]]).estimate)
    assert np.isnan(told.item_rest[1])
    assert told.says("constant_item")
    everything = alpha([[3, 3], [3, 3], [3, 3]])
    assert np.isnan(everything.estimate)
    assert everything.says("too_few_items")
    assert np.isnan(omega([[3, 3, 3]] * 5, rng=1).estimate)


def test_an_item_that_repeats_another_has_no_lambda_6_and_says_so() -> None:
    told = alpha([[1, 1, 2], [2, 2, 1], [3, 3, 4], [5, 5, 4]])
    assert np.isnan(told.guttman6)
    assert told.says("overlap")
    assert told.estimate > 0.9


def test_one_person_or_one_item_tells_no_reliability() -> None:
    assert np.isnan(alpha([[1, 2, 3]]).estimate)
    assert np.isnan(alpha([[1], [2], [3]]).estimate)
    assert np.isnan(omega([[1, 2, 3]], rng=1).low)


def test_units_rows_and_spellings_of_missing_are_no_matter() -> None:
    rng = np.random.default_rng(9)
    table = (rng.normal(size=(60, 1)) + rng.normal(size=(60, 4))).tolist()
    table[3][1] = table[7][0] = None
    plain, drawn = alpha(table), omega(table, replicates=200, rng=5)
    order = rng.permutation(60)
    other = [[None if one is None else one * 1e6 for one in table[row]] for row in order]
    moved = np.array(other, dtype=float)
    assert alpha(moved).low == pytest.approx(plain.low, rel=1e-9)
    assert alpha(moved).dropped.tolist() == pytest.approx(plain.dropped.tolist(), rel=1e-9)
    assert omega(moved, replicates=200, rng=5).low == pytest.approx(drawn.low, rel=1e-9)


@pytest.mark.parametrize("replicates", [200, pytest.param(2000, marks=pytest.mark.release)])
def test_feldts_interval_covers_as_it_says(replicates: int) -> None:
    # Five parallel items with reliability .5 each: alpha is 5 * .5 / (1 + 4 * .5) = 5/6.
    rng = np.random.default_rng(20)
    held = []
    for _ in range(replicates):
        told = alpha(rng.normal(size=(40, 1)) + rng.normal(size=(40, 5)))
        held.append(told.low <= 5 / 6 <= told.high)
    slack = 3 * np.sqrt(0.05 * 0.95 / replicates)
    assert abs(np.mean(held) - 0.95) < slack


@pytest.mark.parametrize(
    ("replicates", "draws"), [(60, 200), pytest.param(2000, 400, marks=pytest.mark.release)]
)
def test_omegas_interval_covers_as_it_says(replicates: int, draws: int) -> None:
    rng = np.random.default_rng(21)
    own = np.array([1.0, 0.8, 1.2, 1.5])
    truth = 16 / (16 + (own**2).sum())
    spread = np.sqrt(1 + own**2)
    r = np.where(np.eye(4) > 0, 1, 1 / np.outer(spread, spread))
    truth = 1 - (1 - 1 / spread**2).sum() / r.sum()
    held = []
    for replicate in range(replicates):
        table = rng.normal(size=(100, 1)) + rng.normal(size=(100, 4)) * own
        told = omega(table, replicates=draws, rng=replicate)
        held.append(told.low <= truth <= told.high)
    slack = 0.02 + 3 * np.sqrt(0.05 * 0.95 / replicates)
    assert abs(np.mean(held) - 0.95) < slack
