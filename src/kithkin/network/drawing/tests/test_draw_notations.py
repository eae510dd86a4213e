"""Every sign of every notation, compared with the sheets that were looked at.

KITHKIN_REDRAW=1 makes the sheets anew; tools/contact_sheet.py draws them to be looked at.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kithkin.network.copies import (
    AssignedSex,
    Direction,
    Gender,
    MapCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    TieCopy,
    UnionCopy,
)
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.jumps import bowed_over
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.sheets import contact_sheet, sheet
from kithkin.network.drawing.specimens import specimens
from kithkin.network.drawing.tests.pictures import (
    TODAY,
    geometry,
    having_class,
    people,
    read,
    texts,
)
from kithkin.network.notation.profile import Profile, profiles
from kithkin.network.notation.tie_codes import tie_codes
from kithkin.network.tests.maps import (
    SMALL_MAPS,
    HandLaid,
    HandLine,
    ana,
    every_couple,
    person,
)

MapMaker = Callable[[], tuple[MapCopy, HandLaid]]
GOLDEN = Path(__file__).with_name("golden") / "notations"
REDRAW = os.environ.get("KITHKIN_REDRAW") == "1"
FAMILIES = ("persons", "couples", "children", "ties")
EVERY_PROFILE = pytest.mark.parametrize("profile", profiles().values(), ids=[*profiles()])
EVERY_SHEET = [(name, family) for name in profiles() for family in FAMILIES]
EVERY_SIGN = [
    (name, family, key)
    for name, profile in profiles().items()
    for family, found in specimens(profile).items()
    for key in found
]


@cache
def drawn(name: str, family: str) -> dict[str, str]:
    """A sheet as it is drawn now: each sign by its key, and what is round them."""
    return cut(sheet(profiles()[name], family))


@cache
def looked_at(name: str, family: str) -> dict[str, str]:
    file = GOLDEN / f"{name}-{family}.svg"
    if REDRAW:
        file.parent.mkdir(exist_ok=True)
        svg = sheet(profiles()[name], family)
        file.write_text(svg.replace('<g class="specimen"', '\n<g class="specimen"') + "\n")
    return cut(file.read_text(encoding="utf-8"))


def cut(svg: str) -> dict[str, str]:
    head, *signs = svg.replace("\n", "").split('<g class="specimen" data-id="')
    keyed = [one.split('"', 1) for one in signs]
    return {"": head} | {key.split(".", 1)[1]: rest for key, rest in keyed}


@pytest.mark.parametrize(("name", "family", "key"), EVERY_SIGN)
def test_a_sign_is_the_one_that_was_looked_at(name: str, family: str, key: str) -> None:
    assert drawn(name, family)[key] == looked_at(name, family)[key], "look, then KITHKIN_REDRAW=1"


@pytest.mark.parametrize(("name", "family"), EVERY_SHEET)
def test_a_sheet_holds_every_sign_and_no_other(name: str, family: str) -> None:
    assert drawn(name, family).keys() == looked_at(name, family).keys()
    assert drawn(name, family)[""] == looked_at(name, family)[""]
    if family == "ties":
        assert drawn(name, family).keys() - {""} == tie_codes().keys()


@EVERY_PROFILE
@pytest.mark.parametrize("direction", Direction)
def test_any_two_codes_differ_in_geometry(profile: Profile, direction: Direction) -> None:
    lines = {code: geometry(tie_alone(profile, code, direction)) for code in tie_codes()}
    same = [pair for pair in combinations(lines, 2) if lines[pair[0]] == lines[pair[1]]]
    assert (len(lines), same) == (36, [])


def tie_alone(profile: Profile, code: str, direction: Direction) -> ET.Element:
    copy = MapCopy(
        persons=(person("a"), person("b")), ties=(TieCopy("t", "a", "b", code, direction),)
    )
    laid = HandLaid({"a": (0, 0), "b": (200, 0)})
    return having_class(read(in_notation(copy, laid, profile)), "tie")[0]


def in_notation(copy: MapCopy, laid: HandLaid, profile: Profile, *, assigned: bool = False) -> str:
    look = Look(legend=True, profile=profile, assigned=assigned)
    return draw_genogram(copy, laid, today=TODAY, look=look)


@EVERY_PROFILE
@pytest.mark.parametrize("make", SMALL_MAPS.values(), ids=SMALL_MAPS)
def test_every_map_is_drawn_in_every_notation(profile: Profile, make: MapMaker) -> None:
    copy, laid = make()
    assert len(people(read(in_notation(copy, laid, profile)))) == len(copy.persons)


@EVERY_PROFILE
def test_gender_moves_nobody(profile: Profile) -> None:
    copy, laid = every_couple()
    turned = MapCopy(
        persons=tuple(PersonCopy(one.id, gender=Gender.MAN) for one in copy.persons),
        unions=copy.unions,
    )
    assert places(in_notation(copy, laid, profile)) == places(in_notation(turned, laid, profile))


def places(svg: str) -> list[str | None]:
    found = [one.get("transform") for one in people(read(svg))]
    bars = [one.get("d") for one in having_class(read(svg), "bar")]
    return found + bars


def test_a_bar_beneath_is_a_squared_u_and_what_hangs_from_it_hangs_lower() -> None:
    picture = read(in_notation(*ana(), profiles()["bowen"]))
    assert having_class(picture, "bar")[0].get("d") == "M8 0L8 27L92 27L92 0"
    assert (having_class(picture, "down")[0].get("d") or "").startswith("M50 27L50 98")


def test_a_bar_that_runs_beneath_others_already_stays_as_it_is() -> None:
    copy = MapCopy(persons=(person("a"), person("b")), unions=(UnionCopy("u", ("a", "b")),))
    points = ((0.0, 0.0), (0.0, 40.0), (200.0, 40.0), (200.0, 0.0))
    laid = HandLaid({"a": (0, 0), "b": (200, 0)}, (HandLine("couple", ("u",), points),))
    for profile in profiles().values():
        bar = having_class(read(in_notation(copy, laid, profile)), "bar")[0]
        assert bar.get("d") == "M0 0L0 40L200 40L200 0"


def test_names_stand_clear_of_a_bar_beneath() -> None:
    def lowest(name: str) -> float:
        shown = people(read(in_notation(*ana(), profiles()[name])))[0]
        return max(float(one.get("y", "0")) for one in shown.iter() if one.get("class") == "name")

    assert lowest("bowen") == lowest("kithkin") + 8


@pytest.mark.parametrize(("name", "double"), [("kithkin", 0), ("bennett", 1)])
def test_cousins_who_marry_have_a_double_line_in_a_pedigree(name: str, double: int) -> None:
    everybody = tuple(map(person, "gabcd"))
    links = [("a", "g"), ("b", "g"), ("c", "a"), ("d", "b")]
    copy = MapCopy(
        persons=everybody,
        unions=(UnionCopy("u", ("c", "d")), UnionCopy("v", ("a", "d"))),
        parentages=tuple(ParentageCopy(f"{x}{y}", x, y) for x, y in links),
    )
    laid = HandLaid({one.id: (100.0 * n, 0.0) for n, one in enumerate(everybody)})
    related = having_class(read(in_notation(copy, laid, profiles()[name])), "related")
    assert len(related) == 2 * double  # c and d are cousins, d is a's brother's or sister's child


@pytest.mark.parametrize(
    ("name", "said", "inner"), [("kithkin", ["AMAB"], 0), ("mcgoldrick", [], 1)]
)
def test_sex_at_birth_is_shown_only_when_asked_for(name: str, said: list[str], inner: int) -> None:
    trans, cis = (
        PersonCopy(one, gender=Gender.WOMAN, assigned_at_birth=sex)
        for one, sex in (("t", AssignedSex.MALE), ("c", AssignedSex.FEMALE))
    )
    laid = HandLaid({"t": (0, 0), "c": (100, 0)})
    copy = MapCopy(persons=(trans, cis))
    shown = read(in_notation(copy, laid, profiles()[name], assigned=True))
    assert texts(shown, "assigned") == said
    assert len([one for one in people(shown)[0].iter() if one.tag.endswith("rect")]) == inner
    assert "AMAB" not in in_notation(copy, laid, profiles()[name])
    assert geometry(people(shown)[1]) == geometry(
        people(read(in_notation(copy, laid, profiles()[name])))[1]
    )


def test_a_donor_wears_the_letter_where_the_notation_says_so() -> None:
    copy = MapCopy(
        persons=(person("d"), person("c")),
        parentages=(ParentageCopy("l", "c", "d", ParentageKind.DONOR),),
    )
    laid = HandLaid({"d": (0, 0), "c": (0, 140)})
    for name, inside in (("bennett", True), ("bowen", False)):
        picture = read(in_notation(copy, laid, profiles()[name]))
        assert bool(texts(people(picture)[0], "letter")) is inside


@dataclass(frozen=True)
class Crossing(HandLine):
    jumps: tuple[tuple[float, float], ...] = ()


def test_a_crossing_is_a_bow_on_the_level_line_only() -> None:
    copy = MapCopy(persons=(person("a"), person("b")), unions=(UnionCopy("u", ("a", "b")),))
    line = Crossing("couple", ("u",), ((0.0, 0.0), (100.0, 0.0)), jumps=((40.0, 0.0), (70.0, 55.0)))
    laid = HandLaid({"a": (0, 0), "b": (100, 0)}, (line,))
    for name, bar in (
        ("kithkin", "M0 0L36 0A4 4 0 0 1 44 0L100 0"),
        ("bowen", "M8 0L8 27L36 27A4 4 0 0 1 44 27L92 27L92 0"),
    ):
        picture = read(in_notation(copy, laid, profiles()[name]))
        assert having_class(picture, "bar")[0].get("d") == bar


def test_crossings_close_together_share_one_bow() -> None:
    there = bowed_over([(0, 0), (100, 0)], [(46, 0), (40, 0)])
    back = bowed_over([(100, 0), (0, 0)], [(46, 0), (40, 0)])
    assert there == "M0 0L36 0A7 4 0 0 1 50 0L100 0"
    assert back == "M100 0L50 0A7 4 0 0 0 36 0L0 0"


@EVERY_PROFILE
def test_a_contact_sheet_holds_every_sign(profile: Profile) -> None:
    found = re.findall(r'class="specimen" data-id="([^"]+)"', contact_sheet(profile))
    assert found == [
        f"{family}.{key}" for family, keys in specimens(profile).items() for key in keys
    ]
