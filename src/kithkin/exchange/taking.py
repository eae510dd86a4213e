"""A copy of the map as a file: what its viewer sees, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from kithkin.consent.policy import Sight
from kithkin.exchange.gedcom.writer import write_gedcom
from kithkin.exchange.kept import Kept
from kithkin.exchange.neutral_writer import write_neutral
from kithkin.exchange.queries import kept_lines
from kithkin.network.copies import MapCopy
from kithkin.network.queries import map_copy

# Somebody else may see the name in a folder of downloads: it names nobody and tells nothing.
NAME = "map"


@dataclass(frozen=True, slots=True)
class Kind:
    ending: str
    content_type: str
    write: Callable[[MapCopy, list[Kept]], bytes]


def _neutral(copy: MapCopy, _kept: list[Kept]) -> bytes:
    return write_neutral(copy)


KINDS = {
    "gedcom": Kind("ged", "text/vnd.familysearch.gedcom; charset=utf-8", write_gedcom),
    "json": Kind("json", "application/json", _neutral),
}


def copy_as_file(sight: Sight, kind: Kind) -> bytes:
    return kind.write(map_copy(sight), kept_lines(sight))
