import csv
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kithkin_science.network.ego import EgoMeasures, ego_measures
from kithkin_science.network.ego_tables import EgoNames

SHARED = Path(__file__).resolve().parents[5] / ".." / "shared"
BURT = ["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"]
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="no shared oracles beside this")


def table(**columns: Any) -> dict[str, Any]:
    return columns


def read(name: str) -> dict[str, list[str]]:
    with (SHARED / "data" / "science" / name).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {column: [row[column] for row in rows] for column in rows[0]}


def oracle(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHARED / "oracles" / name).read_text("utf-8"))
    return found


def whole_network(lines: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Everybody as ego, with what they do outside the ego's network."""
    rows, ties = [], []
    for ego in sorted(set("".join(lines))):
        alters = [line.replace(ego, "") for line in lines if ego in line]
        inside = [line for line in lines if set(line) <= set(alters)]
        for alter in alters:
            degree = sum(alter in line for line in lines)
            rows.append((ego, alter, degree - 1 - sum(alter in line for line in inside)))
        ties += [(ego, *line) for line in inside]
    alters_of = dict(zip(("ego", "alter", "out"), map(list, zip(*rows, strict=True)), strict=True))
    names = ("ego", "source", "target")
    return alters_of, dict(zip(names, map(list, zip(*ties, strict=True)), strict=True))


def test_the_measures_are_those_of_burts_graph() -> None:
    # Burt (1992), Structural Holes, the graph of seven people.
    alters, ties = whole_network(BURT)
    found = ego_measures(alters, ties, names=EgoNames(outside="out"))
    g, a = found.term.index("G"), found.term.index("A")
    assert found.effective_size[[g, a]] == pytest.approx([14 / 3, 2.5], rel=1e-12)
    assert found.constraint[[g, a]] == pytest.approx([0.400270, 0.595486], abs=5e-7)
    assert found.hierarchy[[g, a]] == pytest.approx([0.094749, 0.167751], abs=5e-7)
    assert found.betweenness[[g, a]] == pytest.approx([9, 1.5], rel=1e-12)


@needs_shared
def test_density_constraint_and_mixing_are_those_of_egor() -> None:
    alters, ties, egos = (read(f"ego_{one}32.csv") for one in ("alters", "aaties", "egos"))
    names = EgoNames(".EGOID", ".ALTID", source=".SRCID", target=".TGTID", group="age")
    told = oracle("ego_egor32.json")["numbers"]
    plain = ego_measures(alters, ties, egos=egos, names=names)
    row = [plain.term.index(str(one[".egoID"])) for one in told["density"]]
    for name, key, found in (
        ("density", "density", plain.density),
        ("constraint", "constraint", plain.constraint),
        ("comp_ei", "ei", plain.ei),
    ):
        assert np.allclose(found[row], [one[key] for one in told[name]], rtol=0, atol=1e-12)


@needs_shared
def test_not_at_all_is_no_tie_and_a_pair_not_asked_is_not_a_no() -> None:
    # egor counts the answer "not at all" as a tie, pairs beyond the eighth person as none, and a
    # pair that ego 30 was asked of twice as two.
    ego, alters, ties = (read(f"ego_transnat_{one}.csv") for one in ("ego", "alter", "aatie"))
    names = EgoNames(".egoID", ".altID", source=".srcID", target=".tgtID")
    told = oracle("ego_transnat.json")["numbers"]["density"]
    told = [one for one in told if one[".egoID"] != 30]
    theirs = ego_measures(alters, ties, egos=ego, names=names)
    row = [theirs.term.index(str(one[".egoID"])) for one in told]
    peer = np.array([math.nan if one["density"] is None else one["density"] for one in told])
    assert theirs.density[theirs.term.index("30")] == pytest.approx(21 / 66)
    assert np.allclose(theirs.density[row], peer, rtol=0, atol=1e-12, equal_nan=True)
    scale = {"not at all": 0, "loose contact": 1, "less than good": 2, "good": 3}
    weighed = {**ties, "w": np.array([scale[one] for one in ties["weight"]])}
    ours = ego_measures(alters, weighed, egos=ego, names=names, weights="w", unlisted="unasked")
    wide = ours.size > 8
    assert np.all(ours.density_low[wide] < ours.density_high[wide])
    gap = peer - ours.density_low[row]
    assert -1e-12 < np.nanmin(gap) < 0.3 < np.nanmax(gap)


@needs_shared
def test_the_synthetic_networks_are_those_of_networkx_and_igraph() -> None:
    rng = np.random.default_rng(11)
    size = rng.integers(5, 26, 10_000)
    rng.integers(1, 3, int(size.sum()))
    rows = []
    for ego, many in enumerate(size[:10]):
        a, b = np.triu_indices(many, 1)
        there = rng.random(a.size) < 0.3
        rows.append(np.column_stack([np.full(there.sum(), ego), a[there], b[there]]))
    ego, source, target = np.concatenate(rows).T
    alters = table(
        ego=np.repeat(np.arange(10), size[:10]),
        alter=np.concatenate([np.arange(many) for many in size[:10]]),
    )
    found = ego_measures(alters, table(ego=ego, source=source, target=target))
    told = oracle("ego_synth_10k.json")
    for name in ("density", "effective_size", "constraint"):
        assert np.allclose(getattr(found, name), told[f"{name}_first10"], rtol=1e-12, atol=0)


def by_the_book(own: list[float], z: np.ndarray) -> dict[str, float]:
    """Burt's sums, Freeman's pairs and components, word for word for one ego."""
    n = len(own)
    full = np.zeros((n + 1, n + 1))
    full[0, 1:] = full[1:, 0] = own
    full[1:, 1:] = z
    p, m = full / full.sum(axis=1, keepdims=True), full / full.max(axis=1, keepdims=True)
    everyone = range(1, n + 1)
    size = sum(1 - sum(p[0, q] * m[j, q] for q in everyone if q != j) for j in everyone)
    c = [(p[0, j] + sum(p[0, q] * p[q, j] for q in everyone if q != j)) ** 2 for j in everyone]
    part = [one / (sum(c) / n) for one in c]
    pairs = [(a, b) for a in range(n) for b in range(a) if not z[a, b]]
    between = sum(1 / (1 + sum(z[a, q] * z[b, q] > 0 for q in range(n))) for a, b in pairs)
    reach = np.linalg.matrix_power(np.eye(n) + (z > 0), n) > 0
    return {
        "effective_size": size,
        "constraint": sum(c),
        "hierarchy": sum(one * math.log(one) for one in part) / (n * math.log(n)),
        "betweenness": between,
        "components": len({tuple(row) for row in reach}),
        "density": float((z > 0).sum()) / (n * (n - 1)),
    }


@pytest.mark.parametrize("many", [2, 5, 13, 40, 64, 65, 80])
def test_weighted_measures_are_those_of_the_formulas(many: int) -> None:
    rng = np.random.default_rng(many)
    own = rng.uniform(0.5, 3, many).tolist()
    z = np.triu(rng.uniform(0.2, 4, (many, many)) * (rng.random((many, many)) < 0.3), 1)
    source, target = np.nonzero(z)
    found = ego_measures(
        table(ego=["e"] * many, alter=range(many), s=own),
        table(ego=["e"] * source.size, source=source, target=target, w=z[source, target]),
        weights="w",
        names=EgoNames(strength="s"),
    )
    for name, value in by_the_book(own, z + z.T).items():
        assert getattr(found, name)[0] == pytest.approx(value, rel=1e-10, abs=1e-12)


def test_a_tie_that_is_not_returned_is_half_a_tie() -> None:
    alters = table(ego=[1, 1, 1], alter=["a", "b", "c"])
    ties = table(ego=[1, 1, 1], source=["a", "b", "b"], target=["b", "a", "c"])
    found = ego_measures(alters, ties, directed=True)
    halves = np.array([[0, 1, 0], [1, 0, 0.5], [0, 0.5, 0]])
    assert found.reciprocity[0] == pytest.approx(2 / 3)
    assert found.constraint[0] == pytest.approx(by_the_book([1, 1, 1], halves)["constraint"])
    assert found.density[0] == pytest.approx(2 / 3)


def small(**more: Any) -> EgoMeasures:
    alters = table(ego=["mina"] * 3 + ["bea"], alter=["ana", "leo", "kim", "ana"])
    ties = table(ego=["mina"] * 2, source=["ana", "leo"], target=["leo", "kim"])
    return ego_measures(alters, ties, **{"egos": ["mina", "bea", "noor"], **more})


def test_who_named_nobody_is_counted_and_said() -> None:
    found = small()
    assert found.term == ("bea", "mina", "noor")
    assert (found.size[2], found.components[2], found.effective_size[2]) == (0, 0, 0)
    assert np.isnan([found.density[2], found.constraint[2], found.hierarchy[2]]).all()
    assert found.says("no_alters")
    assert found.mean_size == pytest.approx(4 / 3)


def test_one_person_named_is_all_the_constraint_there_is() -> None:
    found = small()
    assert (found.size[0], found.constraint[0], found.effective_size[0]) == (1, 1, 1)
    assert np.isnan([found.density[0], found.hierarchy[0]]).all()
    assert [note.count for note in found.notes if note.code == "one_alter"] == [1]


def test_pairs_that_were_not_asked_leave_a_range() -> None:
    alters = table(ego=[1] * 4 + [2, 2], alter=["a", "b", "c", "d", "a", "b"])
    ties = table(ego=[1, 1, 2], source=["a", "a", "a"], target=["b", "c", "b"], w=[1, 0, 2])
    found = ego_measures(alters, ties, weights="w", unlisted="unasked")
    assert (found.density_low[0], found.density_high[0]) == pytest.approx((1 / 6, 5 / 6))
    assert np.isnan([found.density[0], found.constraint[0]]).all()
    assert (found.components[0], found.density[1]) == (-1, 1)
    assert [note.count for note in found.notes if note.code == "ties_unasked"] == [1]


def test_nobody_asked_is_not_no_tie() -> None:
    found = small(names=EgoNames(asked="asked"), egos=table(ego=["mina", "bea"], asked=[0, 1]))
    assert (found.density_low[1], found.density_high[1]) == pytest.approx((2 / 3, 1))
    never = ego_measures(table(ego=[1, 1], alter=[1, 2]))
    assert (never.density_low[0], never.density_high[0]) == (0, 1)


def test_a_tie_of_unknown_weight_may_be_one_or_none() -> None:
    ties = table(ego=[1, 1], source=[1, 1], target=[2, 3], w=[None, 2])
    found = ego_measures(table(ego=[1] * 3, alter=[1, 2, 3]), ties, weights="w")
    assert (found.density_low[0], found.density_high[0]) == pytest.approx((1 / 3, 2 / 3))


def test_words_are_no_weights() -> None:
    ties = table(ego=[1], source=[1], target=[2], w=["not at all"])
    with pytest.raises(TypeError, match="not a number"):
        ego_measures(table(ego=[1] * 2, alter=[1, 2]), ties, weights="w")


def test_ties_told_twice_to_oneself_and_to_strangers_are_said() -> None:
    alters = table(ego=[1, 1, 1, 1, None], alter=["a", "b", "c", "a", "b"])
    ties = table(ego=[1] * 4, source=["a", "b", "a", "a"], target=["b", "a", "a", "z"])
    found = ego_measures(alters, ties)
    assert found.density[0] == pytest.approx(1 / 3)
    assert found.n_dropped == {"no_id": 1, "stray_tie": 1, "tie_to_self": 1}
    assert found.says("told_twice")
    assert found.says("named_twice")


def test_mixing_counts_those_whose_group_is_known() -> None:
    alters = table(ego=[1, 1, 1, 1, 2], alter=[1, 2, 3, 4, 1], home=["x", "y", "y", None, "x"])
    egos = table(ego=[1, 2], home=["x", None])
    found = ego_measures(alters, egos=egos, names=EgoNames(group="home"))
    assert found.ei[0] == pytest.approx(1 / 3)
    assert np.isnan(found.ei[1])
    assert found.says("no_group")


def test_impossible_weights_and_strengths_are_said_and_not_reckoned_with() -> None:
    alters = table(ego=[1, 1], alter=[1, 2], s=[1, 0])
    ties = table(ego=[1], source=[1], target=[2], w=[-1])
    found = ego_measures(alters, ties, weights="w", names=EgoNames(strength="s"))
    assert np.isnan(found.constraint[0])
    assert {"impossible_weight", "no_strength"} <= {note.code for note in found.notes}


def test_ids_of_any_kind_and_rows_in_any_order_give_the_same() -> None:
    rng = np.random.default_rng(5)
    ego, alter = np.repeat(np.arange(6), 8), np.tile(np.arange(8), 6)
    a, b = np.triu_indices(8, 1)
    there = rng.random((6, a.size)) < 0.4
    owner, pair = np.nonzero(there)
    weight = rng.uniform(1, 3, owner.size)
    ties = table(ego=owner, source=a[pair], target=b[pair], w=weight)
    plain = ego_measures(table(ego=ego, alter=alter), ties, weights="w")
    order, other = rng.permutation(ego.size), rng.permutation(owner.size)
    text = table(
        ego=[f"e{one}" for one in owner[other]],
        source=[f"a{one}" for one in b[pair][other]],
        target=[f"a{one}" for one in a[pair][other]],
        w=weight[other] * 1e6,
        one=np.full(other.size, 1e6),
    )
    named = table(
        ego=[f"e{one}" for one in ego[order]],
        alter=[f"a{one}" for one in alter[order]],
        s=np.full(order.size, 1e6),
    )
    found = ego_measures(named, text, weights="w", names=EgoNames(strength="s"))
    for name in ("density", "components", "effective_size", "constraint", "hierarchy"):
        assert np.allclose(getattr(found, name), getattr(plain, name), rtol=1e-9, atol=0)


def test_people_known_to_many_egos_by_numbers_far_apart_are_found() -> None:
    rng = np.random.default_rng(2)
    ego = np.repeat(np.arange(3000), 3)
    alter = rng.choice(10**9, 9000, replace=False)
    ties = table(ego=ego[::3], source=alter[::3], target=alter[1::3])
    found = ego_measures(table(ego=ego, alter=alter), ties)
    assert np.allclose(found.density, 1 / 3)


def test_no_rows_at_all_are_no_error() -> None:
    found = ego_measures(table(ego=[], alter=[]), table(ego=[], source=[], target=[]))
    assert (len(found.term), found.n_used) == (0, 0)
