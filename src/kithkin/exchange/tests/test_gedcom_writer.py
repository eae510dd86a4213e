"""What is written is read again as the same map, and stays a GEDCOM file to others."""

from io import BytesIO
from pathlib import Path

from ged4py.parser import GedcomReader
from hypothesis import given, settings
from hypothesis import strategies as st

from kithkin.exchange.gedcom.reader import read_gedcom
from kithkin.exchange.gedcom.sheet import Sheet
from kithkin.exchange.gedcom.writer import write_gedcom
from kithkin.exchange.kept import Kept, Reading
from kithkin.exchange.tests.family_maps import maps, same_map
from kithkin.exchange.tests.shared_files import GEDCOM_FILES, each_file
from kithkin.network.copies import (
    Gender,
    MapCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    StatusCopy,
    UnionCopy,
    UnionStatus,
)

ANA = PersonCopy("ana", full_name="Ana Sá", gender=Gender.WOMAN, birth="1950~")
BO = PersonCopy("bo", nickname="Bo", gender=Gender.MAN, dead=True)
CY = PersonCopy("cy", full_name="Cy")
FAMILY = MapCopy(
    persons=(ANA, BO, CY),
    unions=(UnionCopy("u", ("ana", "bo"), (StatusCopy(UnionStatus.MARRIED, "1970"),)),),
    parentages=(
        ParentageCopy("1", "cy", "ana", ParentageKind.BIOLOGICAL, "u"),
        ParentageCopy("2", "cy", "bo", ParentageKind.STEP, "u"),
    ),
)


def set_aside(reading: Reading) -> list[tuple[str, str, str]]:
    return sorted((one.path, one.text, one.about) for one in reading.not_understood)


@given(maps())
@settings(max_examples=60, deadline=None)
def test_a_map_comes_back_as_it_was(copy: MapCopy) -> None:
    reading = read_gedcom(write_gedcom(copy))
    assert same_map(reading.copy) == same_map(copy)
    assert reading.not_understood == ()
    assert reading.notes == ()


@each_file(GEDCOM_FILES)
def test_a_file_comes_back_with_all_that_was_kept_of_it(file: Path) -> None:
    first = read_gedcom(file.read_bytes())
    again = read_gedcom(write_gedcom(first.copy, first.not_understood))
    assert same_map(again.copy) == same_map(first.copy)
    assert set_aside(again) == set_aside(first)


@each_file(GEDCOM_FILES)
def test_ged4py_finds_the_same_people_and_couples_in_what_we_write(file: Path) -> None:
    reading = read_gedcom(file.read_bytes())
    with GedcomReader(BytesIO(write_gedcom(reading.copy))) as theirs:
        people = [person.xref_id for person in theirs.records0("INDI")]
        couples = [family.xref_id for family in theirs.records0("FAM")]
    assert people == [f"@{person.id}@" for person in reading.copy.persons]
    assert couples == [f"@{union.id}@" for union in reading.copy.unions]


def test_the_format_s_own_words_are_used_where_it_has_them() -> None:
    rows = write_gedcom(FAMILY).decode().split("\n")
    assert {"1 NAME Ana Sá", "1 SEX F", "2 DATE ABT 1950", "1 NAME Bo", "1 DEAT Y"} <= set(rows)
    family = rows[rows.index("0 @u@ FAM") :]
    assert family[1:5] == ["1 WIFE @ana@", "1 HUSB @bo@", "1 MARR", "2 DATE 1970"]
    assert {"1 CHIL @cy@", "2 _MREL Biological", "2 _FREL Step"} <= set(family)


def test_every_row_fits_the_format() -> None:
    copy = MapCopy(persons=(PersonCopy("a", note="word @ " * 500, full_name="x" * 900),))
    rows = write_gedcom(copy).decode().split("\n")
    assert max(map(len, rows)) <= 255
    notes = [row for row in rows if "word" in row]
    assert len(notes) > 10
    assert not any(row.endswith(" ") for row in notes[:-1])


@given(st.text(st.sampled_from("ab @\n\r"), max_size=700))
def test_a_text_is_cut_and_put_together_again(text: str) -> None:
    sheet = Sheet()
    sheet.text(1, "NOTE", text)
    rows = "\n".join(["0 HEAD", "1 SOUR KITHKIN", "0 @a@ INDI", *sheet.rows, "0 TRLR"])
    note = read_gedcom(rows.encode()).copy.persons[0].note
    assert note == text.replace("\r\n", "\n").replace("\r", "\n")


def test_what_another_kind_of_file_had_set_aside_is_written_as_a_remark() -> None:
    odd = (Kept(0, "desc", '0 "a family"'), Kept(0, "persons[0].hair", '"red"', "ana"))
    reading = read_gedcom(write_gedcom(FAMILY, odd))
    assert set_aside(reading) == sorted((one.path, one.text, one.about) for one in odd)
    assert same_map(reading.copy) == same_map(FAMILY)
