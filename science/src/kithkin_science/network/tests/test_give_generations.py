import numpy as np
from hypothesis import given

from kithkin_science.network.layout.cycles import Link, parent_links, without_circles
from kithkin_science.network.layout.generations import Generations, generations
from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order
from kithkin_science.network.tests.random_kin import calmly, kins


def couple(name: str, partners: str, children: str, *, firm: bool = True) -> Union:
    return Union(name, tuple(partners), tuple(Child(child, (), firm) for child in children))


def drawn(*unions: Union, twins: tuple[str, ...] = ()) -> tuple[dict[str, int], Generations]:
    ids = sorted({who for u in unions for who in (*u.partners, *(c.id for c in u.children))})
    kin = put_in_order(Kin(tuple(Person(who) for who in ids), unions, tuple(map(tuple, twins))))
    found = generations(kin, parent_links(kin))
    top = int(found.row.min())
    rows = {person.id: int(found.row[i]) - top for i, person in enumerate(kin.persons)}
    return rows, found


@calmly
@given(kins())
def test_every_link_that_is_kept_points_down(kin: Kin) -> None:
    kin = put_in_order(kin)
    links, _ = without_circles(kin, parent_links(kin))
    row = generations(kin, links).row
    assert all(row[link.child] > row[link.parent] for link in links)


def test_partners_and_siblings_share_a_row() -> None:
    # G-H over A, B; A with C over D: rows 0 | 1 | 2.
    rows, _ = drawn(couple("u", "GH", "AB"), couple("v", "AC", "D"))
    assert rows == {"G": 0, "H": 0, "A": 1, "B": 1, "C": 1, "D": 2}


def test_parents_who_married_in_stand_just_above_their_child() -> None:
    # C's parents P, Q have no other tie: one row above C, not at the top.
    rows, _ = drawn(couple("u", "GH", "A"), couple("v", "AC", "D"), couple("w", "PQ", "C"))
    assert rows["P"] == rows["Q"] == rows["A"] - 1


def test_an_uncle_stands_beside_his_niece_below_his_brother() -> None:
    # U and S are siblings, N is the child of S, U and N are a couple. Splitting the siblings
    # costs 6, splitting the couple 50: by hand U goes down to N's row.
    rows, found = drawn(couple("u", "GH", "SU"), couple("v", "S", "N"), couple("w", "UN", "K"))
    assert rows == {"G": 0, "H": 0, "S": 1, "U": 2, "N": 2, "K": 3}
    assert (found.couples_across, found.siblings_across) == (0, 1)


def test_a_couple_of_parent_and_child_reaches_across_rows() -> None:
    rows, found = drawn(couple("u", "PQ", "C"), couple("v", "PC", ""))
    assert rows == {"P": 0, "Q": 0, "C": 1}
    assert found.couples_across == 1


def test_a_child_fostered_by_grandparents_stays_in_its_own_generation() -> None:
    fostered = Union("w", ("G", "H"), (Child("A"), Child("B"), Child("K", (), firm=False)))
    rows, _ = drawn(fostered, couple("v", "AC", "KL"))
    assert rows == {"G": 0, "H": 0, "A": 1, "B": 1, "C": 1, "K": 2, "L": 2}


def test_siblings_of_unknown_parents_share_a_row() -> None:
    rows, _ = drawn(couple("u", "", "AB"), couple("v", "PQ", "A"))
    assert rows["A"] == rows["B"]


def test_nobody_has_no_generations() -> None:
    assert np.array_equal(generations(Kin(()), []).row, np.zeros(0, int))


def test_the_least_sure_link_of_a_circle_is_set_aside() -> None:
    # a (1950) over b (1980) is likely; b as a's foster parent is not.
    kin = put_in_order(
        Kin(
            (Person("a", 1950.0), Person("b", 1980.0)),
            (couple("u", "a", "b"), couple("v", "b", "a", firm=False)),
        )
    )
    kept, aside = without_circles(kin, parent_links(kin))
    assert [(link.parent, link.child) for link in kept] == [(0, 1)]
    assert [(link.parent, link.child) for link in aside] == [(1, 0)]


def test_nobody_is_drawn_as_their_own_parent() -> None:
    kin = put_in_order(Kin((Person("a"), Person("b")), (couple("u", "ab", "a"),)))
    kept, aside = without_circles(kin, parent_links(kin))
    assert [(link.parent, link.child) for link in kept] == [(1, 0)]
    assert [(link.parent, link.child) for link in aside] == [(0, 0)]


@calmly
@given(kins())
def test_any_link_set_aside_would_close_a_circle(kin: Kin) -> None:
    kin = put_in_order(kin)
    kept, aside = without_circles(kin, parent_links(kin))
    for link in aside:
        assert link.parent in _below(kept, link.child)


def _below(links: list[Link], start: int) -> set[int]:
    found = {start}
    while True:
        more = {link.child for link in links if link.parent in found} - found
        if not more:
            return found
        found |= more
