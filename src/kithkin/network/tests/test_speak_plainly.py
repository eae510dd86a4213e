import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.network.copies import PersonCopy, PersonKind
from kithkin.network.drawing.lettering import lines, width
from kithkin.network.speech import (
    is_right_to_left,
    joined,
    name_of,
    place_word,
    possessive,
    sentence,
    stopped,
)


@pytest.mark.parametrize(
    ("pronouns", "word"),
    [("she/her", "her"), ("He", "his"), ("they/them", "their"), ("", "their"), ("xi/xir", None)],
)
def test_the_possessive_follows_recorded_pronouns(pronouns: str, word: str | None) -> None:
    assert possessive(PersonCopy("p", pronouns=pronouns)) == word


@pytest.mark.parametrize(
    ("place", "of", "words"),
    [(0, 1, "only child"), (0, 3, "eldest of three"), (1, 3, "second of three"),
     (2, 3, "youngest of three"), (14, 20, "number 15 of 20")],
)  # fmt: skip
def test_places_among_siblings_are_said_in_words(place: int, of: int, words: str) -> None:
    assert place_word(place, of) == words


def test_lists_read_like_speech() -> None:
    assert [joined([]), joined(["a"]), joined(["a", "b", "c"])] == ["", "a", "a, b and c"]


def test_a_name_keeps_its_own_letters_at_the_start_of_a_sentence() -> None:
    assert stopped("bell hooks, 69") == "bell hooks, 69."
    assert sentence("eldest of three") == "Eldest of three."
    assert sentence("") == stopped("") == ""


@pytest.mark.parametrize("kind", PersonKind)
def test_a_being_without_a_name_is_named_by_its_kind(kind: PersonKind) -> None:
    assert name_of(PersonCopy("p", kind, nickname="  ")).startswith(("a ", "an ", "someone"))


def test_a_right_to_left_name_does_not_turn_its_sentence() -> None:
    assert is_right_to_left("(נועה)")
    assert not is_right_to_left("Noa נועה")
    assert name_of(PersonCopy("p", nickname="نور")) == "\u2068نور\u2069"


@given(st.text(max_size=60), st.floats(20, 200))
def test_a_broken_name_always_fits_its_room(name: str, room: float) -> None:
    found = lines(name, 12.0, room)
    assert len(found) <= 2
    assert all(width(line, 12.0) <= room for line in found)


def test_a_name_that_does_not_fit_ends_with_dots() -> None:
    assert lines("Wolfeschlegelsteinhausen", 12.0, 60.0)[0].endswith("…")
    assert lines("Ana Sofía", 12.0, 94.0) == ("Ana Sofía",)
    assert lines("", 12.0, 94.0) == ()
