"""INDI records: what becomes part of a person, and what is kept."""

import pytest

from kithkin.exchange.tests.shared_files import kept, read
from kithkin.network.copies import EventCopy, Gender, PersonCopy, PersonKind


def person(rows: str, *, head: str = "1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8") -> PersonCopy:
    return read(f"0 @I1@ INDI\n{rows}", head=head).copy.persons[0]


def test_a_name_loses_its_slashes_and_keeps_its_nickname() -> None:
    ana = person("1 NAME Ana  Maria /de Sá/ sr.\n2 NICK Nani\n2 SURN de Sá")
    assert (ana.full_name, ana.nickname, ana.name) == ("Ana Maria de Sá sr.", "Nani", "Nani")


def test_a_name_only_in_pieces_is_put_together() -> None:
    assert person("1 NAME\n2 SURN Sá\n2 GIVN Ana\n2 NPFX Dr").full_name == "Dr Ana Sá"


def test_further_names_and_new_pieces_are_kept() -> None:
    reading = read("0 @I1@ INDI\n1 NAME Ana /Sá/\n2 NPFX Dr\n1 NAME Ana /Lund/\n2 TYPE married")
    assert reading.copy.persons[0].full_name == "Ana Sá"
    assert kept(reading) == {
        "INDI.NAME.NPFX": "2 NPFX Dr",
        "INDI.NAME": "1 NAME Ana /Lund/\n2 TYPE married",
    }


def test_a_regnal_number_is_no_nickname() -> None:
    assert person("1 NAME Louis /Capet/\n2 NICK XIV").nickname == ""


@pytest.mark.parametrize(
    ("sex", "gender"),
    [
        ("SEX M", Gender.MAN),
        ("SEX f", Gender.WOMAN),
        ("SEX X", Gender.OTHER),
        ("SEX U", Gender.UNSAID),
        ("SEX N", Gender.UNSAID),
        ("SEX", Gender.UNSAID),
        ("NOTE", Gender.UNSAID),
    ],
)
def test_sex_is_read_as_gender_and_never_as_assigned_at_birth(sex: str, gender: Gender) -> None:
    ana = person(f"1 {sex}")
    assert ana.gender is gender
    assert ana.assigned_at_birth == ""


def test_birth_and_death_are_dates_and_places_are_events() -> None:
    reading = read(
        "0 @I1@ INDI\n1 BIRT\n2 DATE ABT 1950\n2 PLAC Oslo\n1 DEAT\n2 DATE 2 MAY 2001\n2 CAUS Fall"
    )
    ana = reading.copy.persons[0]
    assert (ana.birth, ana.death, ana.dead) == ("1950~", "2001-05-02", True)
    assert [(one.kind, one.date, one.place, one.note) for one in reading.copy.events] == [
        ("birth", "1950~", "Oslo", ""),
        ("death", "2001-05-02", "", "Fall"),
    ]


@pytest.mark.parametrize("rows", ["1 DEAT Y", "1 DEAT", "1 BURI\n2 PLAC Oslo", "1 CREM Y"])
def test_a_death_without_a_date_is_a_death(rows: str) -> None:
    ana = person(rows)
    assert (ana.dead, ana.death) == (True, "")


def test_a_christening_and_a_burial_stand_in_roughly_for_birth_and_death() -> None:
    ana = person("1 CHR\n2 DATE 9 JAN 1900\n1 BURI\n2 DATE 3 MAY 1971")
    assert (ana.birth, ana.death) == ("1900~", "1971~")
    ana = person("1 BIRT\n2 DATE 1899\n1 CHR\n2 DATE 9 JAN 1900")
    assert ana.birth == "1899"


def test_a_stillborn_child_is_known_by_its_age() -> None:
    assert person("1 DEAT\n2 AGE Stillborn").kind is PersonKind.STILLBIRTH


def test_a_date_that_is_not_understood_is_kept_in_its_words() -> None:
    reading = read("0 @I1@ INDI\n1 BIRT\n2 DATE @#DHEBREW@ 2 TVT 5758\n2 PLAC Haifa")
    assert reading.copy.persons[0].birth == ""
    assert kept(reading) == {"INDI.BIRT.DATE": "2 DATE @#DHEBREW@ 2 TVT 5758"}


def test_the_words_beside_an_interpreted_date_are_kept_too() -> None:
    reading = read("0 @I1@ INDI\n1 BIRT\n2 DATE INT 1995 (from the school list)")
    assert reading.copy.persons[0].birth == "1995?"
    assert kept(reading) == {"INDI.BIRT.DATE": "2 DATE INT 1995 (from the school list)"}


def test_work_place_and_notes_are_part_of_the_person() -> None:
    ana = person(
        "1 OCCU baker\n1 OCCU sailor\n1 RESI\n2 PLAC Oslo\n1 NOTE Two li\n2 CONC nes,\n2 CONT one@@home"
    )
    assert (ana.work, ana.place) == ("baker; sailor", "Oslo")
    assert ana.note == "Two lines,\none@home"


def test_a_note_record_is_found_wherever_it_stands() -> None:
    reading = read("0 @N1@ NOTE Kind.\n0 @I1@ INDI\n1 NOTE @N1@\n1 NOTE @N2@\n0 @N2@ NOTE Loud.")
    assert reading.copy.persons[0].note == "Kind.\n\nLoud."
    assert kept(reading) == {}


def test_a_note_that_is_not_there_is_told_and_kept() -> None:
    reading = read("0 @I1@ INDI\n1 NOTE @N9@")
    assert kept(reading) == {"INDI.NOTE": "1 NOTE @N9@"}
    assert [str(note) for note in reading.notes] == [
        "Line 6: A note of this person is not in the file."
    ]


def test_only_dated_events_are_events() -> None:
    reading = read(
        "0 @I1@ INDI\n1 IMMI\n2 DATE 1961\n2 PLAC Hull\n1 EVEN\n2 TYPE Portrait\n"
        "1 EVEN Crowned\n2 TYPE Coronation\n2 DATE 1509"
    )
    assert reading.copy.events == (
        EventCopy("event-1", "Immigration", "migration", "1961", "Hull", "", ("I1",)),
        EventCopy("event-2", "Coronation", "other", "1509", "", "Crowned", ("I1",)),
    )
    assert kept(reading) == {"INDI.EVEN": "1 EVEN\n2 TYPE Portrait"}


def test_what_a_map_has_no_place_for_is_kept_with_its_path_and_person() -> None:
    reading = read(
        "0 @I1@ INDI\n1 TITL Duke\n1 BIRT\n2 DATE 1950\n2 SOUR @S1@\n3 PAGE 4\n0 @S1@ SOUR"
    )
    by_path = {one.path: one for one in reading.not_understood}
    assert by_path["INDI.TITL"].about == "I1"
    assert (by_path["INDI.BIRT.SOUR"].line, by_path["INDI.BIRT.SOUR"].text) == (
        9,
        "2 SOUR @S1@\n3 PAGE 4",
    )
    assert by_path["SOUR"].text == "0 @S1@ SOUR"


def test_a_record_without_a_name_of_its_own_is_set_aside() -> None:
    reading = read("0 @I1@ INDI\n1 NAME Ana\n0 @I1@ INDI\n1 NAME Bo\n0 INDI\n1 NAME Cy")
    assert [one.full_name for one in reading.copy.persons] == ["Ana"]
    assert [one.path for one in reading.not_understood] == ["INDI", "INDI"]


def test_people_marked_private_are_told() -> None:
    reading = read("0 @I1@ INDI\n1 RESN confidential")
    assert str(reading.notes[-1]) == "The file marks 1 of its people as private or locked."


def test_version_7_doubles_only_the_first_at_sign() -> None:
    head = "1 GEDC\n2 VERS 7.0"
    assert person("1 NOTE a@@b\n2 CONT @@home", head=head).note == "a@@b\n@home"
