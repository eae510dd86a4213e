import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithkin.network.copies import (
    Gender,
    MapCopy,
    ParentageCopy,
    PersonCopy,
    PersonKind,
    TieCopy,
    TwinsCopy,
    UnionCopy,
)
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.tests.pictures import TODAY, having_class, people, read, texts
from kithkin.network.layouts.family import family
from kithkin.network.tests.maps import (
    SMALL_MAPS,
    HandLaid,
    ana,
    beings,
    every_child,
    every_couple,
    person,
)

GOLDEN = Path(__file__).with_name("golden")
REDRAW = os.environ.get("KITHKIN_REDRAW") == "1"
MapMaker = Callable[[], tuple[MapCopy, HandLaid]]


def lines_of(svg: str) -> str:
    """Break the picture into lines, so that a change can be read in a comparison."""
    return svg.replace("><", ">\n<") + "\n"


@pytest.mark.parametrize("name", SMALL_MAPS)
def test_the_picture_is_the_one_that_was_looked_at(name: str) -> None:
    copy, laid = SMALL_MAPS[name]()
    drawn = lines_of(draw_genogram(copy, laid, today=TODAY, look=Look(legend=True)))
    golden = GOLDEN / f"{name}.svg"
    if REDRAW:
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8"), "look at it, then KITHKIN_REDRAW=1"


@pytest.mark.parametrize("make", SMALL_MAPS.values(), ids=SMALL_MAPS)
def test_everyone_is_drawn_once(make: MapMaker) -> None:
    copy, laid = make()
    drawn = people(read(draw_genogram(copy, laid, today=TODAY)))
    assert len(drawn) == len(copy.persons)
    assert len({one.get("data-id") for one in drawn}) == len(copy.persons)


@pytest.mark.parametrize("make", SMALL_MAPS.values(), ids=SMALL_MAPS)
def test_exactly_one_person_can_be_reached_by_tab(make: MapMaker) -> None:
    copy, laid = make()
    drawn = people(read(draw_genogram(copy, laid, today=TODAY)))
    stops = [one.get("data-id", "") for one in drawn if one.get("tabindex") == "0"]
    index = [one.id for one in copy.persons if one.index] or [drawn[0].get("data-id", "")]
    assert stops == index[:1]
    assert {one.get("tabindex") for one in drawn} <= {"0", "-1"}


@pytest.mark.parametrize("make", SMALL_MAPS.values(), ids=SMALL_MAPS)
def test_no_style_and_no_script_is_ever_written(make: MapMaker) -> None:
    copy, laid = make()
    svg = draw_genogram(copy, laid, today=TODAY, look=Look(legend=True))
    assert "style=" not in svg
    assert "<style" not in svg
    assert "<script" not in svg


def test_the_title_names_nobody_and_the_description_counts() -> None:
    copy, laid = ana()
    root = read(draw_genogram(copy, laid, today=TODAY))
    said = " ".join(one.text or "" for one in list(root)[:2])
    assert said.startswith("Map of relationships Genogram: 5 people, 2 generations, 1 couple,")
    assert not any(one.name in said for one in copy.persons)


def test_arrow_keys_find_kin_by_birth() -> None:
    copy, laid = ana()
    here = {one.get("data-id"): one for one in people(read(draw_genogram(copy, laid, today=TODAY)))}
    assert here["ben"].get("data-siblings") == "ana ben cy"
    assert here["ben"].get("data-parents") == "luis rosa"
    assert here["rosa"].get("data-children") == "ana ben cy"
    assert here["rosa"].get("data-partners") == "luis"
    assert here["ana"].get("data-ties") == "t1 t2"


def test_ids_with_blanks_stay_one_word_in_lists() -> None:
    copy = MapCopy(
        persons=(person("a b"), person("c")), parentages=(ParentageCopy("x", "c", "a b"),)
    )
    drawn = people(read(draw_genogram(copy, HandLaid({"a b": (0, 0), "c": (0, 140)}), today=TODAY)))
    assert [one.get("data-id") for one in drawn] == ["a%20b", "c"]
    assert drawn[1].get("data-parents") == "a%20b"


def test_the_same_map_gives_the_same_bytes() -> None:
    assert len({draw_genogram(*ana(), today=TODAY) for _ in range(3)}) == 1


def test_a_tie_that_ended_is_not_drawn() -> None:
    copy, laid = ana()
    drawn = having_class(read(draw_genogram(copy, laid, today=TODAY)), "tie")
    assert [one.get("data-id") for one in drawn] == ["t1", "t2", "t3"]


def test_a_tie_is_drawn_as_its_period_on_that_day_says() -> None:
    copy, laid = ana()
    then = read(draw_genogram(copy, laid, today=date(2005, 1, 1)))
    ties = {one.get("data-id"): one.get("class") for one in having_class(then, "tie")}
    assert ties["t4"] == "tie tension hostile"


def test_the_dead_have_an_x_and_their_age_at_death() -> None:
    luis = people(read(draw_genogram(*ana(), today=TODAY)))[1]
    assert luis.get("class") == "person man dead"
    assert texts(luis, "age") == ["56"]
    assert texts(luis, "year") == ["1965", "2021"]


def test_nobody_is_given_an_age_no_human_reached() -> None:
    copy = MapCopy(persons=(person("old", birth="1850"),))
    drawn = read(draw_genogram(copy, HandLaid({"old": (0, 0)}), today=TODAY))
    assert texts(drawn, "age") == []


def test_links_without_a_route_are_still_drawn() -> None:
    copy = MapCopy(
        persons=(person("a"), person("b"), person("c")),
        unions=(UnionCopy("u", ("a", "b")),),
        parentages=(ParentageCopy("p", "c", "a"),),
    )
    laid = HandLaid({"a": (0, 0), "b": (100, 0), "c": (0, 140)})
    drawn = read(draw_genogram(copy, laid, today=TODAY))
    assert len(having_class(drawn, "bar")) == 1
    assert having_class(drawn, "stem")[0].get("class") == "stem biological"


def test_people_without_a_place_are_left_out_with_their_ties() -> None:
    copy = MapCopy(persons=(person("a"), person("b")), ties=(TieCopy("t", "a", "b"),))
    drawn = read(draw_genogram(copy, HandLaid({"a": (0, 0)}), today=TODAY))
    assert len(people(drawn)) == 1
    assert having_class(drawn, "tie") == []


def test_a_single_parent_keeps_the_line_down_to_the_child() -> None:
    links = tuple(ParentageCopy(f"l{one}", one, "a") for one in "bc")
    copy = MapCopy(persons=tuple(person(one) for one in "abc"), parentages=links)
    laid = family(copy)
    drawn = read(draw_genogram(copy, laid, today=TODAY))
    (start,) = {one[0].get("d", "").split("L")[0] for one in having_class(drawn, "stem")}
    assert start.startswith(f"M{laid.positions['a'][0]:g} ")


def test_twins_of_a_single_parent_meet_too() -> None:
    links = tuple(ParentageCopy(f"l{one}", one, "a") for one in "bc")
    people = tuple(person(one) for one in "abc")
    copy = MapCopy(persons=people, parentages=links, twins=(TwinsCopy("w", ("b", "c")),))
    drawn = read(draw_genogram(copy, family(copy), today=TODAY))
    corners = {one[0].get("d", "").rsplit("L", 1)[0] for one in having_class(drawn, "stem")}
    assert len(corners) == 1


def test_a_line_of_a_thousand_generations_is_counted() -> None:
    people = tuple(person(f"p{n}") for n in range(1000))
    links = tuple(ParentageCopy(f"l{n}", f"p{n}", f"p{n + 1}") for n in range(999))
    laid = HandLaid({one.id: (0.0, 140.0 * n) for n, one in enumerate(people)})
    svg = draw_genogram(MapCopy(persons=people, parentages=links), laid, today=TODAY)
    assert "1000 generations" in svg


def test_an_empty_map_is_an_empty_sheet() -> None:
    drawn = read(draw_genogram(MapCopy(), HandLaid({}), today=TODAY, look=Look(legend=True)))
    assert people(drawn) == []
    assert drawn.get("viewBox")


@pytest.mark.parametrize("gender", Gender)
def test_each_gender_has_an_outline_of_its_own(gender: Gender) -> None:
    others = {_outline(one) for one in Gender if one is not gender}
    assert _outline(gender) not in others


@pytest.mark.parametrize("kind", PersonKind)
def test_each_kind_of_being_has_an_outline_of_its_own(kind: PersonKind) -> None:
    others = {_outline(Gender.UNSAID, one) for one in PersonKind if one is not kind}
    assert _outline(Gender.UNSAID, kind) not in others


def _outline(gender: Gender, kind: PersonKind = PersonKind.HUMAN) -> str:
    copy = MapCopy(persons=(PersonCopy("p", kind, gender=gender),))
    svg = draw_genogram(copy, HandLaid({"p": (0, 0)}), today=TODAY)
    return svg.split('<g class="symbol">', 1)[1].split("</g>", 1)[0]


def test_each_status_of_a_couple_is_drawn_differently() -> None:
    copy, laid = every_couple()
    unions = having_class(read(draw_genogram(copy, laid, today=TODAY)), "union")
    drawn = [
        [
            having_class(one, "bar")[0].get("stroke-dasharray"),
            len(having_class(one, "widow")),
            *(cut.get("d", "").count("M") for cut in having_class(one, "slashes")),
        ]
        for one in unions
    ]
    # Married and an unnamed status share the plain line: nothing is claimed of the latter.
    assert len(set(map(str, drawn))) == len(drawn) - 1


def test_twins_meet_in_one_point_and_identical_ones_are_joined() -> None:
    copy, laid = every_child()
    drawn = read(draw_genogram(copy, laid, today=TODAY))
    stems = [one for one in having_class(drawn, "stem") if one.get("data-id") in {"tim", "tom"}]
    starts = {one[0].get("d", "").split("L")[0] for one in stems}
    assert len(stems) == 2
    assert len(starts) == 1
    assert len(having_class(drawn, "identical")) == 1


def test_the_legend_holds_only_what_is_on_the_map() -> None:
    drawn = read(draw_genogram(*ana(), today=TODAY, look=Look(legend=True)))
    assert texts(drawn, "word") == [
        "woman", "man", "nonbinary person", "has died", "whose map this is", "divorced",
        "household", "close", "looks after", "cut off",
    ]  # fmt: skip


def test_a_right_to_left_name_is_drawn_as_it_is() -> None:
    drawn = read(draw_genogram(*beings(), today=TODAY))
    noor = next(one for one in people(drawn) if one.get("data-id") == "noor")
    assert texts(noor, "name") == ["نور الهدى"]
    assert "\u2068نور الهدى\u2069" in noor.get("aria-label", "")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_no_name_can_break_the_picture(names: list[str]) -> None:
    copy = MapCopy(
        persons=tuple(PersonCopy(f"p{n}", nickname=name) for n, name in enumerate(names))
    )
    laid = HandLaid({one.id: (100.0 * n, 0.0) for n, one in enumerate(copy.persons)})
    assert len(people(read(draw_genogram(copy, laid, today=TODAY)))) == len(names)
