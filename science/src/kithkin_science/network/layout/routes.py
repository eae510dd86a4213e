"""Lines of the family drawing from the places of its persons alone.

    A──┬──B        couple bar, with the drop from its middle
       │
    ┌──┴──┐        sibship bar, on a level of its own where several would touch
    │     │
    C     D        stems

Partners who do not stand side by side are joined by a bar beneath whoever is between; partners in
different rows by a line down to the row of the lower one. Long lines go round persons.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf

from kithkin_science.network.layout.couples import PORT, STEP, couple_lines, port
from kithkin_science.network.layout.crowd import HALF_HEIGHT, Crowd
from kithkin_science.network.layout.jumps import with_jumps
from kithkin_science.network.layout.kin import Child, Kin, Union
from kithkin_science.network.layout.parting import Line, part
from kithkin_science.network.layout.results import Point, Route
from kithkin_science.network.layout.tracks import Bar, levels

STEM = 12.0  # least length of a stem above its symbol
SLIDE = 10.0
UNDER = 45.0  # how far a line to a child that is not below its parents dips under them
CLEAR_OF_COUPLES = 6.0


@dataclass(slots=True)
class _Sibship:
    """The children of a union while their lines are drawn."""

    number: int
    union: Union
    drop: Point | None
    children: list[Child]
    port: dict[str, float] = field(default_factory=dict)
    top: float = 0.0
    level: float = 0.0

    def straighten(self) -> None:
        """An only child's line leaves a little beside its parents' middle rather than jog."""
        if len(self.children) == 1 and self.drop is not None:
            goes = self.port[self.children[0].id]
            if abs(goes - self.drop[0]) <= SLIDE:
                self.drop = (goes, self.drop[1])

    def bar(self) -> Bar:
        goes = tuple(self.port[child.id] for child in self.children)
        comes = () if self.drop is None else (self.drop[0],)
        return Bar(min(goes + comes), max(goes + comes), comes, goes)


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines, and how many levels of bars each row needs beneath it and above it."""

    routes: tuple[Route, ...]
    beneath: Mapping[float, int]
    above: Mapping[float, int]


def routes(kin: Kin, positions: Mapping[str, Point]) -> Lines:
    """Draw all lines.

    Parameters
    ----------
    kin
        The family in its stable order (`put_in_order`).
    positions
        Centre of each person. Who has no place gets no lines.

    Returns
    -------
    Lines
        Couples, then drop, sibship and stems of union after union.
    """
    number = {union.id: u for u, union in enumerate(kin.unions)}
    crowd = Crowd(positions, {person.id: person.width for person in kin.persons})
    couples = couple_lines(kin, positions, crowd)
    sibships = []
    for u, union in enumerate(kin.unions):
        children = [child for child in union.children if child.id in positions]
        drop = couples.drops.get(u)
        if len(children) + (drop is not None) > 1:
            sibships.append(_Sibship(u, union, drop, children))
    _give_ports(sibships, positions)
    for sibship in sibships:
        sibship.straighten()
    hanging, astray = _apart(sibships, positions)
    above = _give_levels(hanging)
    found = [Line(number[route.of[0]], route) for route in couples.routes]
    for sibship in hanging:
        found += [Line(sibship.number, route) for route in _hang(sibship, positions, crowd)]
    for sibship in astray:
        dips = (_dip(sibship, child, positions, crowd) for child in sibship.children)
        found += [Line(sibship.number, route) for route in dips]
    part(found, crowd)
    return Lines(tuple(with_jumps(found)), couples.beneath, above)


def _give_ports(sibships: list[_Sibship], positions: Mapping[str, Point]) -> None:
    """Stems of a child with several sets of parents meet it side by side, without crossing."""
    parents = defaultdict(list)
    for sibship in sibships:
        sibship.top = _top(sibship, positions)
        for child in sibship.children:
            parents[child.id].append(sibship)
    for who, theirs in parents.items():
        x, y = positions[who]
        if len(theirs) > 1:
            theirs.sort(key=lambda sibship: _side(sibship, x, y))
        for k, sibship in enumerate(theirs):
            sibship.port[who] = x + port(k, len(theirs), 2 * PORT)


def _side(sibship: _Sibship, x: float, y: float) -> tuple[int, float]:
    """Bars from the left come in on the left; lines from rows further up between the two."""
    drop = x if sibship.drop is None else sibship.drop[0]
    if sibship.top < y:
        return 0, drop
    return (-1 if drop < x else 1), drop


def _top(sibship: _Sibship, positions: Mapping[str, Point]) -> float:
    """Height of the uppermost child below the parents, else of the uppermost."""
    limit = -inf if sibship.drop is None else sibship.drop[1] + HALF_HEIGHT
    heights = [positions[child.id][1] for child in sibship.children]
    return min((y for y in heights if y > limit), default=min(heights, default=limit))


def _apart(
    sibships: list[_Sibship], positions: Mapping[str, Point]
) -> tuple[list[_Sibship], list[_Sibship]]:
    """Children who stand below their parents, and those who (in odd data) do not."""
    hanging, astray = [], []
    for sibship in sibships:
        limit = -inf if sibship.drop is None else sibship.drop[1] + HALF_HEIGHT
        below = [child for child in sibship.children if positions[child.id][1] > limit]
        others = [child for child in sibship.children if positions[child.id][1] <= limit]
        if below:
            hanging.append(replace(sibship, children=below))
        if others:
            astray.append(replace(sibship, children=others))
    return hanging, astray


def _give_levels(hanging: list[_Sibship]) -> dict[float, int]:
    rows = defaultdict(list)
    for sibship in hanging:
        rows[sibship.top].append(sibship)
    count = {}
    for top, row in rows.items():
        level = levels([sibship.bar() for sibship in row])
        count[top] = max(level) + 1
        lowest = top - HALF_HEIGHT - STEM
        start = max((s.drop[1] for s in row if s.drop is not None), default=top) + CLEAR_OF_COUPLES
        step = max(0.0, min(STEP, (lowest - start) / max(1, count[top] - 1)))
        for sibship, own in zip(row, level, strict=True):
            height = lowest - step * (count[top] - 1 - own)
            sibship.level = height if sibship.drop is None else max(height, sibship.drop[1])
    return count


def _hang(sibship: _Sibship, positions: Mapping[str, Point], crowd: Crowd) -> list[Route]:
    if sibship.union.loose:
        return [_whole(sibship, child, positions, crowd) for child in sibship.children]
    union, bar = sibship.union.id, sibship.bar()
    found = []
    if sibship.drop is not None:
        down = crowd.way_down(*sibship.drop, sibship.level)
        found.append(Route("drop", (union,), tuple(down)))
    if bar.right > bar.left:
        ends = ((bar.left, sibship.level), (bar.right, sibship.level))
        found.append(Route("sibship", (union,), ends))
    for child in sibship.children:
        down = crowd.way_down(sibship.port[child.id], sibship.level, positions[child.id][1])
        found.append(Route("stem", (child.id, *child.links), tuple(down)))
    return found


def _whole(sibship: _Sibship, child: Child, positions: Mapping[str, Point], crowd: Crowd) -> Route:
    """All the way from a parent to a child, where no union is drawn between."""
    way = crowd.way_down(sibship.port[child.id], sibship.level, positions[child.id][1])
    if sibship.drop is not None:
        way = crowd.way_down(*sibship.drop, sibship.level) + way
    straight = [way[0], *(b for a, b in pairwise(way) if a != b)]
    return Route("stem", (child.id, *child.links), tuple(straight))


def _dip(sibship: _Sibship, child: Child, positions: Mapping[str, Point], crowd: Crowd) -> Route:
    """A stem that dips under the parents and comes up to a child who stands beside or above."""
    x, y = sibship.port[child.id], positions[child.id][1]
    start = sibship.drop or (x, y)
    dip = start[1] + UNDER
    over = y - HALF_HEIGHT - STEM / 2
    free = crowd.free_beside(x, y, dip)
    way = [start, (start[0], dip), (free, dip), (free, over), (x, over), (x, y)]
    return Route("stem", (child.id, *child.links), tuple(way))
