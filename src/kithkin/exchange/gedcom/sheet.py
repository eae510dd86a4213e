"""Rows of a GEDCOM file as they are written."""

from collections.abc import Iterator

from kithkin.base.gedcom_dates import says_all, to_gedcom
from kithkin.exchange.gedcom.lines import without_unseen

# The format allows 255 letters a row; level, tag and blanks need some of them.
_LONGEST_PIECE = 230


class Sheet:
    """Collects rows; texts of any length and shape come back from the reader as they were."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def row(self, level: int, tag: str, value: str = "") -> None:
        """A row whose value is one of the format's own words or pointers."""
        self.rows.append(f"{level} {tag} {value}" if value else f"{level} {tag}")

    def text(self, level: int, tag: str, text: str) -> None:
        """A text, over several rows if need be."""
        plain = without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))
        for number, part in enumerate(plain.split("\n")):
            first, *more = _pieces(part)
            if number:
                self.row(level + 1, "CONT", _escaped(first))
            else:
                self.row(level, tag, _escaped(first))
            for piece in more:
                self.row(level + 1, "CONC", _escaped(piece))

    def said(self, level: int, tag: str, text: str) -> None:
        """A text, if there is one."""
        if text:
            self.text(level, tag, text)

    def date(self, level: int, text: str) -> None:
        """A DATE, with the exact EDTF text below it where the format can only come near."""
        if not text:
            return
        self.row(level, "DATE", to_gedcom(text))
        if not says_all(text):
            self.row(level + 1, "_EDTF", text)

    def ends(self, level: int, start: str, end: str) -> None:
        """Start and end of something of our own."""
        if start:
            self.row(level, "_START", start)
        if end:
            self.row(level, "_END", end)

    def block(self, text: str) -> None:
        """Rows of another file as they stood."""
        self.rows += text.split("\n")


def _escaped(piece: str) -> str:
    return piece.replace("@", "@@")


def _pieces(part: str) -> Iterator[str]:
    """Cut between two letters: blanks at the edge of a row do not survive other programs."""
    start = 0
    while True:
        # An @ is written twice, so half of the room is enough whatever the text is.
        twice = part.count("@", start, start + _LONGEST_PIECE)
        if len(part) - start + twice <= _LONGEST_PIECE:
            yield part[start:]
            return
        longest = start + max(_LONGEST_PIECE // 2, _LONGEST_PIECE - twice)
        cut = next(
            (
                place
                for place in range(longest, start + 1, -1)
                if " " not in part[place - 1 : place + 1]
            ),
            longest,
        )
        yield part[start:cut]
        start = cut
