import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kithkin_science.stats.dyads import ActorPartner, actor_partner

SHARED = Path(__file__).resolve().parents[5] / ".." / "shared"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="no shared oracles beside this")


def couples() -> dict[str, Any]:
    with (SHARED / "data/science/dyad_acipair.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {
        "couple": [row["CoupleID"] for row in rows],
        "role": [row["Gender_A"] for row in rows],
        "x": [float(row["COtherPos_A"]) for row in rows],
        "y": [float(row["Satisfaction_A"]) for row in rows],
    }


def oracle(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((SHARED / "oracles" / name).read_text("utf-8"))["numbers"]
    return told


@needs_shared
def test_effects_by_role_are_those_of_lavaan() -> None:
    told = actor_partner("y", "x", "couple", role="role", data=couples())
    theirs = {one["label"]: one for one in oracle("apim_acitelli_lavaan.json")["par"]}
    # lavaan divides by 148 couples, we by 145: its standard errors times the root of 148 / 145.
    wider = np.sqrt(148 / 145)
    for label, effect, role in (
        ("a1", "actor", "Wife"),
        ("p12", "partner", "Wife"),
        ("a2", "actor", "Husband"),
        ("p21", "partner", "Husband"),
    ):
        row = list(zip(told.role, told.effect, strict=True)).index((role, effect))
        assert told.estimate[row] == pytest.approx(theirs[label]["est"], rel=1e-9)
        assert told.std_error[row] == pytest.approx(theirs[label]["se"] * wider, rel=1e-6)
        assert told.df[row] == 145
    wife = told.roles.index("Wife")
    assert told.k[wife] == pytest.approx(theirs["p12"]["est"] / theirs["a1"]["est"], rel=1e-9)


@needs_shared
def test_the_two_left_over_go_together_as_in_gls() -> None:
    told, theirs = (
        actor_partner("y", "x", "couple", role="role", data=couples()),
        oracle("apim_acitelli_gls.json"),
    )
    husband, wife = told.roles.index("Husband"), told.roles.index("Wife")
    assert told.residual_correlation == pytest.approx(theirs["rho"], rel=1e-6)
    assert told.residual_sd[wife] == pytest.approx(theirs["sigma"], rel=1e-6)
    ratio = told.residual_sd[husband] / told.residual_sd[wife]
    assert ratio == pytest.approx(theirs["sdratio"]["Husband"], rel=1e-6)
    assert told.of("actor", "Husband")[0] == pytest.approx(theirs["coef"]["COtherPos_A"], rel=1e-9)


@needs_shared
def test_exchangeable_effects_are_the_published_ones() -> None:
    # Kenny, Kashy and Cook (2006), as recomputed by gls with compound symmetry (REML).
    told = actor_partner("y", "x", "couple", data=couples())
    assert told.estimate.tolist() == pytest.approx([0.40042, 0.28797], abs=5e-6)
    assert told.std_error[0] == pytest.approx(0.04731, abs=5e-6)
    assert told.residual_sd[0] ** 2 == pytest.approx(0.174194, abs=5e-7)
    assert told.residual_correlation == pytest.approx(0.4693, abs=5e-5)


def simulated(rng: np.random.Generator, dyads: int) -> tuple[Any, Any, Any]:
    x = rng.normal(size=(dyads, 1)) * 0.7 + rng.normal(size=(dyads, 2))
    left = rng.normal(size=(dyads, 1)) + rng.normal(size=(dyads, 2))
    return 0.5 * x + 0.3 * x[:, ::-1] + left, x, np.repeat(np.arange(dyads), 2)


def test_sums_and_differences_are_reml_with_compound_symmetry() -> None:
    # By hand: generalised least squares at the correlation found gives the same effects.
    y, x, _ = simulated(np.random.default_rng(4), 30)
    told = actor_partner(y.ravel(), x.ravel(), np.repeat(range(30), 2))
    rho, s2 = told.residual_correlation, told.residual_sd[0] ** 2
    weight = np.kron(np.eye(30), np.linalg.inv(s2 * np.array([[1, rho], [rho, 1]])))
    design = np.column_stack([np.ones(60), x.ravel(), x[:, ::-1].ravel()])
    spread = np.linalg.inv(design.T @ weight @ design)
    beta = spread @ design.T @ weight @ y.ravel()
    assert told.estimate.tolist() == pytest.approx(beta[1:].tolist(), rel=1e-10)
    assert told.intercept[0] == pytest.approx(beta[0], rel=1e-10)


def test_k_has_fiellers_ends_where_the_actor_effect_is_clear() -> None:
    # The ends are the k for which partner - k actor is just not apart from 0.
    y, x, who = simulated(np.random.default_rng(4), 80)
    told = actor_partner(y.ravel(), x.ravel(), who, role=["a", "b"] * 80)
    t = 1.9912543953883848  # 97.5 % point of t with 77 degrees of freedom
    design = np.column_stack([np.ones(80), x[:, 0], x[:, 1]])
    spread = np.linalg.inv(design.T @ design) * told.residual_sd[0] ** 2
    for k in (told.k_low[0], told.k_high[0]):
        apart = told.estimate[1] - k * told.estimate[0]
        error = np.sqrt(spread[2, 2] - 2 * k * spread[1, 2] + k**2 * spread[1, 1])
        assert abs(apart / error) == pytest.approx(t, rel=1e-9)


def test_k_is_not_told_where_the_actor_effect_may_be_nothing() -> None:
    rng = np.random.default_rng(1)
    told = actor_partner(rng.normal(size=60), rng.normal(size=60), np.repeat(range(30), 2))
    assert np.isnan([told.k[0], told.k_low[0], told.k_high[0]]).all()
    assert told.says("actor_near_zero")


def test_two_who_always_agree_have_only_their_joint_effect() -> None:
    x = np.repeat(np.arange(10.0), 2)
    y = 2 * x + np.tile([0.1, -0.1], 10)
    for role in (None, ["a", "b"] * 10):
        told = actor_partner(y, x, np.repeat(range(10), 2), role=role)
        assert np.isnan(told.estimate).all()
        assert told.together.tolist() == pytest.approx([2.0] * len(told.roles))
        assert told.says("not_apart")


def test_a_predictor_that_never_varies_tells_nothing() -> None:
    for role in (None, ["a", "b"] * 10):
        told = actor_partner(np.arange(20), np.full(20, 3.0), np.repeat(range(10), 2), role=role)
        assert np.isnan(told.estimate).all()
        assert told.says("constant")


def test_one_to_three_dyads_tell_nothing_and_few_are_said() -> None:
    for dyads, code in ((0, "too_few"), (1, "too_few"), (3, "too_few"), (6, "few_dyads")):
        y, x, who = simulated(np.random.default_rng(2), dyads)
        told = actor_partner(y.ravel(), x.ravel(), who)
        assert told.says(code)
        assert bool(np.isnan(told.estimate).all()) == (code == "too_few")


def test_dyads_that_are_none_are_left_out_and_counted() -> None:
    y, x, who = simulated(np.random.default_rng(2), 12)
    dyad: list[Any] = who.tolist()
    dyad[1], dyad[2], dyad[3] = 99, None, 0  # a dyad of one, none at all, and three in one
    outcome = y.ravel()
    outcome[8] = np.nan
    role = ["a", "b"] * 12
    role[11] = "a"
    told = actor_partner(outcome, x.ravel(), dyad, role=role)
    assert told.n_dropped == {"no_id": 1, "not_two": 1, "no_roles": 1, "gap": 1}
    with pytest.raises(ValueError, match="two roles"):
        actor_partner(outcome, x.ravel(), dyad, role=["a", "b", "c"] * 8)


def _all(told: ActorPartner) -> Any:
    return np.concatenate(
        [told.estimate, told.low, told.k_high, told.df, [told.residual_correlation]]
    )


@pytest.mark.parametrize("named", [True, False])
def test_order_units_and_ids_are_no_matter_for_dyads(named: bool) -> None:
    rng = np.random.default_rng(9)
    y, x, who = simulated(rng, 40)
    role = np.array(["a", "b"] * 40)
    plain = actor_partner(y.ravel(), x.ravel(), who, role=role if named else None)
    order = rng.permutation(80)
    ids = [f"pair {one}" for one in who[order]]
    moved = 1e6 * x.ravel()[order] + 3e6
    other = actor_partner(y.ravel()[order] * 1e6, moved, ids, role=role[order] if named else None)
    assert np.allclose(_all(other), _all(plain), rtol=1e-9, equal_nan=True)


@pytest.mark.parametrize("replicates", [300, pytest.param(2000, marks=pytest.mark.release)])
@pytest.mark.parametrize("dyads", [10, 40])
def test_effects_and_k_are_covered_as_they_say(dyads: int, replicates: int) -> None:
    rng = np.random.default_rng(dyads)
    held, held_k = [], []
    for _ in range(replicates):
        y, x, who = simulated(rng, dyads)
        told = actor_partner(y.ravel(), x.ravel(), who)
        _, low, high = told.of("actor")
        held.append(low <= 0.5 <= high)
        if not np.isnan(told.k[0]):
            held_k.append(told.k_low[0] <= 0.6 <= told.k_high[0])
    slack = 3 * np.sqrt(0.05 * 0.95 / replicates)
    assert abs(np.mean(held) - 0.95) < 0.01 + slack
    assert bool(held_k) == (dyads >= 20)
    assert not held_k or abs(np.mean(held_k) - 0.95) < 0.01 + slack
