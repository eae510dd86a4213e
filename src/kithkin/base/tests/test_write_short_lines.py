from hypothesis import given
from hypothesis import strategies as st

from kithkin.base.short_lines import dotted, first_words


def test_only_what_there_is_stands_on_a_line() -> None:
    assert dotted(["we clashed", "", None, "2023"]) == "we clashed · 2023"


def test_a_beginning_is_cut_between_two_words() -> None:
    assert first_words("so it went\non and on", 12) == "so it went…"


@given(st.text())
def test_no_beginning_is_longer_than_it_may_be(text: str) -> None:
    assert len(first_words(text, 20)) <= 21
