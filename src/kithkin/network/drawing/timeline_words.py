"""How words stand on a timeline: the layout keeps the room that the drawing then takes."""

from kithkin.network.copies import PersonCopy
from kithkin.network.drawing import lettering

WORD_SIZE = 10.0
WORD_ROOM = 200.0  # longer words end with dots; the text view has them in full
NAME_SIZE, NAME_ROOM = 11.5, 130.0


def said(words: str) -> tuple[str, float]:
    """Words as they stand on the picture, and the room they take."""
    line = "".join(lettering.lines(words, WORD_SIZE, WORD_ROOM, 1))
    return line, lettering.width(line, WORD_SIZE)


def name_shown(person: PersonCopy) -> str:
    return "".join(lettering.lines(person.name, NAME_SIZE, NAME_ROOM, 1))
