"""Reading the anchors back: what was written down, and whether that itself still holds."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from kithkin.base.keys import KeyGoneError
from kithkin.record.anchors import Line, anchor_key, files_in, mac_of, read_line


@dataclass
class Anchored:
    """Heads by chain and length; `breaks` say which lines do not hold."""

    marks: dict[UUID, dict[int, bytes]] = field(default_factory=lambda: defaultdict(dict))
    newest: datetime | None = None
    lines: int = 0
    torn: int = 0  # cut short by a crash; harmless, since the next line names the last whole one
    breaks: list[str] = field(default_factory=list)


def read_anchors(folder: Path) -> Anchored:
    """All anchors of all clinics. Lines that do not hold prove nothing and are left out."""
    anchored = Anchored()
    for place in sorted(folder.iterdir()) if folder.exists() else []:
        if place.is_dir():
            _read_clinic(place, anchored)
    return anchored


def _read_clinic(place: Path, anchored: Anchored) -> None:
    try:
        key = anchor_key(UUID(place.name))
    except (ValueError, KeyGoneError):
        anchored.breaks.append(f"{place}: there is no key here that could check it")
        return
    previous: str | None = None  # files before the first may have been moved to another place
    for where, line in _lines(place):
        if line is None:
            anchored.torn += 1
        elif not _holds(line, place.name, key):
            anchored.breaks.append(f"{where}: this line was changed")
            previous = None  # one lie, one break
        else:
            if previous not in {None, line["previous"]}:
                anchored.breaks.append(f"{where}: lines before this one are missing")
            previous = line["mac"]
            _keep(line, anchored)


def _lines(place: Path) -> Iterator[tuple[str, Line | None]]:
    for path in files_in(place):
        with path.open("rb") as file:
            for number, text in enumerate(file, start=1):
                yield f"{path}, line {number}", read_line(text)


def _holds(line: Line, clinic: str, key: bytes) -> bool:
    return line.get("clinic") == clinic and line.get("mac") == mac_of(line, key)


def _keep(line: Line, anchored: Anchored) -> None:
    """Signed, so its shape is ours."""
    anchored.lines += 1
    at = datetime.fromisoformat(line["at"])
    anchored.newest = max(at, anchored.newest or at)
    for chain, length, head in line["heads"]:
        anchored.marks[UUID(chain)][length] = bytes.fromhex(head)
