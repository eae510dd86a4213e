from itertools import pairwise, permutations, product
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.healing.schemes import Alternating, Anyhow, Blocks, Scheme, Start, all_cases
from kithkin_science.healing.single_case import randomisation_test

RNG = np.random.default_rng(9)


def orders(phases: list[int]) -> set[tuple[int, ...]]:
    return set(permutations(phases))


def longest_run(order: tuple[int, ...]) -> int:
    best = run = 1
    for one, other in pairwise(order):
        run = run + 1 if one == other else 1
        best = max(best, run)
    return best


CASES: list[tuple[Scheme, list[int], set[tuple[int, ...]]]] = [
    (Anyhow(), [0, 0, 0, 1, 1], orders([0, 0, 0, 1, 1])),
    (Alternating(2), [0, 1, 0, 1, 0, 1], {o for o in orders([0, 1] * 3) if longest_run(o) <= 2}),
    (Alternating(1), [0, 1, 0, 1], {(0, 1, 0, 1), (1, 0, 1, 0)}),
    (Start(2), [0, 0, 0, 1, 1, 1], {(0, 0, 1, 1, 1, 1), (0, 0, 0, 1, 1, 1), (0, 0, 0, 0, 1, 1)}),
    (Blocks(2), [0, 1, 1, 0], {(*a, *b) for a, b in product([(0, 1), (1, 0)], repeat=2)}),
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "phases", "all_of_them"), CASES, ids=lambda one: type(one).__name__)  # fmt: skip
def test_the_lot_gives_these_orders_each_as_often(
    scheme: Scheme, phases: list[int], all_of_them: set[tuple[int, ...]]
) -> None:
    given = np.array(phases)
    every = [tuple(one.tolist()) for one in scheme.every(given)]
    assert len(every) == len(set(every)) == scheme.ways(given)
    assert set(every) == all_of_them
    rng = np.random.default_rng(1)
    drawn = [tuple(scheme.draw(given, rng).tolist()) for _ in range(4000)]
    assert set(drawn) == all_of_them
    share = np.array([drawn.count(one) for one in every]) / 4000
    assert np.abs(share - 1 / len(every)).max() < 5 * np.sqrt(1 / len(every) / 4000)


def test_p_is_that_of_all_beginnings_counted_by_hand() -> None:
    # Beginnings at session 4, 5, 6 of 9: differences 3.5, 4.3, 4.25 (by hand); the second is it.
    y = [1.0, 2, 1, 2, 6, 5, 6, 5, 6]
    parts = [np.mean(y[k:]) - np.mean(y[:k]) for k in (3, 4, 5, 6)]
    told = randomisation_test(y, list("AAAABBBBB"), Start(3), side="greater")
    assert told.statistic == pytest.approx(parts[1])
    assert told.p_value == np.mean([one >= parts[1] - 1e-9 for one in parts])
    assert (told.exact, told.arrangements) == (True, 4)
    assert told.says("few_arrangements")


def test_only_a_lot_may_say_changed_by() -> None:
    told = randomisation_test(RNG.normal(size=12), list("AB" * 6), Alternating(2), rng=1)
    assert told.claim == "changed_by"
    with pytest.raises(ValueError, match="could not have given"):
        randomisation_test([1, 2, 3, 4, 5, 6], list("AAABBB"), Alternating(2))
    with pytest.raises(ValueError, match="could not have given"):
        randomisation_test([1, 2, 3, 4, 5, 6], list("ABABAB"), Start(2))


def test_each_case_has_a_lot_of_its_own() -> None:
    y, phase = [1.0, 1, 1, 5, 5, 5, 2, 2, 2, 8, 8, 8], list("AAABBB") * 2
    told = randomisation_test(y, phase, Start(2), case=["m"] * 6 + ["n"] * 6, side="greater")
    assert told.arrangements == 9
    assert told.statistic == 5
    assert told.p_value == pytest.approx(1 / 9)


def test_many_arrangements_are_tried_by_lot() -> None:
    y = RNG.normal(size=16)
    phase = list("ABBA" * 4)
    exact = randomisation_test(y, phase, Anyhow(), replicates=20_000)
    some = randomisation_test(y, phase, Anyhow(), replicates=999, rng=1)
    assert exact.exact
    assert some.p_low < exact.p_value < some.p_high


def test_a_missing_value_keeps_its_place_in_the_lot() -> None:
    told = randomisation_test([1, None, 2, 6, 7, None], list("AAABBB"), Start(2))
    assert told.n_dropped == {"missing": 2}
    assert told.arrangements == 3
    assert told.statistic == 5


def test_an_arrangement_that_empties_a_phase_counts_as_far_out() -> None:
    told = randomisation_test([None, None, 2, 6], list("AABB"), Anyhow(), side="greater")
    assert np.isnan([told.statistic, told.p_value]).all()
    told = randomisation_test([None, 1, 2, 6], list("ABAB"), Anyhow(), side="greater")
    assert told.says("empty_phase") or told.p_value > 0


def test_always_the_same_or_one_session_each_changed_nothing() -> None:
    assert randomisation_test([4] * 8, list("AABBABAB"), Alternating(2)).p_value == 1
    told = randomisation_test([1, 2], list("AB"), Anyhow())
    assert told.p_value == 1
    assert told.says("few_arrangements")


def test_sessions_may_come_unsorted_with_their_time() -> None:
    y, phase, order = RNG.normal(size=10), np.array(list("AAAAABBBBB")), RNG.permutation(10)
    first = randomisation_test(y, phase, Start(2))
    other = randomisation_test(y[order], phase[order], Start(2), time=order.tolist())
    assert first.p_value == other.p_value
    assert first.statistic == pytest.approx(other.statistic, rel=1e-12)


def test_the_lot_does_not_depend_on_ids_units_or_order_of_cases() -> None:
    y, phase, who = RNG.normal(size=24), ["A", "B"] * 12, ["x"] * 12 + ["y"] * 12
    ids: dict[str, Any] = {"A": UUID(int=9), "B": UUID(int=1), "x": UUID(int=5), "y": UUID(int=2)}
    first = randomisation_test(y, phase, Alternating(2), case=who, rng=4)
    turned = [*range(12, 24), *range(12)]
    other = randomisation_test(
        [y[k] * 1e6 for k in turned],
        [ids[phase[k]] for k in turned],
        Alternating(2),
        case=[ids[who[k]] for k in turned],
        baseline=ids["A"],
        rng=4,
    )
    assert first.p_value == other.p_value
    named = randomisation_test("y", "p", Alternating(2), case="w", rng=4, data={"y": y, "p": phase, "w": who})  # fmt: skip
    assert named.p_value == first.p_value


def test_phases_are_two() -> None:
    with pytest.raises(ValueError, match="two phases"):
        randomisation_test([1, 2, 3], list("ABC"), Anyhow())
    with pytest.raises(ValueError, match="two phases"):
        randomisation_test([], [], Anyhow())


def test_a_very_long_alternation_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="up to 400"):
        Alternating(2).ways(np.tile([0, 1], 300))
    tried, ways = all_cases(Anyhow(), [np.tile([0, 1], 600)], 3, 1)
    assert len(list(tried)) == 3
    assert ways > 10**300


def _alarms(lives: int) -> float:
    """Autocorrelated sessions in which treatment does nothing."""
    rng, found = np.random.default_rng(3), []
    for _ in range(lives):
        noise = rng.normal(size=20)
        for k in range(1, 20):
            noise[k] += 0.6 * noise[k - 1]
        phase = Alternating(2).draw(np.tile([0, 1], 10), rng)
        told = randomisation_test(noise, phase, Alternating(2), replicates=199, rng=1)
        found.append(told.p_value <= 0.05)
    return float(np.mean(found))


def test_false_alarms_are_rare_though_sessions_are_alike() -> None:
    assert _alarms(100) < 0.12


@pytest.mark.release
def test_false_alarms_are_as_rare_as_promised() -> None:
    assert _alarms(2000) < 0.06
