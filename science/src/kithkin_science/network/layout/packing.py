"""Families and single persons beside each other: boxes on shelves.

The first box of a shelf sets its height; the next boxes stand to its right, one under another
while they fit that height. A new shelf begins where the drawing would grow too wide.
"""

from collections.abc import Sequence
from math import sqrt

BESIDE = 60.0
UNDER = 80.0
WIDE = 1.8  # the shape aimed at: width over height
BESIDE_WIDEST = 1.35  # room on the first shelf for single persons beside a wide family


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
    widest = max((width for width, _ in boxes), default=0.0)
    limit = max(sqrt(area * WIDE), widest * BESIDE_WIDEST)
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
