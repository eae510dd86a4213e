import csv
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.stats.linear_covariance import solve
from kithkin_science.stats.social_relations import social_relations

SHARED = Path(__file__).resolve().parents[5] / ".." / "shared"
ROLES = "fmcy"
ROWS = [(a, b) for a in ROLES for b in ROLES if a != b]


def simulated(rng: np.random.Generator, families: int) -> Any:
    """Family .3, actors .5, partners .2 with covariance .1, relationships .4, dyads .15."""
    within = np.linalg.cholesky([[0.5, 0.1], [0.1, 0.2]])
    person = rng.normal(size=(families, 4, 2)) @ within.T
    between = np.linalg.cholesky([[0.4, 0.15], [0.15, 0.4]])
    pair = {
        (a, b): rng.normal(size=(families, 2)) @ between.T
        for a in range(4) for b in range(4) if a < b
    }  # fmt: skip
    home = rng.normal(size=families) * np.sqrt(0.3)
    value = []
    for one, other in ROWS:
        a, b = ROLES.index(one), ROLES.index(other)
        both = pair[min(a, b), max(a, b)][:, int(a > b)]
        value.append(3 + home + person[:, a, 0] + person[:, b, 1] + both)
    return np.array(value).T


def columns(values: Any) -> dict[str, list[Any]]:
    families = len(values)
    return {
        "value": values.ravel().tolist(),
        "home": [row for row in range(families) for _ in ROWS],
        "who": [a for a, _ in ROWS] * families,
        "whom": [b for _, b in ROWS] * families,
    }


def fitted(values: Any) -> Any:
    return social_relations("value", "home", "who", "whom", data=columns(values))


@pytest.mark.skipif(not SHARED.exists(), reason="no shared oracles beside this")
def test_the_parts_are_those_of_lavaan_on_cooks_families() -> None:
    with (SHARED / "data/science/family_fsrm_four.person.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    told = social_relations(
        [float(row["anx"]) for row in rows],
        *([row[name] for row in rows] for name in ("family.id", "actor.id", "partner.id")),
    )
    actor = [told.of("actor", role)[0] for role in "mfcy"]
    partner = [told.of("partner", role)[0] for role in "mfcy"]
    assert actor == pytest.approx([0.163, 0.216, 0.214, 0.231], abs=5e-4)
    assert partner == pytest.approx([0.044, 0.055, 0.064, 0.078], abs=6e-4)
    assert told.of("family")[0] == pytest.approx(0.039, abs=5e-4)
    assert told.of("dyadic", ("f", "m"))[0] == pytest.approx(0.191, abs=5e-4)
    assert told.chi_square == pytest.approx(45.312, abs=5e-4)
    assert told.df_model == 47


def test_no_step_in_any_direction_fits_better() -> None:
    values = simulated(np.random.default_rng(1), 80)
    sample = np.cov(values.T, ddof=0)
    from_pairs = [np.eye(12), np.ones((12, 12)), np.diag(np.arange(12.0))]
    solved = solve(sample, np.array(from_pairs))
    inverse = np.linalg.inv(solved.covariance)
    slope = [np.trace(inverse @ (solved.covariance - sample) @ inverse @ one) for one in from_pairs]
    assert np.abs(slope).max() < 1e-9
    assert solved.settled


def test_effects_are_the_regression_of_each_on_all_that_was_told() -> None:
    told = fitted(simulated(np.random.default_rng(2), 150))
    values = simulated(np.random.default_rng(2), 150)
    a = told.of("actor", "f")[0]
    g = told.of("generalized", "f")[0]
    cov = np.array([a * (one == "f") + g * (other == "f") for one, other in ROWS])
    middle = values - values.mean(axis=0)
    made = np.zeros((12, 12))
    for r, (i, j) in enumerate(ROWS):
        for s, (k, m) in enumerate(ROWS):
            made[r, s] = told.of("family")[0] + (i == k) * told.of("actor", i)[0]
            made[r, s] += (j == m) * told.of("partner", j)[0]
            made[r, s] += (i == m) * told.of("generalized", i)[0]
            made[r, s] += (j == k) * told.of("generalized", j)[0]
            if (i, j) == (k, m):
                made[r, s] += told.of("relationship", (i, j))[0]
            if (i, j) == (m, k):
                made[r, s] += told.of("dyadic", tuple(sorted((i, j))))[0]
    expected = middle @ np.linalg.solve(made, cov)
    assert np.allclose(told.actor_effect[:, told.roles.index("f")], expected, rtol=1e-9, atol=1e-12)


def test_fewer_than_four_roles_or_few_families_tell_nothing() -> None:
    three = social_relations([1, 2] * 3, [1] * 6, list("aabbcc"), list("bcacab"))
    assert three.says("few_roles")
    assert np.isnan(three.estimate).all()
    few = fitted(simulated(np.random.default_rng(3), 12))
    assert few.says("too_few")
    assert np.isnan([*few.estimate, few.chi_square]).all()
    assert social_relations([], [], [], []).n_used == 0


def test_a_pair_that_never_varies_tells_nothing() -> None:
    values = simulated(np.random.default_rng(3), 40)
    values[:, 4] = 2
    told = fitted(values)
    assert told.says("constant")
    assert np.isnan(told.estimate).all()


def test_a_variance_of_nothing_may_come_out_below_zero_and_says_so() -> None:
    told = fitted(np.random.default_rng(5).normal(size=(60, 12)))
    assert told.says("below_zero")
    assert told.says("few_families")
    assert np.isnan(told.correlation[told.part.index("family")])


def test_a_family_with_a_gap_and_rows_about_oneself_are_counted() -> None:
    rows = columns(simulated(np.random.default_rng(6), 30))
    rows["value"][5] = None
    rows["whom"][12 * 3] = rows["who"][12 * 3]
    told = social_relations("value", "home", "who", "whom", data=rows)
    assert (told.n_used, told.n_dropped) == (28, {"no_id": 1, "gap": 2})


def test_what_was_told_twice_counts_as_its_mean() -> None:
    rows = columns(simulated(np.random.default_rng(6), 30))
    first = rows["value"][0]
    plain = social_relations("value", "home", "who", "whom", data=rows)
    rows["value"][0] = first - 1
    more = {name: [*column, column[0]] for name, column in rows.items()}
    more["value"][-1] = first + 1
    told = social_relations("value", "home", "who", "whom", data=more)
    assert np.allclose(told.estimate, plain.estimate, rtol=1e-9)
    assert told.says("told_twice")


def test_order_units_and_ids_are_no_matter_for_families() -> None:
    values = simulated(np.random.default_rng(7), 60)
    plain, rows = fitted(values), columns(values)
    order = np.random.default_rng(8).permutation(len(rows["value"]))
    other = social_relations(
        [rows["value"][row] * 1e6 - 5e6 for row in order],
        [UUID(int=rows["home"][row]) for row in order],
        [rows["who"][row] for row in order],
        [rows["whom"][row] for row in order],
    )
    assert np.allclose(other.estimate / 1e12, plain.estimate, rtol=1e-9, atol=1e-12)
    assert other.chi_square == pytest.approx(plain.chi_square, rel=1e-8)


@pytest.mark.parametrize("replicates", [60, pytest.param(2000, marks=pytest.mark.release)])
def test_parts_are_covered_as_they_say(replicates: int) -> None:
    rng = np.random.default_rng(9)
    truth = {("family", "all"): 0.3, ("actor", "f"): 0.5, ("partner", "c"): 0.2,
             ("generalized", "m"): 0.1, ("dyadic", ("c", "y")): 0.15}  # fmt: skip
    held = []
    for _ in range(replicates):
        told = fitted(simulated(rng, 150))
        ends = [(told.of(*name)[1:], value) for name, value in truth.items()]
        held.append([low <= value <= high for (low, high), value in ends])
    assert abs(np.mean(held) - 0.95) < 0.015 + 3 * np.sqrt(0.05 * 0.95 / replicates / 2)
