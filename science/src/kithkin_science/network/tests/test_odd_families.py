"""Families that cannot be, or hardly: everybody gets a row and a place, and nothing hangs."""

from kithkin_science.network.layout.cycles import parent_links, without_circles
from kithkin_science.network.layout.generations import generations
from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order
from kithkin_science.network.layout.order import order
from kithkin_science.network.layout.skeleton import skeleton
from kithkin_science.network.tests.test_order_rows import couple, family


def stand(kin: Kin) -> tuple[dict[str, int], list[str]]:
    """Row of each person, and all who have a place."""
    kin = put_in_order(kin)
    links, _ = without_circles(kin, parent_links(kin))
    whole = skeleton(kin, generations(kin, links).row)
    found = order(whole)
    ids = [person.id for person in kin.persons]
    placed = [ids[i] for items in found.rows.values() for i in items if i < len(ids)]
    return dict(zip(ids, whole.row, strict=False)), sorted(placed)


def test_forty_unions_of_one_person_all_stand() -> None:
    unions = [Union(f"u{i}", ("j", f"p{i}"), (Child(f"c{i}"),), i) for i in range(40)]
    ids = ["j", *(f"{kind}{i}" for kind in "pc" for i in range(40))]
    _, placed = stand(Kin(tuple(map(Person, ids)), tuple(unions)))
    assert placed == sorted(ids)


def test_a_loop_of_a_hundred_parents_is_opened_once() -> None:
    ids = [f"p{i:03}" for i in range(100)]
    ring = [Union(f"u{i}", (a,), (Child(ids[i - 99]),)) for i, a in enumerate(ids)]
    kin = put_in_order(Kin(tuple(map(Person, ids)), tuple(ring)))
    _, aside = without_circles(kin, parent_links(kin))
    assert len(aside) == 1
    assert stand(kin)[1] == ids


def test_a_child_older_than_its_parent_still_stands_below() -> None:
    rows, _ = stand(family(couple("u", "AB", "C"), births="CAB"))
    assert rows["C"] == rows["A"] + 1 == rows["B"] + 1


def test_a_niece_raised_by_her_aunt_stays_in_her_own_generation() -> None:
    raised = Union("w", ("A",), (Child("N", (), firm=False),))
    rows, placed = stand(family(couple("u", "GH", "AM"), couple("v", "MF", "N"), raised))
    assert rows["N"] == rows["M"] + 1 == rows["A"] + 1
    assert placed == sorted("GHAMFN")


def test_grandparents_as_parents_by_adoption_do_not_lift_the_child() -> None:
    adopted = Union("w", ("G", "H"), (Child("M"), Child("K")))
    rows, _ = stand(family(adopted, couple("v", "MF", "K")))
    assert rows["K"] == rows["M"] + 1 == rows["G"] + 2
