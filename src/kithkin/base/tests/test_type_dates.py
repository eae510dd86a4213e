import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.base.edtf import DateNotUnderstoodError, parse
from kithkin.base.tests.edtf_texts import read_or_refused
from kithkin.base.typed_dates import from_words

TYPED = [
    ("about 1950", "1950~"),
    ("c1950", "1950~"),
    ("ca. 1950", "1950~"),
    ("around spring 1998", "1998-21~"),
    ("maybe about 1950", "1950%"),
    ("1950?", "1950?"),
    ("1950s", "195X"),
    ("the early 1950s", "1950/1953"),
    ("mid-1950s", "1954/1956"),
    ("late 1950s", "1957/1959"),
    ("19th century", "18XX"),
    ("1st century BC", "-0099/0000"),
    ("Spring of 1998", "1998-21"),
    ("before 1970", "../1969"),
    ("after May 1970", "1970-06/.."),
    ("by 1970", "/1970"),
    ("since 1970", "1970/"),
    ("from 1970 onwards", "1970/"),
    ("12 May 1980", "1980-05-12"),
    ("May 12, 1980", "1980-05-12"),
    ("12th of May 1980", "1980-05-12"),
    ("sept 1980", "1980-09"),
    ("12.5.1980", "1980-05-12"),
    ("25/12/1980", "1980-12-25"),
    ("12/25/1980", "1980-12-25"),
    ("5/1980", "1980-05"),
    ("1980-5-2", "1980-05-02"),
    ("1950-55", "1950/1955"),
    ("1950\N{EN DASH}1955", "1950/1955"),
    ("1950/51", "1950/1951"),
    ("1950 or 1951", "1950/1951"),
    ("from 1950 to 1955", "1950/1955"),
    ("May to June 1980", "1980-05/1980-06"),
    ("12 May - 14 June 1980", "1980-05-12/1980-06-14"),
    ("don't know", ""),
]


@pytest.mark.parametrize(("words", "text"), TYPED)
def test_dates_can_be_typed_as_people_say_them(words: str, text: str) -> None:
    assert from_words(words) == text


@pytest.mark.parametrize(("words", "text"), TYPED)
def test_capitals_and_spare_spaces_do_not_matter(words: str, text: str) -> None:
    assert from_words(f"  {words.upper()}  ") == text


@pytest.mark.parametrize(
    "words", ["12/5/1980", "98", "50s", "31 Feb 1980", "yesterday", "0th century"]
)
def test_what_is_no_date_or_may_be_two_is_refused(words: str) -> None:
    with pytest.raises(DateNotUnderstoodError) as refused:
        from_words(words)
    assert f"“{words}”" in str(refused.value)


@given(st.text(max_size=60) | st.text("0123456789-/.?~ acbdefmorty", max_size=30))
def test_any_typing_gives_a_date_or_a_sentence(words: str) -> None:
    found = read_or_refused(from_words, words)
    if isinstance(found, str):
        assert parse(found).text == found
    else:
        assert found.sentence.endswith(".")
