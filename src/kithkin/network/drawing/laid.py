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


class Second(Protocol):
    """A second symbol of somebody, and the unions it stands in."""

    @property
    def person(self) -> str: ...
    @property
    def at(self) -> Point: ...
    @property
    def unions(self) -> Sequence[str]: ...


def seconds_of(laid: Laid) -> Sequence[Second]:
    """Second symbols: only a family drawing has any, and only if somebody asked for them."""
    found: Sequence[Second] = getattr(laid, "seconds", ())
    return found


def seats_of(laid: Laid, union: str) -> Mapping[str, Point]:
    """Where everybody stands as this union sees them: somebody's second symbol may be the one in it."""
    here = {one.person: one.at for one in seconds_of(laid) if union in one.unions}
    return {**laid.positions, **here} if here else laid.positions
