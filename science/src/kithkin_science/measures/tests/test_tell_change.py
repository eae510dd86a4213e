import csv
import json
from pathlib import Path

import numpy as np
import pytest

from kithkin_science.measures.change import Better, cutoff, reliable_change

SHARED = Path(__file__).resolve().parents[5] / ".." / "shared"


def test_change_and_cutoffs_are_those_of_jacobson_and_truax() -> None:
    # Jacobson and Truax (1991): pre 32.5, post 47.5, SD 7.5, reliability .80.
    told = reliable_change([32.5], [47.5], sd=7.5, reliability=0.8, better="higher")
    assert told.std_error == pytest.approx(4.7434, abs=5e-5)
    assert told.rci[0] == pytest.approx(3.1623, abs=5e-5)
    ends = cutoff((40, 7.5), (60, 7.5))
    assert (ends.a, ends.b, ends.c) == (55, 45, 50)


@pytest.mark.skipif(not SHARED.exists(), reason="no shared oracles beside this")
def test_real_outcomes_are_those_of_the_oracle() -> None:
    with (SHARED / "data/science/outcome_claus_2020.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    ids = sorted({int(row["id"]) for row in rows})
    bdi = {(int(row["id"]), row["time"]): row["bdi"] for row in rows}
    pre, post = ([float(bdi.get((one, time), "") or "nan") for one in ids] for time in ("1", "4"))
    told = reliable_change(pre, post, reliability=0.8, term=ids)
    theirs = json.loads((SHARED / "oracles/rci_claus2020.json").read_text("utf-8"))["numbers"]
    assert np.nanstd(pre, ddof=1) == pytest.approx(theirs["sd_pre"], rel=1e-10)
    assert told.std_error == pytest.approx(theirs["s_diff"], rel=1e-10)
    assert np.nanmean(told.rci) == pytest.approx(theirs["mean_rci"], rel=1e-10)
    assert (told.improved, told.deteriorated, told.unchanged) == (18, 0, 22)
    assert (len(told.term), told.n_used, told.n_dropped) == (43, 40, {"missing_pair": 3})


def test_better_may_be_lower_or_higher() -> None:
    ways: tuple[Better, Better] = ("lower", "higher")
    lower, higher = (
        reliable_change([20, 20, 20], [5, 35, 20], sd=7, reliability=0.8, better=way)
        for way in ways
    )
    assert lower.verdict == ("improved", "deteriorated", "unchanged")
    assert higher.verdict == ("deteriorated", "improved", "unchanged")


def test_who_improved_and_crossed_the_cutoff_has_recovered() -> None:
    told = reliable_change([30, 30, 12], [8, 18, 10], sd=7, reliability=0.9, cutoff=14)
    assert told.verdict == ("recovered", "improved", "unchanged")
    assert told.improved == 2


def test_a_change_at_the_limit_is_not_held_to_be_one() -> None:
    told = reliable_change([0], [0], sd=1, reliability=0.5)
    assert told.smallest_detectable == pytest.approx(1.959964, abs=1e-6)
    just = told.smallest_detectable
    moved = reliable_change([0, 0], [-just * 1.0001, -just * 0.9999], sd=1, reliability=0.5)
    assert moved.verdict == ("improved", "unchanged")


def test_a_missing_score_keeps_its_row_and_is_counted() -> None:
    told = reliable_change([1, None, 3], [2, 2, None], sd=1, reliability=0.5)
    assert told.verdict == ("unchanged", None, None)
    assert np.isnan(told.rci[1:]).all()
    assert told.n_dropped == {"missing_pair": 2}


def test_scores_before_that_are_all_the_same_have_no_spread_of_their_own() -> None:
    for pre, post in (([5, 5], [1, 2]), ([5], [1])):
        told = reliable_change(pre, post, reliability=0.8)
        assert told.verdict == (None,) * len(pre)
        assert told.says("no_spread")
        assert told.says("own_sd")


@pytest.mark.parametrize("reliability", [1, 1.2, -0.1])
def test_a_form_that_never_errs_is_refused(reliability: float) -> None:
    with pytest.raises(ValueError, match="never without error"):
        reliable_change([1], [2], sd=1, reliability=reliability)


def test_reliability_zero_makes_change_hard_to_tell() -> None:
    assert reliable_change([0], [2], sd=1, reliability=0).verdict == ("unchanged",)


def test_one_known_group_gives_one_cutoff() -> None:
    ill = cutoff((30, 5), better="lower")
    well = cutoff(normal=(10, 4), better="lower")
    assert (ill.which, ill.estimate, well.which, well.estimate) == ("a", 20, "b", 18)
    assert np.isnan([ill.b, ill.c, well.a, well.c]).all()
    assert ill.says("one_group")


def test_the_cutoff_lies_as_many_deviations_from_either_mean() -> None:
    told = cutoff((30, 8), (10, 4))
    assert (30 - told.c) / 8 == pytest.approx((told.c - 10) / 4, rel=1e-12)


def test_groups_that_cannot_be_parted_are_refused() -> None:
    with pytest.raises(ValueError, match="same mean"):
        cutoff((5, 1), (5, 2))
    with pytest.raises(ValueError, match="which way"):
        cutoff((5, 1))
    with pytest.raises(ValueError, match="above 0"):
        cutoff((5, 0), (7, 1))
    with pytest.raises(ValueError, match="of a group"):
        cutoff()


def test_change_and_cutoff_in_other_units_say_the_same() -> None:
    plain = reliable_change([20, None, 25], [5, 7, 24], reliability=0.8)
    other = reliable_change([2e7, float("nan"), 2.5e7], [5e6, 7e6, 2.4e7], reliability=0.8)
    assert np.allclose(plain.rci, other.rci, rtol=1e-9, equal_nan=True)
    assert cutoff((3e6, 8e5), (1e6, 4e5)).c == pytest.approx(cutoff((30, 8), (10, 4)).c * 1e5)


def test_the_unchanged_are_held_changed_one_time_in_twenty() -> None:
    rng = np.random.default_rng(6)
    true = rng.normal(size=100_000) * np.sqrt(0.8)
    pre, post = (true + rng.normal(size=100_000) * np.sqrt(0.2) for _ in range(2))
    told = reliable_change(pre, post, sd=1, reliability=0.8)
    assert (told.improved + told.deteriorated) / 100_000 == pytest.approx(0.05, abs=0.002)
