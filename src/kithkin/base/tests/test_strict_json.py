import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.base.strict_json import DEEPEST, NotJsonError, TooDeepError, strictly

SMALL = st.integers(-(10**13), 10**13)
PLAIN = st.none() | st.booleans() | SMALL | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    PLAIN | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(value=VALUES)
def test_whatever_is_well_formed_is_read_as_it_is(value: object) -> None:
    assert strictly(json.dumps(value)) == value


@given(text=st.text() | st.text('[]{}":,0e9N\\ '))
def test_any_text_is_refused_or_read_as_what_can_be_written_again(text: str) -> None:
    with suppress(NotJsonError):
        read = strictly(text)
        assert strictly(json.dumps(read, allow_nan=False)) == read


@pytest.mark.parametrize(
    "text", ["NaN", "[-Infinity]", "1e999", "9" * 16, '{"a": 1, "a": 2}', "[1,]", ""]
)
def test_what_readers_disagree_about_is_refused(text: str) -> None:
    with pytest.raises(NotJsonError):
        strictly(text)


def test_the_line_of_a_mistake_is_told() -> None:
    with pytest.raises(NotJsonError) as refused:
        strictly("[\n1,\n!]")
    assert refused.value.line == 3


def test_sixty_four_levels_are_read_and_no_more() -> None:
    assert strictly("[" * DEEPEST + "]" * DEEPEST)
    with pytest.raises(TooDeepError):
        strictly("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


def test_brackets_inside_a_text_are_no_levels() -> None:
    assert strictly(json.dumps("[" * 100)) == "[" * 100
