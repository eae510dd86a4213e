"""Real families, read by us, by ged4py and by the converter of the research."""

import logging
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from ged4py.calendar import CalendarType, GregorianDate
from ged4py.date import DateValueSimple
from ged4py.model import Individual
from ged4py.parser import GedcomReader

from kithkin.base.days import day_number
from kithkin.base.edtf import parse
from kithkin.exchange.gedcom.reader import read_gedcom
from kithkin.exchange.kept import Reading
from kithkin.exchange.tests.shared_files import GEDCOM_FILES, each_file, shared_tool
from kithkin.network.copies import ParentageKind

MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, logger="ged4py")


def reading_of(file: Path) -> Reading:
    return read_gedcom(file.read_bytes(), file.stem)


def people_of_ged4py(theirs: GedcomReader) -> dict[str, Individual]:
    return {
        (one.xref_id or "").strip("@"): one
        for one in theirs.records0("INDI")
        if isinstance(one, Individual)
    }


@each_file(GEDCOM_FILES)
def test_ged4py_finds_the_same_people_with_the_same_names(file: Path) -> None:
    ours = {one.id: one for one in reading_of(file).copy.persons if not one.id.endswith("-parent")}
    with GedcomReader(str(file)) as theirs:
        names = {
            name: " ".join(str(part) for part in one.sub_tag_value("NAME") or ())
            for name, one in people_of_ged4py(theirs).items()
        }
    assert ours.keys() == names.keys()
    words = {name: Counter(text.replace("/", " ").split()) for name, text in names.items()}
    assert {name: Counter(one.full_name.split()) for name, one in ours.items()} == words


@each_file(GEDCOM_FILES)
def test_ged4py_finds_the_same_days_of_birth(file: Path) -> None:
    ours = {one.id: one.birth for one in reading_of(file).copy.persons}
    compared = 0
    with GedcomReader(str(file)) as theirs:
        for name, one in people_of_ged4py(theirs).items():
            date = one.sub_tag_value("BIRT/DATE")
            if not isinstance(date, DateValueSimple) or not isinstance(date.date, GregorianDate):
                continue
            plain = date.date.calendar is CalendarType.GREGORIAN and not date.date.bc
            # "1815/16" without a month is either year for us, the second one for ged4py.
            if plain and date.date.year and (date.date.month or not date.date.dual_year):
                assert parse(ours[name]).earliest == first_day(date.date)
                compared += 1
    assert compared > 0 or file.stem in {"Greek+Gods", "family-structure-variants"} | _WITHOUT_DATES


_WITHOUT_DATES = {
    "Ptolemaic+Dynasty",
    "Simpsons+Cartoon+Family+Tree",
    "relationships-complex",
    "remarriage1",
    "same-sex-marriage",
    "sex-value-variants",
}


def first_day(date: GregorianDate) -> int:
    year = date.dual_year or date.year
    month = MONTHS.index(date.month) + 1 if date.month else 1
    return day_number(year, month, date.day or 1)


@each_file(GEDCOM_FILES)
def test_every_parent_ged4py_finds_is_a_parent_for_us(file: Path) -> None:
    reading = reading_of(file)
    ours = {(one.child, one.parent) for one in reading.copy.parentages}
    found = set()
    with GedcomReader(str(file)) as theirs:
        for name, one in people_of_ged4py(theirs).items():
            for parent in (one.father, one.mother):
                if parent is not None:
                    found.add((name, (parent.xref_id or "").strip("@")))
    assert found <= ours


def converted(file: Path) -> dict[str, Any]:
    tool = shared_tool("ged2neutral")
    vars(tool)["open"] = lambda path, _mode: BytesIO(Path(path).read_bytes())  # it closes no file
    family: dict[str, Any] = tool.conv(str(file), file.stem)
    return family


@each_file(GEDCOM_FILES)
def test_the_converter_finds_the_same_couples_and_children(file: Path) -> None:
    copy = reading_of(file).copy
    theirs = {one["id"]: one for one in converted(file)["unions"]}
    # One child of nobody is no couple for us; siblings of nobody get a parent without a name.
    lonely = {
        name for name, one in theirs.items() if not one["partners"] and len(one["children"]) < 2
    }
    assert {union.id for union in copy.unions} == theirs.keys() - lonely
    for union in copy.unions:
        assert [one for one in union.partners if not one.endswith("-parent")] == theirs[union.id][
            "partners"
        ]
        children = {one.child for one in copy.parentages if one.union == union.id}
        assert children == {one["id"] for one in theirs[union.id]["children"]}


@each_file(GEDCOM_FILES)
def test_the_converter_finds_the_same_dead_and_the_same_pedigrees(file: Path) -> None:
    reading = reading_of(file)
    theirs = converted(file)
    dead = {one["id"] for one in theirs["persons"] if one["dead"]}
    # A burial tells of a death too; the converter looks at DEAT alone.
    assert dead <= {one.id for one in reading.copy.persons if one.dead}
    adopted = {
        (child["id"], union["id"])
        for union in theirs["unions"]
        for child in union["children"]
        if child["pedi"] == "adopted" and union["partners"]
    }
    ours = {
        (one.child, one.union)
        for one in reading.copy.parentages
        if one.kind is ParentageKind.ADOPTIVE
    }
    assert ours == adopted


@each_file(GEDCOM_FILES)
def test_what_the_map_has_no_place_for_is_all_kept(file: Path) -> None:
    rows = file.read_bytes().decode("latin-1").splitlines()
    kept = Counter(
        row.split(" ", 2)[1]
        for one in reading_of(file).not_understood
        for row in one.text.split("\n")
        if row.startswith("1 ")
    )
    for tag in ("TITL", "CHAN", "OBJE", "_UID", "REFN", "RIN", "RELI", "EDUC", "ALIA"):
        assert kept[tag] == sum(row.split(" ", 2)[:2] == ["1", tag] for row in rows)
