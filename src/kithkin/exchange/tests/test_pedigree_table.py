import pytest

from kithkin.exchange.errors import FileNotUnderstoodError, NotAFamilyFileError
from kithkin.exchange.reading import read_file
from kithkin.exchange.tests.shared_files import SHARED, needs_shared
from kithkin.network.copies import Gender

HEAD = "ped id father mother sex affected\n"


def refused(text: str) -> str:
    with pytest.raises(FileNotUnderstoodError) as why:
        read_file(text.encode())
    return str(why.value)


def test_a_table_of_a_pedigree_is_read() -> None:
    copy = read_file((HEAD + "1 3 1 2 1 1\n1 1 0 0 1 0\n1 2 0 0 2 NA\n").encode()).copy
    assert [(one.name, one.gender) for one in copy.persons] == [
        ("3", Gender.MAN), ("1", Gender.MAN), ("2", Gender.WOMAN),
    ]  # fmt: skip
    assert [one.partners for one in copy.unions] == [("1:1", "1:2")]
    assert [(one.child, one.parent) for one in copy.parentages] == [("1:3", "1:1"), ("1:3", "1:2")]


def test_columns_come_in_any_order_and_spelling() -> None:
    copy = read_file(b"id,momid,dadid,sex\nana,bea,0,female\n").copy
    assert [one.id for one in copy.persons] == ["ana", "bea"]  # who is named but has no line, too
    assert [one.partners for one in copy.unions] == [("bea",)]


def test_the_same_number_in_two_families_is_two_people() -> None:
    copy = read_file((HEAD + "1 7 0 0 1 0\n2 7 0 0 2 0\n").encode()).copy
    assert [one.id for one in copy.persons] == ["1:7", "2:7"]


def test_what_is_not_part_of_a_family_is_kept() -> None:
    reading = read_file((HEAD + "1 7 0 0 1 1\n").encode())
    assert [(one.line, one.path, one.text) for one in reading.not_understood] == [
        (2, "affected", "1")
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [("1 7 0 0 1", "Line 2: Here 6 values"), ("1 0 0 0 1 1", "Line 2: Each person needs an id"),
     ("1 7 0 0 1 1\n1 7 0 0 1 1", "Line 3: Each person needs an id")],
)  # fmt: skip
def test_a_line_that_does_not_fit_is_named(line: str, said: str) -> None:
    assert refused(HEAD + line).startswith(said)


def test_a_table_of_something_else_is_no_pedigree() -> None:
    with pytest.raises(NotAFamilyFileError):
        read_file(b"name,age\nAna,3\n")


@needs_shared
def test_the_table_of_two_families_is_read_whole() -> None:
    file = SHARED / "data/genogram/pedigree/sample.ped.tab"
    copy = read_file(file).copy
    assert len(copy.persons) == len(file.read_text().splitlines()) - 1
