from dataclasses import replace
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.crowd import Crowd
from kithkin_science.network.layout.family import family
from kithkin_science.network.layout.jumps import with_jumps
from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order
from kithkin_science.network.layout.parting import Line, part
from kithkin_science.network.layout.results import Point, Route
from kithkin_science.network.layout.routes import routes
from kithkin_science.network.tests.drawn_lines import crossings, faults, pieces
from kithkin_science.network.tests.random_kin import calmly, descents


def named(kin: Kin) -> Kin:
    """The same family in its stable order, each child's line named by its union."""
    return put_in_order(
        replace(
            kin,
            unions=tuple(
                replace(one, children=tuple(Child(c.id, (one.id + c.id,)) for c in one.children))
                for one in kin.unions
            ),
        )
    )


@calmly
@given(descents(), st.sampled_from([40.0, 80.0, 160.0]))
def test_no_line_runs_along_another_or_through_somebody(kin: Kin, width: float) -> None:
    wide = tuple(replace(one, width=width) for one in kin.persons)
    kin = named(replace(kin, persons=wide))
    found = faults(kin, family(kin))
    assert (found["collinear"], found["through"], found["labels"]) == (0, 0, 0)


@calmly
@given(descents())
def test_every_crossing_is_a_jump_of_the_line_across(kin: Kin) -> None:
    kin = named(kin)
    drawn = family(kin).routes
    jumps = sorted(jump for route in drawn for jump in route.jumps)
    assert jumps == sorted(at for at, _, _ in crossings(pieces(kin, drawn)))


def line(union: int, kind: Literal["couple", "drop", "sibship", "stem"], *points: Point) -> Line:
    return Line(union, Route(kind, (f"{union}",), points))


def test_lines_of_two_unions_that_meet_by_chance_are_moved_apart() -> None:
    lines = [line(0, "drop", (50, 0), (50, 100)), line(1, "stem", (50, 80), (50, 140))]
    part(lines, Crowd({}))
    assert [one.points[0][0] for one in lines] == [54, 50]


def test_lines_of_one_union_may_lie_on_each_other() -> None:
    lines = [line(0, "drop", (50, 0), (50, 100)), line(0, "stem", (50, 80), (50, 140))]
    part(lines, Crowd({}))
    assert [one.points[0][0] for one in lines] == [50, 50]


def test_a_bar_follows_the_line_that_was_moved() -> None:
    lines = [
        line(0, "drop", (100, 0), (100, 90)),
        line(0, "sibship", (20, 90), (100, 90)),
        line(0, "stem", (20, 90), (20, 140)),
        line(1, "stem", (100, 50), (100, 140)),
    ]
    part(lines, Crowd({}))
    assert [one.points for one in lines[:2]] == [((104, 0), (104, 90)), ((20, 90), (104, 90))]


def test_nothing_is_moved_into_somebody() -> None:
    lines = [line(0, "drop", (50, 0), (50, 200)), line(1, "stem", (50, 180), (50, 240))]
    part(lines, Crowd({"A": (93, 100)}))
    assert lines[0].points[0][0] == 46


def test_two_ways_round_at_one_height_are_moved_apart() -> None:
    lines = [
        line(0, "stem", (0, 0), (0, 50), (80, 50), (80, 90)),
        line(1, "stem", (40, 0), (40, 50), (140, 50), (140, 90)),
    ]
    part(lines, Crowd({}))
    assert {one.points[1][1] for one in lines} == {54, 50}


def test_a_jump_lies_where_a_line_across_meets_a_line_down() -> None:
    across, down = line(0, "sibship", (0, 50), (100, 50)), line(1, "drop", (30, 0), (30, 90))
    assert [one.jumps for one in with_jumps([across, down])] == [((30, 50),), ()]


def test_lines_that_only_touch_do_not_jump() -> None:
    across, down = line(0, "sibship", (0, 50), (100, 50)), line(1, "drop", (30, 50), (30, 90))
    assert [one.jumps for one in with_jumps([across, down])] == [(), ()]


def test_jumps_follow_the_direction_of_the_line() -> None:
    across = line(0, "sibship", (100, 50), (0, 50))
    downs = [line(k, "drop", (30.0 * k, 0), (30.0 * k, 90)) for k in (1, 2)]
    assert with_jumps([across, *downs])[0].jumps == ((60, 50), (30, 50))


def drawn(at: dict[str, Point], *unions: Union) -> list[Route]:
    return list(routes(put_in_order(Kin(tuple(Person(who) for who in at), unions)), at).routes)


def test_a_second_union_of_the_same_two_has_a_bar_of_its_own() -> None:
    at: dict[str, Point] = {"A": (0, 0), "B": (100, 0)}
    first, second = drawn(at, Union("u", ("A", "B")), Union("v", ("A", "B")))
    assert first.points[0][1] != second.points[0][1]
    assert abs(second.points[0][1]) < 30


def test_forty_unions_of_one_person_leave_it_by_forty_lines() -> None:
    at: dict[str, Point] = {f"p{k:02}": (86.0 * k, 0) for k in range(41)}
    unions = [Union(f"u{k:02}", ("p20", f"p{k:02}")) for k in range(41) if k != 20]
    kin = Kin(tuple(Person(who) for who in at), tuple(unions))
    lines = routes(put_in_order(kin), at).routes
    ends = [x for route in lines for x, y in (route.points[0], route.points[-1]) if y == 0]
    mine = [x for x in ends if abs(x - 86 * 20) < 40]
    assert len(mine) == 40
    assert len(set(mine)) >= 39  # both neighbours are joined to its middle


def test_only_children_hang_straight_under_a_bar_nearly_over_them() -> None:
    at: dict[str, Point] = {"A": (0, 0), "B": (100, 0), "K": (56, 140)}
    lines = drawn(at, Union("u", ("A", "B"), (Child("K", ("k",)),)))
    assert [route.kind for route in lines] == ["couple", "drop", "stem"]
    assert {x for route in lines[1:] for x, _ in route.points} == {56}
