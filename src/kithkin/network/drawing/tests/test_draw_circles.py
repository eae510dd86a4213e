import os
from math import hypot
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kithkin.network.copies import MapCopy, PersonCopy
from kithkin.network.drawing.circles import draw_circles
from kithkin.network.drawing.labels import label_widths
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.tests.homes import lime_street
from kithkin.network.drawing.tests.pictures import TODAY, having_class, people, read, texts
from kithkin.network.layouts.circles import circles
from kithkin.network.parts_of_life import SECTOR_WORDS, sectors
from kithkin.network.speech import RING_WORDS
from kithkin.network.tests.maps import HandLaid, person
from kithkin.network.words import Item, as_text, map_words

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


WHOLE = lime_street()


def seated() -> ET.Element:
    laid = circles(WHOLE, widths=label_widths(WHOLE))
    return read(draw_circles(WHOLE, laid, today=TODAY, look=Look(legend=True)))


def test_whole_circles_are_the_ones_that_were_looked_at() -> None:
    laid = circles(WHOLE, widths=label_widths(WHOLE))
    drawn = draw_circles(WHOLE, laid, today=TODAY, look=Look(legend=True)).replace("><", ">\n<")
    golden = GOLDEN.with_name("whole_circles.svg")
    if os.environ.get("KITHKIN_REDRAW") == "1":
        golden.write_text(drawn + "\n", encoding="utf-8")
    assert drawn + "\n" == golden.read_text(encoding="utf-8")


def test_sectors_have_words_and_spokes_between_them() -> None:
    picture = seated()
    assert texts(picture, "sector-name") == ["family", "friends"]
    assert (having_class(picture, "spokes")[0][0].get("d") or "").count("M") == 2


def test_the_unplaced_stand_in_a_tray_under_the_rings() -> None:
    picture = seated()
    assert texts(picture, "tray-name") == ["not placed yet"]
    assert texts(picture, "ring-name") == ["closest", "close", "further out"]


def test_every_ring_sector_and_group_of_the_circles_is_in_the_words() -> None:
    picture, words = seated(), map_words(WHOLE, today=TODAY)
    everything = as_text(words)
    details = {one.id: one.details for item in words.people for one in _all(item)}
    for one in WHOLE.persons:
        if one.ring and not one.index:
            assert f"circle: {RING_WORDS[one.ring]}" in details[one.id]
            assert f"among {SECTOR_WORDS[sectors(WHOLE)[one.id]]}" in details[one.id]
    assert all(f"among {word}" in everything for word in texts(picture, "sector-name"))
    assert all(any(name in line for line in words.groups) for name in texts(picture, "group-name"))


def _all(item: Item) -> list[Item]:
    return (
        [item, *(one for inner in item.inside for one in _all(inner))]
        if item.kind != "again"
        else []
    )


def test_names_on_the_circles_are_as_wide_as_the_layout_was_told() -> None:
    copy = MapCopy(persons=(person("me", index=True), PersonCopy("x", nickname="Bereavement midwives",
                                                                 ring=1)))  # fmt: skip
    picture = read(draw_circles(copy, circles(copy, widths=label_widths(copy)), today=TODAY))
    assert texts(picture, "name")[-2:] == ["Bereavement", "midwives"]
