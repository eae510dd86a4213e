import re

from kithkin.network.copies import GroupCopy, MapCopy, MembershipCopy
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
