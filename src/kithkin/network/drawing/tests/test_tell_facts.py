"""Every fact drawn is in the words, over a map that holds one of everything, in every notation."""

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from kithkin.network.copies import (
    Gender,
    GroupKind,
    MapCopy,
    ParentageKind,
    PersonCopy,
    PersonKind,
    TwinKind,
    UnionStatus,
)
from kithkin.network.drawing.circles import draw_circles
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.tests.facts import facts, untold
from kithkin.network.drawing.tests.pictures import TODAY, classes, having_class, read
from kithkin.network.kin_words import union_status
from kithkin.network.notation.profile import Profile, profiles
from kithkin.network.notation.tie_codes import tie_codes
from kithkin.network.tests.everything import everything
from kithkin.network.tests.maps import ana
from kithkin.network.words import MapWords, map_words

EVERY_PROFILE = pytest.mark.parametrize("profile", profiles().values(), ids=[*profiles()])


def words_of(copy: MapCopy) -> MapWords:
    return map_words(copy, today=TODAY, assigned=True)


def test_the_map_of_everything_holds_everything() -> None:
    copy, _ = everything()
    assert {one.gender for one in copy.persons} == set(Gender)
    assert {one.kind for one in copy.persons} == set(PersonKind)
    assert {one.kind for one in copy.parentages} == set(ParentageKind)
    assert {union_status(one) for one in copy.unions} == {*UnionStatus, None}
    assert {one.kind for one in copy.twins} == set(TwinKind)
    assert {one.code for one in copy.ties} == tie_codes().keys()
    assert {one.kind for one in copy.groups} == set(GroupKind)


@EVERY_PROFILE
def test_every_fact_drawn_is_in_the_words(profile: Profile) -> None:
    copy, laid = everything()
    svg = draw_genogram(copy, laid, today=TODAY, look=Look(profile=profile, assigned=True))
    assert untold(svg, words_of(copy), copy) == []


def test_every_fact_of_the_circles_is_in_the_words() -> None:
    copy, laid = everything()
    assert untold(draw_circles(copy, laid, today=TODAY), words_of(copy), copy) == []


@pytest.mark.parametrize(
    "kind",
    ["name", "year", "age", "dead", "index", "adopted", "union-years", "again", "stem", "identical",
     "unknown", "tie", "head", "hull", "assigned"],
)  # fmt: skip
def test_facts_of_every_kind_are_drawn(kind: str) -> None:
    copy, laid = everything()
    picture = read(draw_genogram(copy, laid, today=TODAY, look=Look(assigned=True)))
    assert having_class(picture, kind)
    assert len(list(facts(picture, copy))) > 500


Change = Callable[[MapCopy], MapCopy]
HIDDEN: dict[str, Change] = {
    "a name": lambda copy: _ana(copy, lambda ana: replace(ana, nickname="", full_name="")),
    "a birth": lambda copy: _ana(copy, lambda ana: replace(ana, birth="")),
    "a gender": lambda copy: _ana(copy, lambda ana: replace(ana, gender=Gender.OTHER)),
    "whose map it is": lambda copy: _ana(copy, lambda ana: replace(ana, index=False)),
    "a status": lambda copy: replace(copy, unions=(replace(copy.unions[0], statuses=()),)),
    "a date of a couple": lambda copy: replace(
        copy, unions=(replace(copy.unions[0], statuses=copy.unions[0].statuses[1:]),)
    ),
    "a kind of parent": lambda copy: replace(
        copy,
        parentages=tuple(replace(one, kind=ParentageKind.FOSTER) for one in copy.parentages),
    ),
    "a code": lambda copy: replace(
        copy, ties=tuple(replace(tie, code="love") for tie in copy.ties)
    ),
    "a direction": lambda copy: replace(
        copy, ties=tuple(replace(tie, a=tie.b, b=tie.a) for tie in copy.ties)
    ),
    "a household": lambda copy: replace(copy, groups=(replace(copy.groups[0], name=""),)),
}


def _ana(copy: MapCopy, change: Callable[[PersonCopy], PersonCopy]) -> MapCopy:
    people = (change(one) if one.id == "ana" else one for one in copy.persons)
    return replace(copy, persons=tuple(people))


@pytest.mark.parametrize("change", HIDDEN.values(), ids=HIDDEN)
def test_a_fact_the_words_leave_out_is_found(change: Change) -> None:
    copy, laid = ana()
    svg = draw_genogram(copy, laid, today=TODAY)
    assert untold(svg, map_words(copy, today=TODAY), copy) == []
    assert untold(svg, map_words(change(copy), today=TODAY), copy) != []


def test_a_turned_arrow_is_found() -> None:
    copy, laid = ana()
    picture = read(draw_genogram(copy, laid, today=TODAY))
    (head,) = having_class(picture, "head")
    shown = next(one for one in having_class(picture, "person") if one.get("data-id") == "ben")
    head.set("transform", shown.get("transform", ""))
    svg = ET.tostring(picture, encoding="unicode")
    (fact,) = untold(svg, map_words(copy, today=TODAY), copy)
    assert (fact.of, fact.phrases) == ("t3", ("cy looks after",))
    assert "head" in classes(head)
