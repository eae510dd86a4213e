from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.network.copies import MapCopy, PersonCopy
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.lettering import lines, width
from kithkin.network.drawing.look import NAME_SIZE
from kithkin.network.drawing.rooms import name_rooms
from kithkin.network.drawing.tests.pictures import TODAY, read, texts
from kithkin.network.tests.maps import HandLaid

LONG = "Elizabeth Shakespeare II"


def named(*names: str) -> MapCopy:
    return MapCopy(persons=tuple(PersonCopy(str(n), nickname=name) for n, name in enumerate(names)))


@pytest.mark.parametrize(
    ("apart", "drawn"), [(170.0, [LONG]), (90.0, ["Elizabeth", "Shakespeare II"])]
)
def test_a_name_stands_on_one_line_where_there_is_room(apart: float, drawn: list[str]) -> None:
    laid = HandLaid({"0": (0.0, 0.0), "1": (apart, 0.0), "2": (2 * apart, 0.0)})
    copy = named(LONG, LONG, LONG)
    picture = read(draw_genogram(copy, laid, today=TODAY))
    assert texts(picture, "name") == 3 * drawn


def test_a_short_name_leaves_its_room_to_a_long_one() -> None:
    rooms = name_rooms(named("Bo", LONG), {"0": (0.0, 0.0), "1": (105.0, 0.0)})
    assert rooms["1"] > width(LONG, NAME_SIZE)
    assert rooms["0"] > width("Bo", NAME_SIZE)


def test_people_in_other_rows_leave_all_room() -> None:
    rooms = name_rooms(named(LONG, LONG), {"0": (0.0, 0.0), "1": (20.0, 140.0)})
    assert min(rooms.values()) > width(LONG, NAME_SIZE)


@given(st.lists(st.tuples(st.text(max_size=40), st.integers(60, 200)), min_size=2, max_size=6))
def test_no_two_names_of_a_row_touch(row: list[tuple[str, int]]) -> None:
    copy, at, x = named(*(name for name, _ in row)), {}, 0
    for n, (_, apart) in enumerate(row):
        x += apart
        at[str(n)] = (float(x), 0.0)
    rooms = name_rooms(copy, at)
    ends = []
    for one in copy.persons:
        wide = max(
            (width(line, NAME_SIZE) for line in lines(one.name, NAME_SIZE, rooms[one.id])),
            default=0,
        )
        ends.append((at[one.id][0] - wide / 2, at[one.id][0] + wide / 2))
    assert all(left[1] < right[0] for left, right in pairwise(ends))
