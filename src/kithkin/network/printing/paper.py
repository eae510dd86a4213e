"""Sheets of paper. Lengths are in points, 72 to the inch, as in PDF."""

from enum import StrEnum

MILLIMETRE = 72 / 25.4


class Paper(StrEnum):
    A4 = "a4"
    A3 = "a3"
    A2 = "a2"
    A1 = "a1"
    A0 = "a0"
    LETTER = "letter"
    TABLOID = "tabloid"

    def size(self, *, upright: bool) -> tuple[float, float]:
        """How wide and how high the sheet lies."""
        short, long = (side * MILLIMETRE for side in _SIDES[self])
        return (short, long) if upright else (long, short)


_SIDES = {
    Paper.A4: (210.0, 297.0),
    Paper.A3: (297.0, 420.0),
    Paper.A2: (420.0, 594.0),
    Paper.A1: (594.0, 841.0),
    Paper.A0: (841.0, 1189.0),
    Paper.LETTER: (215.9, 279.4),
    Paper.TABLOID: (279.4, 431.8),
}
