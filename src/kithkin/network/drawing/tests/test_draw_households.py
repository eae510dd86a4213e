import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kithkin.network.copies import GroupCopy, GroupKind, MapCopy, MembershipCopy
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.tests.pictures import TODAY, having_class, read, texts
from kithkin.network.tests.maps import HandLaid, person


def home(*members: MembershipCopy) -> MapCopy:
    return MapCopy(
        persons=tuple(person(one) for one in "abc"),
        groups=(GroupCopy("h", "Home", members=members),),
    )


def outlines(copy: MapCopy, laid: HandLaid) -> list[list[tuple[float, float]]]:
    found = having_class(read(draw_genogram(copy, laid, today=TODAY)), "outline")
    return [
        [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", one.get("d", ""))]
        for one in found
    ]


ROW = HandLaid({"a": (0.0, 0.0), "b": (100.0, 0.0), "c": (200.0, 0.0)})


def test_neighbours_share_one_outline() -> None:
    (only,) = outlines(home(MembershipCopy("a"), MembershipCopy("b")), ROW)
    assert min(x for x, _ in only) < 0
    assert 100 < max(x for x, _ in only) < 176


def test_nobody_is_enclosed_who_does_not_live_there() -> None:
    copy = home(MembershipCopy("a"), MembershipCopy("c"))
    first, second = outlines(copy, ROW)
    assert max(x for x, _ in first) < 76
    assert min(x for x, _ in second) > 124
    assert texts(read(draw_genogram(copy, ROW, today=TODAY)), "group-name") == ["Home", "Home"]


def test_those_who_moved_out_are_not_enclosed() -> None:
    copy = home(MembershipCopy("a"), MembershipCopy("b", "1990", "2001"))
    (only,) = outlines(copy, ROW)
    assert max(x for x, _ in only) < 76


def test_a_household_says_its_name_and_an_empty_one_is_not_drawn() -> None:
    picture = read(draw_genogram(home(MembershipCopy("a")), ROW, today=TODAY))
    assert texts(picture, "group-name") == ["Home"]
    assert having_class(read(draw_genogram(home(), ROW, today=TODAY)), "hull") == []


def test_a_large_scattered_group_is_drawn_without_delay() -> None:
    people = [f"p{n}" for n in range(300)]
    laid = HandLaid({one: (100.0 * n, 0.0) for n, one in enumerate(people)})
    copy = MapCopy(
        persons=tuple(person(one) for one in people),
        groups=(GroupCopy("g", "", members=tuple(MembershipCopy(one) for one in people[::2])),),
    )
    assert len(outlines(copy, laid)) == 150


def test_groups_that_lie_over_one_another_have_dashes_of_their_own() -> None:
    groups = tuple(
        GroupCopy(one, one, kind, (MembershipCopy("a"), MembershipCopy("b")))
        for one, kind in (
            ("h", GroupKind.HOUSEHOLD),
            ("i", GroupKind.HOUSEHOLD),
            ("j", GroupKind.GROUP),
        )
    )
    copy = MapCopy(persons=tuple(person(one) for one in "abc"), groups=groups)
    found = having_class(read(draw_genogram(copy, ROW, today=TODAY)), "outline")
    assert len({one.get("stroke-dasharray") for one in found}) == 3


places = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 5)), min_size=1, max_size=14, unique=True
)


@settings(deadline=None, max_examples=60)
@given(places, st.integers(1, 14))
def test_an_outline_holds_its_members_and_no_stranger(
    spots: list[tuple[int, int]], most: int
) -> None:
    people = {f"p{n}": (100.0 * x, 140.0 * y) for n, (x, y) in enumerate(spots)}
    mine = list(people)[:most]
    copy = MapCopy(
        persons=tuple(person(one) for one in people),
        groups=(GroupCopy("g", "", members=tuple(MembershipCopy(one) for one in mine)),),
    )
    found = outlines(copy, HandLaid(people))
    for one, at in people.items():
        assert any(_holds(outline, at) for outline in found) == (one in mine)


def _holds(outline: list[tuple[float, float]], at: tuple[float, float]) -> bool:
    pairs = zip(outline, [*outline[1:], outline[0]], strict=True)
    return all(
        (bx - ax) * (at[1] - ay) - (by - ay) * (at[0] - ax) >= 0 for (ax, ay), (bx, by) in pairs
    )
