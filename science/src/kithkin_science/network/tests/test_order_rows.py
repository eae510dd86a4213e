"""The order of rows, against a slow weighing of every possible order."""

from collections.abc import Mapping, Sequence
from itertools import permutations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.arrangement import Arrangement
from kithkin_science.network.layout.cycles import parent_links, without_circles
from kithkin_science.network.layout.generations import generations
from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order
from kithkin_science.network.layout.objective import strain_of_drawing
from kithkin_science.network.layout.order import order
from kithkin_science.network.layout.skeleton import Skeleton, skeleton
from kithkin_science.network.tests.random_kin import calmly, descents


def cut(kin: Kin) -> Skeleton:
    kin = put_in_order(kin)
    links, _ = without_circles(kin, parent_links(kin))
    return skeleton(kin, generations(kin, links).row)


def couple(name: str, partners: str, children: str, date: float | None = None) -> Union:
    return Union(name, tuple(partners), tuple(Child(child) for child in children), date)


def family(*unions: Union, births: str = "", twins: str = "") -> Kin:
    """Persons by letter; those in `births` are born one year after the other."""
    ids = sorted({who for u in unions for who in (*u.partners, *(c.id for c in u.children))})
    year = {who: 1950.0 + i for i, who in enumerate(births)}
    together = (tuple(twins),) if twins else ()
    return Kin(tuple(Person(who, year.get(who)) for who in ids), unions, together)


def named(whole: Skeleton, rows: Mapping[int, Sequence[int]]) -> list[str]:
    return [
        "".join(whole.kin.persons[i].id if i < whole.persons else "|" for i in rows[row])
        for row in sorted(rows)
    ]


@calmly
@given(descents(), st.randoms(use_true_random=False))
def test_strain_is_what_its_definition_says(kin: Kin, rng: Random) -> None:
    whole = cut(kin)
    drawing = Arrangement(whole)
    for row in {*whole.row}:
        items = [item for item, own in enumerate(whole.row) if own == row]
        rng.shuffle(items)
        drawing.put(row, items)
    assert round(drawing.strain_of(set(whole.row))) == strain_of_drawing(whole, drawing.order)


THREE = [("A", "k"), ("B", "l"), ("C", "m")]
TINY = {
    "parents and three children": family(couple("u", "AB", "CDE"), births="ABCDE"),
    "half-siblings": family(couple("u", "AB", "CD", 1), couple("v", "BE", "FG", 2), births="CDFG"),
    "three partners": family(*(couple(w, f"J{w}", k, i) for i, (w, k) in enumerate(THREE))),
    "two sibling pairs marry": family(
        couple("u", "AB", "CD"),
        couple("v", "EF", "GH"),
        couple("w", "CG", "I"),
        couple("x", "DH", "J"),
    ),
    "cousins marry": family(
        couple("u", "AB", "CD"),
        couple("v", "CE", "F"),
        couple("w", "DG", "H"),
        couple("x", "FH", "I"),
    ),
}


@pytest.mark.parametrize("kin", TINY.values(), ids=TINY.keys())
def test_a_small_family_gets_the_best_order_there_is(kin: Kin) -> None:
    whole = cut(kin)
    rows = sorted(set(whole.row))
    members = [[item for item, own in enumerate(whole.row) if own == row] for row in rows]
    every = product(*(permutations(items) for items in members))
    best = min(strain_of_drawing(whole, dict(zip(rows, one, strict=True))) for one in every)
    assert strain_of_drawing(whole, order(whole)) == pytest.approx(best)


def test_siblings_stand_by_birth_not_by_name() -> None:
    whole = cut(family(couple("u", "AB", "CDE"), births="ABECD"))
    assert named(whole, order(whole)) == ["AB", "ECD"]


def test_twins_stand_together() -> None:
    kin = family(couple("u", "AB", "CDE"), couple("v", "CF", "G"), births="A", twins="CE")
    assert (
        "CE" in named(cut(kin), order(cut(kin)))[1] or "EC" in named(cut(kin), order(cut(kin)))[1]
    )


def test_the_first_of_three_partners_stands_furthest_out() -> None:
    unions = [couple(w, f"J{w}", k, i) for i, (w, k) in enumerate(THREE)]
    whole = cut(family(*unions, births="klm"))
    assert named(whole, order(whole)) == ["ABJC", "klm"]


def test_half_siblings_stand_on_the_side_of_the_parent_they_share() -> None:
    whole = cut(TINY["half-siblings"])
    assert named(whole, order(whole)) == ["ABE", "CDFG"]


def test_a_long_line_keeps_a_place_in_the_row_it_passes() -> None:
    # K is the child of C and also, fostered, of C's parents: the line of the latter passes row 1.
    foster = Union("f", ("A", "B"), (Child("C"), Child("D"), Child("K", (), firm=False)))
    whole = cut(family(foster, couple("v", "CE", "KL")))
    assert sorted(map(len, order(whole).values())) == [2, 2, 4]
    assert "|" in named(whole, order(whole))[1]


def test_a_row_of_hundreds_keeps_couples_together() -> None:
    couples = [Union(f"u{i}", (f"a{i:03}", f"b{i:03}"), (Child(f"c{i:03}"),)) for i in range(60)]
    top = Union("top", ("m", "f"), tuple(Child(f"a{i:03}") for i in range(60)))
    ids = {who for u in [*couples, top] for who in (*u.partners, *(c.id for c in u.children))}
    whole = cut(Kin(tuple(Person(who) for who in sorted(ids)), (*couples, top)))
    assert strain_of_drawing(whole, order(whole)) < 1.0


@calmly
@given(descents(), st.randoms(use_true_random=False))
def test_whoever_is_set_down_gets_the_place_of_least_strain(kin: Kin, rng: Random) -> None:
    whole = cut(kin)
    drawing = Arrangement(whole)
    for row in {*whole.row}:
        items = [item for item, own in enumerate(whole.row) if own == row]
        rng.shuffle(items)
        drawing.put(row, items)
    item = rng.randrange(len(whole.row))
    row = whole.row[item]
    rest = [other for other in drawing.order[row] if other != item]
    tried = ({**drawing.order, row: [*rest[:k], item, *rest[k:]]} for k in range(len(rest) + 1))
    least = min(strain_of_drawing(whole, rows) for rows in tried)
    drawing.set_down([item])
    assert strain_of_drawing(whole, drawing.order) == least


def under_d(*children: Child) -> list[str]:
    """Who hangs together from D alone, among the children of two couples."""
    alone = Union("D", ("D",), children, loose=True)
    whole = cut(family(couple("u", "AB", "KL"), couple("v", "CE", "M"), alone))
    name = [person.id for person in whole.kin.persons]
    own = [knot for knot in whole.knots if [name[i] for i in knot.heads] == ["D"]]
    return ["".join(name[i] for i in knot.feet) for knot in own]


def test_children_of_a_step_parent_need_not_stand_side_by_side() -> None:
    assert under_d(Child("K", firm=False), Child("M", firm=False)) == ["K", "M"]


def test_children_born_to_one_parent_are_a_sibship_though_no_couple_is_drawn() -> None:
    assert under_d(Child("K"), Child("M")) == ["KM"]
