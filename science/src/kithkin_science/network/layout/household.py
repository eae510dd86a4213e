"""A household as the middle of an ecomap: its small family picture within the smallest circle."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kithkin_science.network.layout.enclosing import enclosing
from kithkin_science.network.layout.kin import SYMBOL_WIDTH
from kithkin_science.network.layout.results import Layout, Point, Route

LEAST_CORE = 84.0
_EDGE = 12.0
_BESIDE, _ROW = 20.0, 110.0
_ABOVE, _BELOW = 36.0, 50.0  # a person, from the middle of the symbol

Core = tuple[float, float, float]  # x, y, radius


def in_the_middle(
    inside: Layout, widths: Mapping[str, float], pinned: Mapping[str, Point]
) -> tuple[Layout, Core]:
    """The household round (0, 0), or where somebody put its people."""
    if not inside.positions:
        return inside, (0.0, 0.0, LEAST_CORE)
    x, y, radius = enclosing(_corners(inside.positions, widths))
    if inside.positions.keys().isdisjoint(pinned):
        dx, dy = round(-x, 1), round(-y, 1)
        inside, x, y = _moved(inside, dx, dy), x + dx, y + dy
    return inside, (x, y, max(LEAST_CORE, radius + _EDGE))


def _corners(places: Mapping[str, Point], widths: Mapping[str, float]) -> list[Point]:
    return [
        (at[0] + side * _wide(who, widths) / 2, at[1] + high)
        for who, at in places.items()
        for side in (-1, 1)
        for high in (-_ABOVE, _BELOW)
    ]


def _wide(who: str, widths: Mapping[str, float]) -> float:
    return max(SYMBOL_WIDTH, widths.get(who, 0.0))


def gathered(inside: Layout, loose: Sequence[str], widths: Mapping[str, float]) -> Layout:
    """Set single people and pets at the end of a row, or beneath, where the circle stays small."""
    linked = {who: at for who, at in inside.positions.items() if who not in loose}
    if not loose or not linked:
        return inside
    for who in loose:
        spots = _ends(linked, who, widths)
        sizes = [
            (round(enclosing(_corners({**linked, who: at}, widths))[2], 1), n)
            for n, at in enumerate(spots)
        ]
        linked[who] = spots[min(sizes)[1]]
    places = {who: linked[who] for who in inside.positions}
    return replace(inside, positions=places)


def _ends(places: Mapping[str, Point], who: str, widths: Mapping[str, float]) -> list[Point]:
    rows: dict[float, list[tuple[float, float, float]]] = {}
    for other, (x, y) in places.items():
        half = _wide(other, widths) / 2
        rows.setdefault(y, []).append((x - half, x + half, x))
    mine = _wide(who, widths) / 2 + _BESIDE
    lowest = max(rows)
    middle = sum(x for row in rows.values() for _, _, x in row) / len(places)
    return [
        *((max(right for _, right, _ in row) + mine, y) for y, row in sorted(rows.items())),
        *((min(left for left, _, _ in row) - mine, y) for y, row in sorted(rows.items())),
        (middle, lowest + _ROW),
    ]


def _moved(inside: Layout, dx: float, dy: float) -> Layout:
    def moved(at: Point) -> Point:
        return round(at[0] + dx, 1) + 0.0, round(at[1] + dy, 1) + 0.0

    routes = tuple(
        Route(one.kind, one.of, tuple(moved(at) for at in one.points)) for one in inside.routes
    )
    places = {who: moved(at) for who, at in inside.positions.items()}
    left, top, right, foot = inside.bounds
    return Layout(places, routes, (left + dx, top + dy, right + dx, foot + dy), inside.notes)
