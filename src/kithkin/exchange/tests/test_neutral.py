"""Neutral JSON in and out, and what it refuses."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithkin.exchange.errors import (
    FieldNotUnderstoodError,
    FileNotUnderstoodError,
    FileTooLargeError,
    JsonNotUnderstoodError,
    NestedTooDeepError,
    NotAFamilyFileError,
)
from kithkin.exchange.kept import Kept
from kithkin.exchange.neutral import LARGEST_JSON_BYTES, read_neutral
from kithkin.exchange.neutral_writer import write_neutral
from kithkin.exchange.tests.family_maps import maps, same_map
from kithkin.exchange.tests.shared_files import JSON_FILES, SHARED, each_file, needs_shared
from kithkin.network.copies import (
    Gender,
    MapCopy,
    ParentageKind,
    PersonKind,
    StatusCopy,
    TwinKind,
    UnionStatus,
)

ANA: dict[str, Any] = {"id": "ana"}
BO: dict[str, Any] = {"id": "bo"}


def family(**parts: Any) -> bytes:
    return json.dumps({"persons": [ANA, BO]} | parts).encode()


def read(**parts: Any) -> MapCopy:
    return read_neutral(family(**parts)).copy


def without_parentage_ids(copy: MapCopy) -> MapCopy:
    """All other ids come back; parentages are named by nobody."""
    links = sorted((replace(one, id="") for one in copy.parentages), key=repr)
    return replace(copy, parentages=tuple(links))


@given(maps())
@settings(max_examples=60, deadline=None)
def test_a_map_comes_back_as_it_was(copy: MapCopy) -> None:
    again = read_neutral(write_neutral(copy))
    assert without_parentage_ids(again.copy) == without_parentage_ids(copy)
    assert again.not_understood == ()


@each_file(JSON_FILES)
def test_everything_in_a_shared_case_is_read_but_its_description(file: Path) -> None:
    raw = json.loads(file.read_text())
    reading = read_neutral(file.read_bytes())
    copy = reading.copy
    assert [one.id for one in copy.persons] == [one["id"] for one in raw["persons"]]
    assert [one.partners for one in copy.unions] == [
        tuple(one["partners"]) for one in raw["unions"]
    ]
    links = sum(len(one["partners"]) * len(one["children"]) for one in raw["unions"])
    assert (len(copy.parentages), len(copy.ties)) == (links, len(raw["ties"]))
    assert [one.id for one in copy.persons if one.index] == ([raw["ego"]] if raw["ego"] else [])
    assert [one.path for one in reading.not_understood] == ["desc"]


@each_file(JSON_FILES)
def test_what_is_written_is_what_the_layout_tools_read(file: Path) -> None:
    raw = json.loads(file.read_text())
    ours = json.loads(write_neutral(read_neutral(file.read_bytes()).copy))
    for theirs, person in zip(raw["persons"], ours["persons"], strict=True):
        assert {name: person[name] for name in theirs} == theirs
    for theirs, union in zip(raw["unions"], ours["unions"], strict=True):
        assert union["partners"] == theirs["partners"]
        assert union["children"] == theirs["children"]


@needs_shared
def test_twins_losses_and_pets_are_told_apart() -> None:
    file = SHARED / "data/genogram/cases/t08_twins_losses_pet.json"
    copy = read_neutral(file.read_bytes()).copy
    kinds = {one.id: one.kind for one in copy.persons}
    assert kinds["mis"] is kinds["still"] is PersonKind.MISCARRIAGE
    assert (kinds["preg"], kinds["Rex"]) == (PersonKind.PREGNANCY, PersonKind.PET)
    assert [(one.children, one.kind) for one in copy.twins] == [
        (("Twin1", "Twin2"), TwinKind.IDENTICAL),
        (("DZ1", "DZ2"), TwinKind.FRATERNAL),
    ]
    assert {one.kind for one in copy.parentages if one.child == "Rex"} == {ParentageKind.GUARDIAN}


def test_siblings_whose_parents_nobody_names_have_one_without_a_name() -> None:
    children = [{"id": "ana"}, {"id": "bo"}]
    copy = read(persons=[ANA, BO], unions=[{"id": "u", "partners": [], "children": children}])
    assert [(one.id, one.name) for one in copy.persons[2:]] == [("u-parent", "")]
    assert [one.parent for one in copy.parentages] == ["u-parent", "u-parent"]


@pytest.mark.parametrize("loss", ["miscarriage", "stillbirth", "abortion"])
def test_a_loss_may_say_which(loss: str) -> None:
    assert read(persons=[{"id": "x", "kind": "loss", "loss": loss}]).persons[0].kind == loss


def test_short_words_are_read_as_the_map_s() -> None:
    copy = read(
        ego="bo",
        persons=[
            ANA | {"label": "Ana", "sex": "F", "birth": 1970},
            BO | {"birth": -43, "dead": True},
        ],
        unions=[{"id": "u", "partners": ["ana", "bo"], "status": "divorced", "m": 1990}],
        ties=[{"a": "ana", "b": "bo", "kind": "cutoff"}],
    )
    ana, bo = copy.persons
    assert (ana.name, ana.gender, ana.birth, ana.index) == ("Ana", Gender.WOMAN, "1970", False)
    assert (bo.birth, bo.dead, bo.index) == ("-0043", True, True)
    assert copy.unions[0].statuses == (
        StatusCopy(UnionStatus.MARRIED, "1990"),
        StatusCopy(UnionStatus.DIVORCED),
    )
    assert copy.ties[0].code == "cutoff"


def test_unknown_words_are_kept_with_their_path() -> None:
    reading = read_neutral(family(persons=[ANA | {"hair": ["red"], "eyes": None}], colour="blue"))
    assert reading.not_understood == (
        Kept(0, "colour", '"blue"'),
        Kept(0, "persons[0].hair", '["red"]', "ana"),
    )


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ({"persons": [{"label": "Ana"}]}, "persons[0].id"),
        ({"persons": [ANA | {"birth": "once"}]}, "persons[0].birth"),
        ({"persons": [ANA | {"birth": True}]}, "persons[0].birth"),
        ({"persons": [ANA | {"birth": 1970.5}]}, "persons[0].birth"),
        ({"persons": [ANA | {"sex": 1}]}, "persons[0].sex"),
        ({"persons": [ANA | {"kind": "dragon"}]}, "persons[0].kind"),
        ({"persons": [ANA | {"dead": "yes"}]}, "persons[0].dead"),
        ({"persons": [ANA | {"label": "a\ud800"}]}, "persons[0].label"),
        ({"persons": [ANA, ANA]}, "persons[1].id"),
        ({"persons": "ana"}, "persons"),
        ({"persons": ["ana"]}, "persons[0]"),
        ({"ego": "cy"}, "ego"),
        ({"unions": [{"id": "u", "partners": []}]}, "unions[0].partners"),
        ({"unions": [{"id": "u", "partners": ["cy"]}]}, "unions[0].partners[0]"),
        ({"unions": [{"id": "ana", "partners": ["bo"]}]}, "unions[0].id"),
        (
            {"unions": [{"id": "u", "partners": ["ana"], "children": [{"id": "cy"}]}]},
            "unions[0].children[0].id",
        ),
        (
            {"unions": [{"id": "u", "partners": ["ana"], "children": [{"id": "bo", "pedi": "x"}]}]},
            "unions[0].children[0].pedi",
        ),
        ({"unions": [{"id": "u", "partners": ["ana"], "status": "odd"}]}, "unions[0].status"),
        ({"ties": [{"a": "ana", "kind": "close"}]}, "ties[0].b"),
        (
            {"ties": [{"a": "ana", "b": "bo", "phases": [{"strain": 9}]}]},
            "ties[0].phases[0].strain",
        ),
        ({"parentages": [{"child": "ana"}]}, "parentages[0].parent"),
        ({"positions": {"ana": [1]}}, "positions.ana"),
        ({"positions": {"cy": [1, 2]}}, "positions.cy"),
        ({"tellings": [{"about": "nothing"}]}, "tellings[0].about"),
    ],
)
def test_what_is_wrong_is_named_by_its_path(parts: dict[str, Any], path: str) -> None:
    with pytest.raises(FieldNotUnderstoodError) as refused:
        read(**parts)
    assert refused.value.path == path
    assert str(refused.value) == f"{path}: {refused.value.sentence}"


@pytest.mark.parametrize(
    "text",
    [
        '{"persons": [NaN]}',
        '{"persons": [-Infinity]}',
        '{"persons": [1e999]}',
        f'{{"persons": [{"9" * 5000}]}}',
        '{"persons": [], "persons": []}',
        '{"persons": [}',
        '{"persons": []',
    ],
)
def test_json_is_read_strictly(text: str) -> None:
    with pytest.raises(JsonNotUnderstoodError) as refused:
        read_neutral(text.encode())
    assert refused.value.sentence.endswith(".")


def test_sixty_four_levels_are_enough() -> None:
    with pytest.raises(NestedTooDeepError):
        read_neutral(b'{"persons": ' + b"[" * 100_000)
    with pytest.raises(NestedTooDeepError):
        read_neutral(b'{"persons": [], "x": ' + b"[" * 64 + b"]" * 64 + b"}")
    inside = b'{"persons": [], "x": "' + b"[" * 100 + b'\\" ["}'
    assert read_neutral(inside).copy.persons == ()


def test_a_file_without_persons_is_no_family() -> None:
    with pytest.raises(NotAFamilyFileError):
        read_neutral(b'{"people": []}')


def test_a_very_large_file_is_not_even_parsed() -> None:
    with pytest.raises(FileTooLargeError):
        read_neutral(b" " * (LARGEST_JSON_BYTES + 1))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3000) | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "persons",
                    "unions",
                    "ties",
                    "id",
                    "partners",
                    "children",
                    "a",
                    "b",
                    "kind",
                    "twin",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
)


@given(st.dictionaries(st.sampled_from(["persons", "unions", "ties", "ego", "events"]), JSON))
def test_any_json_is_a_map_or_refused(value: dict[str, Any]) -> None:
    outcome: list[str] = []
    try:
        copy = read_neutral(json.dumps(value).encode()).copy
        outcome += [one.id for one in copy.persons]
    except FileNotUnderstoodError as refused:
        outcome.append(refused.sentence)
    assert all(outcome)


def test_same_map_tells_maps_apart() -> None:
    """The measure the round trips stand on."""
    copy = read(ties=[{"a": "ana", "b": "bo", "kind": "close"}])
    turned = replace(copy, ties=(replace(copy.ties[0], a="bo", b="ana"),))
    assert same_map(copy) == same_map(copy)
    assert same_map(copy) != same_map(turned)
