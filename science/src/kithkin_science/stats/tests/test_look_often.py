import numpy as np
import pytest
from scipy.stats import multivariate_normal, norm

from kithkin_science.stats.looks import Shape, benjamini_hochberg, fixed_looks

# Benjamini and Hochberg (1995), section 4.1: 15 p values, four rejected at .05.
BENJAMINI = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
]  # fmt: skip
# Jennison and Turnbull (2000), Group Sequential Methods, tables 2.1 and 2.3, alpha .05.
POCOCK = {1: 1.960, 2: 2.178, 3: 2.289, 4: 2.361, 5: 2.413, 6: 2.453, 8: 2.512, 10: 2.555}
FLEMING = {1: 1.960, 2: 1.977, 3: 2.004, 4: 2.024, 5: 2.040, 10: 2.087}


def test_four_of_benjaminis_fifteen_are_rejected() -> None:
    told = benjamini_hochberg(BENJAMINI, 0.05)
    assert told.rejected.tolist() == [True] * 4 + [False] * 11
    assert told.adjusted[3] == pytest.approx(0.0095 * 15 / 4, rel=1e-12)


def test_adjusted_p_are_the_least_q_that_rejects() -> None:
    p = np.random.default_rng(1).uniform(size=12) ** 3
    told = benjamini_hochberg(p, 0.1)
    for one, least in enumerate(told.adjusted):
        assert benjamini_hochberg(p, min(least + 1e-9, 0.999)).rejected[one]
        assert not benjamini_hochberg(p, least - 1e-9).rejected[one]


def test_tests_may_come_in_any_order_and_missing_ones_are_not_counted() -> None:
    told = benjamini_hochberg([*BENJAMINI[::-1], None, 1.2], 0.05, term=range(17))
    assert told.rejected.sum() == 4
    assert np.isnan(told.adjusted[-2:]).all()
    assert (told.n_used, told.n_dropped) == (15, {"no_p": 2})


def test_one_test_and_none_are_no_error() -> None:
    assert benjamini_hochberg([0.04], 0.05).adjusted.tolist() == [0.04]
    assert benjamini_hochberg([], 0.05).adjusted.tolist() == []


def test_p_that_are_all_the_same_are_rejected_together_or_not() -> None:
    assert benjamini_hochberg([0.04] * 5, 0.05).rejected.all()
    assert not benjamini_hochberg([0.06] * 5, 0.05).rejected.any()


@pytest.mark.parametrize("q", [0, 1, 5])
def test_a_q_or_alpha_that_is_none_is_refused(q: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([0.1], q)
    with pytest.raises(ValueError, match="between 0 and 1"):
        fixed_looks(3, alpha=q)


@pytest.mark.parametrize(("looks", "bound"), POCOCK.items())
def test_pococks_bounds_are_those_of_the_table(looks: int, bound: float) -> None:
    assert fixed_looks(looks).bound == pytest.approx([bound] * looks, abs=5.1e-4)


@pytest.mark.parametrize(("looks", "bound"), FLEMING.items())
def test_obrien_and_flemings_bounds_are_those_of_the_table(looks: int, bound: float) -> None:
    told = fixed_looks(looks, shape="obrien_fleming")
    falls = bound * np.sqrt(looks / np.arange(1, looks + 1))
    assert told.bound == pytest.approx(falls, rel=5e-4)


@pytest.mark.parametrize("shape", ["pocock", "obrien_fleming"])
def test_bounds_of_uneven_looks_are_those_of_the_joint_normal(shape: Shape) -> None:
    rows = np.array([40.0, 90, 200])
    told = fixed_looks(rows, shape=shape)
    joint = np.sqrt(np.minimum.outer(rows, rows) / np.maximum.outer(rows, rows))
    normal = multivariate_normal(np.zeros(3), joint, abseps=1e-7, releps=1e-7, maxpts=2_000_000)
    within = normal.cdf(told.bound, lower_limit=-told.bound, rng=np.random.default_rng(1))
    assert 1 - within == pytest.approx(0.05, abs=3e-6)
    assert told.spent[-1] == pytest.approx(0.05, abs=1e-12)
    assert told.spent[0] == pytest.approx(told.p_value[0], rel=1e-12)


def test_one_look_has_the_usual_bound() -> None:
    told = fixed_looks(1)
    assert told.bound[0] == pytest.approx(norm.ppf(0.975), rel=1e-12)
    assert fixed_looks([120]).bound[0] == told.bound[0]


def test_only_the_ratio_of_looks_matters() -> None:
    assert np.allclose(fixed_looks([1, 2, 5]).bound, fixed_looks([40, 80, 200]).bound, rtol=1e-9)


@pytest.mark.parametrize("n", [0, [], [80, 40], [0, 40], [40, 40], [None, 4], 2.5 - 3])
def test_looks_that_do_not_rise_are_refused(n: object) -> None:
    with pytest.raises(ValueError, match="rising"):
        fixed_looks(n)


def test_false_alarms_of_five_looks_are_as_rare_as_promised() -> None:
    steps = np.random.default_rng(2).normal(size=(20_000, 200)).cumsum(1)
    looks = np.array([40, 80, 120, 160, 200])
    z = np.abs(steps[:, looks - 1] / np.sqrt(looks))
    alarms = (z >= fixed_looks(looks).bound).any(1).mean()
    assert alarms == pytest.approx(0.05, abs=0.005)
    assert (z >= 1.96).any(1).mean() > 0.13
