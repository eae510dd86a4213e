"""How wide words are, and how a name is broken over lines.

Widths are those of Rubik, the font that comes with Kithkin, from the table beside it (see
tools/font_widths.py). They are advances in thousandths of the font size without kerning. A letter of
a joined script counts as its widest form, so such a word is never wider than what is said here.
Letters that Rubik does not have are drawn with another font of the reader's machine; they count a
little wider than most fonts draw them.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from kithkin.network.speech import is_right_to_left

FONT_FILE = Path(__file__).with_name("font") / "Rubik-Regular.ttf"
LONGEST_LINE = 24  # letters of a name that may stand on one line, where there is room
_RIGHT_TO_LEFT_MARK = "\u200f"
_WORD = re.compile(r"[^\s-]*-+(?=\S)|\S+")


@cache
def _table() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for line in FONT_FILE.with_name("widths.txt").read_text(encoding="ascii").splitlines():
        start, *run = line.split()
        found.update({chr(int(start, 16) + at): int(wide) for at, wide in enumerate(run)})
    return found


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    known = _table().get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return 0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1000
    return 760 if letter.isupper() else 680


@lru_cache(maxsize=8192)
def width(text: str, size: float) -> float:
    return sum(map(_letter, text)) * size / 1000


def is_in_font(text: str) -> bool:
    """Whether every letter is drawn with the font that comes with Kithkin."""
    return all(letter in _table() or letter.isspace() or not _letter(letter) for letter in text)


def _clipped(text: str, size: float, room: float) -> str:
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept + "…", size) > room:
        kept = kept[:-1]
    # The mark keeps the dots at the left end of a right-to-left name in every renderer.
    return kept.rstrip() + "…" + (_RIGHT_TO_LEFT_MARK if is_right_to_left(text) else "")


@lru_cache(maxsize=8192)
def lines(text: str, size: float, room: float, most: int = 2) -> tuple[str, ...]:
    """Break a name at blanks and hyphens into at most `most` lines; dots for what does not fit.

    A short name stays on one line where there is room for it.
    """
    plain = " ".join(text.split())
    if len(plain) <= LONGEST_LINE and width(plain, size) <= room:
        return (plain,) if plain else ()
    left = [(one.group(), one.start()) for one in _WORD.finditer(plain)]
    found: list[str] = []
    while left and len(found) < most:
        begins = left[0][1]
        if len(found) == most - 1:
            found.append(_clipped(plain[begins:], size, room))
            break
        upto = _fitting(plain, left, size, room)
        ends = left[upto][1] if upto < len(left) else len(plain)
        found.append(_clipped(plain[begins:ends].rstrip(), size, room))
        left = left[upto:]
    return tuple(found)


def _fitting(plain: str, left: list[tuple[str, int]], size: float, room: float) -> int:
    """How many of the words fit on one line, never less than one."""
    begins = left[0][1]
    for count in range(len(left), 1, -1):
        word, at = left[count - 1]
        line = plain[begins : at + len(word)]
        if len(line) <= LONGEST_LINE and width(line, size) <= room:
            return count
    return 1
