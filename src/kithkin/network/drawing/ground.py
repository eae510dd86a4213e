"""What already lies where on a picture, so that a tie can choose the emptiest way."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot

from kithkin.network.drawing.laid import Point
from kithkin.network.drawing.lettering import width
from kithkin.network.drawing.look import LINE_HIGH, NAME_SIZE
from kithkin.network.drawing.persons import Seat, name_lines
from kithkin.network.drawing.shapes import reach

Box = tuple[float, float, float, float]
CELL = 13
_ROUND = 6.0  # also round a double outline
_ON_SYMBOL, _ON_NAME, _ON_YEAR, _ON_LINE = 12, 10, 4, 2


class Ground:
    """Small squares, each with the price of being covered."""

    def __init__(
        self, seats: Iterable[Seat], lines: Iterable[Sequence[Point]], labels: Iterable[Box]
    ) -> None:
        self.cost: dict[tuple[int, int], int] = defaultdict(int)
        for seat in seats:
            x, y = seat.at
            wide, high = reach(seat.shape)
            self._cover((x - wide, y - high, x + wide, y + high), _ON_SYMBOL)
            half = max((width(line, NAME_SIZE) for line in name_lines(seat)), default=0.0) / 2
            self._cover((x - half, y + seat.name_at - 9, x + half, y + seat.name_at + 5), _ON_NAME)
            self._cover((x - 24, y - high - 12, x + 24, y - high - 4), _ON_YEAR)
        for box in labels:
            self._cover(box, _ON_YEAR)
        for line in lines:
            self.walk(line, _ON_LINE)

    def _cover(self, box: Box, cost: int) -> None:
        left, top, right, foot = (int(edge // CELL) for edge in box)
        for column in range(left, right + 1):
            for row in range(top, foot + 1):
                self.cost[column, row] += cost

    def disc(self, middle: Point, radius: float, cost: int) -> None:
        """Make everything within a circle dear to cover."""
        x, y = middle
        reach = int(radius // CELL) + 1
        column, row = int(x // CELL), int(y // CELL)
        for across in range(column - reach, column + reach + 1):
            for down in range(row - reach, row + reach + 1):
                if hypot((across + 0.5) * CELL - x, (down + 0.5) * CELL - y) < radius:
                    self.cost[across, down] += cost

    def walk(self, points: Sequence[Point], cost: int) -> None:
        """Lay a line on the ground."""
        for (x1, y1), (x2, y2) in pairwise(points):
            steps = max(1, int(hypot(x2 - x1, y2 - y1) // CELL))
            for step in range(steps):
                x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
                self.cost[int(x // CELL), int(y // CELL)] += cost

    def price(self, points: Iterable[Point]) -> int:
        cells = {(int(x // CELL), int(y // CELL)) for x, y in points}
        cost = self.cost
        return sum([cost[cell] for cell in cells if cell in cost])


def seat_boxes(seat: Seat) -> list[Box]:
    """The boxes of a symbol, the years above it and the name beneath it."""
    x, y = seat.at
    names = name_lines(seat)
    half = max((width(line, NAME_SIZE) / 2 + 3 for line in names), default=0.0)
    top, foot = y + seat.name_at - 11, y + seat.name_at + LINE_HIGH * (len(names) - 1) + 6
    years = (x - 28, y - seat.half_high - 14, x + 28, y - seat.half_high - 2)
    return [symbol_box(seat), years, (x - half, top, x + half, foot)]


def symbol_box(seat: Seat) -> Box:
    """The box of a symbol, with a little room round it."""
    x, y = seat.at
    wide, high = (side + _ROUND for side in reach(seat.shape))
    return x - wide, y - high, x + wide, y + high
