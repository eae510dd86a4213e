"""The lines of a GEDCOM file and how they hang together; nothing here knows what a tag means.

A file is read record by record, so that a large one never stands in memory as a whole tree.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kithkin.exchange.errors import (
    LevelNotUnderstoodError,
    LineNotUnderstoodError,
    LineTooLongError,
    NestedTooDeepError,
)
from kithkin.exchange.gedcom.encodings import Decoded
from kithkin.exchange.kept import DEEPEST

LONGEST_LINE = 100_000
_LINE = re.compile(
    r"[ \t]*([0-9]{1,4})[ \t]+(?:(@[^@\r\n]+@)[ \t]+)?([A-Za-z0-9_]+)(?:[ \t]([^\r\n]*))?(?:\r\n|\n|\r|\Z)"
)
_BLANK = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")
_ENDING = re.compile(r"\r\n|\n|\r")
# Signs no program can show; they come from broken exports and the end-of-file mark of old disks.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Line:
    """One line with the lines under it. `value` is None where there is not even a blank.

    `used` is set by whoever turned the line into a part of the map; the rest is kept.
    """

    __slots__ = ("level", "number", "tag", "under", "used", "value", "xref")

    def __init__(
        self, level: int, xref: str | None, tag: str, value: str | None, number: int
    ) -> None:
        self.level = level
        self.xref = xref
        self.tag = tag
        self.value = value
        self.number = number
        self.under: Sequence[Line] = ()
        self.used = False

    @property
    def record_id(self) -> str:
        """What others point to, without its two @; "" for a line nobody can point to."""
        return (self.xref or "").strip("@")

    def first(self, tag: str) -> "Line | None":
        for line in self.under:
            if line.tag == tag:
                return line
        return None

    def each(self, tag: str) -> "Iterator[Line]":
        return (line for line in self.under if line.tag == tag)

    def add(self, line: "Line") -> None:
        if isinstance(self.under, list):
            self.under.append(line)
        else:
            self.under = [line]

    def write(self) -> Iterator[str]:
        """This line and those under it as they stand in a file, without line ends."""
        xref = f" {self.xref}" if self.xref else ""
        value = "" if self.value is None else f" {self.value}"
        yield f"{self.level}{xref} {self.tag}{value}"
        for line in self.under:
            yield from line.write()


def without_unseen(text: str) -> str:
    return _UNSEEN.sub("", text) if _UNSEEN.search(text) else text


def records(text: str) -> Iterator[Line]:
    """Read the lines of level 0, each with all the lines under it.

    Raises
    ------
    FileNotUnderstoodError
        A line is none, is too long, or stands too deep; the error names the line.
    """
    above: list[Line] = []
    for line in _lines(text):
        if line.level > len(above):
            raise LevelNotUnderstoodError(line=line.number)
        if line.level > DEEPEST:
            raise NestedTooDeepError(line=line.number)
        if line.level:
            above[line.level - 1].add(line)
        elif above:
            yield above[0]
        del above[line.level :]
        above.append(line)
    if above:
        yield above[0]


def _lines(text: str) -> Iterator[Line]:
    position, end, number = 0, len(text), 0
    match_line = _LINE.match
    while position < end:
        number += 1
        match = match_line(text, position)
        if match is None:
            position = _blank_end(text, position, number)
            continue
        start, position = position, match.end()
        if position - start > LONGEST_LINE:
            raise LineTooLongError(line=number)
        level, xref, tag, value = match.groups()
        yield Line(int(level), xref, tag, value, number)


def _blank_end(text: str, position: int, number: int) -> int:
    match = _BLANK.match(text, position)
    if match is None:
        raise LineNotUnderstoodError(line=number)
    return match.end()


def write_records(lines: Iterable[Line], decoded: Decoded) -> bytes:
    """The file again: a file without spare blanks gives its own bytes back."""
    ending = _ENDING.search(decoded.text)
    newline = ending[0] if ending else "\n"
    text = newline.join(row for line in lines for row in line.write())
    last = newline if decoded.text.endswith(("\n", "\r")) else ""
    return decoded.encode(text + last)
