import pytest
from hypothesis import assume, given

from kithkin.base.date_words import shown
from kithkin.base.edtf import When, parse
from kithkin.base.tests.edtf_texts import intervals, points, read_or_refused
from kithkin.base.typed_dates import from_words

SPOKEN = [
    ("1950", "1950"),
    ("1950-05", "May 1950"),
    ("1980-05-12", "12 May 1980"),
    ("1998-21", "spring 1998"),
    ("1950~", "about 1950"),
    ("1950?", "perhaps 1950"),
    ("1950%", "perhaps about 1950"),
    ("195X", "1950s"),
    ("19XX", "20th century"),
    ("1950/1955", "between 1950 and 1955"),
    ("../1969", "before 1970"),
    ("1971-01/..", "after December 1970"),
    ("1950/", "1950 or later"),
    ("/1950", "1950 or earlier"),
    ("-0043-03-15", "15 March 44 BC"),
    ("0012", "AD 12"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "words"), SPOKEN)
def test_a_date_is_said_in_plain_words(text: str, words: str) -> None:
    assert shown(text) == words


@pytest.mark.parametrize(("text", "words"), SPOKEN)
def test_what_the_screen_says_can_be_typed(text: str, words: str) -> None:
    assert from_words(words) == text


@given(points() | intervals())
def test_words_lose_no_day_of_any_date(text: str) -> None:
    when = read_or_refused(parse, text)
    assume(isinstance(when, When))
    assert isinstance(when, When)
    again = parse(from_words(shown(text)))
    assert (again.earliest, again.latest) == (when.earliest, when.latest)
    assert (again.approximate, again.uncertain) == (when.approximate, when.uncertain)


def test_phrases_go_through_the_translator() -> None:
    german = {"about %(date)s": "um %(date)s", "%(month)s %(year)s": "%(month)s %(year)s"}
    assert shown("1950~", lambda phrase: german.get(phrase, phrase)) == "um 1950"
