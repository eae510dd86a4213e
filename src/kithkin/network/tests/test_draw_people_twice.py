import random
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithkin.network import solved
from kithkin.network.copies import MapCopy, TieCopy
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.labels import label_widths
from kithkin.network.drawing.laid import Laid, seconds_of
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.tests.pictures import TODAY, having_class, people, read, texts
from kithkin.network.layouts.family import family
from kithkin.network.notation.profile import profile_named
from kithkin.network.sign_warnings import warnings
from kithkin.network.tests.blended_families import blended
from kithkin.network.tests.shared_families import GENOGRAMS, SHARED, as_copy, score, tool
from kithkin.network.tests.shared_families import read as read_family
from kithkin.network.words import as_text, map_words

needs_cases = pytest.mark.skipif(not SHARED.exists(), reason="the shared families are not here")
calmly = settings(deadline=None, max_examples=8)
families = st.builds(blended, st.integers(1, 40), st.integers(0, 10_000))


def case(name: str) -> dict[str, Any]:
    (file,) = GENOGRAMS.glob(f"cases/{name}*.json")
    return read_family(file)


def twice(copy: MapCopy) -> Laid:
    return family(copy, widths=label_widths(copy), twice=True)


def drawn(copy: MapCopy) -> ET.Element:
    return read(draw_genogram(copy, twice(copy), today=TODAY, look=Look(legend=True)))


def scored(neutral: dict[str, Any], layout: Laid) -> dict[str, Any]:
    """The shared metrics, second symbols counted."""
    both = [*layout.positions.items(), *((one.person, one.at) for one in seconds_of(layout))]
    nodes = [{"pid": who, "x": x, "y": y, "w": 80, "h": 60} for who, (x, y) in both]
    found: dict[str, Any] = tool("layout_metrics").metrics(
        neutral, {"engine": "kithkin", "nodes": nodes}
    )
    return found


@needs_cases
@pytest.mark.parametrize("name", ["t03", "t10"])
def test_a_family_that_cannot_be_drawn_plainly_is_free_of_crossings(name: str) -> None:
    neutral = case(name)
    copy = as_copy(neutral)
    layout = twice(copy)
    found, plain = scored(neutral, layout), score(neutral, family(copy))
    assert (found["crossings"], found["line_through_node"], found["overlaps"]) == (0, 0, 0)
    assert found["couple_adjacent"] == 1 > plain["couple_adjacent"] or plain["crossings"] > 0
    assert found["duplicates"] == len(seconds_of(layout)) > 0


@needs_cases
@calmly
@given(families)
def test_everybody_of_a_blended_family_stands_once_or_twice(neutral: dict[str, Any]) -> None:
    copy = as_copy(neutral)
    layout = twice(copy)
    found = scored(neutral, layout)
    assert [found[fault] for fault in ("missing", "extra", "overlaps")] == [0, 0, 0]
    assert found["duplicates"] == len({one.person for one in seconds_of(layout)})
    stems = {link for route in layout.routes if route.kind == "stem" for link in route.of[1:]}
    assert stems == {link.id for link in copy.parentages if link.parent}
    assert seconds_of(family(copy)) == ()


@needs_cases
@calmly
@given(families, st.integers(0, 99))
def test_the_rows_may_come_in_any_order(neutral: dict[str, Any], seed: int) -> None:
    copy, dice = as_copy(neutral), random.Random(seed)
    other = replace(
        copy,
        persons=tuple(dice.sample(copy.persons, len(copy.persons))),
        unions=tuple(dice.sample(copy.unions, len(copy.unions))),
        parentages=tuple(dice.sample(copy.parentages, len(copy.parentages))),
    )
    assert repr(twice(other)) == repr(twice(copy))


@needs_cases
def test_the_second_symbol_is_no_tab_stop_and_leads_to_the_first() -> None:
    picture = drawn(as_copy(case("t03")))
    (second,) = having_class(picture, "second")
    assert second.get("tabindex") is second.get("data-id") is None
    first = [one for one in people(picture) if one.get("data-id") == second.get("data-again")]
    assert len(first) == 1
    assert texts(first[0], "name") == texts(second, "name") == ["Joe"]


@needs_cases
def test_the_second_symbol_says_that_it_is_the_same_person() -> None:
    (second,) = having_class(drawn(as_copy(case("t03"))), "second")
    assert second.get("aria-label") == "Joe again: the same person, drawn beside Wife3."


@needs_cases
def test_an_arc_joins_the_two_and_stands_in_the_legend() -> None:
    picture = drawn(as_copy(case("t10")))
    assert len(having_class(picture, "same")) == len(having_class(picture, "second")) == 2
    assert "the same person" in [one.text for one in picture.iter()]
    plain = as_copy(case("t10"))
    assert "the same person" not in draw_genogram(
        plain, family(plain), today=TODAY, look=Look(legend=True)
    )


@needs_cases
def test_in_words_everybody_is_told_once() -> None:
    words = as_text(map_words(as_copy(case("t03")), today=TODAY))
    assert "again: the same person" not in words


@needs_cases
def test_ties_lead_to_the_first_symbol() -> None:
    copy = as_copy(case("t03"))
    joe = next(one.id for one in copy.persons if one.name == "Joe")
    other = next(one.id for one in copy.persons if one.name == "K5")
    tied = replace(copy, ties=(TieCopy("t", joe, other, "close"),))
    layout = twice(tied)
    (tie,) = having_class(read(draw_genogram(tied, layout, today=TODAY)), "tie")
    assert tie.get("data-a") == joe
    begins = next(one.get("d", "") for one in tie.iter() if one.get("d"))
    x = float(begins[1:].split()[0].split("L")[0])
    (second,) = seconds_of(layout)
    assert abs(x - layout.positions[joe][0]) < abs(x - second.at[0])


def test_a_bowen_diagram_warns_of_somebody_drawn_twice() -> None:
    said = "each person appears exactly once"
    bowen, own = profile_named("bowen"), profile_named("kithkin")
    assert said in " ".join(warnings(MapCopy(), bowen, today=TODAY, twice=True))
    assert said not in " ".join(warnings(MapCopy(), bowen, today=TODAY))
    assert warnings(MapCopy(), own, today=TODAY, twice=True) == []


@needs_cases
def test_what_is_kept_of_a_layout_is_kept_for_each_choice() -> None:
    copy = as_copy(case("t03"))
    chosen = solved.layout("genogram", copy, day=TODAY, twice=True)
    plain = solved.layout("genogram", copy, day=TODAY)
    assert (len(seconds_of(chosen)), len(seconds_of(plain))) == (1, 0)
    assert solved.layout("genogram", copy, day=TODAY, twice=True) is chosen
