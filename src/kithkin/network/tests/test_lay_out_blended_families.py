import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithkin.network.copies import MapCopy, ParentageCopy, PersonCopy, UnionCopy
from kithkin.network.drawing.labels import label_widths
from kithkin.network.drawing.laid import Laid
from kithkin.network.layouts.family import family
from kithkin.network.tests.blended_families import blended
from kithkin.network.tests.shared_families import SHARED, as_copy, score

needs_tools = pytest.mark.skipif(not SHARED.exists(), reason="the shared tools are not here")
calmly = settings(deadline=None, max_examples=10)
families = st.builds(blended, st.integers(1, 45), st.integers(0, 10_000))


def drawn(copy: MapCopy) -> Laid:
    return family(copy, widths=label_widths(copy))


def covering(copy: MapCopy, layout: Laid) -> int:
    """Pairs of people whose symbols or names overlap."""
    wide = label_widths(copy)
    rows = sorted((y, x, wide[who]) for who, (x, y) in layout.positions.items())
    return sum(
        abs(x - other_x) < (w + other_w) / 2 and abs(y - other_y) < 60
        for k, (y, x, w) in enumerate(rows)
        for other_y, other_x, other_w in rows[k + 1 :]
        if other_y - y < 60
    )


def astray(copy: MapCopy, layout: Laid) -> int:
    """Links whose child does not stand below the parent."""
    at = layout.positions
    return sum(at[link.child][1] <= at[link.parent][1] for link in copy.parentages if link.parent)


@needs_tools
@calmly
@given(families)
def test_a_blended_family_is_drawn_whole(neutral: dict[str, Any]) -> None:
    copy = as_copy(neutral)
    layout = drawn(copy)
    scored = score(neutral, layout)
    faults = ("missing", "duplicates", "extra", "overlaps", "label_overlaps")
    assert [scored[fault] for fault in faults] == [0, 0, 0, 0, 0]
    assert (covering(copy, layout), astray(copy, layout)) == (0, 0)
    stems = {link for route in layout.routes if route.kind == "stem" for link in route.of[1:]}
    assert stems == {link.id for link in copy.parentages if link.parent}


@calmly
@given(families, st.integers(0, 99))
def test_a_blended_family_is_drawn_the_same_from_rows_in_any_order(
    neutral: dict[str, Any], seed: int
) -> None:
    copy = as_copy(neutral)
    dice = random.Random(seed)

    def shuffled(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(dice.sample(rows, len(rows)))

    other = replace(
        copy,
        persons=shuffled(copy.persons),
        unions=shuffled(copy.unions),
        parentages=shuffled(copy.parentages),
        twins=shuffled(copy.twins),
    )
    assert repr(drawn(other)) == repr(drawn(copy))


@calmly
@given(families.filter(lambda one: len(one["persons"]) > 3), st.data())
def test_whoever_is_put_on_the_map_later_finds_a_place_and_covers_nobody(
    neutral: dict[str, Any], data: st.DataObject
) -> None:
    whole = as_copy(neutral)
    late = data.draw(st.sampled_from(whole.persons)).id
    links = tuple(link for link in whole.parentages if late not in {link.child, link.parent})
    early = replace(
        whole,
        persons=tuple(one for one in whole.persons if one.id != late),
        parentages=links,
    )
    before = drawn(early).positions
    layout = family(whole, widths=label_widths(whole), previous=before)
    assert layout.positions.keys() == {one.id for one in whole.persons}
    assert (covering(whole, layout), astray(whole, layout)) == (0, 0)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_large_blended_family_is_drawn_whole(seed: int) -> None:
    copy = as_copy(blended(150, seed))
    layout = drawn(copy)
    assert layout.positions.keys() == {one.id for one in copy.persons}
    assert (covering(copy, layout), astray(copy, layout)) == (0, 0)


def test_a_size_and_a_seed_always_give_the_same_family() -> None:
    assert blended(60, 3) == blended(60, 3) != blended(60, 4)
    assert [len(blended(size, 1)["persons"]) for size in (1, 2, 3, 20, 60)] == [1, 2, 3, 20, 60]


def test_the_families_have_what_families_have() -> None:
    told = [blended(300, seed) for seed in range(2)]
    ways = {child["pedi"] for one in told for u in one["unions"] for child in u["children"]}
    assert ways == {"birth", "adopted", "foster", "donor", "step"}
    kinds = {person["kind"] for one in told for person in one["persons"]}
    assert kinds == {"person", "loss", "pet"}
    assert any("twin" in person for one in told for person in one["persons"])
    assert any(len(person["label"]) > 24 for one in told for person in one["persons"])
    assert any(not u["partners"] for one in told for u in one["unions"])


def child(who: str, *parents: str) -> tuple[ParentageCopy, ...]:
    return tuple(ParentageCopy(f"{who}-{parent}", who, parent) for parent in parents)


def somebody(*ids: str, name: str = "Ada") -> tuple[PersonCopy, ...]:
    return tuple(PersonCopy(one, nickname=name) for one in ids)


ODD = {
    "nobody": MapCopy(),
    "one who is their own parent": MapCopy(persons=somebody("a"), parentages=child("a", "a")),
    "parents of each other": MapCopy(
        persons=somebody("a", "b"), parentages=(*child("a", "b"), *child("b", "a"))
    ),
    "an ancestor of oneself": MapCopy(
        persons=somebody("a", "b", "c", "d"),
        parentages=(*child("b", "a"), *child("c", "b"), *child("a", "c"), *child("d", "c")),
    ),
    "a child older than the parent": MapCopy(
        persons=(PersonCopy("a", birth="1990"), PersonCopy("b", birth="1960")),
        parentages=child("b", "a"),
    ),
    "a person married to themselves": MapCopy(
        persons=somebody("a"), unions=(UnionCopy("u", ("a", "a")),)
    ),
    "forty unions": MapCopy(
        persons=somebody("a", *(f"p{k}" for k in range(40))),
        unions=tuple(UnionCopy(f"u{k}", ("a", f"p{k}")) for k in range(40)),
    ),
    "five hundred without ties": MapCopy(persons=somebody(*(f"p{k}" for k in range(500)))),
    "names of two hundred letters": MapCopy(
        persons=somebody("a", "b", "c", name="Wilhelmina " * 18),
        unions=(UnionCopy("u", ("a", "b")),),
        parentages=child("c", "a", "b"),
    ),
    "names from right to left": MapCopy(
        persons=somebody("a", "b", "c", name="فاطمة الزهراء بنت محمد بن عبد الله"),
        unions=(UnionCopy("u", ("a", "b")),),
        parentages=child("c", "a", "b"),
    ),
    "links to nobody": MapCopy(
        persons=somebody("a"),
        unions=(UnionCopy("u", ("a", "gone")), UnionCopy("v", ())),
        parentages=(*child("a", "gone"), *child("gone", "a")),
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_family_is_drawn_all_the_same(name: str) -> None:
    copy = ODD[name]
    layout = drawn(copy)
    assert layout.positions.keys() == {one.id for one in copy.persons}
    assert covering(copy, layout) == 0
    again = family(copy, widths=label_widths(copy), previous=layout.positions)
    assert again.positions == layout.positions


def test_a_circle_of_parents_is_noted() -> None:
    assert "own ancestor" in " ".join(drawn(ODD["parents of each other"]).notes)
    assert drawn(ODD["forty unions"]).notes == ()
