"""From ordered rows to places: heights of the rows, and the families beside each other."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from kithkin_science.network.layout.couples import BENEATH, STEP
from kithkin_science.network.layout.kin import SYMBOL_HEIGHT, SYMBOL_WIDTH, Kin
from kithkin_science.network.layout.packing import UNDER_FAMILIES, block, pack
from kithkin_science.network.layout.results import Point
from kithkin_science.network.layout.routes import CLEAR_OF_COUPLES, STEM, routes
from kithkin_science.network.layout.skeleton import Skeleton

ROW = 140.0
UNTIE = 7e-4


def place(kin: Kin, whole: Skeleton, x: np.ndarray) -> dict[str, Point]:
    """Give every person a place.

    Parameters
    ----------
    kin
        Everyone, in the stable order.
    whole, x
        The linked persons' rows, and x of each item.

    Returns
    -------
    dict
        The families, those with index persons first, and single persons in a block beneath.
    """
    widths = {person.id: max(person.width, SYMBOL_WIDTH) for person in kin.persons}
    groups = _families(whole, x)
    boxes = [_box(group, widths) for group in groups]
    corners = pack([(box[2] - box[0], box[3] - box[1]) for box in boxes])
    found = {}
    right = bottom = 0.0
    for group, box, (left, top) in zip(groups, boxes, corners, strict=True):
        for who, (own_x, own_y) in group.items():
            found[who] = at_tenths(own_x + left - box[0], own_y + top - box[1])
        right = max(right, left + box[2] - box[0])
        bottom = max(bottom, top + box[3] - box[1] + UNDER_FAMILIES)
    alone = [person.id for person in kin.persons if person.id not in found]
    alone.sort(key=lambda who: who not in kin.first)
    seats = block([widths[who] for who in alone], right)
    for who, (own_x, own_y) in zip(alone, seats, strict=True):
        found[who] = at_tenths(own_x, own_y + bottom + SYMBOL_HEIGHT / 2)
    return found


def at_tenths(x: float, y: float) -> Point:
    """Rounded; what is exactly half-way goes the same way on every machine."""
    return round(x + UNTIE, 1), round(y + UNTIE, 1)


def _families(whole: Skeleton, x: np.ndarray) -> list[dict[str, Point]]:
    """Linked families, each in a frame of its own."""
    heights = row_heights(whole, x)
    families: defaultdict[int, dict[str, Point]] = defaultdict(dict)
    for i, person in enumerate(whole.kin.persons):
        families[whole.family[i]][person.id] = (float(x[i]), heights[whole.row[i]])
    return [families[name] for name in sorted(families)]


def _box(group: Mapping[str, Point], widths: Mapping[str, float]) -> tuple[float, ...]:
    return (
        min(x - widths[who] / 2 for who, (x, _) in group.items()),
        min(y for _, y in group.values()) - SYMBOL_HEIGHT / 2,
        max(x + widths[who] / 2 for who, (x, _) in group.items()),
        max(y for _, y in group.values()) + SYMBOL_HEIGHT / 2,
    )


def row_heights(whole: Skeleton, x: np.ndarray) -> list[float]:
    """Y of each row: far enough apart for the levels of bars between them."""
    at = {
        person.id: (float(x[i]), ROW * whole.row[i]) for i, person in enumerate(whole.kin.persons)
    }
    lines = routes(whole.kin, at)
    heights = [0.0]
    for row in range(1, whole.rows):
        beneath = lines.beneath.get(ROW * (row - 1), 0)
        above = max(0, lines.above.get(ROW * row, 0) - 1)
        need = BENEATH + STEP * (beneath + above) + CLEAR_OF_COUPLES + STEM + SYMBOL_HEIGHT / 2
        heights.append(heights[-1] + max(ROW, need))
    return heights
