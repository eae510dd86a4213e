"""What a picture needs to know of a layout: places and lines, whoever worked them out."""

from collections.abc import Mapping, Sequence
from typing import Protocol

Point = tuple[float, float]


class LaidLine(Protocol):
    """One line: couple, drop, sibship (the union's id first) or stem (the child's id first)."""

    @property
    def kind(self) -> str: ...
    @property
    def of(self) -> tuple[str, ...]: ...
    @property
    def points(self) -> Sequence[Point]: ...


class Laid(Protocol):
    @property
    def positions(self) -> Mapping[str, Point]: ...
    @property
    def routes(self) -> Sequence[LaidLine]: ...
    @property
    def notes(self) -> Sequence[str]: ...
