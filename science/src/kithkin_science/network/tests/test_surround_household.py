from itertools import combinations
from math import hypot
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.ecomap import Ecomap, System, ecomap
from kithkin_science.network.layout.family import family
from kithkin_science.network.layout.kin import Child, Kin, Person, Union
from kithkin_science.network.layout.results import Layout
from kithkin_science.network.layout.settling import Link
from kithkin_science.network.tests.random_kin import calmly

HOME = family(
    Kin(
        persons=(Person("ana", 1986), Person("luis", 1984), Person("bo", 2012), Person("rex")),
        unions=(Union("u", ("ana", "luis"), (Child("bo"),)),),
    )
)
NOBODY = Layout({}, (), (0.0, 0.0, 0.0, 0.0), ())
systems = st.lists(
    st.builds(
        System,
        st.integers(0, 99).map("s{}".format),
        st.integers(0, 5),
        st.integers(1, 4),
        st.integers(50, 75).map(float),
    ),
    max_size=30,
    unique_by=lambda one: one.id,
)


def free(drawn: Ecomap, them: list[System]) -> bool:
    circles = [(*drawn.positions[one.id], one.room) for one in them]
    return all(
        hypot(ax - bx, ay - by) >= ra + rb
        for (ax, ay, ra), (bx, by, rb) in combinations(circles, 2)
    )


def links(them: list[System]) -> list[Link]:
    return [Link("ana", one.id) for one in them] + [
        Link(a.id, b.id) for a, b in zip(them[::3], them[1::3], strict=False)
    ]


@calmly
@given(systems)
def test_everybody_stands_once_outside_the_household_and_covers_nobody(them: list[System]) -> None:
    drawn = ecomap(HOME, them, links=links(them), single=["rex"])
    assert sorted(drawn.positions) == sorted([*HOME.positions, *(one.id for one in them)])
    assert free(drawn, them)
    assert drawn.core is not None
    for one in them:
        x, y = drawn.positions[one.id]
        assert hypot(x - drawn.core.x, y - drawn.core.y) > drawn.core.r + one.room + 90


@calmly
@given(systems, st.randoms(use_true_random=False))
def test_shuffled_systems_get_the_same_places(them: list[System], rng: Random) -> None:
    shuffled, lines = list(them), links(them)
    rng.shuffle(shuffled)
    rng.shuffle(lines)
    assert ecomap(HOME, shuffled, links=lines) == ecomap(HOME, them, links=links(them))


@calmly
@given(systems)
def test_a_straight_line_from_the_middle_meets_no_other_circle(them: list[System]) -> None:
    drawn = ecomap(HOME, them)
    assert drawn.core is not None
    for one, other in combinations(them, 2):
        for line, circle in ((one, other), (other, one)):
            (x, y), (px, py) = drawn.positions[line.id], drawn.positions[circle.id]
            along = max(0.0, min(1.0, (x * px + y * py) / (x * x + y * y)))
            assert hypot(px - along * x, py - along * y) >= circle.room


def test_the_household_lies_within_its_circle() -> None:
    drawn = ecomap(HOME, [], single=["rex"])
    assert drawn.core is not None
    for who in HOME.positions:
        x, y = drawn.positions[who]
        assert hypot(x - drawn.core.x, y - drawn.core.y) + 40 <= drawn.core.r


def test_a_pet_stands_where_the_circle_stays_small() -> None:
    beneath, beside = ecomap(HOME).core, ecomap(HOME, single=["rex"]).core
    assert beneath is not None
    assert beside is not None
    assert beside.r <= beneath.r


def test_stronger_ties_stand_nearer() -> None:
    drawn = ecomap(HOME, [System("near", near=1), System("far", near=3)])
    assert hypot(*drawn.positions["near"]) + 100 < hypot(*drawn.positions["far"])


def test_parts_of_life_stay_together_clockwise_from_the_top() -> None:
    drawn = ecomap(
        NOBODY, [System("top", 0), System("right", 1), System("foot", 2), System("left", 3)]
    )
    at = drawn.positions
    assert at["top"][1] < 0 < at["right"][0]
    assert at["left"][0] < 0 < at["foot"][1]


def test_lines_to_two_children_do_not_cross() -> None:
    home = family(
        Kin((Person("a", 2001), Person("b", 2002)), (Union("u", (), (Child("a"), Child("b"))),))
    )
    drawn = ecomap(
        home, [System("of a"), System("of b")], links=[Link("a", "of a"), Link("b", "of b")]
    )
    left_first = drawn.positions["a"][0] < drawn.positions["b"][0]
    assert (drawn.positions["of a"][0] <= drawn.positions["of b"][0]) == left_first


def test_who_was_put_somewhere_stays_and_the_others_give_way() -> None:
    them = [System(f"s{n}") for n in range(8)]
    before = ecomap(HOME, them).positions
    spot = before["s3"]
    drawn = ecomap(HOME, them, pinned={"s0": spot})
    assert drawn.positions["s0"] == spot
    assert free(drawn, them)
    kept = [one.id for one in them[1:] if drawn.positions[one.id] == before[one.id]]
    assert len(kept) >= 6


def test_nobody_from_outside_can_be_put_into_the_household() -> None:
    drawn = ecomap(HOME, [System("school")], pinned={"school": (0.0, 0.0)})
    assert drawn.core is not None
    x, y = drawn.positions["school"]
    assert hypot(x - drawn.core.x, y - drawn.core.y) > drawn.core.r + 56
    assert drawn.notes == ("1 stood within the household and now stand(s) at its edge.",)


def test_five_hundred_without_a_tie_wait_in_rows_below() -> None:
    drawn = ecomap(HOME, [System("school")], aside=[(f"p{n}", 90.0) for n in range(500)])
    assert drawn.aside is not None
    left, top, right, foot = drawn.aside
    assert top > drawn.positions["school"][1]
    assert 0.8 < (right - left) / (foot - top) < 3.0
    assert len({drawn.positions[f"p{n}"] for n in range(500)}) == 500


def test_nobody_at_all_is_an_empty_circle() -> None:
    drawn = ecomap(NOBODY)
    assert drawn.positions == {}
    assert drawn.aside is None
