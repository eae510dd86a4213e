from itertools import combinations, pairwise, permutations
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.patterns.cycles import cycles
from kithkin_science.patterns.similar import similarity

RNG = np.random.default_rng(3)
MOVES = np.array(["pursue", "withdraw", "attack", "placate"])


def told_episodes(many: int, drawn: float, rng: np.random.Generator) -> list[list[str]]:
    """Six moves each; after pursue comes withdraw, and after it pursue, with this chance."""
    answer = {"pursue": "withdraw", "withdraw": "pursue"}
    found = []
    for _ in range(many):
        episode = [str(rng.choice(MOVES))]
        for _ in range(5):
            last = episode[-1]
            led = last in answer and rng.random() < drawn
            episode.append(answer[last] if led else str(rng.choice(MOVES)))
        found.append(episode)
    return found


def test_what_is_expected_is_the_mean_over_all_orders() -> None:
    episode = ["a", "b", "a", "c"]
    every = [[*pairwise(one)] for one in permutations(episode)]
    told = cycles([episode], rng=1)
    for first, then, expected in zip(told.first, told.then, told.expected, strict=True):
        by_hand = np.mean([pairs.count((str(first), str(then))) for pairs in every])
        assert expected == pytest.approx(by_hand, rel=1e-12)


def test_p_is_the_share_of_all_orders_with_the_pair_as_often() -> None:
    episode = ["a", "b", "c", "a", "b"]
    every = [[*pairwise(one)] for one in permutations(episode)]
    exact = np.mean([pairs.count(("a", "b")) >= 2 for pairs in every])
    told = cycles([episode], replicates=20_000, rng=1)
    place = list(zip(told.first, told.then, strict=True)).index(("a", "b"))
    assert told.p_value[place] == pytest.approx(exact, abs=0.01)


def test_a_cycle_is_named_in_both_directions() -> None:
    told = cycles(told_episodes(40, 0.8, RNG), rng=1)
    assert told.loops == (("pursue", "withdraw"),)
    named = {pair for pair, is_so in zip(zip(told.first, told.then, strict=True), told.named, strict=True) if is_so}  # fmt: skip
    assert {("pursue", "withdraw"), ("withdraw", "pursue")} <= named


def test_no_cycle_is_named_from_few_episodes() -> None:
    told = cycles(told_episodes(11, 1.0, RNG), rng=1)
    assert not told.named.any()
    assert told.says("few_episodes")


def _alarms(lives: int) -> float:
    rng = np.random.default_rng(5)
    lots = (cycles(told_episodes(15, 0.0, rng), replicates=499, rng=1) for _ in range(lives))
    return float(np.mean([one.named.any() for one in lots]))


def test_cycles_are_seldom_named_where_there_are_none() -> None:
    assert _alarms(80) < 0.12


@pytest.mark.release
def test_cycles_are_named_as_seldom_as_promised() -> None:
    assert _alarms(2000) < 0.06


def test_one_move_an_episode_or_none_is_no_error() -> None:
    assert np.isnan(cycles([["a"], ["b"]], rng=1).lift).all()
    assert cycles([], rng=1).first == ()
    told = cycles([["a", "b"]], rng=1)
    assert np.isnan(told.low).all()


def test_the_same_move_every_time_is_as_expected() -> None:
    told = cycles([["a"] * 5] * 15, rng=1)
    assert (told.lift[0], told.p_value[0]) == (1, 1)
    assert not told.named[0]


def test_a_move_not_known_is_left_out_and_counted() -> None:
    told = cycles([["a", None, "b", None], ["a", "b", "a", "b"]], rng=1)
    assert told.n_dropped == {"missing": 1}
    assert told.count.tolist() == [0, 3, 1, 0]


def test_cycles_do_not_depend_on_order_of_rows_or_ids_of_episodes() -> None:
    episodes = told_episodes(20, 0.5, RNG)
    rows = [(k, place, one) for k, moves in enumerate(episodes) for place, one in enumerate(moves)]
    first = cycles(episodes, rng=7)
    mixed = [rows[k] for k in RNG.permutation(len(rows))]
    data = {
        "who": [UUID(int=99 - k) for k, _, _ in mixed],
        "at": [place * 1e6 for _, place, _ in mixed],
        "move": [one for _, _, one in mixed],
    }
    other = cycles("move", "who", time="at", rng=7, data=data)
    assert np.array_equal(first.p_value, other.p_value, equal_nan=True)
    assert np.allclose(first.low, other.low, equal_nan=True)


def test_the_distance_is_that_by_hand() -> None:
    # "x" in 2 and 0 stories, "y" in 1 and 2, and half a story more of each.
    told = similarity(["x", "x", "y"], ["y", "y"], rng=1)
    p, q = np.array([2.5, 1.5]) / 4, np.array([0.5, 2.5]) / 3
    m = (p + q) / 2
    bits = (p * np.log2(p / m) + q * np.log2(q / m)).sum() / 2
    assert told.distance == pytest.approx(np.sqrt(bits), rel=1e-12)
    assert told.share_a.tolist() == p.tolist()


def test_p_is_that_of_all_ways_to_deal_the_stories() -> None:
    stories = ["x", "x", "y", ["x", "y"], "y", "y"]
    told = similarity(stories[:3], stories[3:], rng=1)
    every = [
        similarity(
            [stories[k] for k in one], [stories[k] for k in range(6) if k not in one], rng=1
        ).distance
        for one in combinations(range(6), 3)
    ]
    assert told.p_value == pytest.approx(np.mean([one >= told.distance - 1e-9 for one in every]))


def test_many_ways_are_tried_by_lot() -> None:
    a, b = RNG.choice(MOVES, 12).tolist(), RNG.choice(MOVES[:2], 12).tolist()
    told = similarity(a, b, rng=1, replicates=999)
    assert told.p_low < told.p_value < told.p_high


def test_one_story_or_none_cannot_be_told_apart() -> None:
    assert similarity(["x"], ["y"], rng=1).p_value == 1
    told = similarity([], ["y"], rng=1)
    assert np.isnan([told.distance, told.p_value]).all()
    assert told.says("no_stories")
    assert np.isnan(similarity([[]], [[]], rng=1).distance)


def test_the_same_word_always_is_no_distance() -> None:
    told = similarity(["x"] * 12, ["x"] * 12, rng=1)
    assert (told.distance, told.p_value) == (0, 1)


def test_stories_not_known_are_left_out_and_unknown_words_refused() -> None:
    told = similarity(["x", None], ["y", np.nan], rng=1)
    assert told.n_dropped == {"missing": 2}
    with pytest.raises(ValueError, match="not among"):
        similarity(["x"], ["z"], words=["x", "y"])


def test_likeness_does_not_depend_on_order_or_ids() -> None:
    a, b = RNG.choice(MOVES, 14).tolist(), RNG.choice(MOVES[:3], 14).tolist()
    first, other = similarity(a, b, rng=3), similarity(a[::-1], b[::-1], rng=3)
    assert first.p_value == other.p_value
    assert first.distance == pytest.approx(other.distance, rel=1e-12)
    swapped = similarity(b, a, rng=3)
    assert swapped.distance == pytest.approx(first.distance, rel=1e-12)


def test_relationships_told_alike_are_seldom_said_to_differ() -> None:
    rng = np.random.default_rng(8)
    p = [
        similarity(rng.choice(MOVES, 6).tolist(), rng.choice(MOVES, 6).tolist(), rng=1).p_value
        for _ in range(120)
    ]
    assert np.mean(np.array(p) <= 0.05) < 0.12
