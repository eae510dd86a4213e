"""Which of several bars in one gap runs above which: levels without touching, few crossings.

Bar u above bar v costs a crossing for each line that comes down to v through u, and for each that
goes down from u through v. Each bar in turn is put into the sequence where it costs least; then
bars that would touch get levels from the top in that sequence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

CLEAR = 8.0  # bars whose ends are nearer than this do not share a level


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal piece, the x of lines that come to it from above and of those that go down."""

    left: float
    right: float
    comes: tuple[float, ...]
    goes: tuple[float, ...]

    def touches(self, other: "Bar") -> bool:
        """Whether the two cannot share a level."""
        return self.left < other.right + CLEAR and other.left < self.right + CLEAR

    def crossings_above(self, other: "Bar") -> int:
        """Crossings of the two if this bar runs above the other."""
        return self.meets(other.comes) + other.meets(self.goes)

    def meets(self, lines: tuple[float, ...]) -> int:
        """How many of these vertical lines would touch the bar if they pass its level."""
        left, right = self.left - CLEAR, self.right + CLEAR
        return sum(left < x < right for x in lines)


def levels(bars: Sequence[Bar]) -> list[int]:
    """Level of each bar, 0 at the top.

    Parameters
    ----------
    bars
        All bars of one gap.

    Returns
    -------
    list of int
        Two bars that touch never share a level.
    """
    order = sorted(range(len(bars)), key=lambda k: (bars[k].left, bars[k].right, k))
    near = _neighbours(bars, order)
    sequence: list[int] = []
    for k in order:
        _insert(bars, near[k], sequence, k)
    level: dict[int, int] = {}
    for k in sequence:
        level[k] = max((level[other] + 1 for other in near[k] if other in level), default=0)
    return [level[k] for k in range(len(bars))]


def _neighbours(bars: Sequence[Bar], order: list[int]) -> list[set[int]]:
    near: list[set[int]] = [set() for _ in bars]
    open_: list[int] = []
    for k in order:
        open_ = [other for other in open_ if bars[k].touches(bars[other])]
        for other in open_:
            near[k].add(other)
            near[other].add(k)
        open_.append(k)
    return near


def _insert(bars: Sequence[Bar], near: set[int], sequence: list[int], k: int) -> None:
    cost = sum(bars[k].crossings_above(bars[other]) for other in sequence if other in near)
    best, at = cost, 0
    for place, other in enumerate(sequence):
        if other in near:
            cost += bars[other].crossings_above(bars[k]) - bars[k].crossings_above(bars[other])
            if cost < best:
                best, at = cost, place + 1
    sequence.insert(at, k)
