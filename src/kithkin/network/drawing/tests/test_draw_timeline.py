import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from kithkin.network.copies import EventCopy, MapCopy
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.tests.pictures import TODAY, having_class, people, read, texts
from kithkin.network.drawing.timeline import draw_timeline
from kithkin.network.layouts.timeline import timeline
from kithkin.network.tests.maps import SMALL_MAPS, person
from kithkin.network.tests.small_stories import dated
from kithkin.network.tests.test_say_any_map import maps
from kithkin.network.timeline_facts import Around
from kithkin.network.words import as_text, map_words

GOLDEN = Path(__file__).with_name("golden") / "timeline.svg"


def drawn(copy: MapCopy, world: tuple[Around, ...] = ()) -> str:
    laid = timeline(copy, today=TODAY, world=world)
    return draw_timeline(copy, laid, today=TODAY, look=Look(legend=True), world=world)


def test_the_timeline_is_the_one_that_was_looked_at() -> None:
    svg = drawn(dated()).replace("><", ">\n<") + "\n"
    if os.environ.get("KITHKIN_REDRAW") == "1":
        GOLDEN.write_text(svg, encoding="utf-8")
    assert svg == GOLDEN.read_text(encoding="utf-8")


def test_each_person_can_be_walked_to_from_one_tab_stop() -> None:
    found = people(read(drawn(dated())))
    assert [one.get("data-id") for one in found if one.get("tabindex") == "0"] == ["ana"]
    assert all(one.get("aria-label") and one.get("data-parents") is not None for one in found)


def test_the_day_of_the_picture_and_society_stand_behind() -> None:
    picture = read(drawn(dated(), (Around("c", "rent doubled", "2005", "2010"),)))
    assert len(having_class(picture, "today")) == 1
    said = [
        one.get("aria-label") for one in having_class(picture, "backdrop") if one.get("data-id")
    ]
    assert said == ["between 2001 and 2003: the strike", "from 2005 until 2010: rent doubled",
                    "2013: the flood"]  # fmt: skip


def test_an_uncertain_date_is_drawn_as_a_stretch_and_explained() -> None:
    picture = read(drawn(dated()))
    assert having_class(picture, "perhaps")
    assert "not sure when" in texts(picture, "word")


@pytest.mark.parametrize("copy", [dated(), *(make()[0] for make in SMALL_MAPS.values())])
def test_every_fact_of_the_timeline_is_in_the_words(copy: MapCopy) -> None:
    picture, words = read(drawn(copy)), map_words(copy, today=TODAY)
    everything = as_text(words)
    for event in [*having_class(picture, "event"), *having_class(picture, "backdrop")]:
        if event.get("data-id"):
            assert (event.get("aria-label") or "") in everything
    for union in having_class(picture, "union"):
        if union.get("data-id"):
            assert (union.get("aria-label") or "").partition(": ")[2] in everything
    for tie in having_class(picture, "tie"):
        if tie.get("data-id"):
            _is_said(tie.get("data-id") or "", tie.get("data-phase") or "", copy, everything)
    for one in people(picture):
        assert one.get("aria-label") in words.sentences.values()
    years = " ".join([*texts(picture, "year"), *texts(picture, "words")])
    assert [one for one in re.findall(r"\d{4}", years) if one not in everything] == []


def _is_said(tie: str, phase: str, copy: MapCopy, everything: str) -> None:
    """The dates and the word of each phase that is drawn."""
    words = next(one for one in map_words(copy, today=TODAY).ties if one.id == tie)
    periods = {one.id for two in copy.ties for one in two.phases if two.id == tie}
    assert (phase in periods and len(words.periods) >= 1) or phase == tie
    assert words.sentence.rstrip(".") in everything


@settings(deadline=None, max_examples=25)
@given(maps())
def test_any_map_at_all_is_drawn(copy: MapCopy) -> None:
    assert len(people(read(drawn(copy)))) == len(copy.persons)


@pytest.mark.parametrize("copy", [MapCopy(), MapCopy(persons=(person("a"),)),
                                  MapCopy(events=(EventCopy("e", "strike", "society", "2001"),))])  # fmt: skip
def test_nobody_and_one_without_dates_are_calm_pictures(copy: MapCopy) -> None:
    assert len(people(read(drawn(copy)))) == len(copy.persons)
