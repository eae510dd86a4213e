"""What a layout hands back: places and lines, as plain values."""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the drawing, in horizontal and vertical pieces.

    A line that meets a person ends at (or a few units beside) that person's centre, so that any
    symbol, large or small, covers its end: paint the lines first and the symbols over them.

    Attributes
    ----------
    kind
        ``couple`` joins partners, ``drop`` goes from them down to their children, ``sibship`` is
        the bar over the children, ``stem`` goes from the bar to one child.
    of
        Couple, drop and sibship: the union's id first. Stem: the child's id, then the ids of the
        parent links it stands for.
    points
        Corners in drawing order, in the frame of the positions (y grows downward).
    jumps
        Where a horizontal piece of this line crosses a line of another union that runs down: the
        drawing may bow over it there.
    """

    kind: Literal["couple", "drop", "sibship", "stem"]
    of: tuple[str, ...]
    points: tuple[Point, ...]
    jumps: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Second:
    """A second symbol of a person, who keeps a place of their own as well.

    Attributes
    ----------
    person
        Whom it shows.
    at
        Its centre.
    unions
        Ids of the unions it stands in; their lines end at it.
    """

    person: str
    at: Point
    unions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each person stands (the centre of the symbol), once each, and the lines between.

    Attributes
    ----------
    positions
        Person's id to centre, rounded to 0.1.
    routes
        The lines; empty for pictures that have none.
    bounds
        Smallest x, smallest y, largest x, largest y over symbols and lines.
    notes
        What had to be given up, in plain words.
    strain, bound, gap
        Of the family drawing: what is wrong with the order of its rows (`objective`), what at
        least must be wrong with any order, and the difference.
    certificate
        ``optimal`` (no order has less strain), ``gap`` (`bound` is proven, and less) or ``none``.
    truncated
        Whether a clock cut the work short, so that another machine might draw it otherwise.
    seconds
        Second symbols, by person; none unless they were asked for (`twice`).
    """

    positions: dict[str, Point]
    routes: tuple[Route, ...]
    bounds: tuple[float, float, float, float]
    notes: tuple[str, ...]
    strain: int = 0
    bound: int = 0
    gap: int = 0
    certificate: Literal["optimal", "gap", "none"] = "none"
    truncated: bool = False
    seconds: tuple[Second, ...] = ()
