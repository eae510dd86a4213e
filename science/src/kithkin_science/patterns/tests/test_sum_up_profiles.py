from collections.abc import Callable
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.base.tests.shared_data import columns, oracle
from kithkin_science.patterns.circumplex import contrast, structural_summary
from kithkin_science.patterns.cosine import fitted
from kithkin_science.patterns.profile_draws import of_correlations, of_means, of_pairs
from kithkin_science.stats.draws import Draws

OCTANTS = [90, 135, 180, 225, 270, 315, 360, 45]
SCALES = ["PA", "BC", "DE", "FG", "HI", "JK", "LM", "NO"]
PARTS = ("e", "x", "y", "a", "d")
RNG = np.random.default_rng(6)


def wave(d: float, a: float = 1.0, e: float = 2.0) -> Any:
    return e + a * np.cos(np.deg2rad(np.array(OCTANTS) - d))


def crowd(people: int, d: float = 200, spread: float = 0.6) -> Any:
    return wave(d) + RNG.normal(scale=spread, size=(people, 8))


def jz2017() -> dict[str, Any]:
    found = columns("science/circumplex_jz2017.csv")
    return {k: v if k == "Gender" else np.array(v, dtype=float) for k, v in found.items()}


def near(told: Any, numbers: list[dict[str, Any]], rel: float) -> bool:
    """Whether every estimate is R circumplex's."""
    return all(
        np.allclose(getattr(told, ours), [row[f"{theirs}_est"] for row in numbers], rtol=rel)
        for ours, theirs in (*zip(PARTS, PARTS, strict=True), ("r2", "fit"))
    )


def test_correlation_profiles_are_those_of_r_circumplex() -> None:
    frame, numbers = jz2017(), oracle("ssm_jz2017_corr_10pd_b20000")
    names = [row["Measure"] for row in numbers]
    told = structural_summary(SCALES, OCTANTS, measures=names, data=frame, rng=1, replicates=4000)
    assert told.term == tuple(names)
    assert near(told, numbers, 1e-10)  # the oracle has 12 to 13 digits
    assert np.isnan(told.angle[names.index("OCPD")])  # its fit is .117
    # Ends within the Monte Carlo error of 4,000 and 20,000 replicates: .05 of the width, or of
    # the turn where the fit is good.
    for part in ("e", "x", "y", "a", "d"):
        for end, theirs in (("low", "lci"), ("high", "uci")):
            ours = getattr(told, f"{part}_{end}")
            for row, one in enumerate(numbers):
                width = (one[f"{part}_uci"] - one[f"{part}_lci"]) % 360
                off = ours[row] - one[f"{part}_{theirs}"]
                assert abs((off + 180) % 360 - 180) < 0.07 * width or one["fit_est"] < 0.3


def test_mean_profiles_by_gender_and_their_difference_are_those_of_r_circumplex() -> None:
    frame, numbers = jz2017(), oracle("ssm_jz2017_contrast_gender")
    told = structural_summary(SCALES, OCTANTS, group="Gender", data=frame, rng=1)
    assert told.term == ("Female", "Male")
    assert told.n.tolist() == [622, 544]
    assert near(told, numbers[:2], 1e-10)
    apart = contrast(SCALES, OCTANTS, group="Gender", data=frame, rng=1)
    assert (apart.first, apart.second) == ("Male", "Female")
    assert near(apart, numbers[2:], 1e-9)  # differences: two digits are lost
    ends = (apart.d_low[0], apart.d_high[0])
    assert ends == pytest.approx((numbers[2]["d_lci"], numbers[2]["d_uci"]), abs=1)


def test_five_people_are_those_of_r_circumplex_with_a_note() -> None:
    found = columns("science/circumplex_aw2009.csv")
    rows = np.array([found[one] for one in SCALES], dtype=float).T
    told = structural_summary(rows, OCTANTS, rng=1)
    assert near(told, [oracle("ssm_aw2009_mean")], 1e-10)
    assert told.d_low[0] > told.d_high[0]  # the interval passes 0
    assert told.says("few_people")


def test_every_replicate_is_that_of_the_resampled_rows() -> None:
    scores, measures = crowd(40), RNG.normal(size=(40, 3))
    draws = Draws(40, 64, seed=2)
    made = of_correlations(scores, measures)(draws.counts(0))
    for replicate, rows in enumerate(draws.picks(0)[:5]):
        direct = np.corrcoef(measures[rows].T, scores[rows].T)[:3, 3:]
        assert np.allclose(made[replicate], direct, rtol=0, atol=1e-13)
        mean = of_means(scores)(draws.counts(0))[replicate, 0]
        assert np.allclose(mean, scores[rows].mean(0), rtol=1e-13)


def test_pairs_are_correlated_over_those_who_have_both() -> None:
    scores, measures = crowd(30), RNG.normal(size=(30, 2))
    scores[3, 1] = scores[7, 5] = measures[3, 0] = measures[9, 1] = np.nan
    rows = Draws(30, 64, seed=2).picks(0)[1]
    made = of_pairs(scores, measures)(np.bincount(rows, minlength=30)[None].astype(float))[0]
    for k, p in np.ndindex(2, 8):
        z, x = measures[rows, k], scores[rows, p]
        both = ~np.isnan(x) & ~np.isnan(z)
        assert made[k, p] == pytest.approx(np.corrcoef(x[both], z[both])[0, 1], abs=1e-12)


def test_uneven_angles_give_the_true_angle() -> None:
    # Fitted as if evenly apart a peer says 123.48 degrees where 120 is true.
    angles = [90, 135, 180, 225, 270, 315, 360, 30]
    rows = [2 + np.cos(np.deg2rad(np.array(angles) - 120.0))] * 3
    told = structural_summary(rows, angles, rng=1)
    assert told.d[0] == pytest.approx(120, rel=1e-12)
    assert told.r2[0] == pytest.approx(1, rel=1e-12)


def test_the_cosine_is_that_of_least_squares() -> None:
    angles = np.deg2rad([0, 50, 100, 170, 300.0])
    design = np.column_stack([np.ones(5), np.cos(angles), np.sin(angles)])
    profile = RNG.normal(size=5)
    best, left, *_ = np.linalg.lstsq(design, profile)
    told = fitted(profile, design)
    assert np.allclose([told.e, told.x, told.y], best, rtol=1e-12)
    assert told.r2 == pytest.approx(1 - left[0] / ((profile - profile.mean()) ** 2).sum())


def test_a_flat_profile_has_no_angle_and_no_fit() -> None:
    rows = 3 + RNG.normal(size=(60, 1)) + np.zeros((60, 8))
    told = structural_summary(rows, OCTANTS, rng=1)
    assert told.e_low[0] < told.e[0] < told.e_high[0]
    assert told.a[0] == 0
    assert np.isnan([told.d[0], told.angle[0], told.r2[0], told.d_low[0]]).all()
    assert told.says("flat")


def test_a_constant_measure_or_scale_has_no_profile() -> None:
    rows = crowd(60)
    measures = np.column_stack([np.full(60, 4.0), rows[:, 0] + RNG.normal(size=60)])
    told = structural_summary(rows, OCTANTS, measures=measures, rng=1)
    assert np.isnan(told.e).tolist() == [True, False]
    assert told.says("constant")
    rows[:, 2] = 1
    assert np.isnan(structural_summary(rows, OCTANTS, measures=measures, rng=1).e).all()


def test_one_person_has_a_profile_and_no_interval() -> None:
    told = structural_summary(crowd(1), OCTANTS, rng=1)
    assert np.isfinite([told.e[0], told.d[0]]).all()
    assert np.isnan([told.e_low[0], told.a_high[0], told.d_low[0], told.angle[0]]).all()
    assert told.says("one_person")


def test_people_who_are_all_the_same_have_no_interval() -> None:
    told = structural_summary([wave(30)] * 4, OCTANTS, rng=1)
    assert np.isnan([told.e_low[0], told.d_low[0]]).all()
    assert told.says("no_spread")


def test_nobody_at_all_is_no_error() -> None:
    told = structural_summary(np.full((2, 8), np.nan), OCTANTS, rng=1)
    assert np.isnan(told.e[0])
    assert told.says("nobody")
    assert told.n_dropped == {"gap": 2}


def test_the_angle_is_withheld_where_the_fit_is_low_or_any_angle_would_do() -> None:
    shape = np.array([1, -1, 1, -1, 1, -1, 1, -1.0])
    bad = structural_summary(shape + 0.3 * wave(40) + RNG.normal(size=(80, 8)), OCTANTS, rng=1)
    assert np.isnan(bad.angle[0])
    assert bad.says("low_fit")
    weak = structural_summary(wave(40, 0.02) + RNG.normal(size=(80, 8)), OCTANTS, rng=1)
    assert np.isnan(weak.angle[0])
    assert np.isfinite(weak.d[0])
    assert weak.says("origin") or weak.says("low_fit")


def test_an_angle_near_nought_has_an_interval_round_it() -> None:
    told = structural_summary(crowd(120, d=0), OCTANTS, rng=1)
    assert told.d_high[0] < 20 < 340 < told.d_low[0]


def test_gaps_are_counted_and_only_leave_the_profiles_that_need_them() -> None:
    rows, measures = crowd(70), RNG.normal(size=(70, 2))
    rows[0, 3] = measures[1, 0] = np.nan
    told = structural_summary(rows, OCTANTS, measures=measures, rng=1)
    assert told.n.tolist() == [68, 69]
    assert told.n_dropped == {"gap": 1}
    direct = structural_summary(rows[2:], OCTANTS, measures=measures[2:, :1], rng=1)
    assert told.e[0] == pytest.approx(direct.e[0], rel=1e-12)
    pairs = structural_summary(rows, OCTANTS, measures=measures, missing="pairwise", rng=1)
    assert pairs.n.tolist() == [68, 69]
    assert pairs.n_dropped == {}


def test_a_missing_scale_for_all_has_no_profile() -> None:
    rows = crowd(60)
    rows[:, 5] = np.nan
    told = structural_summary(rows, OCTANTS, missing="pairwise", rng=1)
    assert np.isnan(told.e[0])


def test_people_without_a_group_are_left_out_and_counted() -> None:
    told = structural_summary(crowd(60), OCTANTS, group=[*"ab" * 29, None, "b"], rng=1)
    assert told.n_dropped == {"no_group": 1}
    assert told.n.tolist() == [29, 30]


def test_two_measures_are_compared_within_the_same_people() -> None:
    rows = crowd(90)
    one = rows @ np.cos(np.deg2rad(OCTANTS)) + RNG.normal(size=90)
    told = contrast(rows, OCTANTS, measures=np.column_stack([one, one * 3 + 1]), rng=1)
    assert told.e[0] == pytest.approx(0, abs=1e-12)
    assert np.isnan(told.e_low[0])  # no replicate differs: the very same correlations


def test_a_contrast_asks_for_two() -> None:
    with pytest.raises(ValueError, match="asks for two"):
        contrast(crowd(10), OCTANTS, group=["a"] * 10)
    with pytest.raises(ValueError, match="asks for two"):
        contrast(crowd(4), OCTANTS, group=list("abab"), pair=("a", "z"))


def test_a_difference_of_angles_goes_the_shorter_way() -> None:
    rows = np.concatenate([crowd(60, d=350, spread=0.2), crowd(60, d=10, spread=0.2)])
    told = contrast(rows, OCTANTS, group=["a"] * 60 + ["b"] * 60, rng=1)
    assert told.d_low[0] < 20 < told.d_high[0]
    assert told.d_high[0] - told.d_low[0] < 10


def test_a_contrast_with_one_person_or_a_flat_profile_has_no_interval() -> None:
    rows = np.concatenate([crowd(30), crowd(1)])
    told = contrast(rows, OCTANTS, group=["a"] * 30 + ["b"], rng=1)
    assert np.isnan([told.e_low[0], told.d_low[0], told.angle[0]]).all()
    assert told.says("one_person")
    flat = contrast([[1.0] * 8] * 4, OCTANTS, group=list("abab"), rng=1)
    assert flat.says("flat")
    assert np.isnan([flat.d[0], flat.e_low[0]]).all()


@pytest.mark.parametrize("angles", [[0, 90, 180], [0, 120, 240, 360], [1, np.nan, 3, 4, 5]])
def test_fewer_than_four_angles_are_refused(angles: list[float]) -> None:
    with pytest.raises(ValueError, match="four different angles"):
        structural_summary(np.ones((3, len(angles))), angles)


def test_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="8 scales, but 7 angles"):
        structural_summary(crowd(3), OCTANTS[:7])
    with pytest.raises(ValueError, match="different lengths"):
        structural_summary(crowd(3), OCTANTS, measures=np.ones((4, 1)))


@pytest.mark.parametrize("estimator", [structural_summary, contrast])
def test_profiles_do_not_depend_on_order_ids_or_units(estimator: Callable[..., Any]) -> None:
    rows, group = crowd(40), RNG.integers(0, 2, 40)
    measures = np.column_stack([rows[:, 0] + RNG.normal(size=40)])
    order = RNG.permutation(40)
    first = estimator(rows, OCTANTS, measures=measures, group=group, rng=3)
    ids = [UUID(int=int(5 + one)) for one in group[order]]
    other = estimator(rows[order] * 1e6, OCTANTS, measures=measures[order] - 9, group=ids, rng=3)
    for part in (f"{one}{end}" for one in PARTS for end in ("", "_low", "_high")):
        ours, theirs = getattr(first, part), getattr(other, part)
        assert np.allclose(ours, theirs, rtol=1e-9, atol=1e-9, equal_nan=True)


def test_missing_may_be_spelt_in_any_way_and_columns_may_be_named() -> None:
    rows = crowd(30)
    listed = [[None if (k, j) == (2, 3) else v for j, v in enumerate(r)] for k, r in enumerate(rows.tolist())]  # fmt: skip
    rows[2, 3] = np.nan
    frame = dict(zip(SCALES, rows.T, strict=True))
    told = [
        structural_summary(rows, OCTANTS, rng=1),
        structural_summary(listed, OCTANTS, rng=1),
        structural_summary(SCALES, OCTANTS, data=frame, rng=1),
    ]
    assert told[0].d_low[0] == told[1].d_low[0] == told[2].d_low[0]


def _covered(lives: int, people: int) -> dict[str, float]:
    rng, truth = np.random.default_rng(5), {"e": 2.0, "x": np.cos(0.5), "y": np.sin(0.5), "a": 1.0}
    held: dict[str, list[bool]] = {part: [] for part in PARTS}
    for _ in range(lives):
        general, rows = rng.normal(size=(people, 1)), rng.normal(scale=1.5, size=(people, 8))
        rows = rows + general + wave(np.rad2deg(0.5))
        told = structural_summary(rows, OCTANTS, replicates=1000, rng=1)
        for part, value in truth.items():
            low, high = getattr(told, f"{part}_low")[0], getattr(told, f"{part}_high")[0]
            held[part].append(low <= value <= high)
        turn = (np.rad2deg(0.5) - told.d_low[0]) % 360
        held["d"].append(turn <= (told.d_high[0] - told.d_low[0]) % 360)
    return {part: float(np.mean(one)) for part, one in held.items()}


def test_intervals_cover_in_a_short_run() -> None:
    assert min(_covered(120, 100).values()) > 0.87


@pytest.mark.release
@pytest.mark.parametrize("people", [50, 100, 200])
def test_intervals_of_profiles_cover_what_they_promise(people: int) -> None:
    assert all(0.93 <= one <= 0.97 for one in _covered(2000, people).values())
