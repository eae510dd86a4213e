import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.family import family
from kithkin_science.network.layout.kin import Child, Kin, Person, Union
from kithkin_science.network.layout.results import Point
from kithkin_science.network.tests.random_kin import calmly, covering, descents, kins, places

BASE = Kin(
    tuple(Person(who, 1950.0 + i) for i, who in enumerate("abcdefg")),
    (
        Union("u", ("a", "b"), (Child("c"), Child("d"), Child("e"))),
        Union("v", ("f", "g")),
    ),
)
AT = family(BASE).positions


def with_more(*persons: Person, unions: tuple[Union, ...] = ()) -> Kin:
    kept = tuple(one for one in BASE.unions if one.id not in {union.id for union in unions})
    return Kin((*BASE.persons, *persons), (*kept, *unions))


def moved(after: dict[str, Point], before: dict[str, Point] = AT) -> set[str]:
    return {who for who in before if who in after and after[who] != before[who]}


@calmly
@given(kins().filter(lambda kin: bool(kin.persons)), st.data())
def test_after_any_edit_everybody_stands_once_and_nobody_covers_anybody(
    kin: Kin, data: st.DataObject
) -> None:
    ids = [person.id for person in kin.persons]
    there = data.draw(st.sets(st.sampled_from(ids)))
    before = family(replace(kin, persons=tuple(p for p in kin.persons if p.id in there))).positions
    pinned = data.draw(places(kin, most=3))
    layout = family(kin, previous=before, pinned=pinned)
    assert sorted(layout.positions) == sorted(ids)
    assert {who: layout.positions[who] for who in pinned} == pinned
    assert covering(kin, layout, set(ids) - pinned.keys()) == []


@calmly
@given(kins(), st.data())
def test_any_former_places_at_all_are_drawn_from(kin: Kin, data: st.DataObject) -> None:
    former = data.draw(places(kin)) if kin.persons else {}
    layout = family(kin, previous={**former, "stranger": (0.0, 0.0)})
    assert covering(kin, layout) == []


def test_a_row_that_somebody_was_dragged_to_may_hold_nothing_but_lines() -> None:
    former = {"l": (40.0, 30.0), "r": (126.0, 30.0), "c": (40.0, 170.0), "m": (40.0, 310.0)}
    kin = Kin(
        tuple(Person(who, 1950.0 + i) for i, who in enumerate("lrcbm")),
        (
            Union("u", ("l", "r"), (Child("c"), Child("b"))),
            Union("v", ("c",), (Child("m"),)),
        ),
    )
    put = {"b": (267.2, 240.6), "r": (31.9, 30.0)}
    at = family(kin, previous=former | put, pinned=put).positions
    assert at["c"] == former["c"]
    assert at["m"][1] > at["b"][1]


@calmly
@given(descents())
def test_where_nothing_was_edited_nobody_moves(kin: Kin) -> None:
    once = family(kin)
    assert family(kin, previous=once.positions).positions == once.positions


@calmly
@given(descents().filter(lambda kin: bool(kin.unions)), st.data())
def test_nobody_changes_places_with_anybody_for_a_new_child(kin: Kin, data: st.DataObject) -> None:
    before = family(kin).positions
    union = data.draw(st.sampled_from(kin.unions))
    grown = replace(union, children=(*union.children, Child("new")))
    edited = replace(
        kin,
        persons=(*kin.persons, Person("new", 2020.0)),
        unions=tuple(grown if one is union else one for one in kin.unions),
    )
    after = family(edited, previous=before).positions
    row = [(a, b) for a in before for b in before if before[a][1] == before[b][1] and a != b]
    level = [(a, b) for a, b in row if after[a][1] == after[b][1]]
    assert all((before[a] < before[b]) == (after[a] < after[b]) for a, b in level)


@calmly
@given(descents(), st.data())
def test_rows_in_any_order_are_edited_the_same(kin: Kin, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(kin.persons)).id
    before = family(replace(kin, persons=tuple(p for p in kin.persons if p.id != gone))).positions
    dice = random.Random(1)
    shuffled = replace(
        kin,
        persons=tuple(dice.sample(kin.persons, len(kin.persons))),
        unions=tuple(dice.sample(kin.unions, len(kin.unions))),
    )
    turned = dict(reversed(before.items()))
    assert family(shuffled, previous=turned) == family(kin, previous=before)


def test_a_new_child_stands_by_birth_under_its_parents() -> None:
    union = Union("u", ("a", "b"), (*BASE.unions[0].children, Child("new")))
    after = family(with_more(Person("new", 1952.5), unions=(union,)), previous=AT).positions
    assert sorted("cde", key=lambda who: after[who]) == ["c", "d", "e"]
    assert after["c"][0] < after["new"][0] < after["d"][0]
    assert after["new"][1] == AT["c"][1]


def test_a_new_partner_stands_beside_and_the_others_rows_stay() -> None:
    after = family(with_more(Person("new"), unions=(Union("w", ("e", "new")),)), previous=AT)
    at = after.positions
    assert at["new"] == (at["e"][0] + 86, at["e"][1])
    assert all(at[who][1] == AT[who][1] for who in AT)


def test_new_parents_stand_above_and_nobody_else_moves() -> None:
    union = Union("w", ("new", "too"), (Child("a"),))
    after = family(with_more(Person("new"), Person("too"), unions=(union,)), previous=AT).positions
    assert after["new"][1] == after["too"][1] == AT["a"][1] - 140
    assert not moved(after)


def test_a_family_nobody_edited_stays_where_it_is() -> None:
    after = family(with_more(Person("new"), unions=(Union("w", ("e", "new")),)), previous=AT)
    assert not moved(after.positions) & {"f", "g"}


def test_somebody_taken_out_leaves_the_others_where_they_are() -> None:
    left = replace(BASE, persons=tuple(one for one in BASE.persons if one.id != "d"))
    assert not moved(family(left, previous=AT).positions)


def test_a_corrected_birth_puts_a_child_in_its_place_among_the_others() -> None:
    persons = tuple(replace(one, birth=1960.0) if one.id == "c" else one for one in BASE.persons)
    after = family(replace(BASE, persons=persons), previous=AT).positions
    assert sorted("cde", key=lambda who: after[who]) == ["d", "e", "c"]


def test_a_new_single_person_stands_beneath_and_a_second_one_beside() -> None:
    once = family(with_more(Person("new")), previous=AT).positions
    lowest = max(y for _, y in AT.values())
    assert once["new"][1] > lowest + 60
    assert not moved(once)
    twice = family(with_more(Person("new"), Person("too")), previous=once).positions
    assert twice["too"][1] == twice["new"][1]
    assert twice["too"][0] > twice["new"][0] + 80


def test_parents_who_stood_over_the_middle_stand_over_it_again() -> None:
    union = Union("u", ("a", "b"), (*BASE.unions[0].children, Child("new")))
    at = family(with_more(Person("new", 1990.0), unions=(union,)), previous=AT).positions
    middle = (at["c"][0] + at["new"][0]) / 2
    assert (at["a"][0] + at["b"][0]) / 2 == pytest.approx(middle, abs=0.2)


def test_parents_do_not_run_after_a_child_who_was_dragged_when_another_is_added() -> None:
    dragged = {"e": (AT["e"][0] + 600, AT["e"][1])}
    before = family(BASE, previous=AT, pinned=dragged).positions
    assert moved(before) == {"e"}
    more = with_more(Person("new"), unions=(Union("w", ("f", "g"), (Child("new"),)),))
    after = family(more, previous=before, pinned=dragged).positions
    assert not moved(after, before) & {"a", "b", "c", "d", "e"}


def test_a_child_of_parents_who_were_both_dragged_off_their_row_stands_under_them() -> None:
    dragged = {who: (AT[who][0], AT[who][1] + 500) for who in "fg"}
    before = AT | dragged
    more = with_more(Person("new"), unions=(Union("w", ("f", "g"), (Child("new"),)),))
    after = family(more, previous=before, pinned=dragged).positions
    assert after["new"][1] == dragged["f"][1] + 140
    assert dragged["f"][0] <= after["new"][0] <= dragged["g"][0]
