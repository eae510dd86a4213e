from uuid import UUID

import numpy as np
import pytest

from kithkin_science.patterns.exchanges import complementarity, dynamics
from kithkin_science.stats.circular import circular_summary

RNG = np.random.default_rng(3)


def test_warmth_answers_warmth_and_leading_answers_following() -> None:
    told = complementarity([[1, 2], [1, 2], [-1, 0]], [[1, -2], [-1, 2], [2, 0]])
    assert told.affiliation.tolist() == [0, -2, -3]
    assert told.agency.tolist() == [0, -4, 0]
    assert told.turn == pytest.approx([0, 180, 180], abs=1e-9)
    assert (told.mean_affiliation, told.mean_agency) == pytest.approx((-5 / 3, -4 / 3))


def test_the_turn_goes_the_shorter_way_across_nought() -> None:
    # Own 10 degrees is mirrored to 350; the other's 5 is 15 away (by hand).
    own, other = ([np.cos(a), np.sin(a)] for a in np.deg2rad([10, 5]))
    assert complementarity([own], [other]).turn[0] == pytest.approx(15)


def test_who_is_in_the_middle_has_no_turn() -> None:
    told = complementarity([[0, 0]], [[1, 1]])
    assert (told.affiliation[0], np.isnan(told.turn[0])) == (-1, True)
    assert told.says("no_direction")


def test_a_moment_that_one_of_the_two_lacks_stays_as_nan() -> None:
    told = complementarity([[1, None], [1, 1]], [[1, 1], [1, 1]])
    assert np.isnan(told.agency).tolist() == [True, False]
    assert told.n_dropped == {"missing": 1}
    assert np.isnan(complementarity([], []).mean_agency)


def test_units_only_stretch_complementarity() -> None:
    own, other = RNG.normal(size=(9, 2)), RNG.normal(size=(9, 2))
    first, other_unit = complementarity(own, other), complementarity(own * 1e6, other * 1e6)
    assert np.allclose(first.agency, other_unit.agency / 1e6, rtol=1e-9)
    assert np.allclose(first.turn, other_unit.turn, rtol=1e-9)


def test_flux_pulse_and_spin_are_standard_deviations() -> None:
    rows = RNG.normal(size=(40, 2)) + 1
    told = dynamics(rows)
    assert told.flux_x[0] == pytest.approx(rows[:, 0].std(ddof=1), rel=1e-12)
    assert told.pulse[0] == pytest.approx(np.hypot(*rows.T).std(ddof=1), rel=1e-12)
    angle = np.rad2deg(np.arctan2(rows[:, 1], rows[:, 0]))
    assert told.spin[0] == pytest.approx(circular_summary(angle).sd, rel=1e-12)


def test_one_moment_does_not_move() -> None:
    told = dynamics([[1, 2], [3, 4], [1, 1]], person=["a", "b", "b"])
    assert np.isnan([told.flux_x[0], told.pulse[0], told.spin[0]]).all()
    assert np.isfinite([told.flux_x[1], told.spin[1]]).all()
    assert told.says("too_few")


def test_always_the_same_does_not_move() -> None:
    told = dynamics([[2, 1]] * 5)
    assert (told.flux_x[0], told.pulse[0]) == (0, 0)
    assert told.spin[0] == pytest.approx(0, abs=1e-5)


def test_moments_in_the_middle_have_no_angle() -> None:
    told = dynamics([[0, 0], [1, 0], [0, 0]], least=0.1)
    assert np.isnan(told.spin[0])
    assert told.says("no_direction")
    near = dynamics([[0.05, -0.05], [1, 0.1], [1, -0.1]], least=0.1)
    assert near.spin[0] == pytest.approx(dynamics([[1, 0.1], [1, -0.1]]).spin[0])


def test_moments_across_nought_spin_little() -> None:
    assert dynamics([[1, 0.01], [1, -0.01]]).spin[0] < 1


def test_moments_not_known_are_left_out_and_counted() -> None:
    told = dynamics([[1, 2], [None, 1], [3, 1]], person=["a", "a", None])
    assert (told.n.tolist(), told.n_dropped) == ([1], {"missing": 2})
    assert dynamics([]).term == ()


def test_moves_do_not_depend_on_order_ids_or_units() -> None:
    rows, who = RNG.normal(size=(30, 2)), RNG.integers(0, 3, 30)
    order = RNG.permutation(30)
    ids = [UUID(int=int(50 - one)) for one in who[order]]
    first, other = dynamics(rows, person=who), dynamics(rows[order] * 1e6, person=ids)
    assert np.allclose(first.spin, other.spin[::-1], rtol=1e-9)
    assert np.allclose(first.pulse, other.pulse[::-1] / 1e6, rtol=1e-9)
