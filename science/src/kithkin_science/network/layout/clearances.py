"""How much room two neighbours in a row need: symbols, labels, and lines that pass between.

Only neighbours count. A wide label over free space costs nothing.
"""

from collections.abc import Sequence

from kithkin_science.network.layout.kin import SYMBOL_WIDTH
from kithkin_science.network.layout.skeleton import Skeleton

KIN_GAP = 6.0  # between the boxes of partners, brothers and sisters
STRANGERS_GAP = 14.0
LABEL_GAP = 6.0
LINE_GAP = 8.0  # a line passing a row, from what it passes


class Clearances:
    """Least distances between the middles of items that stand side by side in a row."""

    def __init__(self, whole: Skeleton) -> None:
        self.persons = whole.persons
        self.widths = [person.width for person in whole.kin.persons]
        self.close = _close_groups(whole)
        self.parents = {pair for knot in whole.knots if knot.feet for pair in _pairs_of(knot.heads)}

    def between(self, a: int, b: int) -> float:
        """Least distance of neighbours a (left) and b."""
        if max(a, b) >= self.persons:
            sides = [max(self.widths[i], SYMBOL_WIDTH) for i in (a, b) if i < self.persons]
            return sum(sides) / 2 + LINE_GAP
        gap = STRANGERS_GAP if self.close[a].isdisjoint(self.close[b]) else KIN_GAP
        labels = [self.widths[a], self.widths[b]]
        # The line down to their children leaves half-way and must clear the wider label as well.
        least = max(labels) if (a, b) in self.parents else sum(labels) / 2
        return max(SYMBOL_WIDTH + gap, least + LABEL_GAP)


def _pairs_of(heads: Sequence[int]) -> set[tuple[int, int]]:
    return {(a, b) for a in heads for b in heads if a != b}


def _close_groups(whole: Skeleton) -> list[set[int]]:
    """Numbers of each item's close groups; partners, siblings and half-siblings share one."""
    close: list[set[int]] = [set() for _ in whole.row]
    knots = len(whole.knots)
    for k, knot in enumerate(whole.knots):
        for head in knot.heads:
            close[head].add(k)
        for foot in knot.feet:
            close[foot].update(2 * knots + head for head in knot.heads)
            close[foot].add(knots + k)
    return close
