"""What a picture of ours says of itself: its size, and how small its smallest letters are.

Only for SVG that `kithkin.network.drawing` made: there every value is escaped, so that no `<` and no
`>` stands anywhere but at the ends of a tag.
"""

import re

_TAG = re.compile(r"<(/?)([a-z]+)([^<>]*?)(/?)>", re.IGNORECASE)
_SIZE = re.compile(r'\sfont-size="([\d.]+)"')
_SCALE = re.compile(r'\stransform="[^"]*?scale\(([\d.]+)')
_BOX = re.compile(r'\sviewBox="([^"]+)"')
# Where nothing is written, symbols alone must stay as large as beside the smallest usual letters.
_USUAL = 9.5
_UNSET = 16.0  # what renderers take where no size is said


def size_of(svg: str) -> tuple[float, float]:
    box = _BOX.search(svg)
    if box is None:
        raise ValueError("a picture of ours has a viewBox")
    _, _, wide, high = map(float, box.group(1).split())
    return wide, high


def smallest_letters(svg: str) -> float:
    """The size of the smallest words, in the units of the picture."""
    around = [(_UNSET, 1.0)]  # size of letters and scale inside each open element
    found = []
    for closing, name, inside, empty in _TAG.findall(svg):
        if closing:
            around.pop()
            continue
        size, scale = around[-1]
        said, scaled = _SIZE.search(inside), _SCALE.search(inside)
        size = float(said.group(1)) if said else size
        scale *= float(scaled.group(1)) if scaled else 1.0
        if name in {"text", "tspan"}:
            found.append(size * scale)
        if not empty:
            around.append((size, scale))
    return min(found, default=_USUAL)
