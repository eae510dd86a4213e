"""Halos of words for renderers that paint letter by letter.

With `paint-order="stroke"` a word's halo lies behind the word. Typst paints each letter with its halo
before the next, which then bites into the letter before it; so the halo becomes a word of its own,
drawn first. Only for SVG that `kithkin.network.drawing` made (see `letters`).
"""

import re

_PART = re.compile(r"<(/?)([a-zA-Z]+)([^<>]*?)(/?)>|[^<]+")
_HALO = re.compile(r'\spaint-order="([^"]*)"')
_STROKE = re.compile(r'\sstroke="([^"]*)"')
_FILL = re.compile(r'\sfill="[^"]*"')


def with_halos_first(svg: str) -> str:
    """Draw every word that has a halo twice: the halo alone, then the word alone."""
    around = [("", "none")]  # inside each open element: what is painted first, and the stroke
    made: list[str] = []
    words: list[str] | None = None  # a word with a halo, from its first tag on
    for part in _PART.finditer(svg):
        closing, name, inside, empty = part.groups()
        into = made if words is None else words
        into.append(part.group())
        if name is None:
            continue
        if closing:
            around.pop()
            if words is not None and name == "text":
                made += _twice("".join(words))
                words = None
            continue
        state = _state(inside, *around[-1])
        if name == "text" and not empty and state[0] == "stroke" and state[1] != "none":
            words = [made.pop()]
        if not empty:
            around.append(state)
    return "".join(made)


def _state(inside: str, first: str, stroke: str) -> tuple[str, str]:
    order, drawn = _HALO.search(inside), _STROKE.search(inside)
    return order.group(1) if order else first, drawn.group(1) if drawn else stroke


def _twice(word: str) -> tuple[str, str]:
    start, end = word.split(">", 1)
    return (
        f'{_FILL.sub("", start)} fill="none">{end}',
        f'{_STROKE.sub("", start)} stroke="none">{end}',
    )
