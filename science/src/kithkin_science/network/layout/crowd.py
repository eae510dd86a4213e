"""Who stands where: whether a line would run through somebody or their name, and a way round."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping

from kithkin_science.network.layout.kin import SYMBOL_HEIGHT, SYMBOL_WIDTH
from kithkin_science.network.layout.results import Point

HALF_WIDTH = SYMBOL_WIDTH / 2
HALF_HEIGHT = SYMBOL_HEIGHT / 2
MARGIN = 6.0
BESIDE = 2.9  # a line may pass between the boxes of brothers and sisters
NOBODY: Mapping[str, float] = {}


class Crowd:
    """Symbols by height, each height sorted from left to right.

    `widths` are those of symbols and names, where somebody's is wider than the usual symbol.
    """

    def __init__(
        self, positions: Mapping[str, Point], widths: Mapping[str, float] = NOBODY
    ) -> None:
        rows: defaultdict[float, list[tuple[float, float]]] = defaultdict(list)
        for who, (x, y) in positions.items():
            rows[y].append((x, max(SYMBOL_WIDTH, widths.get(who, 0.0)) / 2 + BESIDE))
        self.heights = sorted(rows)
        self.rows = [sorted(x for x, _ in rows[y]) for y in self.heights]
        self.taken = [_merged(rows[y]) for y in self.heights]

    def in_the_way(self, left: float, right: float, y: float) -> bool:
        """Whether a line at y would hit a symbol whose centre is strictly between left and right."""
        low = bisect_right(self.heights, y - HALF_HEIGHT)
        high = bisect_left(self.heights, y + HALF_HEIGHT)
        return any(bisect_left(row, right) > bisect_right(row, left) for row in self.rows[low:high])

    def way_down(self, x: float, top: float, bottom: float) -> list[Point]:
        """Corners of a line from (x, top) straight down to `bottom`, round whoever is in the way."""
        way = [(x, top)]
        now = x
        low = bisect_right(self.heights, top + HALF_HEIGHT)
        high = bisect_left(self.heights, bottom - HALF_HEIGHT)
        for y, taken in zip(self.heights[low:high], self.taken[low:high], strict=True):
            free = _nearest_gap(taken, x)
            if free != now:
                turn = max(y - HALF_HEIGHT - MARGIN, way[-1][1])
                way += [(now, turn), (free, turn)]
                now = free
        if now != x:
            turn = max(bottom - MARGIN, way[-1][1])
            way += [(now, turn), (x, turn)]
        return [*way, (x, bottom)]

    def hit(self, x: float, top: float, bottom: float) -> bool:
        """Whether a line straight down passes through somebody on its way."""
        low = bisect_right(self.heights, top + HALF_HEIGHT)
        high = bisect_left(self.heights, bottom - HALF_HEIGHT)
        return any(_nearest_gap(taken, x) != x for taken in self.taken[low:high])

    def free_beside(self, x: float, top: float, bottom: float) -> float:
        """The x nearest to `x` where a line from `top` to `bottom` passes everybody."""
        low = bisect_right(self.heights, top - HALF_HEIGHT)
        high = bisect_left(self.heights, bottom + HALF_HEIGHT)
        ends = [(lefts, rights) for lefts, rights in self.taken[low:high]]
        every = [x, *(end for taken in ends for side in taken for end in side)]
        free = [at for at in every if all(_nearest_gap(taken, at) == at for taken in ends)]
        return min(free, key=lambda at: (abs(at - x), at))


_Taken = tuple[list[float], list[float]]


def _merged(row: list[tuple[float, float]]) -> _Taken:
    """Left and right ends of the stretches of a row where no line can pass."""
    lefts: list[float] = []
    rights: list[float] = []
    for left, right in sorted((x - half, x + half) for x, half in row):
        if rights and left < rights[-1]:
            rights[-1] = max(rights[-1], right)
        else:
            lefts.append(left)
            rights.append(right)
    return lefts, rights


def _nearest_gap(taken: _Taken, x: float) -> float:
    """The x nearest to `x` at which a line passes between the symbols of a row."""
    lefts, rights = taken
    k = bisect_left(lefts, x) - 1
    if k < 0 or rights[k] <= x:
        return x
    return lefts[k] if x - lefts[k] <= rights[k] - x else rights[k]
