"""How much room each person's name needs on one line: what callers give to the layouts.

family(copy, widths=label_widths(copy))
"""

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.lettering import width
from kithkin.network.drawing.look import NAME_SIZE

MOST_LETTERS = 24  # the rest of a longer name goes on a second line, or ends in dots
SYMBOL = 80.0
LETTER = 6.8  # what one-line labels are reckoned at when layouts are compared


def label_widths(copy: MapCopy) -> dict[str, float]:
    """Width of everybody's symbol and name, by id."""
    return {one.id: _wide(one.name[:MOST_LETTERS]) for one in copy.persons}


def _wide(name: str) -> float:
    return round(max(SYMBOL, LETTER * len(name), width(name, NAME_SIZE)), 1)
