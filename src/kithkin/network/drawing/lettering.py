"""How wide words are, and how a name is broken over lines, before any font is at hand.

Widths are advances in thousandths of the font size, a little wider than common sans-serif fonts
draw them, so that what fits here fits on the page.
"""

import unicodedata
from functools import lru_cache

from kithkin.network.speech import is_right_to_left

_NARROW = dict.fromkeys("ijl.,:;'|!I1()[]ftr-/ ", 340)
_WIDE = dict.fromkeys("mwMW@%—…", 900)
_RIGHT_TO_LEFT_MARK = "\u200f"


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    if letter in _NARROW:
        return _NARROW[letter]
    if letter in _WIDE:
        return _WIDE[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return 0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1000
    return 680 if letter.isupper() else 580


@lru_cache(maxsize=8192)
def width(text: str, size: float) -> float:
    return sum(map(_letter, text)) * size / 1000


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
    """Break a name at blanks into at most `most` lines, and end with dots what does not fit."""
    left = text.split()
    found: list[str] = []
    while left and len(found) < most:
        if len(found) == most - 1:
            found.append(_clipped(" ".join(left), size, room))
            break
        line = [left.pop(0)]
        while left and width(" ".join([*line, left[0]]), size) <= room:
            line.append(left.pop(0))
        found.append(_clipped(" ".join(line), size, room))
    return tuple(found)
