import numpy as np
import pytest

from kithkin_science.patterns import ellipses
from kithkin_science.patterns.axes import axis_reliability
from kithkin_science.patterns.person_profile import profile

OCTANTS = np.arange(0, 360, 45)
RNG = np.random.default_rng(8)
ROUND = np.linspace(0, 2 * np.pi, 200_001)


def wave(d: float, a: float = 1.0) -> np.ndarray:
    return np.asarray(2 + a * np.cos(np.deg2rad(OCTANTS - d)))


def test_one_person_is_as_sure_as_the_scales() -> None:
    # By hand: x = 2/8 sum s cos, so its variance is 4/64 * 4 * sem^2 = sem^2 / 4; e's is sem^2 / 8.
    told = profile(wave(30), OCTANTS, sem=0.4)
    assert told.x_high[0] - told.x[0] == pytest.approx(1.959963984540054 * 0.2, rel=1e-12)
    assert told.e_high[0] - told.e[0] == pytest.approx(1.959963984540054 * 0.4 / np.sqrt(8))
    reach = 0.2 * np.sqrt(-2 * np.log(0.05))
    assert (told.a_low[0], told.a_high[0]) == pytest.approx((1 - reach, 1 + reach), rel=1e-10)
    half = np.rad2deg(np.arcsin(reach))
    assert (told.d_low[0], told.d_high[0]) == pytest.approx((30 - half, 30 + half), rel=1e-10)
    assert told.ellipse[0, :2] == pytest.approx([reach, reach], rel=1e-12)


@pytest.mark.parametrize("seed", range(8))
def test_the_ellipse_reaches_as_far_as_its_points(seed: int) -> None:
    rng = np.random.default_rng(seed)
    root = rng.normal(size=(2, 2))
    region, middle = root @ root.T, rng.normal(size=2) * rng.choice([0.5, 3, 9])
    edge = middle[:, None] + np.linalg.cholesky(region) @ np.array([np.cos(ROUND), np.sin(ROUND)])
    far = np.hypot(*edge)
    inside = ellipses.holds_origin(middle, region)
    assert ellipses.reach(middle, region) == pytest.approx((0 if inside else far.min(), far.max()), rel=1e-7)  # fmt: skip
    seen, towards = np.rad2deg(np.arctan2(edge[1], edge[0])), np.rad2deg(np.arctan2(*middle[::-1]))
    turns = (seen - towards + 180) % 360 - 180
    if not inside:
        low, high = ellipses.directions(middle, region)
        assert (towards + turns.min() - low + 180) % 360 - 180 == pytest.approx(0, abs=1e-5)
        assert (towards + turns.max() - high + 180) % 360 - 180 == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize(
    ("middle", "far"),
    [((0, 2), 3.0550504633), ((0, 0), 2), ((3, 0), 5), ((0, 0.5), 2.081665999466)],
)
def test_an_ellipse_along_an_axis_has_its_farthest_point(
    middle: tuple[float, float], far: float
) -> None:
    # (x/2)^2 + (y - m)^2 = 1: x^2 + y^2 is greatest at y = 4m/3 (by hand), or at the end.
    region = np.diag([4.0, 1.0])
    assert ellipses.reach(np.array(middle, float), region)[1] == pytest.approx(far, rel=1e-9)


def test_the_angle_is_withheld_where_the_ellipse_holds_the_origin() -> None:
    told = profile(wave(30, 0.1), OCTANTS, sem=0.4)
    assert (told.a_low[0], told.says("origin")) == (0, True)
    assert np.isnan([told.d_low[0], told.angle[0]]).all()


def test_a_flat_profile_of_one_person_has_no_angle() -> None:
    told = profile([3.0] * 8, OCTANTS, sem=0.3)
    assert np.isnan([told.d[0], told.angle[0], told.r2[0]]).all()
    assert told.a_low[0] < told.a_high[0]
    assert told.says("flat")


def test_an_angle_of_one_person_may_lie_across_nought() -> None:
    told = profile(wave(2), OCTANTS, sem=0.1)
    assert told.d_low[0] > 350 > 20 > told.d_high[0]


def test_a_missing_octant_is_left_out_of_the_fit() -> None:
    gap = wave(100)
    gap[3] = np.nan
    told = profile([gap, wave(100)], OCTANTS, sem=0.2)
    assert told.d[0] == pytest.approx(100, rel=1e-10)
    assert told.x_high[0] - told.x_low[0] > told.x_high[1] - told.x_low[1]
    assert told.says("scale_missing")


def test_fewer_than_four_octants_stay_as_nan() -> None:
    told = profile([[1, 2, 3, *[None] * 5], [None] * 8], OCTANTS, sem=0.2, term=["a", "b"])
    assert np.isnan(told.e).all()
    assert told.n_dropped == {"too_few_scales": 2}
    assert told.n.tolist() == [3, 0]


@pytest.mark.parametrize("sem", [0, -1, np.nan, [0.1] * 7 + [0]])
def test_scales_without_error_are_refused(sem: object) -> None:
    with pytest.raises(ValueError, match="above 0"):
        profile(wave(1), OCTANTS, sem=sem)


def test_a_profile_of_one_person_does_not_depend_on_units_or_order_of_scales() -> None:
    row, order = wave(77) + RNG.normal(scale=0.1, size=8), RNG.permutation(8)
    first = profile(row, OCTANTS, sem=0.3)
    other = profile(row[order] * 1e6, OCTANTS[order] + 720, sem=0.3e6)
    assert other.d_low[0] == pytest.approx(first.d_low[0], rel=1e-9)
    assert other.a_high[0] / 1e6 == pytest.approx(first.a_high[0], rel=1e-9)


def test_the_intervals_of_one_person_cover() -> None:
    rows = wave(140) + RNG.normal(scale=0.3, size=(3000, 8))
    told = profile(rows, OCTANTS, sem=0.3)
    for part, truth in (("e", 2.0), ("x", np.cos(np.deg2rad(140))), ("a", 1.0), ("d", 140.0)):
        low, high = getattr(told, f"{part}_low"), getattr(told, f"{part}_high")
        held = np.mean((low <= truth) & (truth <= high))
        assert held > 0.94
        assert held < 0.96 or part in "ad"


def test_axis_reliability_is_stracks() -> None:
    # Strack et al. (2013), table: .26 over 32 items .92; .134 over 16 items .71.
    told = axis_reliability([32, 16], [0.26, 0.134], sd=2)
    assert told.reliability.round(2).tolist() == [0.92, 0.71]
    assert told.sem[0] == pytest.approx(2 * np.sqrt(1 - 32 * 0.26 / (1 + 31 * 0.26)))


def test_impossible_reliabilities_stay_as_nan_and_bounds_are_said() -> None:
    told = axis_reliability([0, 8, 8, 8, None], [0.5, 1.2, 0, 1, 0.3])
    assert np.isnan(told.reliability).tolist() == [True, True, False, False, True]
    assert told.n_dropped == {"impossible": 3}
    assert (told.says("at_bound"), told.reliability[2], told.reliability[3]) == (True, 0, 1)
    assert np.isnan(told.sem).all()


def test_one_item_is_as_reliable_as_what_it_shares() -> None:
    assert float(axis_reliability(1, 0.3).reliability) == pytest.approx(0.3)
