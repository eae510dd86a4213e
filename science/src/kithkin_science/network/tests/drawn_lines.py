"""Faults of lines, counted from the routes themselves: what a reader would trip over."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from kithkin_science.network.layout.kin import Kin
from kithkin_science.network.layout.results import Layout, Point, Route

HALF_WIDTH, HALF_HEIGHT = 20.0, 30.0  # of a symbol; its box is wider
LABEL_TOP, LABEL_BOTTOM = 32.0, 48.0


@dataclass(frozen=True)
class Piece:
    """A straight stretch of a line of one union."""

    union: str
    members: frozenset[str]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        return self.top == self.bottom

    def hits(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether it passes inside a box."""
        beside = self.right <= left + 1 or self.left >= right - 1
        return not (beside or self.bottom <= top + 1 or self.top >= bottom - 1)


def pieces(kin: Kin, routes: Iterable[Route]) -> list[Piece]:
    """All straight stretches; every child's links must name its union's lines alone."""
    union = {one.id: one for one in kin.unions}
    of_stem = {(child.id, *child.links): one for one in kin.unions for child in one.children}
    found = []
    for route in routes:
        own = of_stem[route.of] if route.kind == "stem" else union[route.of[0]]
        members = frozenset((*own.partners, *(child.id for child in own.children)))
        for a, b in pairwise(route.points):
            if a != b:
                xs, ys = sorted((a[0], b[0])), sorted((a[1], b[1]))
                found.append(Piece(own.id, members, xs[0], ys[0], xs[1], ys[1]))
    return found


def crossings(found: list[Piece]) -> list[tuple[Point, str, str]]:
    """Where a piece across crosses a piece down of another union."""
    downs = [piece for piece in found if not piece.across]
    return [
        ((down.left, across.top), across.union, down.union)
        for across in found
        if across.across
        for down in downs
        if across.left < down.left < across.right
        and down.top < across.top < down.bottom
        and across.union != down.union
    ]


def collinear(found: list[Piece]) -> list[tuple[Piece, Piece]]:
    """Pieces of two unions that run along each other for more than a unit."""
    beside = defaultdict(list)
    for piece in found:
        beside[piece.across, piece.top if piece.across else piece.left].append(piece)
    return [
        (a, b)
        for group in beside.values()
        for a, b in combinations(group, 2)
        if a.union != b.union
        and min(a.right, b.right) - max(a.left, b.left) + min(a.bottom, b.bottom)
        > 1 + max(a.top, b.top)
    ]


def through_symbols(found: list[Piece], at: Mapping[str, Point]) -> list[tuple[Piece, str]]:
    """Pieces inside the symbol of somebody the union does not join."""
    return [
        (piece, who)
        for who, (x, y) in at.items()
        for piece in found
        if who not in piece.members
        and piece.hits(x - HALF_WIDTH, y - HALF_HEIGHT, x + HALF_WIDTH, y + HALF_HEIGHT)
    ]


def through_labels(
    found: list[Piece], at: Mapping[str, Point], widths: Mapping[str, float]
) -> list[tuple[Piece, str]]:
    """Pieces inside the name of somebody the union does not join."""
    return [
        (piece, who)
        for who, (x, y) in at.items()
        for piece in found
        if who not in piece.members
        and piece.hits(x - widths[who] / 2, y + LABEL_TOP, x + widths[who] / 2, y + LABEL_BOTTOM)
    ]


def faults(kin: Kin, layout: Layout) -> Counter[str]:
    found = pieces(kin, layout.routes)
    widths = {person.id: person.width for person in kin.persons}
    return Counter(
        crossings=len(crossings(found)),
        collinear=len(collinear(found)),
        through=len(through_symbols(found, layout.positions)),
        labels=len(through_labels(found, layout.positions, widths)),
    )
