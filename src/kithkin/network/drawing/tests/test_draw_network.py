import os
from pathlib import Path

import pytest
from hypothesis import given, settings

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.network import KIN_LINES, draw_network
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.tests.pictures import TODAY, having_class, people, read, texts
from kithkin.network.layouts.network import network
from kithkin.network.tests.maps import SMALL_MAPS, person
from kithkin.network.tests.small_stories import dated
from kithkin.network.tests.test_say_any_map import maps
from kithkin.network.words import as_text, map_words

GOLDEN = Path(__file__).with_name("golden") / "network.svg"


def drawn(copy: MapCopy) -> str:
    return draw_network(copy, network(copy, today=TODAY), today=TODAY, look=Look(legend=True))


def test_the_network_is_the_one_that_was_looked_at() -> None:
    svg = drawn(dated()).replace("><", ">\n<") + "\n"
    if os.environ.get("KITHKIN_REDRAW") == "1":
        GOLDEN.write_text(svg, encoding="utf-8")
    assert svg == GOLDEN.read_text(encoding="utf-8")


def test_every_person_tie_and_kin_link_is_drawn_once() -> None:
    copy = dated()
    picture = read(drawn(copy))
    assert len(people(picture)) == len(copy.persons)
    assert len([one for one in having_class(picture, "tie") if one.get("data-id")]) == 5
    assert len([one for one in having_class(picture, "kin-line") if one.get("data-id")]) == 7


def test_the_legend_explains_the_thin_lines_that_are_there() -> None:
    assert set(KIN_LINES) <= set(texts(read(drawn(dated())), "word"))
    alone = MapCopy(persons=(person("a"),))
    assert not set(KIN_LINES) & set(texts(read(drawn(alone)), "word"))


@pytest.mark.parametrize("copy", [dated(), *(make()[0] for make in SMALL_MAPS.values())])
def test_every_fact_of_the_network_is_in_the_words(copy: MapCopy) -> None:
    picture, words = read(drawn(copy)), map_words(copy, today=TODAY)
    everything = as_text(words).replace("%20", " ")
    ties = {one.id: one for one in words.ties}
    for one in having_class(picture, "tie"):
        if one.get("data-id"):
            assert f"{one.get('aria-label')}." == ties[one.get("data-id") or ""].sentence
    for one in people(picture):
        assert one.get("aria-label") in words.sentences.values()
    for line in having_class(picture, "kin-line"):
        if line.get("data-id"):
            a, b = (line.get(end, "").replace("%20", " ") for end in ("data-a", "data-b"))
            assert _are_kin(copy, a, b)
    assert all(name in everything for name in texts(picture, "group-name"))


def _are_kin(copy: MapCopy, a: str, b: str) -> bool:
    couples = [set(one.partners) for one in copy.unions]
    links = [{one.parent, one.child} for one in copy.parentages]
    return any({a, b} <= pair for pair in [*couples, *links])


@settings(deadline=None, max_examples=25)
@given(maps())
def test_any_map_at_all_is_drawn(copy: MapCopy) -> None:
    assert len(people(read(drawn(copy)))) == len(copy.persons)


@pytest.mark.parametrize("copy", [MapCopy(), MapCopy(persons=(person("a"),)),
                                  MapCopy(persons=tuple(person(f"p{n}") for n in range(40)))])  # fmt: skip
def test_nobody_one_alone_and_nobody_tied_are_calm_pictures(copy: MapCopy) -> None:
    picture = read(drawn(copy))
    assert len(people(picture)) == len(copy.persons)
    assert len([one for one in people(picture) if one.get("tabindex") == "0"]) == min(
        1, len(copy.persons)
    )
