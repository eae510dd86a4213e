"""Lines, levels and line ends; what a tag means is no matter here."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.exchange.errors import (
    FileNotUnderstoodError,
    LevelNotUnderstoodError,
    LineNotUnderstoodError,
    LineTooLongError,
    NestedTooDeepError,
)
from kithkin.exchange.gedcom.encodings import decode
from kithkin.exchange.gedcom.lines import LONGEST_LINE, records, without_unseen, write_records
from kithkin.exchange.tests.shared_files import GEDCOM_FILES, each_file

VALUES = st.none() | st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]))
TAGS = st.from_regex(r"[A-Z_][A-Z0-9_]{0,8}", fullmatch=True)
XREFS = st.none() | st.from_regex(r"@[A-Za-z0-9][A-Za-z0-9 .-]{0,8}@", fullmatch=True)


@st.composite
def well_formed(draw: st.DrawFn) -> str:
    """A file without spare blanks, with one kind of line end."""
    rows, level = [], -1
    for xref, tag, value in draw(st.lists(st.tuples(XREFS, TAGS, VALUES), min_size=1)):
        level = draw(st.integers(0, level + 1))
        parts = [str(level), xref, tag, value]
        rows.append(" ".join(part for part in parts if part is not None))
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return newline.join(rows) + draw(st.sampled_from(["", newline]))


def written_again(raw: bytes) -> bytes:
    decoded = decode(raw)
    return write_records(records(decoded.text), decoded)


@each_file(GEDCOM_FILES)
def test_every_shared_file_is_written_again_byte_for_byte(file: Path) -> None:
    raw = file.read_bytes()
    # Two letters of the torture test are plain e and o to us: Unicode has no others.
    as_read = raw.replace(b"\xcd", b"e").replace(b"\xce", b"o") if b"ANSEL" in raw[:1000] else raw
    assert written_again(raw) == as_read


@given(well_formed(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_well_formed_file_is_written_again_byte_for_byte(text: str, encoding: str) -> None:
    raw = f"0 HEAD\n{text}".replace("\r\n", "\n").replace("\r", "\n").encode(encoding)
    assert written_again(raw) == raw


@given(well_formed())
def test_lines_hang_under_the_line_one_level_above(text: str) -> None:
    whole = list(records(text))
    assert {record.level for record in whole} <= {0}
    waiting = list(whole)
    while waiting:
        line = waiting.pop()
        assert all(below.level == line.level + 1 for below in line.under)
        waiting += line.under


def test_lines_are_numbered_as_an_editor_does() -> None:
    head, person = records("0 HEAD\r\n\r\n  1 CHAR UTF-8\r\n0 @I1@ INDI\r\n")
    assert head.under[0].number == 3
    assert person.number == 4


def test_a_value_keeps_its_blanks() -> None:
    (record,) = records("0 NOTE  two before, two after  \n1 CONT\n1 CONT \n")
    assert record.value == " two before, two after  "
    assert [line.value for line in record.under] == [None, ""]


@pytest.mark.parametrize(
    ("text", "error", "line"),
    [
        ("0 HEAD\n2 VERS 5.5\n", LevelNotUnderstoodError, 2),
        ("1 NAME Ana\n", LevelNotUnderstoodError, 1),
        ("0 HEAD\nhello\n", LineNotUnderstoodError, 2),
        ("0 HEAD\n1\n", LineNotUnderstoodError, 2),
        ("0 HEAD\n-1 NAME\n", LineNotUnderstoodError, 2),
        ("0 HEAD\n1 NA-ME Ana\n", LineNotUnderstoodError, 2),
        (f"0 HEAD\n1 NOTE {'a' * LONGEST_LINE}\n", LineTooLongError, 2),
        ("\n".join(f"{level} TAG" for level in range(70)), NestedTooDeepError, 66),
    ],
)
def test_what_is_no_line_is_refused_with_its_number(
    text: str, error: type[FileNotUnderstoodError], line: int
) -> None:
    with pytest.raises(error) as refused:
        list(records(text))
    assert refused.value.line == line
    assert str(refused.value).startswith(f"Line {line}: ")


def test_signs_that_cannot_be_shown_are_left_out() -> None:
    assert without_unseen("0 HEAD\x00\n1 NOTE a\tb\x1a") == "0 HEAD\n1 NOTE a\tb"


@given(st.text(st.sampled_from("01 2\n\r@IAB\t_x"), max_size=60))
def test_any_text_is_lines_or_refused_with_a_line(text: str) -> None:
    try:
        lines = [line.number for line in records(text)]
    except FileNotUnderstoodError as refused:
        lines = [refused.line or 0]
    assert all(number > 0 for number in lines)
