from typing import Any
from uuid import UUID

import numpy as np
import pytest
from scipy.linalg import fractional_matrix_power

from kithkin_science.skills.perspective import truth_and_bias


def couples(rng: np.random.Generator, dyads: int) -> tuple[Any, Any, Any, Any]:
    """Both judge: truth .6, bias .3, level .5; errors of one dyad are alike."""
    own = 4 + rng.normal(size=(dyads, 1)) * 0.5 + rng.normal(size=(dyads, 2))
    truth = own[:, ::-1]
    left = (rng.normal(size=(dyads, 1)) + rng.normal(size=(dyads, 2))) * 0.7
    middle = truth.mean()
    seen = middle + 0.5 + 0.6 * (truth - middle) + 0.3 * (own - middle) + left
    return seen.ravel(), truth.ravel(), own.ravel(), np.repeat(range(dyads), 2)


def test_without_dyads_it_is_plain_least_squares() -> None:
    seen, truth, own, _ = couples(np.random.default_rng(1), 20)
    told = truth_and_bias(seen, truth, own)
    design = np.column_stack([np.ones(40), truth - truth.mean(), own - own.mean()])
    beta = np.linalg.lstsq(design, seen - truth.mean(), rcond=None)[0]
    assert told.estimate.tolist() == pytest.approx(beta.tolist(), rel=1e-10)
    assert told.estimate[0] == pytest.approx(seen.mean() - truth.mean(), rel=1e-12)
    # One row a cluster: CR2 is HC2, residuals over the root of 1 - leverage.
    inverse = np.linalg.inv(design.T @ design)
    left = seen - truth.mean() - design @ beta
    leverage = np.einsum("ij,jk,ik->i", design, inverse, design)
    meat = (design * (left**2 / (1 - leverage))[:, None]).T @ design
    assert told.std_error.tolist() == pytest.approx(
        np.sqrt(np.diag(inverse @ meat @ inverse)).tolist(), rel=1e-10
    )


def test_errors_and_degrees_of_freedom_are_bell_and_mccaffreys_word_for_word() -> None:
    seen, truth, own, who = couples(np.random.default_rng(2), 9)
    told = truth_and_bias(seen, truth, own, who)
    x = np.column_stack([np.ones(18), truth - truth.mean(), own - own.mean()])
    inverse = np.linalg.inv(x.T @ x)
    hat = np.eye(18) - x @ inverse @ x.T
    left = hat @ (seen - truth.mean())
    pulls = np.zeros((3, 18, 9))
    for one in range(9):
        rows = who == one
        root = fractional_matrix_power(hat[np.ix_(rows, rows)], -0.5).real
        pulls[:, rows, one] = inverse @ x[rows].T @ root
    moved = np.einsum("trc,r->tc", pulls, left)
    for term in range(3):
        assert told.std_error[term] == pytest.approx(np.sqrt((moved[term] ** 2).sum()), rel=1e-9)
        values = np.linalg.eigvalsh(pulls[term].T @ hat @ pulls[term])
        assert told.df[term] == pytest.approx(values.sum() ** 2 / (values**2).sum(), rel=1e-9)


def test_who_sees_exactly_what_is_has_truth_one_and_no_bias() -> None:
    truth, own = [1, 5, 3, 7, 2, 4.0], [2, 2, 6, 5, 1, 7.0]
    told = truth_and_bias(truth, truth, own)
    assert told.estimate.tolist() == pytest.approx([0, 1, 0], abs=1e-12)


def test_who_judges_after_themself_has_bias_and_reaches_truth_by_likeness() -> None:
    truth, own = np.array([1, 5, 3, 7, 2, 4.0]), np.array([2, 5, 4, 6, 1, 4.0])
    told = truth_and_bias(own + 1, truth, own)
    assert told.estimate[1:].tolist() == pytest.approx([0, 1], abs=1e-12)
    slope = np.polyfit(truth, own, 1)[0]
    assert told.by_similarity == pytest.approx(slope, rel=1e-10)
    assert told.similarity == pytest.approx(np.corrcoef(truth, own)[0, 1], rel=1e-10)


def test_two_who_are_always_alike_cannot_be_told_apart() -> None:
    truth = np.arange(8.0)
    told = truth_and_bias(truth + 1, truth, truth * 2 + 3)
    assert np.isnan(told.estimate).all()
    assert told.says("not_apart")


def test_a_truth_that_never_varies_tells_nothing() -> None:
    told = truth_and_bias(np.arange(8), np.full(8, 3), np.arange(8) ** 2)
    assert np.isnan([*told.estimate, told.similarity]).all()
    assert told.says("constant")


def test_fewer_than_four_dyads_tell_nothing_and_few_are_said() -> None:
    for dyads in (0, 1, 3):
        told = (
            truth_and_bias(*couples(np.random.default_rng(3), dyads))
            if dyads
            else (truth_and_bias([], [], []))
        )
        assert np.isnan(told.estimate).all()
        assert told.says("too_few")
    assert truth_and_bias(*couples(np.random.default_rng(3), 8)).says("few_dyads")


def test_rows_with_gaps_are_left_out_and_counted_here() -> None:
    seen, truth, own, who = couples(np.random.default_rng(3), 20)
    gappy = [None if row in (2, 5) else float(one) for row, one in enumerate(seen)]
    dyad = [None if row == 7 else int(one) for row, one in enumerate(who)]
    told = truth_and_bias(gappy, truth, own, dyad)
    assert (told.n_used, told.n_dropped) == (37, {"gap": 3})


def test_order_units_and_ids_are_no_matter_for_truth() -> None:
    rng = np.random.default_rng(4)
    seen, truth, own, who = couples(rng, 15)
    plain = truth_and_bias(seen, truth, own, who)
    order = rng.permutation(30)
    ids = [UUID(int=int(one)) for one in who[order]]
    moved = [one[order] * 1e6 - 4e6 for one in (seen, truth, own)]
    other = truth_and_bias(moved[0], moved[1], moved[2], ids)
    assert np.allclose(other.estimate[1:], plain.estimate[1:], rtol=1e-9)
    assert np.allclose(other.low[0] / 1e6, plain.low[0], rtol=1e-9)
    frame = {"s": seen, "t": truth, "o": own, "d": who}
    assert np.array_equal(truth_and_bias("s", "t", "o", "d", data=frame).low, plain.low)


@pytest.mark.parametrize("dyads", [15, 40])
@pytest.mark.parametrize("replicates", [200, pytest.param(2000, marks=pytest.mark.release)])
def test_level_truth_and_bias_are_covered_as_they_say(dyads: int, replicates: int) -> None:
    rng = np.random.default_rng(dyads)
    held = []
    for _ in range(replicates):
        seen, truth, own, who = couples(rng, dyads)
        told = truth_and_bias(seen, truth, own, who)
        held.append((told.low <= [0.5, 0.6, 0.3]) & (told.high >= [0.5, 0.6, 0.3]))
    slack = 0.01 + 3 * np.sqrt(0.05 * 0.95 / replicates)
    assert np.abs(np.mean(held, axis=0) - 0.95).max() < slack
