"""Sheets of every sign of a notation, to be looked at by people and compared by tests."""

from collections.abc import Iterator, Mapping
from itertools import accumulate

from kithkin.network.drawing import lettering
from kithkin.network.drawing.look import FONT, INK, SOFT
from kithkin.network.drawing.persons import text
from kithkin.network.drawing.specimens import Specimen, specimens
from kithkin.network.drawing.svg import Drawn, group, number, tag, words
from kithkin.network.notation.profile import Profile

_COLUMNS = {"persons": 8, "couples": 5, "children": 5, "ties": 4}
_WORD_SIZE = 10.0
_CAPTION, _GAP, _HEAD, _EDGE = 28.0, 14.0, 44.0, 24.0


def sheet(profile: Profile, family: str) -> str:
    """One family of signs as an SVG; every sign is a group of its own that carries its key."""
    drawn, wide, high = _family(family, specimens(profile)[family])
    return _page(f"{profile.label}: {family}", [drawn], wide, high)


def contact_sheet(profile: Profile) -> str:
    """Every sign of a notation on one sheet."""
    families = [_family(family, found) for family, found in specimens(profile).items()]
    tops = accumulate((high for _, _, high in families), initial=0.0)
    drawn = [
        tag("g", {"transform": f"translate(0 {number(top)})"}, family)
        for (family, _, _), top in zip(families, tops, strict=False)
    ]
    wide, high = max(wide for _, wide, _ in families), sum(high for _, _, high in families)
    return _page(profile.label, drawn, wide, high)


def _page(title: str, drawn: list[Drawn], wide: float, high: float) -> str:
    box = " ".join(map(number, (0.0, 0.0, wide + 2 * _EDGE, high + _HEAD)))
    head = text(title, _EDGE, 28.0, "title", size=18, fill=INK)
    return tag(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "map",
            "viewBox": box,
            "font-family": FONT,
        },
        tag("title", {}, words(title)),
        head,
        tag("g", {"transform": f"translate({number(_EDGE)} {number(_HEAD)})"}, *drawn),
    )


def _family(family: str, found: Mapping[str, Specimen]) -> tuple[Drawn, float, float]:
    """Set the specimens in rows of equal cells; how wide and high they are together."""
    columns = _COLUMNS[family]
    left, top = (min(one.room[side] for one in found.values()) for side in (0, 1))
    right, foot = (max(one.room[side] for one in found.values()) for side in (2, 3))
    wide, high = right - left + _GAP, foot - top + _CAPTION + _GAP
    cells = _cells(family, found, (wide, high), (left, top, foot), columns)
    rows = -(-len(found) // columns)
    return group("specimens", cells), columns * wide, rows * high


def _cells(
    family: str,
    found: Mapping[str, Specimen],
    size: tuple[float, float],
    room: tuple[float, float, float],
    columns: int,
) -> Iterator[Drawn]:
    left, top, foot = room
    for place, (key, one) in enumerate(found.items()):
        row, column = divmod(place, columns)
        where = f"translate({number(column * size[0] - left)} {number(row * size[1] - top)})"
        said = lettering.lines(one.word, _WORD_SIZE, size[0] - 6)
        caption = [
            text(line, left, foot + 10 + 12 * n, "caption", size=_WORD_SIZE, fill=SOFT)
            for n, line in enumerate(said)
        ]
        drawn = [tag("g", {"class": "sign"}, one.drawn), *caption]
        yield group("specimen", drawn, data_id=f"{family}.{key}", transform=where)
