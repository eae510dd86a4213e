"""Numbers that a telephone can ring, however they were typed."""

import re
import unicodedata

_BETWEEN = re.compile(r"[\s().\-/\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_DIALABLE = re.compile(r"\+?\d{2,20}")


def bare(typed: str) -> str:
    """Digits and a plus alone: "(030) ١٢٣" is "030123". Other signs stay, to be refused."""
    digits = "".join(_digit(sign) for sign in typed)
    return _BETWEEN.sub("", digits)


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def is_dialable(typed: str) -> bool:
    return bool(_DIALABLE.fullmatch(bare(typed)))


def link(typed: str) -> str:
    """The address a telephone opens; nothing for what it could not ring."""
    return f"tel:{bare(typed)}" if is_dialable(typed) else ""
