"""How a picture lies on paper: on one sheet while its words stay readable, else over several.

Lengths are in points. A poster's sheets overlap, so that one can be glued onto the next: cut the left
and upper edge of a sheet along its marks and lay it over the strip that its neighbour repeats.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from kithkin.base.refusals import NotUnderstoodError
from kithkin.network.printing.paper import MILLIMETRE, Paper

MARGIN = 12 * MILLIMETRE  # what home printers leave white, with room for marks and the foot line
OVERLAP = 10 * MILLIMETRE
SMALLEST_LETTERS = 7.0
MOST_SHEETS = 400
_LARGEST = 1.2  # points a unit: a small family is not blown up to fill a wall
_POSTER = 1.0  # to be read from a chair: names in 12 points
_SLACK = 1e-6


class TooManySheetsError(NotUnderstoodError):
    code = "too_many_sheets"
    sentence = "This map would take too many sheets."


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a plan; `corner` is where the picture's upper left corner lies, maybe outside."""

    row: int
    column: int
    corner: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plan:
    """A picture laid on `rows` times `columns` sheets at `scale` points a unit."""

    paper: Paper
    page: tuple[float, float]
    scale: float
    picture: tuple[float, float]  # its size on paper
    rows: int = 1
    columns: int = 1

    @property
    def window(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of what a sheet shows of the picture."""
        return MARGIN, MARGIN, self.page[0] - 2 * MARGIN, self.page[1] - 2 * MARGIN

    @property
    def count(self) -> int:
        return self.rows * self.columns

    def sheets(self) -> Iterator[Sheet]:
        """Row by row from the upper left; the picture lies in the middle of them all."""
        left, top, wide, high = self.window
        spare_x = _reach(self.columns, wide) - self.picture[0]
        spare_y = _reach(self.rows, high) - self.picture[1]
        for row in range(self.rows):
            for column in range(self.columns):
                x = left + spare_x / 2 - column * (wide - OVERLAP)
                y = top + spare_y / 2 - row * (high - OVERLAP)
                yield Sheet(row, column, (x, y))


def plan(
    size: tuple[float, float],
    letters: float,
    paper: Paper = Paper.A3,
    *,
    upright: bool | None = None,
    poster: bool = False,
) -> Plan:
    """Lay a picture of `size` units, whose smallest letters are `letters` units high, on paper.

    Sheets lie on their long side, unless fewer are enough when they stand; `upright` says which.

    Raises
    ------
    TooManySheetsError
        Even the smallest readable letters would need a wall of sheets.
    """
    least = max(SMALLEST_LETTERS / letters, _POSTER if poster else 0.0)
    ways = (False, True) if upright is None else (upright,)

    def on(kind: Paper) -> Plan:
        found = [_laid(size, least, kind, kind.size(upright=stands)) for stands in ways]
        return min(found, key=lambda one: one.count)

    best = on(paper)
    if best.count > MOST_SHEETS:
        raise TooManySheetsError(_too_many(best, [on(kind) for kind in Paper]))
    return best


def _too_many(best: Plan, others: Sequence[Plan]) -> str:
    """Name the paper that would do, the fewest sheets short of the most."""
    said = (
        f"This map would take {best.count} sheets of {best.paper.upper()}, and {MOST_SHEETS} is"
        " the most."
    )
    fit = max((one for one in others if one.count <= MOST_SHEETS), key=_count, default=None)
    if fit is None:
        return f"{said} Draw fewer people, or write an SVG."
    return f"{said} On {fit.paper.upper()} it takes {fit.count}."


def _count(one: Plan) -> int:
    return one.count


def _laid(size: tuple[float, float], least: float, paper: Paper, page: tuple[float, float]) -> Plan:
    room = page[0] - 2 * MARGIN, page[1] - 2 * MARGIN
    fits = min(_LARGEST, room[0] / size[0], room[1] / size[1])
    if fits >= least:
        return Plan(paper, page, fits, (size[0] * fits, size[1] * fits))
    columns, rows = (_needed(side * least, window) for side, window in zip(size, room, strict=True))
    scale = min(_reach(columns, room[0]) / size[0], _reach(rows, room[1]) / size[1])
    scale = max(least, min(scale, max(_LARGEST, least)))
    return Plan(paper, page, scale, (size[0] * scale, size[1] * scale), rows, columns)


def _needed(long: float, window: float) -> int:
    return max(1, ceil((long - OVERLAP) / (window - OVERLAP) - _SLACK))


def _reach(count: int, window: float) -> float:
    """How far sheets in a row reach when they overlap."""
    return window + (count - 1) * (window - OVERLAP)
