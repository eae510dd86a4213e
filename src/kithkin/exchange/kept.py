"""What reading a family file gives: the map, what was set aside, and what to tell the reader."""

from dataclasses import dataclass

from kithkin.network.copies import MapCopy

LARGEST_FILE_BYTES = 100_000_000
DEEPEST = 64
MOST_PARTNERS = 24  # every partner is a parent of every child, so this must not grow without end


@dataclass(frozen=True, slots=True)
class Kept:
    """Something of the file that did not become part of the map, in its own words.

    `path` is like INDI.EVEN, or persons[3].colour for JSON. `about` is the id of the person or
    couple of the map it belongs to, or "". `line` is 0 where the file has no lines.
    """

    line: int
    path: str
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for whoever imports the file: something was mended, guessed or is broken."""

    line: int
    words: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.words}" if self.line else self.words


@dataclass(frozen=True, slots=True)
class Reading:
    copy: MapCopy
    not_understood: tuple[Kept, ...] = ()
    notes: tuple[Note, ...] = ()
