import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.crisis.dialling import bare, is_dialable, link


@pytest.mark.parametrize(
    ("typed", "rung"),
    [
        ("112", "tel:112"),
        ("+44 (0)20 7946-0018", "tel:+4402079460018"),
        ("\u0660\u0663\u0660 \u0661\u0662\u0663\u0664", "tel:0301234"),
        ("\u202a030/12.34\u202c", "tel:0301234"),
    ],
)
def test_a_number_rings_however_it_was_typed(typed: str, rung: str) -> None:
    assert link(typed) == rung


@pytest.mark.parametrize(
    "typed", ["", "1", "ask Bea", "tel:112;ext=9", "+", "javascript:1", "112 or 110"]
)
def test_what_no_telephone_can_ring_gets_no_link(typed: str) -> None:
    assert link(typed) == ""
    assert not is_dialable(typed)


@given(st.text())
def test_a_link_holds_digits_and_a_plus_alone(typed: str) -> None:
    rung = link(typed).removeprefix("tel:")
    assert set(rung) <= {*string.digits, "+"}


@given(st.text(alphabet=string.digits, min_size=2, max_size=20), st.integers(1, 4))
def test_spaces_change_no_number(digits: str, every: int) -> None:
    spaced = " ".join(digits[at : at + every] for at in range(0, len(digits), every))
    assert bare(spaced) == digits
