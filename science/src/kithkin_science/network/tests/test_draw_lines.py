from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.crowd import Crowd
from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order
from kithkin_science.network.layout.results import Point, Route
from kithkin_science.network.layout.routes import routes
from kithkin_science.network.layout.tracks import Bar, levels
from kithkin_science.network.tests.random_kin import calmly

Places = dict[str, Point]


def drawn(at: Places, *unions: Union) -> list[Route]:
    kin = put_in_order(Kin(tuple(Person(who) for who in at), unions))
    return list(routes(kin, at).routes)


def couple(name: str, partners: str, children: str = "") -> Union:
    return Union(name, tuple(partners), tuple(Child(c, (f"{name}{c}",)) for c in children))


def lines(found: list[Route], kind: str) -> list[tuple[Point, ...]]:
    return [route.points for route in found if route.kind == kind]


def test_a_family_of_three_is_a_bar_a_drop_and_a_stem() -> None:
    at: Places = {"A": (0, 0), "B": (100, 0), "C": (50, 140)}
    found = drawn(at, couple("u", "AB", "C"))
    assert found == [
        Route("couple", ("u", "A", "B"), ((0, 0), (100, 0))),
        Route("drop", ("u",), ((50, 0), (50, 98))),
        Route("stem", ("C", "uC"), ((50, 98), (50, 140))),
    ]


def test_two_children_hang_from_a_bar() -> None:
    at: Places = {"A": (0, 0), "B": (100, 0), "C": (0, 140), "D": (100, 140)}
    assert lines(drawn(at, couple("u", "AB", "CD")), "sibship") == [((0, 98), (100, 98))]


def test_partners_with_somebody_between_are_joined_beneath() -> None:
    at: Places = {"A": (0, 0), "X": (100, 0), "B": (200, 0)}
    (bar,) = lines(drawn(at, couple("u", "AB")), "couple")
    assert {y for _, y in bar} == {0, 54}


def test_bars_beneath_one_row_have_levels_of_their_own() -> None:
    at: Places = {who: (100.0 * i, 0) for i, who in enumerate("ABCD")}
    bars = lines(drawn(at, couple("u", "AC"), couple("v", "BD")), "couple")
    assert len({max(y for _, y in bar) for bar in bars}) == 2


def test_partners_in_different_rows_are_joined_round_the_corner() -> None:
    at: Places = {"A": (0, 0), "B": (100, 140)}
    assert lines(drawn(at, couple("u", "AB")), "couple") == [((0, 0), (0, 140), (100, 140))]


def test_three_partners_are_joined_one_to_the_next() -> None:
    at: Places = {"A": (0, 0), "B": (100, 0), "C": (200, 0), "K": (50, 140)}
    found = drawn(at, couple("u", "ABC", "K"))
    assert lines(found, "couple") == [((0, 0), (100, 0)), ((100, 0), (200, 0))]
    assert lines(found, "drop") == [((50, 0), (50, 98))]


def test_stems_of_a_child_with_two_sets_of_parents_come_in_side_by_side() -> None:
    at: Places = {"A": (0, 0), "B": (100, 0), "C": (200, 0), "D": (300, 0), "K": (150, 140)}
    stems = lines(drawn(at, couple("u", "AB", "K"), couple("v", "CD", "K")), "stem")
    assert [stem[-1] for stem in stems] == [(143, 140), (157, 140)]


def test_a_link_without_a_union_is_one_stem_from_parent_to_child() -> None:
    at: Places = {"A": (0, 0), "K": (100, 140)}
    loose = Union("A", ("A",), (Child("K", ("link",)),), loose=True)
    assert drawn(at, loose) == [
        Route("stem", ("K", "link"), ((0, 0), (0, 98), (100, 98), (100, 140)))
    ]


def test_a_child_drawn_above_its_parents_keeps_its_line() -> None:
    at: Places = {"A": (0, 140), "B": (100, 140), "K": (300, 0)}
    (stem,) = lines(drawn(at, couple("u", "AB", "K")), "stem")
    assert (stem[0], stem[-1]) == ((50, 140), (300, 0))


def test_siblings_of_unknown_parents_hang_from_a_bar_of_their_own() -> None:
    found = drawn({"A": (0, 0), "B": (100, 0)}, couple("u", "", "AB"))
    assert lines(found, "sibship") == [((0, -42), (100, -42))]
    assert lines(found, "drop") == []


def test_who_has_no_place_gets_no_line() -> None:
    kin = put_in_order(Kin((Person("A"), Person("B"), Person("K")), (couple("u", "AB", "K"),)))
    assert [route.kind for route in routes(kin, {"A": (0, 0), "K": (0, 140)}).routes] == [
        "drop",
        "stem",
    ]


def test_a_long_line_goes_round_whoever_is_in_the_way() -> None:
    crowd = Crowd({"a": (0, 0), "b": (0, 140), "c": (0, 280)})
    way = crowd.way_down(0, 0, 280)
    assert [x for x, _ in way] == pytest.approx([0, 0, -42.9, -42.9, 0, 0])


def test_a_long_line_goes_round_a_wide_name_too() -> None:
    crowd = Crowd({"a": (0, 0), "b": (0, 140), "c": (0, 280)}, {"b": 200.0})
    way = crowd.way_down(10, 0, 280)
    assert [x for x, _ in way] == pytest.approx([10, 10, 102.9, 102.9, 10, 10])


places = st.tuples(
    st.integers(-3, 3).map(lambda k: k * 60.0), st.integers(1, 3).map(lambda k: k * 140.0)
)


@calmly
@given(st.lists(places, max_size=8), st.integers(-200, 200))
def test_no_line_down_runs_through_a_symbol(symbols: list[Point], x: int) -> None:
    crowd = Crowd({f"{k}": at for k, at in enumerate(symbols)})
    way = crowd.way_down(float(x), 0.0, 600.0)
    for (ax, ay), (bx, by) in pairwise(way):
        assert ax == bx or ay == by
        for sx, sy in symbols:
            beside = max(ax, bx) <= sx - 40 or min(ax, bx) >= sx + 40
            assert beside or max(ay, by) <= sy - 30 or min(ay, by) >= sy + 30


bars = st.builds(
    lambda comes, goes: Bar(min(comes, *goes), max(comes, *goes), (float(comes),), tuple(goes)),
    st.integers(0, 300),
    st.lists(st.integers(0, 300).map(float), min_size=1, max_size=3),
)


@calmly
@given(st.lists(bars, max_size=8))
def test_bars_that_touch_never_share_a_level(found: list[Bar]) -> None:
    level = levels(found)
    for i, one in enumerate(found):
        for k, other in enumerate(found[:i]):
            assert level[i] != level[k] or not one.touches(other)


def crossings(found: list[Bar], sequence: tuple[int, ...]) -> int:
    return sum(
        found[a].crossings_above(found[b])
        for i, a in enumerate(sequence)
        for b in sequence[i + 1 :]
        if found[a].touches(found[b])
    )


@pytest.mark.parametrize("lean", [1, -1])
def test_bars_that_lean_one_way_are_nested_without_crossing(lean: int) -> None:
    # Three parents whose only child stands 250 to one side: the best of all 6 sequences is 0.
    ends = [(100.0 * i, 100.0 * i + 250 * lean) for i in range(3)]
    found = [Bar(min(e), max(e), (e[0],), (e[1],)) for e in ends]
    level = levels(found)
    ours = tuple(sorted(range(3), key=level.__getitem__))
    assert min(crossings(found, one) for one in permutations(range(3))) == 0
    assert crossings(found, ours) == 0
