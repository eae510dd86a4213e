"""Households and groups as soft outlines that hold their members and nobody else.

Members who stand apart, with others between them, get an outline each under the same name: an
outline that swallowed a stranger would say something untrue. Every group has a dash of its own;
long dashes are households, dots are other groups.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot

from kithkin.network.copies import GroupCopy, GroupKind
from kithkin.network.drawing import lettering
from kithkin.network.drawing.look import SOFT, WIDE_HALO, YEAR_SIZE
from kithkin.network.drawing.persons import text, token
from kithkin.network.drawing.svg import Drawn, group, number, path
from kithkin.network.voice import Voice, members_on

Point = tuple[float, float]
_WIDE, _ABOVE, _BELOW = 44.0, 38.0, 54.0  # from the middle of a symbol to its outline
_CORNER = 24.0
HULL_DASHES = {GroupKind.HOUSEHOLD: "6 4", GroupKind.GROUP: "1.5 3.5"}
# The first is that of the legend; the next ones tell groups apart that lie over one another.
_OTHER_DASHES = {
    GroupKind.HOUSEHOLD: ("12 4", "6 4 1.5 4", "9 3 3 3", "16 3 2 3"),
    GroupKind.GROUP: ("1.5 6", "1.5 3 1.5 7", "3 3", "1.5 2 4 3"),
}
_LABEL_ROOM = 150.0
# Members farther apart than this are joined only where all of their group can share an outline.
_CELL = 240.0
_MOST_NEIGHBOURS = 8


def hulls(voice: Voice, places: Mapping[str, Point]) -> Drawn:
    """Draw the groups that have members on the picture, the larger ones beneath."""
    held = [
        (one, [m for m in dict.fromkeys(members_on(one, voice.today)) if m in places])
        for one in voice.copy.groups
    ]
    held = sorted((pair for pair in held if pair[1]), key=lambda pair: (-len(pair[1]), pair[0].id))
    nested, dashes = _depths(held), _dashes(held)
    ground = _Ground(places)
    drawn = [
        _hull(one, members, ground, grow=6.0 * nested[place], dash=dashes[one.id])
        for place, (one, members) in enumerate(held)
    ]
    return group("hulls", drawn, fill="none", stroke=SOFT, stroke_width=1.2, aria_hidden="true")


def _depths(held: Sequence[tuple[GroupCopy, list[str]]]) -> list[int]:
    """How many smaller groups lie within each, so that outlines do not run on one another."""
    of: defaultdict[str, list[int]] = defaultdict(list)
    for place, (_, members) in enumerate(held):
        for person in members:
            of[person].append(place)
    return [
        len({later for person in members for later in of[person] if later > place})
        for place, (_, members) in enumerate(held)
    ]


def _dashes(held: Sequence[tuple[GroupCopy, list[str]]]) -> dict[str, str]:
    """A dash for each group, by id, so that shuffled rows keep theirs."""
    found = {}
    for kind in GroupKind:
        all_of = (HULL_DASHES[kind], *_OTHER_DASHES[kind])
        for place, one in enumerate(sorted(one.id for one, _ in held if one.kind is kind)):
            found[one] = all_of[place % len(all_of)]
    return found


def _hull(
    one: GroupCopy, members: list[str], ground: "_Ground", *, grow: float, dash: str
) -> Drawn:
    clusters = _clusters(members, ground, grow)
    places = [[ground.places[who] for who in cluster] for cluster in clusters]
    outlines = [_outline(cluster, grow) for cluster in places]
    lines = [
        path(
            _rounded(_outline(cluster, grow - _CORNER)),
            **{"class": "outline"},
            stroke_dasharray=dash,
        )
        for cluster in places
    ]
    said = "".join(lettering.lines(one.name, YEAR_SIZE, _LABEL_ROOM, 1))
    names = group(
        "label", [_named(said, outline) for outline in outlines],
        fill=SOFT, text_anchor="middle", **WIDE_HALO,
    )  # fmt: skip
    kind = "household" if one.kind is GroupKind.HOUSEHOLD else "circle-of-people"
    return group(f"hull {kind}", [*lines, names], data_id=token(one.id))


class _Ground:
    """Everybody on the picture by where they stand, in squares, so that neighbours are found fast."""

    def __init__(self, places: Mapping[str, Point]) -> None:
        self.places = places
        self.squares: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
        for who, at in places.items():
            self.squares[self._square(at)].append(who)

    def _square(self, at: Point) -> tuple[int, int]:
        return int(at[0] // _CELL), int(at[1] // _CELL)

    def within(self, left: float, top: float, right: float, foot: float) -> Iterator[str]:
        """Who stands in a frame, or not far outside it."""
        (first, high), (last, low) = self._square((left, top)), self._square((right, foot))
        if (last - first + 1) * (low - high + 1) > len(self.squares):
            yield from self.places
            return
        for column in range(first, last + 1):
            for row in range(high, low + 1):
                yield from self.squares.get((column, row), ())

    def nearest(self, who: str, among: set[str]) -> list[tuple[float, str]]:
        x, y = self.places[who]
        near = (
            (hypot(self.places[other][0] - x, self.places[other][1] - y), other)
            for other in self.within(x - _CELL, y - _CELL, x + _CELL, y + _CELL)
            if other in among and other != who
        )
        return sorted(near)[:_MOST_NEIGHBOURS]


def _clusters(members: list[str], ground: _Ground, grow: float) -> list[list[str]]:
    """Join members nearest first, as long as no one else comes to stand inside."""
    inside = set(members)
    if not _swallows(members, inside, ground, grow):
        return [members]
    cluster = {who: [who] for who in members}
    pairs = sorted(
        {
            (round(far, 1), min(who, other), max(who, other))
            for who in members
            for far, other in ground.nearest(who, inside)
        }
    )
    refused: set[tuple[int, int]] = set()
    for _, a, b in pairs:
        one, other = cluster[a], cluster[b]
        if one is other or (id(one), id(other)) in refused:
            continue
        both = [*one, *other]
        if _swallows(both, inside, ground, grow):
            refused |= {(id(one), id(other)), (id(other), id(one))}
            continue
        for who in both:
            cluster[who] = both
    found = {id(one): one for one in cluster.values()}
    return sorted(found.values(), key=lambda one: min(ground.places[who] for who in one))


def _swallows(members: Sequence[str], inside: set[str], ground: _Ground, grow: float) -> bool:
    """Whether the symbol or the name of somebody else would lie within the outline, or on it."""
    outline = _outline([ground.places[who] for who in members], grow)
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    strangers = (
        ground.places[who]
        for who in ground.within(min(xs) - 30, min(ys) - 50, max(xs) + 30, max(ys) + 30)
        if who not in inside
    )
    pairs = list(pairwise([*outline, outline[0]]))
    return any(
        all(_turn(a, b, (x + dx, y + dy)) > 0 for a, b in pairs)
        for x, y in strangers
        for dx, dy in _EDGES_OF_SYMBOL
    )


_EDGES_OF_SYMBOL = ((0, 0), (-24, 0), (24, 0), (0, -24), (0, 34), (-22, 34), (22, 34))


def _named(said: str, outline: Sequence[Point]) -> Drawn:
    """Write on the lower edge: above a symbol the lines to the parents come in."""
    foot = max(y for _, y in outline)
    low = [x for x, y in outline if y == foot]
    return text(said, sum(low) / len(low), foot + 3.5, "group-name", size=YEAR_SIZE)


def _outline(members: Sequence[Point], grow: float) -> list[Point]:
    w = _WIDE + grow
    corners = [
        (x + dx, y + dy)
        for x, y in members
        for dx in (-w, w)
        for dy in (-_ABOVE - grow, _BELOW + grow)
    ]
    return _convex(corners)


def _convex(points: Sequence[Point]) -> list[Point]:
    """The smallest convex outline, clockwise on the screen (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    lower = _chain(ordered)
    upper = _chain(ordered[::-1])
    return lower[:-1] + upper[:-1]


def _chain(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _rounded(inner: Sequence[Point]) -> str:
    """Lead an even distance round an outline, with every corner rounded alike."""
    pieces = []
    for place, (x, y) in enumerate(inner):
        (ax, ay), (bx, by) = (
            _outward(inner[place - 1], (x, y)),
            _outward((x, y), inner[(place + 1) % len(inner)]),
        )
        far = _CORNER / (1 + ax * bx + ay * by)
        points = (
            (x + _CORNER * ax, y + _CORNER * ay),
            (x + far * (ax + bx), y + far * (ay + by)),
            (x + _CORNER * bx, y + _CORNER * by),
        )
        start, corner, end = (f"{number(px)} {number(py)}" for px, py in points)
        pieces.append(f"{'L' if place else 'M'}{start}Q{corner} {end}")
    return "".join(pieces) + "Z"


def _outward(a: Point, b: Point) -> Point:
    """The direction away from a clockwise outline, on the way from a to b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = hypot(dx, dy) or 1.0
    return dy / long, -dx / long
