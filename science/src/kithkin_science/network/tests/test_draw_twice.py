from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.doubles import doubled, may_stand_twice
from kithkin_science.network.layout.family import family
from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order
from kithkin_science.network.layout.results import Layout
from kithkin_science.network.layout.twice import family_twice
from kithkin_science.network.tests.random_kin import calmly, kins

THREE_WIVES = Kin(
    persons=(
        Person("joe", 1960.0), Person("ada", 1961.0), Person("bea", 1965.0), Person("cid", 1972.0),
        Person("k", 1982.0), Person("l", 1991.0), Person("m", 2003.0),
    ),
    unions=(
        Union("first", ("joe", "ada"), (Child("k"),), 1980.0),
        Union("second", ("joe", "bea"), (Child("l"),), 1990.0),
        Union("third", ("joe", "cid"), (Child("m"),), 2000.0),
    ),
)  # fmt: skip
# A couple of which one descends from the other, as some old stories tell.
OF_TWO_GENERATIONS = Kin(
    persons=tuple(Person(who, born) for who, born in (
        ("elder", 1900.0), ("first", 1901.0), ("son", 1925.0), ("wife", 1926.0), ("late", 1950.0),
    )),
    unions=(
        Union("one", ("elder", "first"), (Child("son"),)),
        Union("two", ("son", "wife"), (Child("late"),)),
        Union("odd", ("elder", "late")),
    ),
)  # fmt: skip


def crossed(layout: Layout) -> int:
    return sum(len(route.jumps) for route in layout.routes)


def test_a_third_wife_has_her_own_symbol_of_the_husband_beside_her() -> None:
    layout = family_twice(THREE_WIVES)
    assert [(one.person, one.unions) for one in layout.seconds] == [("joe", ("third",))]
    assert layout.seconds[0].at[1] == layout.positions["cid"][1]
    assert (layout.strain, crossed(layout)) == (0, 0)
    assert family(THREE_WIVES).strain > 0


def test_a_couple_of_two_generations_stands_side_by_side() -> None:
    layout = family_twice(OF_TWO_GENERATIONS)
    (second,) = layout.seconds
    other = {"elder": "late", "late": "elder"}[second.person]
    assert second.unions == ("odd",)
    assert second.at[1] == layout.positions[other][1]
    assert "reach across" not in " ".join(layout.notes)


def test_nobody_is_drawn_twice_where_nothing_is_wrong() -> None:
    plain = Kin(THREE_WIVES.persons, THREE_WIVES.unions[:2])
    assert family_twice(plain) == family(plain)


def test_nobody_is_drawn_twice_unasked() -> None:
    assert family(THREE_WIVES).seconds == ()


def test_all_stand_where_they_are_pinned_and_the_second_symbol_makes_room() -> None:
    pinned = {"joe": (500.0, 30.0)}
    layout = family_twice(THREE_WIVES, pinned=pinned)
    assert layout.positions["joe"] == pinned["joe"]
    assert len(layout.seconds) == 1


def test_after_an_edit_everybody_stays_about_where_they_were() -> None:
    before = family_twice(THREE_WIVES)
    more = Kin((*THREE_WIVES.persons, Person("n", 2006.0)), (
        *THREE_WIVES.unions[:2],
        Union("third", ("joe", "cid"), (Child("m"), Child("n")), 2000.0),
    ))  # fmt: skip
    after = family_twice(more, previous=before.positions)
    moved = [abs(after.positions[who][0] - x) for who, (x, _) in before.positions.items()]
    assert max(moved) <= 120.0
    assert len(after.seconds) == 1


def test_a_second_symbol_takes_over_only_its_unions() -> None:
    kin = put_in_order(THREE_WIVES)
    twice = doubled(kin, {"joe": frozenset({2})})
    assert [union.partners[0] for union in twice.kin.unions] == ["joe", "joe", "joe again"]
    assert twice.level == (("joe", "joe again"),)


def test_whoever_belongs_to_one_union_alone_needs_no_second_symbol() -> None:
    kin = put_in_order(THREE_WIVES)
    assert may_stand_twice(kin) == {0: ["joe"], 1: ["joe"], 2: ["joe"]}


@calmly
@given(kins(), st.integers(0, 99))
def test_everybody_stands_once_and_a_second_time_at_most(kin: Kin, seed: int) -> None:
    layout = family_twice(kin)
    assert layout.positions.keys() == {person.id for person in kin.persons}
    doubles = [one.person for one in layout.seconds]
    assert len(doubles) == len(set(doubles))
    assert set(doubles) <= layout.positions.keys()
    dice = Random(seed)
    mixed = Kin(
        tuple(dice.sample(kin.persons, len(kin.persons))),
        tuple(dice.sample(kin.unions, len(kin.unions))),
        kin.twins,
        kin.first,
    )
    assert repr(family_twice(mixed)) == repr(layout)


@calmly
@given(kins())
def test_a_second_symbol_is_kept_only_for_less_strain(kin: Kin) -> None:
    layout, plain = family_twice(kin), family(kin)
    assert crossed(layout) <= crossed(plain)
    assert layout == plain or layout.seconds
