import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.network.drawing.svg import escaped, group, moves, number, tag, words

NASTY = st.text() | st.text(alphabet="<>&\"'\x00\x0b\n\t\r\ud800\ufffe\u202e]]>-!", max_size=20)


@given(NASTY, NASTY)
def test_any_text_stays_text(said: str, label: str) -> None:
    read = ET.fromstring(tag("g", {"aria-label": label}, words(said)))
    unwritable = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    assert len(read) == 0
    assert (read.text or "") == re.sub(unwritable, "\ufffd", said)
    assert read.get("aria-label") == re.sub(unwritable, "\ufffd", label)


def test_quotes_cannot_close_an_attribute() -> None:
    assert escaped("\"'<&>") == "&quot;&#39;&lt;&amp;&gt;"


@pytest.mark.parametrize("name", ["style", "onclick", "on_load", "x y", 'a"b', "Fill"])
def test_styles_and_scripts_cannot_be_written(name: str) -> None:
    with pytest.raises(ValueError, match="not an attribute"):
        tag("g", {name: "x"})


@given(st.floats(-1e6, 1e6))
def test_coordinates_have_one_decimal_at_most(value: float) -> None:
    assert re.fullmatch(r"0|-?\d+(\.[1-9])?", number(value))
    assert abs(float(number(value)) - value) <= 0.0501


def test_an_empty_group_is_not_drawn() -> None:
    assert group("ties", []) == ""


def test_attributes_keep_their_order() -> None:
    assert (
        tag("rect", {"x": 1.0, "stroke_width": 2, "a": "b"})
        == '<rect x="1" stroke-width="2" a="b"/>'
    )


def test_a_closed_line_ends_where_it_began() -> None:
    assert moves([(0, 0), (1.25, -0.04)], closed=True) == "M0 0L1.2 0Z"
