"""Every fact a picture shows is in the words: the pictures are read back and looked up."""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest

from kithkin.network.copies import (
    MapCopy,
    ParentageCopy,
    StatusCopy,
    TieCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.drawing.circles import draw_circles
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.tests.pictures import (
    TODAY,
    classes,
    having_class,
    people,
    read,
    texts,
)
from kithkin.network.notation.profile import kithkin_profile
from kithkin.network.tests.maps import SMALL_MAPS, HandLaid, all_ties, ana, every_child, person
from kithkin.network.words import Item, MapWords, as_text, map_words

MapMaker = Callable[[], tuple[MapCopy, HandLaid]]
EVERY_MAP = pytest.mark.parametrize("make", SMALL_MAPS.values(), ids=SMALL_MAPS)


def drawn_and_said(make: MapMaker) -> tuple[ET.Element, MapWords]:
    copy, laid = make()
    drawn = draw_genogram(copy, laid, today=TODAY, look=Look(legend=True))
    return read(drawn), map_words(copy, today=TODAY)


def items(found: tuple[Item, ...]) -> Iterator[Item]:
    for one in found:
        yield one
        yield from items(one.inside)


def told(words: MapWords) -> dict[str, str]:
    """All that is said of a person or couple, by id, each told in full once."""
    full = [one for one in items(words.people) if one.kind != "again"]
    assert len({one.id for one in full}) == len(full)
    return {one.id: f"{one.text} {one.details}" for one in full}


@EVERY_MAP
def test_each_person_is_told_in_full_exactly_once(make: MapMaker) -> None:
    copy, _ = make()
    said = told(map_words(copy, today=TODAY))
    assert {one.id for one in copy.persons} <= set(said)


@EVERY_MAP
def test_names_years_and_ages_of_the_picture_are_in_the_words(make: MapMaker) -> None:
    picture, words = drawn_and_said(make)
    said = told(words)
    for one in people(picture):
        here = said[(one.get("data-id") or "").replace("%20", " ")]
        names = [name.strip("…\u200f") for name in texts(one, "name")]
        years = re.findall(r"\d+", " ".join([*texts(one, "year"), *texts(one, "age")]))
        assert [part for part in (*names, *years) if part not in here] == []


@EVERY_MAP
def test_symbols_of_the_picture_are_in_the_words(make: MapMaker) -> None:
    picture, words = drawn_and_said(make)
    said = told(words)
    profile = kithkin_profile()
    signs = {**profile.genders, **profile.kinds, "unsaid": profile.genders[""]}
    marks = {"dead": "who has died", "index": "whose map this is"}
    for one in people(picture):
        here = said[(one.get("data-id") or "").replace("%20", " ")]
        for name in classes(one)[1:]:
            assert marks.get(name) or signs[name].legend
            assert (marks.get(name) or signs[name].legend) in here


@EVERY_MAP
def test_couples_of_the_picture_are_in_the_words(make: MapMaker) -> None:
    picture, words = drawn_and_said(make)
    said = told(words)
    for one in (two for two in having_class(picture, "union") if two.get("data-id")):
        here = said[one.get("data-id") or ""]
        status = classes(one)[1]
        assert kithkin_profile().unions["" if status == "couple" else status].legend in here
        assert all(year.split()[-1] in here for year in texts(one, "year"))


@EVERY_MAP
def test_kinds_of_parents_of_the_picture_are_in_the_words(make: MapMaker) -> None:
    picture, words = drawn_and_said(make)
    said = told(words)
    says = {"biological": ("child of", "born to"), "pet": ("living with",)}
    for one in (two for two in having_class(picture, "stem") if two.get("data-id")):
        here = said[one.get("data-id") or ""].lower()
        for kind in classes(one)[1:]:
            expected = says.get(kind, (kithkin_profile().parentages[kind].says,))
            assert any(phrase in here for phrase in expected)


@EVERY_MAP
def test_relationships_of_the_picture_are_in_the_words(make: MapMaker) -> None:
    picture, words = drawn_and_said(make)
    ties = {one.id: one for one in words.ties}
    for one in (two for two in having_class(picture, "tie") if two.get("data-id")):
        here = ties[one.get("data-id") or ""]
        assert here.now
        assert (one.get("aria-label") or "") == here.sentence[:-1]


@EVERY_MAP
def test_households_of_the_picture_are_in_the_words(make: MapMaker) -> None:
    picture, words = drawn_and_said(make)
    assert len(having_class(picture, "hull")) <= len(words.groups)
    assert all(any(name in line for line in words.groups) for name in texts(picture, "group-name"))


@EVERY_MAP
def test_each_word_of_the_legend_is_in_the_words(make: MapMaker) -> None:
    picture, words = drawn_and_said(make)
    everything = as_text(words).lower()
    assert [one for one in texts(picture, "word") if one.lower() not in everything] == []


def test_rings_of_the_circles_are_in_the_words() -> None:
    copy, laid = ana()
    picture = read(draw_circles(copy, laid, today=TODAY))
    said = told(map_words(copy, today=TODAY))
    assert texts(picture, "ring-name") == ["close", "further out", "not placed yet"]
    assert "circle: close" in said["ben"]
    assert "circle: further out" in said["cy"]
    assert copy.persons[3].ring == 2


def test_a_person_is_said_in_warm_plain_sentences() -> None:
    sentences = map_words(ana()[0], today=TODAY).sentences
    assert sentences["ana"] == (
        "ana, 27, whose map this is. Eldest of three. Child of luis and rosa. "
        "Close to her mother; cut off from her father since 2019. "
        "Lives in the household Lime Street."
    )
    assert sentences["luis"] == (
        "luis, who has died, in November 2021, at about 56. Divorced from rosa since 2010. "
        "Father of ana, ben and cy. Cut off from ana since 2019."
    )


def test_no_role_is_guessed_where_gender_was_not_said() -> None:
    sentences = map_words(every_child()[0], today=TODAY).sentences
    assert "mother" not in sentences["kim"] + sentences["eve"]
    assert "step-parent of step-child" in sentences["kim"]
    assert "adoptive parent of adoptive-child" in sentences["kim"]


def test_pronouns_are_used_only_where_they_were_recorded() -> None:
    copy = MapCopy(
        persons=(person("a", pronouns="xi/xir"), person("b"), person("c", pronouns="he/him")),
        ties=(TieCopy("t", "a", "b"), TieCopy("s", "c", "b")),
    )
    sentences = map_words(copy, today=TODAY).sentences
    assert sentences["a"] == "a. Connected with b."
    assert " his " not in sentences["c"]


def test_both_sides_of_a_one_way_tie_are_said_rightly() -> None:
    sentences = map_words(ana()[0], today=TODAY).sentences
    assert "Looks after cy" in sentences["ben"]
    assert "Looked after by ben" in sentences["cy"]


def test_each_of_the_36_codes_can_be_said() -> None:
    words = map_words(all_ties()[0], today=TODAY)
    assert len({one.sentence.replace(one.between[0], "") for one in words.ties}) == 36
    assert words.ties[1].sentence == "a1 is close to b1."


def test_a_tie_that_ended_stays_in_the_words() -> None:
    ended = map_words(ana()[0], today=TODAY).ties[3]
    assert not ended.now
    assert ended.periods == (
        "from 1997 until 2010: hostile, closeness: a little, strain: very much",
    )


def test_a_line_of_a_thousand_generations_is_told_and_ends() -> None:
    people = tuple(person(f"p{n}") for n in range(1000))
    links = tuple(ParentageCopy(f"l{n}", f"p{n}", f"p{n + 1}") for n in range(999))
    words = map_words(MapCopy(persons=people, parentages=links), today=TODAY)
    assert len(told(words)) == 1000
    assert "p999" in as_text(words)


def test_a_loop_of_parents_is_told_and_ends() -> None:
    copy = MapCopy(
        persons=(person("a"), person("b")),
        parentages=(ParentageCopy("x", "a", "b"), ParentageCopy("y", "b", "a")),
    )
    assert set(told(map_words(copy, today=TODAY))) == {"a", "b"}


@pytest.mark.parametrize(
    ("deaths", "his", "hers"),
    [
        (("1998", ""), "Married to her until death in 1998.", "Widowed by the death of him in 1998."),
        (("1998", "2016"), "Married to her until death in 1998.", "Widowed by the death of him in 1998."),
        (("?", "?"), "until one of them died in 1998.", "until one of them died in 1998."),
    ],
)  # fmt: skip
def test_being_widowed_is_said_of_the_one_who_was_left(
    deaths: tuple[str, str], his: str, hers: str
) -> None:
    him, her = (
        person(one, death=death.strip("?"), dead=bool(death))
        for one, death in zip(("him", "her"), deaths, strict=True)
    )
    copy = MapCopy(
        persons=(him, her),
        unions=(UnionCopy("u", ("him", "her"), (StatusCopy(UnionStatus.WIDOWED, "1998"),)),),
    )
    sentences = map_words(copy, today=TODAY).sentences
    assert sentences["him"].endswith(his)
    assert sentences["her"].endswith(hers)
