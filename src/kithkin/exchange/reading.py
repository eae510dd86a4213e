"""One door for every kind of family file: what it is, is found from its content."""

import re
from pathlib import Path

from kithkin.exchange.errors import FileTooLargeError, NotAFamilyFileError
from kithkin.exchange.gedcom.reader import read_gedcom
from kithkin.exchange.kept import LARGEST_FILE_BYTES, Reading
from kithkin.exchange.neutral import read_neutral
from kithkin.exchange.pedigree_table import looks_like_a_pedigree, read_pedigree

__all__ = ["Reading", "read_file"]

_FIRST_BYTES = 1_024
_BLANKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"  # byte order marks too
_GEDCOM = re.compile(rb"0+[ \t]+HEAD\b")


def read_file(source: Path | bytes, name: str = "") -> Reading:
    """Read a family file; `name` is what the map is called where the file does not say.

    Raises
    ------
    FileNotUnderstoodError
        It is no family file we know, or something in it is wrong; nothing is read then.
    """
    if isinstance(source, Path):
        if source.stat().st_size > LARGEST_FILE_BYTES:
            raise FileTooLargeError
        name, source = name or source.stem, source.read_bytes()
    if len(source) > LARGEST_FILE_BYTES:
        raise FileTooLargeError
    start = _first_letters(source)
    if start.startswith(b"{"):
        return read_neutral(source, name)
    if _GEDCOM.match(start):
        return read_gedcom(source, name)
    if looks_like_a_pedigree(start):
        return read_pedigree(source, name)
    raise NotAFamilyFileError(_what_it_is(source))


def _first_letters(raw: bytes) -> bytes:
    """The beginning without blanks, also of a file that takes two bytes for a letter."""
    return raw[:_FIRST_BYTES].replace(b"\0", b"").lstrip(_BLANKS)


def _what_it_is(raw: bytes) -> str:
    if not raw.strip():
        return "This file is empty."
    if raw.startswith(b"PK"):
        return "This is a packed archive. Please unpack it and choose the family file inside."
    return ""
