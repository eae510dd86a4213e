"""Who stands where: whether a line would run through somebody, and a way round."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from kithkin_science.network.layout.kin import SYMBOL_HEIGHT, SYMBOL_WIDTH
from kithkin_science.network.layout.results import Point

HALF_WIDTH = SYMBOL_WIDTH / 2
HALF_HEIGHT = SYMBOL_HEIGHT / 2
MARGIN = 6.0


class Crowd:
    """Symbols by height, each height sorted from left to right."""

    def __init__(self, positions: Iterable[Point]) -> None:
        rows: defaultdict[float, list[float]] = defaultdict(list)
        for x, y in positions:
            rows[y].append(x)
        self.heights = sorted(rows)
        self.rows = [sorted(rows[y]) for y in self.heights]

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
        for y, row in zip(self.heights[low:high], self.rows[low:high], strict=True):
            free = _nearest_gap(row, x)
            if free != now:
                turn = max(y - HALF_HEIGHT - MARGIN, way[-1][1])
                way += [(now, turn), (free, turn)]
                now = free
        if now != x:
            turn = max(bottom - MARGIN, way[-1][1])
            way += [(now, turn), (x, turn)]
        return [*way, (x, bottom)]


def _nearest_gap(row: list[float], x: float) -> float:
    """The x nearest to `x` at which a line passes between the symbols of a row."""
    reach = HALF_WIDTH + MARGIN
    left = right = x
    for symbol in reversed(row[: bisect_left(row, x + reach)]):
        if symbol + reach <= left:
            break
        left = min(left, symbol - reach)
    for symbol in row[bisect_right(row, x - reach) :]:
        if symbol - reach >= right:
            break
        right = max(right, symbol + reach)
    return left if x - left <= right - x else right
