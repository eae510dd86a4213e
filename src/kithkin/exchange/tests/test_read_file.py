"""One door: what a file is, is found from its content, and nothing but a refusal comes out."""

import codecs
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithkin.exchange.errors import (
    EncodingNotUnderstoodError,
    FileNotUnderstoodError,
    FileTooLargeError,
    NotAFamilyFileError,
)
from kithkin.exchange.kept import LARGEST_FILE_BYTES
from kithkin.exchange.reading import read_file
from kithkin.exchange.tests.shared_files import GEDCOM_FILES, JSON_FILES, gedcom

SMALL = gedcom("0 @I1@ INDI\n1 NAME Zoë /Müller/")


@pytest.mark.parametrize(
    "raw",
    [
        SMALL,
        codecs.BOM_UTF8 + SMALL,
        b"\r\n \r\n" + SMALL,
        SMALL.decode().encode("utf-16"),
        SMALL.decode().encode("utf-16-be"),
        b'{"persons": [{"id": "I1", "full_name": "Zo\xc3\xab M\xc3\xbcller"}]}',
    ],
)
def test_a_family_is_found_whatever_it_is_written_in(raw: bytes) -> None:
    assert read_file(raw).copy.persons[0].name == "Zoë Müller"


def test_a_map_is_called_like_its_file(tmp_path: Path) -> None:
    path = tmp_path / "Müller.ged"
    path.write_bytes(SMALL)
    assert read_file(path).copy.name == "Müller"
    assert read_file(SMALL, "Ours").copy.name == "Ours"


def packed() -> bytes:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("family.ged", SMALL)
    return archive.getvalue()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "This file is empty."),
        (b"\x89PNG\r\n", NotAFamilyFileError.sentence),
        (b"0 HEADER\n", NotAFamilyFileError.sentence),
        (packed(), "This is a packed archive. Please unpack it and choose the family file inside."),
    ],
)
def test_other_files_are_refused_in_a_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(NotAFamilyFileError) as refused:
        read_file(raw)
    assert str(refused.value) == sentence


def test_json_has_to_be_utf_8() -> None:
    with pytest.raises(EncodingNotUnderstoodError):
        read_file('{"persons": []}'.encode("utf-16"))


def test_a_file_over_the_cap_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.ged"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE_BYTES + 1)
    with pytest.raises(FileTooLargeError):
        read_file(path)


def read_or_refused(raw: bytes) -> str:
    try:
        return read_file(raw).copy.name or "read"
    except FileNotUnderstoodError as refused:
        return str(refused)


@given(st.binary() | st.binary().map(lambda raw: b"0 HEAD\n" + raw))
def test_any_bytes_are_a_family_or_refused(raw: bytes) -> None:
    assert read_or_refused(raw)


ROWS = st.builds(
    "{} {}{}{}".format,
    st.integers(0, 4),
    st.sampled_from(["", "", "", "@I1@ ", "@F1@ ", "@N1@ "]),
    st.sampled_from(
        [
            "INDI",
            "FAM",
            "NOTE",
            "NAME",
            "SEX",
            "BIRT",
            "DEAT",
            "CHR",
            "BURI",
            "DATE",
            "PLAC",
            "HUSB",
            "WIFE",
            "CHIL",
            "FAMC",
            "FAMS",
            "PEDI",
            "ADOP",
            "ASSO",
            "RELA",
            "EVEN",
            "TYPE",
            "MARR",
            "DIV",
            "CONT",
            "CONC",
            "NICK",
            "SOUR",
            "TRLR",
            "HEAD",
            "GEDC",
            "VERS",
            "RESI",
            "OCCU",
            "_FREL",
            "_KIND",
            "_KEPT",
            "_PARENT",
            "_SINGLE",
            "_STATUS",
            "_TWINS",
            "_GROUP",
            "_EVENT",
            "_TELLING",
            "_MEMBER",
            "_PHASE",
            "_EDTF",
            "_AT",
            "_RING",
        ]
    ),
    st.sampled_from(
        [
            " ",
            " Y",
            " @I1@",
            " @F1@",
            " @N1@",
            " @VOID@",
            " 1950",
            " ABT 1950",
            " BET 2 AND 1",
            " 5",
            " adopted",
            " Ana /Sá/",
            " @@x",
            " 1 2",
            " (when?)",
            " FROM 1950 TO 1955",
            " married",
            " 7.0",
            "",
        ]
    ),
)


@given(st.lists(ROWS, max_size=25), st.sampled_from(["", "1 SOUR KITHKIN\n"]))
@settings(max_examples=300, deadline=None)
def test_any_order_of_lines_is_a_family_or_refused(rows: list[str], own: str) -> None:
    text = "\n".join(["0 HEAD", own + "1 CHAR UTF-8", *rows])
    assert read_or_refused(text.encode())


@pytest.mark.skipif(not GEDCOM_FILES, reason="the shared example families are not here")
@given(st.data())
@settings(max_examples=50, deadline=None)
def test_a_damaged_file_is_a_family_or_refused(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from([*GEDCOM_FILES, *JSON_FILES])).read_bytes()[:20_000]
    at = data.draw(st.integers(0, len(raw)))
    damaged = (
        raw[:at] + data.draw(st.binary(max_size=8)) + raw[at + data.draw(st.integers(0, 200)) :]
    )
    assert read_or_refused(damaged)
