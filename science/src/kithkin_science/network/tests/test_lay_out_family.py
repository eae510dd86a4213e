import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.family import family
from kithkin_science.network.layout.kin import Child, Kin, Person, Union
from kithkin_science.network.tests.random_kin import calmly, covering, descents, kins, places


def shuffled(kin: Kin, seed: int) -> Kin:
    rng = random.Random(seed)
    persons, unions = list(kin.persons), list(kin.unions)
    rng.shuffle(persons)
    rng.shuffle(unions)
    turned = (Union(u.id, u.partners[::-1], u.children[::-1], u.date, u.loose) for u in unions)
    return Kin(tuple(persons), tuple(turned), tuple(t[::-1] for t in kin.twins[::-1]), kin.first)


@calmly
@given(kins())
def test_everybody_stands_in_the_drawing_once(kin: Kin) -> None:
    assert sorted(family(kin).positions) == sorted(person.id for person in kin.persons)


@calmly
@given(kins())
def test_nobody_covers_anybody(kin: Kin) -> None:
    assert covering(kin, family(kin)) == []


@calmly
@given(descents())
def test_a_child_stands_below_each_of_its_parents(kin: Kin) -> None:
    at = family(kin).positions
    for union in kin.unions:
        for child in union.children:
            assert all(at[child.id][1] > at[parent][1] + 60 for parent in union.partners)


@calmly
@given(kins(), st.integers(0, 10))
def test_shuffled_rows_give_the_same_drawing(kin: Kin, seed: int) -> None:
    assert family(shuffled(kin, seed)) == family(kin)


@calmly
@given(kins())
def test_every_couple_has_a_bar_and_every_child_a_stem(kin: Kin) -> None:
    drawn = family(kin).routes
    bars = {route.of[0] for route in drawn if route.kind == "couple"}
    stems = [(route.of[0], *route.of[1:]) for route in drawn if route.kind == "stem"]
    assert bars == {union.id for union in kin.unions if len(union.partners) > 1}
    assert sorted(stems) == sorted(
        (child.id, *child.links)
        for union in kin.unions
        if len({*union.partners, *(child.id for child in union.children)}) > 1 or union.partners
        for child in union.children
        if len(union.partners) + len(union.children) > 1
    )


@calmly
@given(kins())
def test_lines_run_only_across_and_down(kin: Kin) -> None:
    for route in family(kin).routes:
        assert len(route.points) > 1
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(route.points))


@calmly
@given(kins())
def test_bounds_hold_every_symbol_and_line(kin: Kin) -> None:
    layout = family(kin)
    left, top, right, bottom = layout.bounds
    for x, y in [*layout.positions.values(), *(p for r in layout.routes for p in r.points)]:
        assert left <= x <= right
        assert top <= y <= bottom


@calmly
@given(st.data())
def test_pinned_persons_keep_their_place_and_the_others_make_room(data: st.DataObject) -> None:
    kin = data.draw(kins().filter(lambda kin: bool(kin.persons)))
    pinned = data.draw(places(kin))
    layout = family(kin, pinned=pinned)
    assert {who: layout.positions[who] for who in pinned} == pinned
    free = {person.id for person in kin.persons} - pinned.keys()
    assert covering(kin, layout, free) == []


@calmly
@given(descents())
def test_a_family_pinned_as_it_was_drawn_is_drawn_the_same(kin: Kin) -> None:
    once = family(kin)
    again = family(kin, pinned=once.positions)
    assert again.positions == once.positions
    assert again.routes == once.routes


@calmly
@given(descents(), st.data())
def test_pinning_somebody_where_they_stand_moves_nobody(kin: Kin, data: st.DataObject) -> None:
    once = family(kin).positions
    pinned = {who: once[who] for who in data.draw(st.sets(st.sampled_from(sorted(once))))}
    again = family(kin, pinned=pinned).positions
    assert all(abs(again[who][k] - once[who][k]) < 0.3 for who in once for k in (0, 1))


FOUR = Kin(
    tuple(Person(who, 1950.0 + i) for i, who in enumerate("abcde")),
    (Union("u", ("a", "b"), (Child("c"), Child("d"), Child("e"))),),
)


def test_somebody_pinned_far_off_does_not_take_the_family_along() -> None:
    before, after = family(FOUR).positions, family(FOUR, pinned={"d": (900.0, 600.0)}).positions
    assert after == before | {"d": (900.0, 600.0)}


def test_who_stands_where_somebody_was_pinned_makes_room() -> None:
    before = family(FOUR).positions
    after = family(FOUR, pinned={"c": before["d"]}).positions
    assert after["c"] == before["d"]
    assert after["d"][0] >= after["c"][0] + 86


def test_a_new_child_stands_by_its_family_where_most_of_it_was_moved() -> None:
    before = family(FOUR).positions
    moved = {who: (before[who][0] + 2000, before[who][1] + 500) for who in "abce"}
    after = family(FOUR, pinned=moved).positions
    assert after["d"] == (before["d"][0] + 2000, before["d"][1] + 500)


def test_children_move_down_when_a_parent_is_pinned_below_them() -> None:
    after = family(FOUR, pinned={"a": (40.0, 400.0)}).positions
    assert {after[who][1] for who in "cde"} == {510}


def test_a_person_without_links_stands_under_the_family_not_in_it() -> None:
    kin = Kin(
        tuple(Person(who) for who in ("a", "b", "c", "friend")),
        (Union("u", ("a", "b"), (Child("c"),)),),
    )
    at = family(kin).positions
    assert at["friend"][1] > max(at[who][1] for who in "abc") + 100


def test_the_family_of_the_index_person_is_drawn_first() -> None:
    big = Union("big", ("a", "b"), tuple(Child(c) for c in "cde"))
    kin = Kin(tuple(Person(who) for who in "abcdexy"), (big, Union("own", ("x", "y"))), (), ("x",))
    at = family(kin).positions
    assert at["x"][0] < at["a"][0]


def test_somebody_who_is_their_own_ancestor_is_drawn_and_the_notes_say_so() -> None:
    unions = (Union("u", ("a",), (Child("b"),)), Union("v", ("b",), (Child("a"),)))
    layout = family(Kin((Person("a", 1950.0), Person("b", 1980.0)), unions))
    assert layout.positions["b"][1] > layout.positions["a"][1]
    assert "own ancestor" in layout.notes[0]


def test_an_empty_map_has_no_places() -> None:
    layout = family(Kin(()))
    assert (layout.positions, layout.routes, layout.bounds) == ({}, (), (0.0, 0.0, 0.0, 0.0))
