from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.clearances import Clearances
from kithkin_science.network.layout.coordinates import coordinates
from kithkin_science.network.layout.cycles import parent_links
from kithkin_science.network.layout.generations import generations
from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order
from kithkin_science.network.layout.order import order
from kithkin_science.network.layout.placing import at_tenths
from kithkin_science.network.layout.skeleton import Skeleton, skeleton
from kithkin_science.network.tests.random_kin import calmly, descents

Rows = dict[int, list[int]]


def rows_of(kin: Kin) -> tuple[Skeleton, Rows]:
    kin = put_in_order(kin)
    whole = skeleton(kin, generations(kin, parent_links(kin)).row)
    return whole, dict(order(whole))


def siblings(how_many: int) -> Kin:
    ids = [f"c{k}" for k in range(how_many)]
    people = [Person(who, 1990.0 + k) for k, who in enumerate(ids)]
    union = Union("u", ("A", "B"), tuple(Child(who) for who in ids))
    return Kin((Person("A", 1960.0), Person("B", 1961.0), *people), (union,))


@calmly
@given(descents())
def test_neighbours_have_the_room_they_need(kin: Kin) -> None:
    whole, rows = rows_of(kin)
    x, room = coordinates(whole, rows), Clearances(whole)
    for items in rows.values():
        for a, b in pairwise(items):
            assert x[b] - x[a] >= room.between(a, b) - 1e-6


def test_brothers_and_sisters_stand_evenly() -> None:
    # Pulled 400 apart at the ends, four leave three gaps of 400 / 3 and not 86, 86 and 228.
    whole, rows = rows_of(siblings(4))
    gaps = np.diff(coordinates(whole, rows, fixed={2: 0.0, 5: 400.0})[2:6])
    assert gaps == pytest.approx([400 / 3] * 3)


def test_somebody_fixed_stands_exactly_there() -> None:
    whole, rows = rows_of(siblings(3))
    x = coordinates(whole, rows, fixed={3: 512.3})
    assert x[3] == pytest.approx(512.3)
    assert x[4] - x[3] == pytest.approx(86)


def test_between_two_fixed_who_are_too_near_others_stand_closer() -> None:
    # c0 and c2 are 100 apart, which leaves c1 50 on each side instead of 86.
    whole, rows = rows_of(siblings(3))
    x = coordinates(whole, rows, fixed={2: 0.0, 4: 100.0})
    assert x[2:5] == pytest.approx([0, 50, 100], abs=0.01)


def test_fixed_persons_in_the_wrong_order_are_no_error() -> None:
    whole, rows = rows_of(siblings(3))
    x = coordinates(whole, rows, fixed={2: 100.0, 4: 0.0})
    assert (x[2], x[4]) == pytest.approx((100, 0))


def test_a_pull_brings_somebody_where_they_would_rather_stand() -> None:
    whole, rows = rows_of(siblings(3))
    x = coordinates(whole, rows, [(3, 700.0, 20.0)])
    assert x[3] == pytest.approx(700)


def test_rows_of_one_family_alone_can_be_solved() -> None:
    one, other = siblings(2), Union("v", ("x", "y"))
    kin = Kin((*one.persons, Person("x"), Person("y")), (*one.unions, other))
    whole, rows = rows_of(kin)
    alone = {row: items for row, items in rows.items() if whole.family[items[0]] == 1}
    x = coordinates(whole, alone)
    assert {i for i in range(6) if x[i] != 0} <= {4, 5}
    assert abs(x[5] - x[4]) == pytest.approx(86)


def test_a_couple_stands_as_near_as_both_pairs_of_parents_allow() -> None:
    # Two pairs of parents side by side, strangers to each other: 86 + 94 from middle to middle.
    ids = ("a1", "a2", "b", "c1", "c2", "d")
    kin = Kin(
        tuple(Person(who, 1950.0 + k) for k, who in enumerate(ids)),
        (
            Union("u", ("a1", "a2"), (Child("b"),)),
            Union("v", ("c1", "c2"), (Child("d"),)),
            Union("w", ("b", "d")),
        ),
    )
    whole, rows = rows_of(kin)
    x = coordinates(whole, rows)
    place = {person.id: float(x[i]) for i, person in enumerate(whole.kin.persons)}
    assert abs(place["b"] - place["d"]) == pytest.approx(86 + 94)
    assert place["b"] == pytest.approx((place["a1"] + place["a2"]) / 2)


@given(st.integers(-100_000, 100_000), st.sampled_from([-1e-9, 1e-9]))
def test_an_exact_half_of_a_tenth_rounds_the_same_way_whatever_the_noise(k: int, by: float) -> None:
    half = k / 10 + 0.05
    assert at_tenths(half + by, 0.0) == at_tenths(half, 0.0)
