"""A better order: take a part of the drawing out and put it back, again and again.

The part is a handful of kin about somebody who is strained, or a whole block of the family (moved
or mirrored over all its rows). The new order is kept if it strains less, and now and then, more
rarely as time goes on, if it strains a little more. Random numbers come from one fixed seed and
the budget is a count of what was weighed, so that the same family always gets the same drawing.

References: Ropke & Pisinger (2006), Transp. Sci. 40:455 (large neighbourhoods); Kirkpatrick,
Gelatt & Vecchi (1983), Science 220:671 (annealing).
"""

from collections import defaultdict
from collections.abc import Sequence
from math import log
from random import Random

from kithkin_science.network.layout.arrangement import BETTER, Arrangement
from kithkin_science.network.layout.blocks import blocks

WARM = 2.0  # a strain of so much more is kept about once in three at the beginning
HANDFULS = (3, 5, 9)
BLOCKS = 0.5  # of the moves
SEED = 7
LOOK_AGAIN = 10

Orders = dict[int, list[int]]


class Search:
    """The search in one linked family."""

    def __init__(self, drawing: Arrangement, items: Sequence[int], rows: Sequence[int]) -> None:
        self.drawing = drawing
        self.rows = rows
        self.random = Random(SEED)
        self.blocks_of: defaultdict[int, list[list[int]]] = defaultdict(list)
        for block in blocks(drawing.whole, items):
            for item in block:
                self.blocks_of[item].append(block)

    def run(self, work: float) -> None:
        """Leave the drawing in the best order met within the budget."""
        drawing = self.drawing
        first = drawing.work
        now = best = drawing.strain_of(self.rows)
        kept = self._orders(self.rows)
        strained: list[int] = []
        tries = 0
        while (done := (drawing.work - first) / max(work, 1.0)) < 1.0 and round(best) > 0:
            if tries % LOOK_AGAIN == 0:
                strained = [item for row in self.rows for item in drawing.strained(row)]
            if not strained:
                break
            tries += 1
            gain, before = self._move(self.random.choice(strained))
            if gain > BETTER or gain > WARM * (1.0 - done) * log(1.0 - self.random.random()):
                now -= gain
                if now < best - BETTER:
                    best, kept = now, self._orders(self.rows)
            else:
                drawing.put_all(before)
        drawing.put_all(kept)

    def _orders(self, rows: Sequence[int]) -> Orders:
        return {row: self.drawing.order[row] for row in rows}

    def _move(self, item: int) -> tuple[float, Orders]:
        """Change the drawing about an item; what was gained, and the rows as they were."""
        known = self.blocks_of.get(item)
        if known and self.random.random() < BLOCKS:
            segments = self._segments(self.random.choice(known))
        else:
            segments = [[one] for one in self._handful(item)]
        row = self.drawing.whole.row
        rows = sorted({row[segment[0]] for segment in segments})
        strain, before = self.drawing.strain_of(rows), self._orders(rows)
        self.drawing.lift(one for segment in segments for one in segment)
        for segment in segments:
            self.drawing.set_down(segment, turn=len(segment) > 1)
        return strain - self.drawing.strain_of(rows), before

    def _handful(self, first: int) -> list[int]:
        """Some kin of an item, each next to one before."""
        size = self.random.choice(HANDFULS)
        group = {first: None}
        while len(group) < size:
            fresh = [o for one in group for o in self.drawing.kin[one] if o not in group]
            if not fresh:
                break
            group[self.random.choice(fresh)] = None
        found = list(group)
        if self.random.random() < 0.5:
            self.random.shuffle(found)
        return found

    def _segments(self, block: Sequence[int]) -> list[list[int]]:
        """The rows of a block, from the top or from the bottom."""
        rows: defaultdict[int, list[int]] = defaultdict(list)
        for item in block:
            rows[self.drawing.whole.row[item]].append(item)
        down = self.random.random() < 0.5
        return [
            sorted(rows[row], key=self.drawing.place.__getitem__)
            for row in sorted(rows, reverse=not down)
        ]
