from itertools import combinations
from math import hypot
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.circles import Seat, circles
from kithkin_science.network.tests.random_kin import calmly

seats = st.lists(
    st.builds(
        Seat,
        st.integers(0, 99).map("p{}".format),
        st.integers(0, 4),
        st.integers(0, 4),
        st.none() | st.integers(1900, 2020).map(float),
    ),
    max_size=40,
    unique_by=lambda seat: seat.id,
)


@calmly
@given(seats)
def test_everybody_is_seated_once_and_nobody_covers_anybody(found: list[Seat]) -> None:
    at = circles(found).positions
    assert sorted(at) == sorted(seat.id for seat in found)
    for (ax, ay), (bx, by) in combinations(at.values(), 2):
        assert abs(ax - bx) >= 80 or abs(ay - by) >= 60


@calmly
@given(seats)
def test_closer_people_stand_nearer_to_the_centre(found: list[Seat]) -> None:
    at = circles(found).positions
    away = {seat.id: hypot(*at[seat.id]) for seat in found}
    for one, other in combinations(found, 2):
        if 0 < one.ring < other.ring:
            assert away[one.id] + 100 < away[other.id]


@calmly
@given(seats, st.randoms(use_true_random=False))
def test_shuffled_people_get_the_same_seats(found: list[Seat], rng: Random) -> None:
    shuffled = list(found)
    rng.shuffle(shuffled)
    assert circles(shuffled) == circles(found)


def test_sectors_follow_each_other_clockwise_from_the_top() -> None:
    # Four sectors of one: 0, 90, 180 and 270 degrees; radius 150 + 0, at least 104 / (2 sin 45°).
    at = circles([Seat(who, 1, sector) for sector, who in enumerate("abcd")]).positions
    assert at == {"a": (0, -150), "b": (150, 0), "c": (0, 150), "d": (-150, 0)}


def test_a_ring_grows_with_its_people() -> None:
    # Twenty on one ring: neighbours 104 apart need R = 104 / (2 sin(pi / 20)) = 332.4.
    at = circles([Seat(f"p{i}", 1) for i in range(20)]).positions
    assert hypot(*at["p0"]) == pytest.approx(332.4, abs=0.1)


def test_two_index_persons_share_the_centre() -> None:
    assert circles([Seat("a", 0), Seat("b", 0)]).positions == {"a": (-50, 0), "b": (50, 0)}


def test_who_has_no_ring_yet_stands_outside_and_the_notes_say_so() -> None:
    layout = circles([Seat("me", 0), Seat("new", 4)])
    assert hypot(*layout.positions["new"]) == 540
    assert layout.notes == ("1 person(s) have no ring yet and stand outside.",)


def test_an_empty_map_has_no_seats() -> None:
    assert circles([]).bounds == (0, 0, 0, 0)
