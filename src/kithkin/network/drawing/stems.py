"""The line from a couple to one child, drawn by how the child came to them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kithkin.network.copies import ParentageCopy, ParentageKind, PersonCopy, PersonKind
from kithkin.network.drawing.couples import LETTERED, dash_of
from kithkin.network.drawing.jumps import bowed_over
from kithkin.network.drawing.laid import Laid, LaidLine, Point, seconds_of
from kithkin.network.drawing.look import YEAR_SIZE
from kithkin.network.drawing.persons import text, token
from kithkin.network.drawing.svg import Drawn, group, moves, tag
from kithkin.network.notation.profile import ChildLine, Profile

_BESIDE = 4.0
# Closer than on couples: most of a stem is short.
STEM_DASHES = {"dots": "0.1 3.6", "dashes": "4 3", "long": "8 3", "dashdot": "6 3 0.1 3"}


def stem(
    child: PersonCopy,
    links: Sequence[ParentageCopy],
    points: Sequence[Point],
    profile: Profile,
    jumps: Sequence[Point] = (),
) -> Drawn:
    """Draw one stem; `links` are the parent links it stands for."""
    how = _way_of(profile, tuple(link.kind for link in links), child.kind)
    line = how.line
    data = bowed_over(points, jumps)
    parts = [tag("path", {"class": "line", "d": data, **dash_of(line.dash, STEM_DASHES)})]
    if line.beside:
        beside = moves((x + _BESIDE, y) for x, y in points)
        parts.append(
            tag("path", {"class": "line", "d": beside, **dash_of(line.beside, STEM_DASHES)})
        )
    if how.letters:
        (x1, y1), (x2, y2) = points[-2], points[-1]
        said = text(how.letters, (x1 + x2) / 2 + 9, (y1 + y2) / 2, "letter", size=YEAR_SIZE)
        parts.append(group("label", [said], **LETTERED))
    return group(how.classes, parts, data_id=token(child.id))


class _Way(NamedTuple):
    """How a stem looks that stands for links of some kinds."""

    line: ChildLine
    letters: str
    classes: str


@lru_cache(maxsize=1024)
def _way_of(profile: Profile, links: tuple[ParentageKind, ...], child: PersonKind) -> _Way:
    lines = list(dict.fromkeys(profile.child(kind, child) for kind in links))
    kinds = ["pet"] if child is PersonKind.PET else list(dict.fromkeys(links))
    return _Way(
        max(lines, key=_plainness, default=profile.parentages["biological"]),
        "".join(dict.fromkeys(one.letter for one in lines if one.letter and not one.inside)),
        f"stem {' '.join(kinds)}".strip(),
    )


def _plainness(line: ChildLine) -> int:
    """Rank lines: a stem that stands for two kinds is drawn as the one that is not plain birth."""
    return int(line.dash != "solid") + 2 * int(bool(line.beside))


def beside(laid: Laid) -> dict[str, float]:
    """How far from the middle of a child lines come in, where two sets of parents share it."""
    found: dict[str, float] = {}
    again = {one.person: one.at for one in seconds_of(laid)}
    for route in laid.routes:
        child = route.of[0]
        if route.kind == "stem" and child in laid.positions:
            off, own = _from_middle(route, laid.positions[child]), found.get(child, 0.0)
            if child not in again or off < _from_middle(route, again[child]):
                found[child] = max(own, off)
    return found


def _from_middle(route: LaidLine, at: Point) -> float:
    return abs(route.points[-1][0] - at[0])


def is_adopted(links: Sequence[ParentageCopy], profile: Profile) -> bool:
    return any(profile.child(link.kind).brackets for link in links)
