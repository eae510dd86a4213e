import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.exchange.errors import FileNotUnderstoodError
from kithkin.exchange.pasted_table import read_table
from kithkin.network.copies import Gender

FAMILY = """Name\tBorn\tDied\tGender\tMother\tFather\tPartner\tShoe size
Ana\t1980\t\tf\tRosa\tLuis\t\t38
Rosa\tabout 1950\t\twoman\t\t\tLuis\t
Luis\t1948\t2011\tman\t\t\tRosa\t
"""


def test_a_table_becomes_people_couples_and_parents() -> None:
    copy = read_table(FAMILY).copy
    names = {one.id: one.name for one in copy.persons}
    assert list(names.values()) == ["Ana", "Rosa", "Luis"]
    assert [sorted(names[one] for one in union.partners) for union in copy.unions] == [
        ["Luis", "Rosa"]
    ]
    assert {(names[link.child], names[link.parent], link.union) for link in copy.parentages} == {
        ("Ana", "Rosa", "U0"), ("Ana", "Luis", "U0"),
    }  # fmt: skip
    assert [(one.birth, one.dead, one.gender) for one in copy.persons[1:]] == [
        ("1950~", False, Gender.WOMAN), ("1948", True, Gender.MAN),
    ]  # fmt: skip


def test_what_is_not_understood_is_kept_with_its_line() -> None:
    kept = read_table(FAMILY).not_understood
    assert [(one.line, one.path, one.text) for one in kept] == [(2, "Shoe size", "38")]


def test_a_name_of_two_people_links_nobody_and_is_kept() -> None:
    reading = read_table("name,born,mother\nIda,1950,\nIda,1920,\nBo,1980,Ida\n")
    assert reading.copy.parentages == ()
    assert reading.not_understood[0].text == "Ida"
    assert reading.notes[0].line == 4


def test_an_odd_date_is_kept_and_not_guessed() -> None:
    reading = read_table("name;born\nIda;when the war began\n")
    assert reading.copy.persons[0].birth == ""
    assert reading.not_understood[0].text == "when the war began"


@pytest.mark.parametrize("text", ["", "name", "born\n1950", "a,b\n1,2"])
def test_a_table_without_names_is_refused_in_words(text: str) -> None:
    with pytest.raises(FileNotUnderstoodError) as refused:
        read_table(text)
    assert refused.value.sentence


@given(st.text(alphabet="name,;\t\n\"'ab19\x00 ", max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        reading = read_table(text)
    except FileNotUnderstoodError:
        return
    assert reading.copy.persons
