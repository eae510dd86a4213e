from itertools import combinations
from math import atan2, cos, hypot, pi, sin
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.circles import Seat, circles
from kithkin_science.network.layout.settling import Link
from kithkin_science.network.tests.random_kin import calmly

seats = st.lists(
    st.builds(
        Seat,
        st.integers(0, 99).map("p{}".format),
        st.integers(0, 4),
        st.integers(0, 4),
        st.none() | st.integers(1900, 2020).map(float),
        st.integers(80, 112).map(float),
    ),
    max_size=40,
    unique_by=lambda seat: seat.id,
)


def links(found: list[Seat]) -> list[Link]:
    return [Link(a.id, b.id) for a, b in zip(found, found[2:], strict=False)]


def free(found: list[Seat], at: dict[str, tuple[float, float]]) -> bool:
    """Whether no symbol or name on two lines covers another."""
    wide = {seat.id: seat.width for seat in found}
    return all(
        abs(at[a][0] - at[b][0]) >= (wide[a] + wide[b]) / 2 or abs(at[a][1] - at[b][1]) >= 90
        for a, b in combinations(wide, 2)
    )


@calmly
@given(seats)
def test_everybody_is_seated_once_and_no_name_covers_anybody(found: list[Seat]) -> None:
    at = circles(found, links=links(found)).positions
    assert sorted(at) == sorted(seat.id for seat in found)
    assert free(found, at)


@calmly
@given(seats)
def test_everybody_stands_within_their_own_ring_and_sector(found: list[Seat]) -> None:
    drawn = circles(found)
    lines = {0: 0.0, **dict(drawn.rings)}
    edges = {sector: (start, end) for sector, start, end in drawn.sectors}
    for seat in found:
        if 0 < seat.ring < 4:
            x, y = drawn.positions[seat.id]
            assert (lines[seat.ring - 1] if seat.ring > 1 else 100) < hypot(x, y) < lines[seat.ring]
            start, end = edges[seat.sector]
            angle = (atan2(x, -y) - (start + end) / 2 + pi) % (2 * pi) - pi
            assert abs(angle) <= (end - start) / 2 + 0.01


@calmly
@given(seats, st.randoms(use_true_random=False))
def test_shuffled_people_get_the_same_seats(found: list[Seat], rng: Random) -> None:
    shuffled, lines = list(found), links(found)
    rng.shuffle(shuffled)
    rng.shuffle(lines)
    assert circles(shuffled, links=lines) == circles(found, links=links(found))


@calmly
@given(seats, st.integers(0, 628))
def test_a_place_set_by_hand_never_changes_ring_or_sector(found: list[Seat], wish: int) -> None:
    ringed = [seat for seat in found if 0 < seat.ring < 4]
    pinned = {seat.id: (900 * sin(wish / 100), -900 * cos(wish / 100)) for seat in ringed[:2]}
    drawn = circles(found, pinned=pinned)
    edges = {sector: (start, end) for sector, start, end in drawn.sectors}
    assert free(found, drawn.positions)
    for seat in ringed:
        x, y = drawn.positions[seat.id]
        start, end = edges[seat.sector]
        angle = (atan2(x, -y) - (start + end) / 2 + pi) % (2 * pi) - pi
        assert abs(angle) <= (end - start) / 2 + 0.01
        assert hypot(x, y) < dict(drawn.rings)[seat.ring]


def test_who_was_put_somewhere_on_their_ring_stands_there() -> None:
    found = [Seat(f"p{n}", 1) for n in range(5)]
    drawn = circles(found, pinned={"p2": (300.0, 300.0)})
    x, y = drawn.positions["p2"]
    assert abs(x + y) > 100
    assert abs(x - y) < 0.2
    assert free(found, drawn.positions)


def test_sectors_follow_each_other_clockwise_from_the_top() -> None:
    # Four sectors of one each: 0, 90, 180 and 270 degrees, on the smallest first ring.
    at = circles([Seat(who, 1, sector) for sector, who in enumerate("abcd")]).positions
    assert at == {"a": (0, -150), "b": (150, 0), "c": (0, 150), "d": (-150, 0)}


def test_a_crowded_ring_stands_in_rows() -> None:
    found = [Seat(f"p{i}", 1) for i in range(100)]
    drawn = circles(found)
    assert dict(drawn.rings)[1] < 900  # one row of 100 would need about 1,700
    assert free(found, drawn.positions)


def test_two_index_persons_share_the_centre_and_five_stand_in_two_rows() -> None:
    assert circles([Seat("a", 0), Seat("b", 0)]).positions == {"a": (-50, 0), "b": (50, 0)}
    rows = {y for _, y in circles([Seat(who, 0) for who in "abcde"]).positions.values()}
    assert len(rows) == 2


def test_lines_within_a_ring_cross_less_than_in_order_of_birth() -> None:
    # Four on a ring, tied 1-3 and 2-4: by birth the two lines would cross.
    found = [Seat(who, 1, 0, float(year)) for year, who in enumerate("abcd")]
    at = circles(found, links=[Link("a", "c"), Link("b", "d")]).positions
    turned = sorted("abcd", key=lambda who: atan2(at[who][0], -at[who][1]) % (2 * pi))
    apart = abs(turned.index("a") - turned.index("c"))
    assert apart in (1, 3)


def test_who_has_no_ring_yet_waits_below_and_the_notes_say_so() -> None:
    drawn = circles([Seat("me", 0), Seat("near", 1), *(Seat(f"p{n}", 4) for n in range(500))])
    assert drawn.aside is not None
    assert all(drawn.positions[f"p{n}"][1] > dict(drawn.rings)[3] for n in range(500))
    assert drawn.notes == ("500 person(s) have no ring yet and wait beside the circles.",)


def test_a_ring_with_nobody_on_it_is_drawn_too() -> None:
    assert [ring for ring, _ in circles([Seat("far", 3)]).rings] == [1, 2, 3]


def test_an_empty_map_has_no_seats() -> None:
    assert circles([]).bounds == (0, 0, 0, 0)
