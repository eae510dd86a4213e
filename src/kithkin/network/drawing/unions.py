"""Couples and their children: the bars, drops and stems, in the lines their kinds ask for."""

from collections.abc import Iterable, Mapping, Sequence

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.couples import Couple, couple, dash_of
from kithkin.network.drawing.laid import Laid, LaidLine, Point
from kithkin.network.drawing.look import INK
from kithkin.network.drawing.stems import STEM_DASHES, stem
from kithkin.network.drawing.svg import Drawn, group, moves, tag
from kithkin.network.drawing.twins import bars_between, meeting, trimmed
from kithkin.network.notation.profile import kithkin_profile


def unions(copy: MapCopy, laid: Laid, couples: Sequence[Couple]) -> Drawn:
    """Draw every couple and every link to a child; a link without a route gets its own line."""
    stems = [route for route in laid.routes if route.kind == "stem"]
    apart = meeting(copy.twins, stems)
    tops = trimmed(copy, laid.routes, apart)
    drawn = [couple(one, tops) for one in couples]
    return group(
        "unions",
        [*drawn, *_alone(copy, laid, tops), *_links(copy, laid, stems, apart)],
        aria_hidden="true",
        fill="none",
        stroke=INK,
        stroke_width=1.6,
    )


def _alone(copy: MapCopy, laid: Laid, tops: Mapping[int, Sequence[Point]]) -> Iterable[Drawn]:
    """Draw the way down from somebody who is no couple on this map: a single parent, a donor."""
    couples = {union.id for union in copy.unions}
    for route in laid.routes:
        if route.kind != "stem" and route.of[0] not in couples:
            line = moves(tops.get(id(route), route.points))
            dash = dash_of(_dash_of_parent(copy, couples, route.of[0]), STEM_DASHES)
            yield tag("path", {"class": "down", "d": line, **dash})


def _dash_of_parent(copy: MapCopy, couples: set[str], parent: str) -> str:
    """Find the dash when all children are this parent's in one way, else a plain line."""
    dashes = {
        kithkin_profile().child(link.kind).dash
        for link in copy.parentages
        if link.parent == parent and link.union not in couples
    }
    return dashes.pop() if len(dashes) == 1 else "solid"


def _links(
    copy: MapCopy,
    laid: Laid,
    stems: Sequence[LaidLine],
    apart: dict[int, list[tuple[float, float]]],
) -> Iterable[Drawn]:
    links = {link.id: link for link in copy.parentages}
    drawn: set[str] = set()
    for route in stems:
        mine = [links[one] for one in route.of[1:] if one in links]
        drawn.update(link.id for link in mine)
        yield stem(route.of[0], mine, apart.get(id(route), route.points))
    yield from bars_between(copy.twins, stems, apart)
    for link in copy.parentages:
        if link.id not in drawn and link.parent in laid.positions and link.child in laid.positions:
            ends = [laid.positions[link.parent], laid.positions[link.child]]
            yield stem(link.child, [link], ends)
