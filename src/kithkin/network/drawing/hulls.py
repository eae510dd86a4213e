"""Households and groups as soft outlines that hold their members and nobody else.

Members who stand apart, with others between them, get an outline each under the same name: an
outline that swallowed a stranger would say something untrue.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import hypot

from kithkin.network.copies import GroupCopy, GroupKind
from kithkin.network.drawing import lettering
from kithkin.network.drawing.look import SOFT, WIDE_HALO, YEAR_SIZE
from kithkin.network.drawing.persons import text, token
from kithkin.network.drawing.svg import Drawn, group, number, path
from kithkin.network.voice import Voice, members_on

Point = tuple[float, float]
_WIDE, _ABOVE, _BELOW = 44.0, 38.0, 54.0  # from the middle of a symbol to its outline
_CORNER = 22.0
HULL_DASHES = {GroupKind.HOUSEHOLD: "6 4", GroupKind.GROUP: "1.5 3.5"}
_LABEL_ROOM = 150.0
# A scattered group of more gets an outline a member: joining takes the cube of the number.
_MOST_JOINED = 24


def hulls(voice: Voice, places: Mapping[str, Point]) -> Drawn:
    """Draw the groups that have members on the picture, the larger ones beneath."""
    held = [
        (one, [m for m in members_on(one, voice.today) if m in places]) for one in voice.copy.groups
    ]
    held = sorted((pair for pair in held if pair[1]), key=lambda pair: -len(pair[1]))
    nested = _depths(held)
    drawn = [
        _hull(one, members, places, grow=6.0 * nested[place])
        for place, (one, members) in enumerate(held)
    ]
    return group("hulls", drawn, fill="none", stroke=SOFT, stroke_width=1.2, aria_hidden="true")


def _depths(held: Sequence[tuple[GroupCopy, list[str]]]) -> list[int]:
    """How many smaller groups lie within each, so that outlines do not run on one another."""
    sets = [frozenset(members) for _, members in held]
    return [
        sum(1 for later in sets[place + 1 :] if later & mine) for place, mine in enumerate(sets)
    ]


def _hull(one: GroupCopy, members: list[str], places: Mapping[str, Point], *, grow: float) -> Drawn:
    inside = set(members)
    others = [at for person, at in places.items() if person not in inside]
    clusters = _clusters([places[person] for person in dict.fromkeys(members)], others, grow)
    outlines = [_outline(cluster, grow) for cluster in clusters]
    dashes = HULL_DASHES[one.kind]
    lines = [
        path(_rounded(outline), **{"class": "outline"}, stroke_dasharray=dashes)
        for outline in outlines
    ]
    said = "".join(lettering.lines(one.name, YEAR_SIZE, _LABEL_ROOM, 1))
    names = group(
        "label", [_named(said, outline) for outline in outlines],
        fill=SOFT, text_anchor="middle", **WIDE_HALO,
    )  # fmt: skip
    kind = "household" if one.kind is GroupKind.HOUSEHOLD else "circle-of-people"
    return group(f"hull {kind}", [*lines, names], data_id=token(one.id))


def _clusters(members: list[Point], others: list[Point], grow: float) -> list[list[Point]]:
    """Join members nearest first, as long as no one else comes to stand inside."""
    if not _swallows(_outline(members, grow), others):
        return [members]
    clusters = [[at] for at in members]
    joined = len(members) <= _MOST_JOINED
    while joined:
        joined = False
        for a, b in sorted(combinations(clusters, 2), key=lambda pair: _gap(*pair)):
            if not _swallows(_outline(a + b, grow), others):
                clusters = [one for one in clusters if one is not a and one is not b] + [a + b]
                joined = True
                break
    return sorted(clusters, key=min)


def _gap(a: list[Point], b: list[Point]) -> float:
    return min(hypot(p[0] - q[0], p[1] - q[1]) for p in a for q in b)


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


def _swallows(outline: Sequence[Point], others: Sequence[Point]) -> bool:
    """Whether someone's symbol or name would lie within the outline, or on it."""
    pairs = list(zip(outline, [*outline[1:], outline[0]], strict=True))
    return any(
        all(_turn(a, b, (x + dx, y + dy)) > 0 for a, b in pairs)
        for x, y in others
        for dx, dy in ((0, 0), (-24, 0), (24, 0), (0, -24), (0, 30))
    )


def _rounded(outline: Sequence[Point]) -> str:
    pieces = []
    count = len(outline)
    for place, corner in enumerate(outline):
        before, after = outline[place - 1], outline[(place + 1) % count]
        start, end = _near(corner, before), _near(corner, after)
        pieces.append(
            f"{'L' if place else 'M'}{number(start[0])} {number(start[1])}"
            f"Q{number(corner[0])} {number(corner[1])} {number(end[0])} {number(end[1])}"
        )
    return "".join(pieces) + "Z"


def _near(corner: Point, other: Point) -> Point:
    long = hypot(other[0] - corner[0], other[1] - corner[1]) or 1.0
    part = min(_CORNER, long / 2) / long
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part
