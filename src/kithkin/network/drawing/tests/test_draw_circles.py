import os
from math import hypot
from pathlib import Path

import pytest

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.circles import draw_circles
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.tests.pictures import TODAY, having_class, people, read, texts
from kithkin.network.tests.maps import HandLaid, person

RINGS = MapCopy(
    persons=(
        person("me", index=True),
        person("near", ring=1),
        person("far", ring=3),
        person("new"),
    )
)
LAID = HandLaid(
    {"me": (50.0, 0.0), "near": (150.0, 0.0), "far": (50.0, 300.0), "new": (-350.0, 0.0)}
)
GOLDEN = Path(__file__).with_name("golden") / "circles.svg"


def test_the_circles_are_the_ones_that_were_looked_at() -> None:
    drawn = draw_circles(RINGS, LAID, today=TODAY, look=Look(legend=True)).replace("><", ">\n<")
    if os.environ.get("KITHKIN_REDRAW") == "1":
        GOLDEN.write_text(drawn + "\n", encoding="utf-8")
    assert drawn + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_each_ring_lies_round_its_people_and_within_the_next() -> None:
    picture = read(draw_circles(RINGS, LAID, today=TODAY))
    radius = {one.get("class"): float(one.get("r", "")) for one in having_class(picture, "ring")}
    assert hypot(100, 0) < radius["ring ring-1"] < 300 < radius["ring ring-3"]


def test_people_nobody_placed_stand_outside_under_their_own_words() -> None:
    picture = read(draw_circles(RINGS, LAID, today=TODAY))
    assert texts(picture, "ring-name") == ["closest", "further out", "not placed yet"]
    assert having_class(picture, "ring-none") == []


@pytest.mark.parametrize("copy", [MapCopy(), MapCopy(persons=(person("a"),))])
def test_circles_without_an_index_person_are_drawn_too(copy: MapCopy) -> None:
    picture = read(draw_circles(copy, HandLaid({"a": (0.0, 0.0)}), today=TODAY))
    assert len(people(picture)) == len(copy.persons)
