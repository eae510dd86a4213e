"""Which letters a file is written in."""

import codecs
from unicodedata import normalize

import ansel as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.exchange.errors import EncodingNotUnderstoodError
from kithkin.exchange.gedcom import ansel
from kithkin.exchange.gedcom.encodings import decode

oracle.register()
KNOWN_BYTES = [
    byte for byte in range(0x80, 0x100) if ansel.UNREADABLE not in ansel.decode(bytes([byte, 0x61]))
]
TEXT = "0 HEAD\n1 CHAR {}\n0 @I1@ INDI\n1 NAME Zoë /Müller/\n"


@pytest.mark.parametrize("byte", KNOWN_BYTES)
def test_every_ansel_sign_is_the_one_the_ansel_package_knows(byte: int) -> None:
    raw = bytes([byte]) + b"a"
    assert ansel.decode(raw) == raw.decode("gedcom")


def test_no_sign_of_ansel_is_missing() -> None:
    theirs = {byte for byte in range(0x80, 0x100) if _oracle_knows(byte)}
    assert set(KNOWN_BYTES) == theirs


def _oracle_knows(byte: int) -> bool:
    try:
        bytes([byte, 0x61]).decode("gedcom")
    except UnicodeDecodeError:
        return False
    return True


@given(st.lists(st.sampled_from([*range(0x20, 0x7F), *KNOWN_BYTES])))
def test_marks_come_behind_their_letter_as_in_the_ansel_package(signs: list[int]) -> None:
    raw = bytes(signs) + b"."
    assert ansel.decode(raw) == raw.decode("gedcom")


@given(st.lists(st.sampled_from([*range(0x20, 0x7F), *(set(KNOWN_BYTES) - {0xCD, 0xCE})])))
def test_ansel_bytes_come_back_as_they_were(signs: list[int]) -> None:
    raw = bytes(signs) + b"."
    assert ansel.encode(ansel.decode(raw)) == raw


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_is_found_with_and_without_a_mark(bom: bytes, encoding: str) -> None:
    text = TEXT.format("UNICODE")
    decoded = decode(bom + text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, encoding, ())
    assert decoded.encode(text) == bom + text.encode(encoding)


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("ANSI", "cp1252"), ("ANSEL", "gedcom"), ("IBMPC", "cp437"), ("MACINTOSH", "mac_roman")],
)
def test_older_letters_are_read_as_declared(declared: str, codec: str) -> None:
    text = TEXT.format(declared)
    assert normalize("NFC", decode(text.encode(codec)).text) == text


def test_letters_that_are_not_what_the_header_says_are_read_and_told() -> None:
    decoded = decode(TEXT.format("UTF-8").encode("cp1252"))
    assert "Zoë /Müller/" in decoded.text
    assert decoded.notes[0].words == (
        "The file says it is written in UTF-8; it was read as Windows letters."
    )
    assert decode(TEXT.format("ANSEL").encode()).text == TEXT.format("ANSEL")


def test_letters_that_cannot_be_read_are_counted() -> None:
    decoded = decode(b"0 HEAD\n1 CHAR ANSEL\n1 NOTE \xff\x81\n")
    assert decoded.notes[0].words == "2 letters of this file could not be read."


def test_half_a_letter_of_utf_16_is_refused() -> None:
    with pytest.raises(EncodingNotUnderstoodError):
        decode(codecs.BOM_UTF16_LE + b"0\x00 ")


@given(st.binary() | st.binary().map(lambda raw: codecs.BOM_UTF16_BE + raw))
def test_any_bytes_are_letters_or_refused(raw: bytes) -> None:
    outcomes = []
    try:
        outcomes.append(decode(raw).text)
    except EncodingNotUnderstoodError as refused:
        outcomes.append(refused.sentence)
    assert isinstance(outcomes[0], str)
