import os
import re
from dataclasses import replace
from math import hypot
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kithkin.network.copies import MapCopy, TieCopy
from kithkin.network.drawing.around import middle_of
from kithkin.network.drawing.ecomap import draw_ecomap
from kithkin.network.drawing.labels import label_widths
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.persons import Seat
from kithkin.network.drawing.tests.homes import HOUSING, lime_street
from kithkin.network.drawing.tests.pictures import (
    TODAY,
    classes,
    geometry,
    having_class,
    people,
    read,
    texts,
)
from kithkin.network.flows import NET_WORDS, Net, Strength
from kithkin.network.layouts.ecomap import ecomap
from kithkin.network.tests.maps import person
from kithkin.network.words import as_text, map_words

GOLDEN = Path(__file__).with_name("golden") / "ecomap.svg"
SAID = {1: "a little", 2: "some", 3: "much", 4: "very much"}


def drawn(copy: MapCopy, *, legend: bool = False) -> str:
    laid = ecomap(copy, today=TODAY, widths=label_widths(copy), conditions=[HOUSING])
    return draw_ecomap(copy, laid, today=TODAY, look=Look(legend=legend), conditions=[HOUSING])


def lines(picture: ET.Element) -> dict[str, ET.Element]:
    found = having_class(having_class(picture, "ties")[0], "tie")
    return {one.get("data-id", ""): one for one in found}


def heads(tie: ET.Element, kind: str) -> int:
    return sum((one.get("d") or "").count("Z") for one in having_class(tie, kind))


def test_the_ecomap_is_the_one_that_was_looked_at() -> None:
    picture = drawn(lime_street(), legend=True).replace("><", ">\n<")
    if os.environ.get("KITHKIN_REDRAW") == "1":
        GOLDEN.write_text(picture + "\n", encoding="utf-8")
    assert picture + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_everybody_is_drawn_once_with_a_sentence_and_a_way_to_walk_on() -> None:
    picture, copy = read(drawn(lime_street())), lime_street()
    assert sorted(one.get("data-id", "") for one in people(picture)) == sorted(
        one.id for one in copy.persons
    )
    assert all(one.get("aria-label") for one in people(picture))
    assert [one.get("tabindex") for one in people(picture)].count("0") == 1
    assert "bo lost cy" in (people(picture)[0].get("data-children") or "")


def test_the_household_stands_in_the_circle_and_the_others_outside() -> None:
    picture, copy = read(drawn(lime_street())), lime_street()
    circle = having_class(picture, "core")[0][0]
    x, y, r = (float(circle.get(name, "")) for name in ("cx", "cy", "r"))
    laid = ecomap(copy, today=TODAY)
    inside = {who for who, at in laid.positions.items() if hypot(at[0] - x, at[1] - y) < r}
    assert inside == {"ana", "luis", "bo", "cy", "lost"}
    assert texts(picture, "group-name") == ["Lime Street"]


def test_stronger_lines_are_heavier_and_thin_ones_are_broken() -> None:
    found = lines(read(drawn(lime_street())))
    wide = {one: float(tie.get("stroke-width", "")) for one, tie in found.items()}
    assert wide["with-rosa"] > wide["with-church"] > wide["with-work"]
    dashed = [one for one in found["with-work"].iter() if one.get("stroke-dasharray")]
    assert dashed
    assert not [one for one in found["with-rosa"].iter() if one.get("stroke-dasharray")]


def test_strain_is_a_jagged_line_without_any_colour() -> None:
    found = lines(read(drawn(lime_street())))
    assert "strained" in classes(found["with-school"])
    calm = geometry(having_class(found["with-church"], "line")[0])
    jagged = having_class(found["with-school"], "line")[0].get("d") or ""
    assert jagged.count("L") > 10 > calm.count("L")


def test_each_arrowhead_is_one_step_of_what_is_given() -> None:
    found = lines(read(drawn(lime_street())))
    assert (heads(found["with-rosa"], "given"), heads(found["with-rosa"], "received")) == (3, 4)
    assert (heads(found["with-church"], "given"), heads(found["with-church"], "received")) == (0, 3)


def test_arrowheads_point_to_who_is_given_to() -> None:
    copy = lime_street()
    laid = ecomap(copy, today=TODAY, widths=label_widths(copy), conditions=[HOUSING])
    tie = lines(read(drawn(copy)))["with-church"]
    ((tip, *back),) = [
        [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", one)]
        for one in (having_class(tie, "received")[0].get("d") or "").split("Z")[:1]
    ]
    church = middle_of(Seat(copy.persons[9], laid.positions["church"]))
    away = [hypot(x - church[0], y - church[1]) for x, y in (tip, *back)]
    assert away[0] > max(away[1:])


def test_what_is_left_over_is_marked_and_unsaid_is_not() -> None:
    nets = {
        one.get("data-of"): classes(having_class(one, "net")[0])[1]
        for one in having_class(read(drawn(lime_street())), "tie-net")
    }
    assert nets == {
        "with-rosa": "in", "with-noor": "even", "with-school": "out",
        "with-work": "out", "with-football": "in", "with-court": "out",
    }  # fmt: skip


def test_who_has_no_tie_now_waits_in_the_tray() -> None:
    copy = lime_street()
    laid = ecomap(copy, today=TODAY)
    assert laid.aside is not None
    assert laid.positions["aunt"][1] > laid.aside[1]
    assert texts(read(drawn(copy)), "tray-name") == ["no tie told yet"]


def test_what_they_live_with_says_whom_it_strains_and_holds() -> None:
    (card,) = having_class(read(drawn(lime_street())), "condition")
    assert card.get("aria-label") == (
        "Housing: The rent went up. Strains ana. Holds the relationship between ana and \u2068نور الهدى\u2069."
    )
    bearings = having_class(read(drawn(lime_street())), "bearing")
    assert [classes(one)[1] for one in bearings] == ["strains", "holds"]


def test_every_fact_of_the_ecomap_is_in_the_words() -> None:
    copy = lime_street()
    words = map_words(copy, today=TODAY)
    told = {one.id: one for one in words.ties}
    names = {one.id: words.sentences[one.id].split(",")[0].split(".")[0] for one in copy.persons}
    for one, tie in lines(read(drawn(copy))).items():
        row = told[one]
        assert row.now
        assert (tie.get("aria-label") or "") == f"{row.sentence} {row.flow}".strip()
        assert all(
            each.value in row.flow.lower() for each in Strength if each.name.lower() in classes(tie)
        )
        a, b = (names[tie.get(f"data-{end}") or ""] for end in "ab")
        for kind, giver, getter in (("given", a, b), ("received", b, a)):
            if heads(tie, kind):
                assert f"{giver} gives {getter} {SAID[heads(tie, kind)]}" in row.flow
        if "strained" in classes(tie):
            assert "strain" in row.flow


def test_net_energy_is_said_in_words_and_never_as_a_score() -> None:
    copy = lime_street()
    words = map_words(copy, today=TODAY)
    assert words.energy == (
        "More energy comes than goes back from rosa and football.",
        "More energy goes than comes back to school, work and court.",
        "As much energy comes as goes with \u2068نور الهدى\u2069.",
        "There is strain with school, work and court.",
    )
    core = having_class(read(drawn(copy)), "core")[0].get("aria-label") or ""
    assert all(line in core for line in words.energy)
    assert all(line in as_text(words) for line in words.energy)


def test_the_legend_holds_what_is_on_the_picture_and_nothing_else() -> None:
    said = texts(read(drawn(lime_street(), legend=True)), "word")
    assert {
        "strong tie",
        "steady tie",
        "thin tie",
        "strain",
        "hostile",
        "distant",
        "married",
    } <= set(said)
    assert set(NET_WORDS.values()) <= set(said)
    assert not {"household", "divorced", "close", "love"} & set(said)
    calm = replace(lime_street(), ties=(TieCopy("t", "ana", "rosa", "close"),))
    less = texts(read(drawn(calm, legend=True)), "word")
    assert "strong tie" in less
    assert not {"steady tie", "strain", NET_WORDS[Net.IN]} & set(less)


@pytest.mark.parametrize(
    ("copy", "sentence"),
    [
        (MapCopy(), None),
        (MapCopy(persons=(person("a"),)),
         "Nobody is marked as the person this map is about, and no household is known."),
        (MapCopy(persons=(person("a", index=True), person("b"))), "No household is known for a."),
    ],
)  # fmt: skip
def test_without_index_person_or_household_a_calm_picture_says_so(
    copy: MapCopy, sentence: str | None
) -> None:
    picture = read(draw_ecomap(copy, ecomap(copy, today=TODAY), today=TODAY))
    assert len(people(picture)) == len(copy.persons)
    assert texts(picture, "note") == ([sentence] if sentence else [])


def test_five_hundred_without_a_tie_are_drawn() -> None:
    copy = MapCopy(persons=(person("me", index=True), *(person(f"p{n}") for n in range(500))))
    assert len(people(read(draw_ecomap(copy, ecomap(copy, today=TODAY), today=TODAY)))) == 501
