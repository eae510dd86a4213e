from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.base.edtf import parse
from kithkin.network.copies import (
    EventCopy,
    Gender,
    GroupCopy,
    MapCopy,
    MembershipCopy,
    ParentageCopy,
    PersonCopy,
    PersonKind,
    PhaseCopy,
    StatusCopy,
    TellingCopy,
    TieCopy,
    TwinsCopy,
    UnionCopy,
)
from kithkin.network.export_profiles import LEFT_OUT, ExportProfile, for_export
from kithkin.network.tests.canaries import CANARY, DAYS, canary_map
from kithkin.network.years import only_year

DATES = ["1950", "1950-05", "1950-05-12~", "1950-05/1955-02", "../1960-03-01", "/1971-02", "199X",
         "1950-21", "-0044-03-15?", "1950-XX-XX", "Y17000"]  # fmt: skip


def texts(value: Any) -> list[str]:
    """Every text anywhere in a copy, keys too."""
    if isinstance(value, Enum) or value is None:
        return []
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [one for each in fields(value) for one in texts(getattr(value, each.name))]
    if isinstance(value, dict):
        return texts(list(value)) + texts(list(value.values()))
    return [one for each in value for one in texts(each)] if isinstance(value, list | tuple) else []


def unset_fields(row: Any) -> list[str]:
    return [
        f"{type(row).__name__}.{each.name}" for each in fields(row) if not getattr(row, each.name)
    ]


def test_the_canary_map_says_something_in_every_text_field() -> None:
    rows = canary_map()
    kinds = {PersonCopy, UnionCopy, StatusCopy, ParentageCopy, TwinsCopy, PhaseCopy, TieCopy,
             MembershipCopy, GroupCopy, EventCopy, TellingCopy, MapCopy}  # fmt: skip
    first = [rows, rows.persons[0], rows.unions[0], rows.unions[0].statuses[0], rows.parentages[0],
             rows.twins[0], rows.ties[0], rows.ties[0].phases[0], rows.groups[0],
             rows.groups[0].members[0], rows.events[0], rows.tellings[0]]  # fmt: skip
    assert {type(one) for one in first} == kinds
    assert [name for one in first for name in unset_fields(one)] == []


@pytest.mark.parametrize("profile", [ExportProfile.DE_IDENTIFIED, ExportProfile.STRUCTURE_ONLY])
def test_no_word_and_no_id_of_the_map_leaves_without_names(profile: ExportProfile) -> None:
    left = texts(for_export(canary_map(), profile))
    assert [one for one in left if CANARY in one] == []


@pytest.mark.parametrize("profile", [ExportProfile.DE_IDENTIFIED, ExportProfile.STRUCTURE_ONLY])
def test_no_exact_day_leaves_without_names(profile: ExportProfile) -> None:
    left = texts(for_export(canary_map(), profile))
    assert [one for one in left if any(day in one for day in DAYS)] == []


def test_structure_alone_has_no_dates_and_no_words() -> None:
    left = for_export(canary_map(), ExportProfile.STRUCTURE_ONLY)
    assert (left.ties, left.groups, left.events, left.tellings, left.name) == ((), (), (), (), "")
    assert [one for one in texts(left) if any(sign.isdigit() for sign in one[1:])
            and not one[1:].isdigit()] == []  # fmt: skip
    assert all(not (one.birth or one.death or one.name) for one in left.persons)


def test_structure_alone_keeps_who_is_related_to_whom() -> None:
    whole, left = canary_map(), for_export(canary_map(), ExportProfile.STRUCTURE_ONLY)
    assert len(left.persons) == sum(not one.kind.is_loss for one in whole.persons)
    assert [one.kind for one in left.parentages] == [one.kind for one in whole.parentages]
    assert {one.statuses for one in left.unions} == {()}
    assert {one.index for one in left.persons} == {True, False}
    assert any(one.dead for one in left.persons)


def test_hidden_ties_leave_no_word_of_how_people_get_on() -> None:
    whole = canary_map()
    left = for_export(whole, ExportProfile.TIES_HIDDEN)
    ties = {one.id for one in whole.ties}
    assert left.ties == ()
    assert [one for one in texts(left) if one in ties or "tie-words" in one] == []
    assert {one.ring for one in left.persons} == {None}
    assert left.persons[0].nickname == whole.persons[0].nickname


def test_the_whole_map_leaves_as_it_is() -> None:
    whole = canary_map()
    assert for_export(whole, ExportProfile.FULL) is whole
    assert set(LEFT_OUT) == set(ExportProfile)


def family() -> MapCopy:
    people = [
        PersonCopy("me", nickname="Ana", gender=Gender.WOMAN, birth="1990", index=True),
        PersonCopy("m", nickname="Mum", gender=Gender.WOMAN, birth="1960-02-03"),
        PersonCopy("a", nickname="Eva", gender=Gender.WOMAN, birth="1988"),
        PersonCopy("b", nickname="Ida", gender=Gender.WOMAN, birth="1993"),
        PersonCopy("x", nickname="Zoe"),
        PersonCopy("y", nickname="Kim"),
        PersonCopy("school", PersonKind.INSTITUTION, nickname="Hill School"),
    ]
    links = [ParentageCopy(f"l{one}", one, "m") for one in ("me", "a", "b")]
    return MapCopy("Case 7", tuple(people), parentages=tuple(links), positions={"m": (1.0, 2.0)})


def test_people_are_called_by_what_they_are_to_the_index_person() -> None:
    left = for_export(family(), ExportProfile.DE_IDENTIFIED)
    assert {one.nickname for one in left.persons} == {
        "index person", "mother", "sister 1", "sister 2", "A", "B", "institution",
    }  # fmt: skip


@pytest.mark.parametrize("profile", [one for one in ExportProfile if one is not ExportProfile.FULL])
def test_places_never_go_along_as_they_tell_of_what_was_left_out(profile: ExportProfile) -> None:
    assert family().positions
    assert for_export(family(), profile).positions == {}


def test_no_event_of_a_relationship_and_no_note_goes_along_without_relationships() -> None:
    told = EventCopy(
        "e", "began beating", "other", "2019", note="she", persons=("me",), ties=("t",)
    )
    hit = tuple(replace(one, note="she hits me") for one in family().persons)
    left = for_export(replace(family(), persons=hit, events=(told,)), ExportProfile.TIES_HIDDEN)
    assert left.events == ()
    assert {one.note for one in left.persons} == {""}


def test_brothers_and_sisters_keep_their_order_without_dates() -> None:
    left = for_export(family(), ExportProfile.STRUCTURE_ONLY)
    born = sorted(family().persons, key=lambda one: (not one.birth, one.birth, one.id))
    born = [one for one in born if not one.kind.is_loss]
    assert [one.index for one in left.persons] == [one.index for one in born]
    assert [one.id for one in left.persons] == sorted(one.id for one in left.persons)


def test_a_word_of_the_tellers_own_for_a_tie_becomes_a_plain_line() -> None:
    whole = replace(family(), ties=(TieCopy("t", "me", "x", "secret of the lake"),))
    (tie,) = for_export(whole, ExportProfile.DE_IDENTIFIED).ties
    assert tie.code == "connected"


@pytest.mark.parametrize(
    ("date", "year"),
    list(zip(DATES, ["1950", "1950", "1950~", "1950/1955", "../1960", "/1971", "199X", "1950",
                     "-0044?", "1950", "Y17000"], strict=True)),
)  # fmt: skip
def test_a_date_keeps_its_year_alone(date: str, year: str) -> None:
    assert only_year(date) == year
    assert parse(year).text == year


@given(st.sampled_from(DATES))
def test_the_year_still_holds_the_day(date: str) -> None:
    before, after = parse(date), parse(only_year(date))
    for tight, wide in ((before.earliest, after.earliest), (after.latest, before.latest)):
        assert tight is None or wide is None or wide <= tight or date.endswith("-21")


@given(st.text(max_size=12))
def test_what_is_no_date_leaves_nothing(text: str) -> None:
    assert not any(sign.isalpha() and sign not in "XxYy" for sign in only_year(text))
