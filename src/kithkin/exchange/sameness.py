"""When a link of a file and a link of the map are the same, kind by kind."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kithkin.network.copies import Direction, ParentageCopy, TieCopy, UnionCopy

Find = Callable[[str], str]  # from an id of the file to the id here; KeyError for what is not here
Way = Callable[[Any], Hashable]

_TURNED = {
    Direction.BOTH: Direction.BOTH,
    Direction.FROM_A: Direction.FROM_B,
    Direction.FROM_B: Direction.FROM_A,
}


@dataclass(frozen=True, slots=True)
class Sameness:
    """`placed` puts a link of the file among the people who are here.

    Two links are the same if one of the `ways` gives the same for both, the strictest first.
    """

    placed: Callable[[Any, Find], Any]
    ways: Sequence[Way]


def _all(ids: Iterable[str], find: Find) -> tuple[str, ...]:
    return tuple(find(one) for one in ids)


def _straight(tie: TieCopy) -> TieCopy:
    """The same tie with its two people in one order, whichever of them was named first."""
    if tie.a <= tie.b:
        return tie
    phases = tuple(
        replace(one, support_given=one.support_received, support_received=one.support_given)
        for one in tie.phases
    )
    return replace(tie, a=tie.b, b=tie.a, direction=_TURNED[tie.direction], phases=phases)


def _tie_whole(tie: TieCopy) -> Hashable:
    phases = frozenset(replace(one, id="") for one in _straight(tie).phases)
    return replace(_straight(tie), id="", phases=()), phases


LINKS: dict[str, Sameness] = {
    "unions": Sameness(
        lambda one, find: replace(one, partners=_all(one.partners, find)),
        (lambda one: (frozenset(one.partners), one.statuses), lambda one: frozenset(one.partners)),
    ),
    # Never a second line between the same two because somebody corrected here what kind it is.
    "parentages": Sameness(
        lambda one, find: replace(one, child=find(one.child), parent=find(one.parent)),
        (
            lambda one: (one.child, one.parent, one.kind, one.start, one.end),
            lambda one: (one.child, one.parent, one.kind),
            lambda one: (one.child, one.parent),
        ),
    ),
    "twins": Sameness(
        lambda one, find: replace(one, children=_all(one.children, find)),
        (lambda one: (frozenset(one.children), one.kind), lambda one: frozenset(one.children)),
    ),
    "ties": Sameness(
        lambda one, find: replace(one, a=find(one.a), b=find(one.b)),
        (_tie_whole, lambda one: (frozenset((one.a, one.b)), one.code)),
    ),
    "events": Sameness(
        lambda one, find: replace(
            one, persons=_all(one.persons, find), ties=_all(one.ties, find)
        ),
        (
            lambda one: replace(one, id="", persons=frozenset(one.persons), ties=frozenset(one.ties)),
            lambda one: (one.kind, one.what, one.date, frozenset(one.persons)),
        ),
    ),
    "tellings": Sameness(
        lambda one, find: replace(
            one, about=find(one.about), teller=find(one.teller) if one.teller else ""
        ),
        (lambda one: replace(one, id=""),),
    ),
}  # fmt: skip


def couple_differs(theirs: UnionCopy, ours: UnionCopy) -> bool:
    """Whether the file says of a couple what is not said of it here."""
    return not set(theirs.statuses) <= set(ours.statuses)


def parentage_differs(theirs: ParentageCopy, ours: ParentageCopy) -> bool:
    return theirs.kind != ours.kind or _more_is_said(theirs, ours, ("start", "end"))


def tie_differs(theirs: TieCopy, ours: TieCopy) -> bool:
    """`theirs` has its people by their ids here."""
    one, other = _straight(theirs), _straight(ours)
    there = {replace(phase, id="") for phase in other.phases}
    return (
        one.direction != other.direction
        or _more_is_said(one, other, ("start", "end", "good", "note"))
        or not {replace(phase, id="") for phase in one.phases} <= there
    )


def _more_is_said(theirs: object, ours: object, names: Iterable[str]) -> bool:
    return any(getattr(theirs, name) not in ("", getattr(ours, name)) for name in names)
