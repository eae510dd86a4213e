"""Rows of a drawing in the making: lift items out, set them down where they strain it least."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from kithkin_science.network.layout.skeleton import Knot, Skeleton
from kithkin_science.network.layout.strain import RowStrain

BETTER = 1e-6
LONG_ROW, VERY_LONG_ROW = 40, 200
REACH = 10
MOST_TARGETS = 100
ABREAST = 8


class Arrangement:
    """An order of some or all items, and what can be done to it."""

    def __init__(self, whole: Skeleton) -> None:
        self.whole = whole
        self.order: dict[int, list[int]] = defaultdict(list)
        self.place = np.full(len(whole.row), np.nan)
        self.knots_of: list[list[Knot]] = [[] for _ in whole.row]
        near = defaultdict(list)
        for knot in whole.knots:
            near[knot.row].append(knot)
            for item in knot.heads + knot.feet:
                self.knots_of[item].append(knot)
        self.kin = [_kin(item, knots) for item, knots in enumerate(self.knots_of)]
        members = defaultdict(list)
        for item, row in enumerate(whole.row):
            members[row].append(item)
        self.strains = {
            row: RowStrain(whole, row, items, near[row - 1] + near[row])
            for row, items in members.items()
        }

    def put(self, row: int, order: Sequence[int]) -> None:
        """Make this the order of a row."""
        self.order[row] = list(order)
        self.place[self.order[row]] = np.arange(len(order))

    def lift(self, items: Iterable[int]) -> None:
        """Take items out of the drawing; the others close up."""
        lifted = set(items)
        for row in {self.whole.row[item] for item in lifted}:
            self.put(row, [item for item in self.order[row] if item not in lifted])
        self.place[list(lifted)] = np.nan

    def set_down(self, segment: Sequence[int], *, turn: bool = False) -> bool:
        """Give items of one row, side by side in this order (or turned), the best place there.

        Returns whether the row's order changed.
        """
        row = self.whole.row[segment[0]]
        moving = set(segment)
        before = self.order[row]
        rest = [item for item in before if item not in moving]
        now = before.index(segment[0]) if len(before) > len(rest) else None
        targets = self._targets(rest, segment, now)
        places = self._candidates(self.strains[row], rest, segment, targets)
        if turn:
            places = np.hstack([places, self._turned(self.strains[row], places, segment)])
        weight = self.strains[row].of(places, self.place, segment)
        best = int(np.argmin(weight))
        if now is not None and weight[best] > weight[np.flatnonzero(targets == now)[0]] - BETTER:
            return False
        at = targets[best % len(targets)]
        ours = list(segment) if best < len(targets) else list(segment)[::-1]
        self.put(row, rest[:at] + ours + rest[at:])
        return True

    def _targets(self, rest: list[int], segment: Sequence[int], now: int | None) -> np.ndarray:
        """Places to try: all, or in a long row those about kin and about the present place."""
        everywhere = np.arange(len(rest) + 1)
        if len(rest) < LONG_ROW:
            return everywhere
        where = {item: k for k, item in enumerate(rest)}
        kin = [other for item in segment for other in self.kin[item]]
        about = [where[other] for other in kin if other in where]
        about += [] if now is None else [now]
        for other in kin if not about and len(rest) >= VERY_LONG_ROW else ():
            about += [where[near] for near in self._over_and_under(other) if near in where]
        if not about:
            return everywhere
        distance = np.abs(everywhere[:, None] - np.array(about)).min(axis=1)
        found = np.flatnonzero(distance <= REACH)
        own = everywhere[:0] if now is None else everywhere[now : now + 1]
        return np.union1d(found[:: 1 + len(found) // MOST_TARGETS], own)

    def _over_and_under(self, item: int) -> list[int]:
        """Kin of those who stand next to an item of another row: about there its kin belong."""
        if np.isnan(self.place[item]):
            return []
        at = int(self.place[item])
        beside = self.order[self.whole.row[item]][max(0, at - ABREAST) : at + ABREAST + 1]
        return [other for near in beside for other in self.kin[near]]

    @staticmethod
    def _candidates(
        strain: RowStrain, rest: list[int], segment: Sequence[int], targets: np.ndarray
    ) -> np.ndarray:
        """A column for each target: the places of all items with the segment put in there."""
        size = len(segment)
        places = np.full((len(strain.items), len(targets)), np.nan)
        base = np.arange(len(rest))[:, None]
        places[[strain.line[item] for item in rest]] = base + size * (base >= targets)
        places[[strain.line[item] for item in segment]] = targets + np.arange(size)[:, None]
        return places

    @staticmethod
    def _turned(strain: RowStrain, places: np.ndarray, segment: Sequence[int]) -> np.ndarray:
        lines = [strain.line[item] for item in segment]
        turned = places.copy()
        turned[lines] = places[lines[::-1]]
        return turned

    def strained(self, row: int) -> list[int]:
        """Items of this row's knots that are split, mixed up or crossing."""
        return self.strains[row].strained(self.place)

    def strain_of(self, rows: Iterable[int]) -> float:
        """Strain within these rows and of the gaps above and below each, every gap once."""
        rows = {row for row in rows if row in self.strains}
        gaps = {row for row in rows | {row - 1 for row in rows} if row in self.strains}
        return sum(self.strains[row].alone(self.place, inner=row in rows) for row in sorted(gaps))


def _kin(item: int, knots: Sequence[Knot]) -> list[int]:
    """Partners and children, then parents and siblings."""
    kin: list[int] = []
    for knot in sorted(knots, key=lambda knot: item not in knot.heads):
        kin += knot.heads + knot.feet
    return [other for other in dict.fromkeys(kin) if other != item]
