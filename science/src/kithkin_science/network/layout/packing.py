"""Families beside each other on shelves, and single persons in a block beneath them.

The first box of a shelf sets its height; the next boxes stand to its right, one under another
while they fit that height. A new shelf begins where the drawing would grow wider than the widest
family, or than a calm shape of the whole. Single persons fill the cells of a grid; whoever has a
wide label takes several cells.
"""

from collections.abc import Sequence
from math import ceil, sqrt

BESIDE = 40.0
UNDER = 80.0
UNDER_FAMILIES = 120.0  # more than from one generation to the next: single persons are no children
WIDE = 1.8  # the shape aimed at: width over height
CELL_GAP = 16.0
CELL_HEIGHT = 100.0
WIDEST_CELL = 180.0


def pack(boxes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Place boxes, in their order, without overlap.

    Parameters
    ----------
    boxes
        (width, height) of each.

    Returns
    -------
    list of (x, y)
        Left upper corner of each, from (0, 0).
    """
    area = sum((width + BESIDE) * (height + UNDER) for width, height in boxes)
    limit = max(sqrt(area * WIDE), max((width for width, _ in boxes), default=0.0))
    corners = []
    shelf = tall = 0.0
    left = column = down = 0.0
    for k, (width, height) in enumerate(boxes):
        if k and down + height > shelf + tall:  # the column is full
            left, column, down = left + column + BESIDE, 0.0, shelf
        if k and left + width > limit and (left > 0.0 or down > shelf):
            shelf += tall + UNDER
            left, column, down, tall = 0.0, 0.0, shelf, 0.0
        corners.append((left, down))
        tall = max(tall, height)
        column = max(column, width)
        down += height + UNDER
    return corners


def block(widths: Sequence[float], room: float) -> list[tuple[float, float]]:
    """Seat single persons in a grid, in their order.

    Parameters
    ----------
    widths
        Of each person's symbol and label.
    room
        How wide the families above are; the block is no wider, unless it would become a tower.

    Returns
    -------
    list of (x, y)
        Centre of each; the uppermost row stands at 0.
    """
    if not widths:
        return []
    cell = min(sorted(widths)[3 * len(widths) // 4], WIDEST_CELL) + CELL_GAP
    needs = [ceil((width + CELL_GAP) / cell) for width in widths]
    calm = sqrt(sum(needs) * cell * CELL_HEIGHT * WIDE)
    columns = max(1, *needs, int((max(room, calm) + CELL_GAP) / cell))
    found = []
    used = row = 0
    for need in needs:
        if used + need > columns:
            used, row = 0, row + 1
        found.append(((used + need / 2) * cell - CELL_GAP / 2, row * CELL_HEIGHT))
        used += need
    return found
