"""Rows of a drawing in the making: lift items out, set them down where they strain it least."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from kithkin_science.network.layout.extent import Extent, Floats
from kithkin_science.network.layout.skeleton import Knot, Skeleton
from kithkin_science.network.layout.strain import LITTLE, RowStrain

BETTER = 1e-6
LONG_ROW, VERY_LONG_ROW = 40, 200
REACH = 10
MOST_TARGETS = 100
ABREAST = 8
REMEMBERED = 6
NOBODY: list[int] = []
CALL = 1_500  # what weighing costs beside the size of the batch, as many numbers

# A row, the row below it, and the strain of the gap between and of the row.
Weighed = tuple[list[int], list[int], tuple[float, float]]


class Arrangement:
    """An order of some or all items, and what can be done to it.

    Attributes
    ----------
    order
        Row to its items, left to right.
    place
        Of each item in its row, from 0; NaN if lifted.
    work
        How much was weighed so far: the measure of all budgets.
    """

    def __init__(self, whole: Skeleton) -> None:
        self.whole = whole
        self.work = 0
        self.order: dict[int, list[int]] = defaultdict(list)
        self.place = np.full(len(whole.row), np.nan)
        self._weighed: defaultdict[int, deque[Weighed]] = defaultdict(
            lambda: deque(maxlen=REMEMBERED)
        )
        self._stand = np.full(len(whole.row), np.nan)
        self._person = (np.arange(len(whole.row)) < whole.persons).astype(float)
        self._count = np.arange(len(whole.row) + 1)
        self._little = LITTLE * self._count
        self.knots_of: list[list[Knot]] = [[] for _ in whole.row]
        near = defaultdict(list)
        for knot in whole.knots:
            near[knot.row].append(knot)
            for item in dict.fromkeys(knot.heads + knot.feet):
                self.knots_of[item].append(knot)
        self.kin = [_kin(item, knots) for item, knots in enumerate(self.knots_of)]
        members = defaultdict(list)
        for item, row in enumerate(whole.row):
            members[row].append(item)
        self.strains = {
            row: RowStrain(whole, row, items, near[row - 1] + near[row])
            for row, items in members.items()
        }
        self._line = np.zeros(len(whole.row), int)
        for items in members.values():
            self._line[items] = np.arange(len(items))
        self._near = {
            row: (
                Extent([knot.heads for knot in strain.above if knot.heads]),
                Extent([knot.feet for knot in strain.below if knot.feet]),
            )
            for row, strain in self.strains.items()
        }

    def put(self, row: int, order: Sequence[int]) -> None:
        """Make this the order of a row; the list is kept, and nobody may change it."""
        self.order[row] = order if isinstance(order, list) else list(order)
        self.place[self.order[row]] = np.arange(len(order))
        self._stand[self.order[row]] = self._standing(order)

    def put_all(self, there: Mapping[int, Sequence[int]]) -> None:
        """Make these the orders of their rows."""
        for row, items in there.items():
            self.put(row, items)

    def _standing(self, order: Sequence[int]) -> Floats:
        person = self._person[order]
        return np.asarray(person.cumsum() - 0.5 * person + self._little[: len(order)])

    def lift(self, items: Iterable[int]) -> None:
        """Take items out of the drawing; the others close up."""
        lifted = set(items)
        for row in {self.whole.row[item] for item in lifted}:
            self.put(row, [item for item in self.order[row] if item not in lifted])
        self.place[list(lifted)] = self._stand[list(lifted)] = np.nan

    def set_down(self, segment: Sequence[int], *, turn: bool = False, gain: float = BETTER) -> bool:
        """Give items of one row, side by side in this order (or turned), the best place there.

        Items that have a place already move only for a gain of more than `gain`. Returns whether
        the row's order changed.
        """
        row = self.whole.row[segment[0]]
        moving = set(segment)
        before = self.order[row]
        rest = [item for item in before if item not in moving]
        now = before.index(segment[0]) if len(before) > len(rest) else None
        targets = self._targets(rest, segment, now)
        places = self._candidates(self.strains[row], rest, segment, targets)
        if turn:
            turned = self._candidates(self.strains[row], rest, segment[::-1], targets)
            places = np.hstack([places, turned])
        weight = self._weigh(self.strains[row], row, places, segment)
        best = int(np.argmin(weight))
        if now is not None and weight[best] >= weight[np.flatnonzero(targets == now)[0]] - gain:
            return False
        at = targets[best % len(targets)]
        ours = list(segment) if best < len(targets) else list(segment)[::-1]
        self.put(row, rest[:at] + ours + rest[at:])
        return True

    def _weigh(
        self, strain: RowStrain, row: int, stand: Floats, moved: Sequence[int] | None
    ) -> Floats:
        """Strain of each order of one row in the batch, as far as the moved items have a part."""
        self.work += CALL + stand.size
        heads, feet = strain.heads.of(stand), strain.feet.of(stand)
        above, below = self._near[row]
        whole = self._stand[:, None]
        total = strain.within(stand, heads, feet, moved)
        total = total + strain.crossings_below(heads, below.of(whole), moved)
        n = strain.open_above
        ours = feet[0][:n], feet[1][:n]
        return np.asarray(total + strain.crossings_above(above.of(whole), ours, moved))

    def _targets(self, rest: list[int], segment: Sequence[int], now: int | None) -> np.ndarray:
        """Places to try: all, or in a long row those about kin and about the present place."""
        everywhere = self._count[: len(rest) + 1]
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

    def _candidates(
        self, strain: RowStrain, rest: list[int], segment: Sequence[int], targets: np.ndarray
    ) -> Floats:
        """A column for each target: where all items stand with the segment put in there."""
        found = np.full((len(strain.items), len(targets)), np.nan)
        ours = self._standing(segment)
        shift = sum(item < self.whole.persons for item in segment) + LITTLE * len(segment)
        left = np.zeros(len(rest) + 1)
        person = self._person[rest]
        person.cumsum(out=left[1:])
        base = left[1:] - 0.5 * person + self._little[: len(rest)]
        later = self._count[: len(rest), None] >= targets
        found[self._line[rest]] = base[:, None] + shift * later
        lead = left[targets] + LITTLE * targets
        found[self._line[segment]] = ours[:, None] + lead
        return found

    def strained(self, row: int) -> list[int]:
        """Items of this row's knots that are split, mixed up or crossing."""
        strain = self.strains[row]
        return strain.strained(self._stand[strain.items], self._near[row][1].of(self._stand))

    def strain_of(self, rows: Iterable[int]) -> float:
        """Strain within these rows and of the gaps above and below each, every gap once."""
        rows = {row for row in rows if row in self.strains}
        gaps = {row for row in rows | {row - 1 for row in rows} if row in self.strains}
        return sum(sum(self._alone(row)[: 1 + (row in rows)]) for row in sorted(gaps))

    def _alone(self, row: int) -> tuple[float, float]:
        """Strain of the gap below a row, and of the row itself, as they stand.

        The same list of a row always has the same order, so what it weighs is remembered.
        """
        own, below = self.order[row], self.order.get(row + 1, NOBODY)
        known = self._weighed[row]
        for one, other, found in known:
            if one is own and other is below:
                return found
        strain = self.strains[row]
        stand = self._stand[strain.items, None]
        self.work += CALL + stand.size
        heads, feet = strain.heads.of(stand), strain.feet.of(stand)
        gap = strain.crossings_below(heads, self._near[row][1].of(self._stand[:, None]), None)
        inner = strain.within(stand, heads, feet, None)
        known.append((own, below, (float(gap[0]), float(inner[0]))))
        return known[-1][2]


def _kin(item: int, knots: Sequence[Knot]) -> list[int]:
    """Partners and children, then parents and siblings."""
    kin: list[int] = []
    for knot in sorted(knots, key=lambda knot: item not in knot.heads):
        kin += knot.heads + knot.feet
    return [other for other in dict.fromkeys(kin) if other != item]
