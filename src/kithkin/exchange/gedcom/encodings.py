"""Which letters a GEDCOM file is written in: found from its first bytes, its header, its content.

What a header says is not trusted against the bytes: valid UTF-8 beyond ASCII is UTF-8, and what
is not valid falls back to the Windows letters with a note.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from kithkin.exchange.errors import EncodingNotUnderstoodError
from kithkin.exchange.gedcom import ansel
from kithkin.exchange.kept import Note

_HEADER_BYTES = 65_536
_DECLARED = re.compile(rb"(?:^|[\r\n])[ \t]*1 +CHAR +([^\r\n]*)")
_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_WITHOUT_BOM = {
    b"0\0": "utf-16-le",
    b" \0": "utf-16-le",
    b"\n\0": "utf-16-le",
    b"\r\0": "utf-16-le",
}
_NAMES = {
    "ANSEL": "ansel",
    "IBMPC": "cp437",
    "IBM": "cp437",
    "IBM DOS": "cp437",
    "OEM": "cp437",
    "MSDOS": "cp437",
    "MACINTOSH": "mac_roman",
    "MACROMAN": "mac_roman",
}


def _windows_letters() -> str:
    """cp1252 with its five unused bytes read as control signs, so that no byte is refused."""
    return "".join(
        chr(byte) if byte in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else bytes([byte]).decode("cp1252")
        for byte in range(256)
    )


_WINDOWS = _windows_letters()
_WINDOWS_BYTES = codecs.charmap_build(_WINDOWS)


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    bom: bytes = b""
    notes: tuple[Note, ...] = ()

    def encode(self, text: str) -> bytes:
        """The bytes this file would have for another text."""
        return self.bom + _ENCODERS.get(self.encoding, _by_name(self.encoding))(text)


def _by_name(encoding: str) -> Callable[[str], bytes]:
    return lambda text: text.encode(encoding)


_ENCODERS: dict[str, Callable[[str], bytes]] = {
    "ansel": ansel.encode,
    "windows": lambda text: codecs.charmap_encode(text, "strict", _WINDOWS_BYTES)[0],
}


def decode(raw: bytes) -> Decoded:
    """Turn the bytes of a GEDCOM file into text.

    Raises
    ------
    EncodingNotUnderstoodError
        The file says it is UTF-16 and is not.
    """
    for bom, encoding in _BOMS.items():
        if raw.startswith(bom):
            return _marked(raw[len(bom) :], encoding, bom)
    wide = _WITHOUT_BOM.get(raw[:2]) or ("utf-16-be" if raw[:1] == b"\0" else None)
    if wide is not None:
        return _marked(raw, wide, b"")
    return _narrow(raw, b"", declared_encoding(raw))


def declared_encoding(raw: bytes) -> str:
    """What the header calls the encoding, in capitals; "" if it does not say."""
    found = _DECLARED.search(raw[:_HEADER_BYTES])
    return found[1].decode("latin-1").strip().upper() if found else ""


def _marked(raw: bytes, encoding: str, bom: bytes) -> Decoded:
    if encoding == "utf-8":
        return _narrow(raw, bom, "UTF-8")
    try:
        return Decoded(raw.decode(encoding), encoding, bom)
    except UnicodeDecodeError:
        raise EncodingNotUnderstoodError from None


def _narrow(raw: bytes, bom: bytes, declared: str) -> Decoded:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte_a_letter(raw, bom, declared)
    notes = (
        () if text.isascii() or declared not in _NAMES else (_not_as_declared(declared, "UTF-8"),)
    )
    return Decoded(text, "utf-8", bom, notes)


def _one_byte_a_letter(raw: bytes, bom: bytes, declared: str) -> Decoded:
    encoding = _NAMES.get(declared, "windows")
    if encoding == "ansel":
        text = ansel.decode(raw)
    elif encoding == "windows":
        text = codecs.charmap_decode(raw, "strict", _WINDOWS)[0]
    else:
        text = raw.decode(encoding)
    return Decoded(text, encoding, bom, tuple(_doubts(text, encoding, declared)))


def _doubts(text: str, encoding: str, declared: str) -> list[Note]:
    doubts = []
    if encoding == "windows" and declared in {"UTF-8", "UTF8", "UNICODE"}:
        doubts.append(_not_as_declared(declared, "Windows letters"))
    unreadable = text.count(ansel.UNREADABLE)
    if unreadable:
        doubts.append(Note(0, f"{unreadable} letters of this file could not be read."))
    return doubts


def _not_as_declared(declared: str, found: str) -> Note:
    return Note(0, f"The file says it is written in {declared}; it was read as {found}.")
