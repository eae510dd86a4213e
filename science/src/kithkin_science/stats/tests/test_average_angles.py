import numpy as np
import pytest

from kithkin_science.stats.circular import circular_summary, turned

# Mardia's roulette: nine stops of a wheel (Mardia and Jupp 2000, example 2.1).
ROULETTE = [43, 45, 52, 61, 75, 88, 88, 279, 357]


def test_the_roulette_is_mardias() -> None:
    told = circular_summary(ROULETTE)
    assert told.mean == pytest.approx(51.0502, abs=5e-5)
    assert told.resultant == pytest.approx(0.710991, abs=5e-7)
    assert told.sd == pytest.approx(47.3234, abs=5e-5)


def test_angles_across_nought_have_their_mean_between_them() -> None:
    assert circular_summary([350, 20]).mean == pytest.approx(5)
    assert circular_summary([-10, 380]).mean == pytest.approx(5)
    assert turned([10.0, 350, 180], [350.0, 10, 0]).tolist() == [20, -20, 180]


def test_angles_that_cancel_out_have_no_mean() -> None:
    told = circular_summary([0, 180, 90, 270])
    assert np.isnan(told.mean)
    assert (told.resultant, told.sd) == (0, np.inf)
    assert told.says("no_direction")


def test_one_angle_has_a_mean_and_no_spread() -> None:
    told = circular_summary([30, None])
    assert told.mean == pytest.approx(30)
    assert np.isnan([told.resultant, told.sd]).all()
    assert told.n_dropped == {"missing": 1}


def test_no_angle_at_all_is_no_error() -> None:
    assert np.isnan(circular_summary([]).mean)


def test_the_same_angle_every_time_has_no_spread() -> None:
    told = circular_summary([77] * 5)
    assert [told.mean, told.resultant] == pytest.approx([77, 1])
    assert told.sd == pytest.approx(0, abs=1e-5)


def test_a_weight_counts_as_so_many_angles() -> None:
    heavy = circular_summary([10, 80], weights=[3, 1])
    assert heavy.mean == pytest.approx(circular_summary([10, 10, 10, 80]).mean, rel=1e-12)
    assert circular_summary([10, 80, 200], weights=[3, 1, 0]).mean == heavy.mean
    with pytest.raises(ValueError, match="0 or more"):
        circular_summary([1], weights=[-1])


def test_the_order_of_angles_is_no_matter_nor_how_missing_is_spelt() -> None:
    first = circular_summary([*ROULETTE, None])
    other = circular_summary(np.array([np.nan, *ROULETTE[::-1]]))
    named = circular_summary("turn", data={"turn": ROULETTE})
    assert first.sd == pytest.approx(other.sd, abs=1e-9)
    assert first.mean == pytest.approx(named.mean, abs=1e-9)
