"""The free network: nobody covered, pinned people stay, the same people give the same places."""

from itertools import combinations, pairwise
from math import dist, hypot
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.apart import HEIGHT, outline
from kithkin_science.network.layout.kin import Person
from kithkin_science.network.layout.network import NetworkLayout, network
from kithkin_science.network.layout.reach import UNIT, Tie, reach
from kithkin_science.network.layout.stress import Majorised, classical
from kithkin_science.network.tests.random_kin import calmly

WHO = [f"p{k}" for k in range(14)]
someone = st.sampled_from(WHO)
people = st.lists(
    st.builds(Person, someone, st.none(), st.sampled_from([80.0, 94.0, 160.0])),
    unique_by=lambda one: one.id,
)
ties = st.lists(st.builds(Tie, someone, someone, st.floats(0.1, 3.0)), max_size=25)
groups = st.lists(st.sets(someone, max_size=5), max_size=3)
places = st.dictionaries(
    someone, st.tuples(st.integers(-9, 9), st.integers(-9, 9)), max_size=4
).map(lambda found: {who: (200.0 * x, 200.0 * y) for who, (x, y) in found.items()})


def at(layout: NetworkLayout, *who: str) -> list[tuple[float, float]]:
    return [layout.positions[one] for one in who]


def line(count: int) -> tuple[list[Person], list[Tie]]:
    ids = [f"p{k}" for k in range(count)]
    return [Person(one) for one in ids], [Tie(a, b) for a, b in pairwise(ids)]


@calmly
@given(people, ties, groups)
def test_everybody_stands_once_and_nobody_covers_anybody(
    found: list[Person], links: list[Tie], homes: list[set[str]]
) -> None:
    layout = network(found, links, groups=homes)
    assert sorted(layout.positions) == sorted(one.id for one in found)
    for one, other in combinations(found, 2):
        (ax, ay), (bx, by) = at(layout, one.id, other.id)
        assert abs(ax - bx) >= (one.width + other.width) / 2 or abs(ay - by) >= HEIGHT


@calmly
@given(people, ties, groups, st.randoms(use_true_random=False))
def test_shuffled_people_and_ties_get_the_same_places(
    found: list[Person], links: list[Tie], homes: list[set[str]], rng: Random
) -> None:
    shuffled, other_links = list(found), [Tie(one.b, one.a, one.length) for one in links]
    rng.shuffle(shuffled)
    rng.shuffle(other_links)
    rng.shuffle(homes)
    first = network(found, links, groups=list(homes))
    assert network(shuffled, other_links, groups=homes[::-1]) == first


@calmly
@given(people, ties, groups, places)
def test_pinned_people_stay_exactly(
    found: list[Person],
    links: list[Tie],
    homes: list[set[str]],
    pins: dict[str, tuple[float, float]],
) -> None:
    layout = network(found, links, groups=homes, pinned=pins)
    assert all(layout.positions[one.id] == pins[one.id] for one in found if one.id in pins)


@calmly
@given(people, ties, groups)
def test_a_picture_laid_out_again_from_its_own_places_does_not_move(
    found: list[Person], links: list[Tie], homes: list[set[str]]
) -> None:
    before = network(found, links, groups=homes).positions
    assert network(found, links, groups=homes, previous=before).positions == before


def test_three_in_a_row_stand_on_a_line_without_stress() -> None:
    # By hand: 0 - 150 - 300 keeps all three distances, so stress is 0.
    layout = network(*line(3))
    assert layout.positions == {"p0": (40.0, 50.0), "p1": (190.0, 50.0), "p2": (340.0, 50.0)}
    assert layout.stress == 0


@pytest.mark.parametrize("count", [2, 7, 30])
def test_a_path_keeps_every_distance(count: int) -> None:
    layout = network(*line(count))
    first, last = at(layout, "p0", f"p{count - 1}")
    assert dist(first, last) == pytest.approx(UNIT * (count - 1), abs=0.2)
    assert layout.stress == pytest.approx(0, abs=1e-6)


def test_a_ring_of_four_is_a_square_with_the_stress_found_by_hand() -> None:
    # A square of side s: four pairs want 1, two diagonals want 2. The stress
    # (4 (s - 1)^2 + 2 (s sqrt 2 / 2 - 1)^2) / 6 is least at s = (4 + sqrt 2) / 5 = 1.08284.
    far = reach(list("abcd"), [Tie("a", "b"), Tie("b", "c"), Tie("c", "d"), Tie("d", "a")]).far
    majorised = Majorised(far / UNIT, np.zeros(4, dtype=bool))
    found, calm = majorised.settle(classical(far / UNIT), 500)
    side = (4 + 2**0.5) / 5
    least = (4 * (side - 1) ** 2 + 2 * (side * 2**0.5 / 2 - 1) ** 2) / 6
    assert calm
    assert majorised.stress(found) == pytest.approx(least, abs=1e-4)


def test_no_step_makes_stress_greater() -> None:
    rng = Random(4)
    links = [Tie(rng.choice(WHO), rng.choice(WHO), rng.uniform(0.5, 2)) for _ in range(30)]
    far = reach(WHO, [*links, *line(14)[1]]).far
    majorised = Majorised(far, np.zeros(14, dtype=bool))
    places = np.array([[rng.uniform(0, 900), rng.uniform(0, 900)] for _ in WHO])
    stresses = []
    for _ in range(40):
        stresses.append(majorised.stress(places))
        places = majorised.step(places)
    assert stresses == sorted(stresses, reverse=True)


def test_closer_ties_are_shorter() -> None:
    links = [Tie("me", "near", 0.75), Tie("me", "far", 1.4)]
    layout = network([Person("me"), Person("near"), Person("far")], links)
    me, near, far = at(layout, "me", "near", "far")
    assert dist(me, near) < dist(me, far)


def test_a_household_stands_together_and_holds_no_stranger() -> None:
    # Eight friends round one person; three of them, who are not tied, live together.
    friends = [f"f{k}" for k in range(8)]
    home = ["f0", "f3", "f6"]
    layout = network(
        [Person(one) for one in ["me", *friends]],
        [Tie("me", one) for one in friends],
        groups=[home],
    )
    lines = outline(np.array(at(layout, *home)))
    others = np.array(at(layout, *({"me", *friends} - set(home))))
    assert not (others @ lines[:, :2].T + lines[:, 2] < 0).all(axis=1).any()


def test_a_newcomer_moves_hardly_anybody() -> None:
    rng = Random(7)
    ids = [f"p{k:02}" for k in range(40)]
    links = [Tie(one, rng.choice(ids[:k] or ids[:1])) for k, one in enumerate(ids)]
    old = network([Person(one) for one in ids], links).positions
    new = network(
        [Person(one) for one in [*ids, "new"]], [*links, Tie("new", "p03")], previous=old
    ).positions
    assert sum(hypot(new[one][0] - old[one][0], new[one][1] - old[one][1]) for one in ids) < 40
    assert dist(new["new"], new["p03"]) < 3 * UNIT


def test_somebody_who_gets_a_first_tie_comes_to_the_one_they_are_tied_with() -> None:
    everybody = [*line(6)[0], Person("alone")]
    old = network(everybody, line(6)[1]).positions
    new = network(everybody, [*line(6)[1], Tie("alone", "p5")], previous=old).positions
    assert dist(new["alone"], new["p5"]) < dist(old["alone"], old["p5"])
    assert all(new[one] == old[one] for one in old if one != "alone")


def test_parts_without_a_tie_between_them_stand_beside_each_other() -> None:
    layout = network([Person(one) for one in "abcd"], [Tie("a", "b"), Tie("c", "d")], first={"d"})
    assert layout.stress == 0
    a, b, c, d = at(layout, *"abcd")
    assert max(c[0], d[0]) < min(a[0], b[0]) or max(c[1], d[1]) < min(a[1], b[1])


def test_five_hundred_unattached_people_stand_in_a_block() -> None:
    layout = network([Person(f"p{k}") for k in range(500)], [])
    left, top, right, foot = layout.bounds
    assert 0.4 < (right - left) / (foot - top) < 6
    assert layout.stress == 0


@pytest.mark.parametrize("count", [0, 1])
def test_nobody_and_one_alone_are_calm_pictures(count: int) -> None:
    layout = network([Person(f"p{k}") for k in range(count)], [Tie("p0", "p0"), Tie("p0", "gone")])
    assert len(layout.positions) == count
    assert (layout.stress, layout.truncated, layout.notes) == (0, False, ())
