"""ANSEL (Z39.47) as GEDCOM 5 uses it: one byte a sign, and marks written before their letter.

Unicode writes a mark after its letter, and of several marks the innermost first; ANSEL the
outermost first. So a run of marks is turned round as it moves behind its letter.
"""

import re

_SIGNS = {
    0xA1: "ŁØĐÞÆŒʹ·♭®±ƠƯʼ",
    0xB0: "ʻłøđþæœʺı£ð",
    0xBC: "ơư□■°\N{SCRIPT SMALL L}℗©♯¿¡",
    0xCD: "eoß",  # e and o in the midst of the line have no sign of their own in Unicode
}
_MARKS = {
    0xE0: "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315",
    0xEE: "\u030b\u0310\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23",
    0xFC: "\u0338",
    0xFE: "\u0313",
}
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def _table() -> dict[int, str]:
    table = dict.fromkeys(range(128, 256), UNREADABLE)
    for first, signs in (_SIGNS | _MARKS).items():
        table.update(enumerate(signs, start=first))
    return table


_TO_UNICODE = _table()
_TO_BYTE = {
    ord(sign): byte
    for byte, sign in _TO_UNICODE.items()
    if sign not in UNREADABLE and not sign.isascii()
}
_MARKS_THEN_LETTER = re.compile("([\xe0-\xff]+)([^\xe0-\xff\r\n])")
_LETTER_THEN_MARKS = re.compile(f"([^\r\n])([{''.join(_MARKS.values())}]+)")


def decode(raw: bytes) -> str:
    text = raw.decode("latin-1")
    turned = _MARKS_THEN_LETTER.sub(lambda found: found[2] + found[1][::-1], text)
    return turned.translate(_TO_UNICODE)


def encode(text: str) -> bytes:
    """Undo `decode`; signs that ANSEL has not raise UnicodeEncodeError."""
    turned = _LETTER_THEN_MARKS.sub(lambda found: found[2][::-1] + found[1], text)
    return turned.translate(_TO_BYTE).encode("latin-1")
