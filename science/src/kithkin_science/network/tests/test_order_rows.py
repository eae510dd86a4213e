"""The order of rows, against a slow weighing of every possible order."""

from collections.abc import Mapping, Sequence
from itertools import combinations, permutations, product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.arrangement import Arrangement
from kithkin_science.network.layout.cycles import parent_links, without_circles
from kithkin_science.network.layout.generations import generations
from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order
from kithkin_science.network.layout.order import order
from kithkin_science.network.layout.skeleton import Knot, Skeleton, skeleton
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


def slow_strain(whole: Skeleton, rows: Mapping[int, Sequence[int]]) -> float:
    """The definition of `strain`, pair by pair; the weights written out once more."""
    at = {item: k for items in rows.values() for k, item in enumerate(items)}
    total = sum(3.0 * max(0, abs(at[a] - at[b]) - 1) for a, b in whole.twins)
    for knot in whole.knots:
        total += _couple(whole, knot, at) + _sibship(whole, knot, at)
    for one, other in combinations([k for k in whole.knots if k.heads and k.feet], 2):
        total += 4.0 * _cross(one, other, at)
    for one, other in combinations([k for k in whole.knots if k.union is not None], 2):
        shared = set(one.heads) & set(other.heads)
        if len(one.heads) == len(other.heads) == 2 and len(shared) == 1:
            (first,), (second,) = set(one.heads) - shared, set(other.heads) - shared
            total += at[first] > at[second]
    return total


def _couple(whole: Skeleton, knot: Knot, at: Mapping[int, int]) -> float:
    if len(knot.heads) < 2:
        return 0.0
    places = [at[head] for head in knot.heads]
    between = max(places) - min(places) - (len(places) - 1)
    total = sum(0.05 * (at[a] > at[b]) for a, b in zip(knot.heads, knot.heads[1:], strict=False))
    last = all(
        knot.union == max(k.union or 0 for k in whole.knots if head in k.heads)
        for head in knot.heads
    )
    return total + (6.0 * between + 4.0 + last if between else 0.0)


def _sibship(whole: Skeleton, knot: Knot, at: Mapping[int, int]) -> float:
    if not knot.feet:
        return 0.0
    partners = {
        head for other in whole.knots if set(other.heads) & set(knot.feet) for head in other.heads
    }
    low, high = (bound(at[foot] for foot in knot.feet) for bound in (min, max))
    row = whole.row[knot.feet[0]]
    strangers = [
        item
        for item in at
        if whole.row[item] == row and low < at[item] < high
        if item not in partners | set(knot.feet)
    ]
    total = 5.0 * len(strangers)
    for a, b in combinations(knot.feet, 2):
        told = whole.birth[a] < whole.birth[b] < np.inf
        total += (4.0 if told else 0.05) * (at[a] > at[b])
    return total


def _cross(one: Knot, other: Knot, at: Mapping[int, int]) -> bool:
    if one.row != other.row:
        return False
    drops = [min(at[h] for h in k.heads) + max(at[h] for h in k.heads) for k in (one, other)]
    if drops[0] == drops[1]:
        return False
    left, right = (one, other) if drops[0] < drops[1] else (other, one)
    return max(at[foot] for foot in left.feet) > min(at[foot] for foot in right.feet)


@calmly
@given(descents(), st.randoms(use_true_random=False))
def test_strain_is_what_its_definition_says(kin: Kin, rng: Random) -> None:
    whole = cut(kin)
    drawing = Arrangement(whole)
    for row in {*whole.row}:
        items = [item for item, own in enumerate(whole.row) if own == row]
        rng.shuffle(items)
        drawing.put(row, items)
    assert drawing.strain_of(set(whole.row)) == pytest.approx(slow_strain(whole, drawing.order))


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
    best = min(slow_strain(whole, dict(zip(rows, one, strict=True))) for one in every)
    assert slow_strain(whole, order(whole)) == pytest.approx(best)


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
    assert slow_strain(whole, order(whole)) < 1.0
