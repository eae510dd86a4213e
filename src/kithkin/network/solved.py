"""Layouts once worked out, kept in memory by the hash of what they were made from.

Working out a large family takes seconds, and most pages show what the page before showed. The hash
is of the viewer's own filtered rows: nobody's picture can depend on rows that are withheld from
them. What is kept are ids and places, no words.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from threading import Lock
from typing import Any

from kithkin.network.conditions import ConditionCopy
from kithkin.network.copies import MapCopy
from kithkin.network.drawing.labels import label_widths
from kithkin.network.drawing.laid import Laid, Point
from kithkin.network.layouts.circles import circles
from kithkin.network.layouts.ecomap import ecomap
from kithkin.network.layouts.family import family
from kithkin.network.layouts.network import network
from kithkin.network.layouts.timeline import timeline
from kithkin.network.timeline_facts import Around

__all__ = ["Point", "fingerprint", "layout"]

MOST_KEPT = 64
_kept: OrderedDict[str, Laid] = OrderedDict()
_lock = Lock()
Places = Mapping[str, Point]


def _family(copy: MapCopy, _day: date, at: Places, previous: Places) -> Laid:
    widths = label_widths(copy)
    return family(copy, widths=widths, pinned=at or None, previous=previous or None)


def _family_twice(copy: MapCopy, _day: date, at: Places, previous: Places) -> Laid:
    widths = label_widths(copy)
    return family(copy, widths=widths, pinned=at or None, previous=previous or None, twice=True)


def _ecomap(
    copy: MapCopy, day: date, at: Places, _previous: Places,
    conditions: Sequence[ConditionCopy] = (),
) -> Laid:  # fmt: skip
    widths = label_widths(copy)
    return ecomap(copy, today=day, widths=widths, pinned=at or None, conditions=conditions)


def _circles(copy: MapCopy, day: date, _at: Places, _previous: Places) -> Laid:
    return circles(copy, today=day, widths=label_widths(copy))


def _timeline(
    copy: MapCopy, day: date, _at: Places, _previous: Places, world: Sequence[Around] = ()
) -> Laid:
    return timeline(copy, today=day, world=world)


def _network(copy: MapCopy, day: date, at: Places, previous: Places) -> Laid:
    widths = label_widths(copy)
    return network(copy, today=day, widths=widths, pinned=at or None, previous=previous or None)


_WAYS: dict[str, Callable[..., Laid]] = {
    "genogram": _family,
    "ecomap": _ecomap,
    "circles": _circles,
    "network": _network,
    "timeline": _timeline,
}


def layout(
    view: str, copy: MapCopy, *, day: date, at: Places | None = None,
    previous: Places | None = None, twice: bool = False, **around: Any,
) -> Laid:  # fmt: skip
    """Lay out one view of a map: places `at` hold; the others stay near where they were before.

    Without `at`, people stand where somebody put them by hand. `twice` is for the family alone:
    somebody may have a second symbol. `around`: what stands round or behind the people, as the
    view takes it.
    """
    held = copy.positions if at is None else at
    way = _family_twice if twice and view == "genogram" else _WAYS[view]
    told = (
        way is _family_twice, day, around,
        sorted(held.items()), sorted((previous or {}).items()),
    )  # fmt: skip
    key = f"{fingerprint(view, copy)} {_hash(told)}"
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    laid = way(copy, day, held, previous or {}, **around)
    with _lock:
        _kept[key] = laid
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return laid


def fingerprint(view: str, copy: MapCopy) -> str:
    """Everything that places depend on, as a hash; of a name it is how much room it takes."""
    wide = label_widths(copy)
    people = [
        (one.id, one.kind, one.birth, one.death, one.dead, one.index, one.ring, wide[one.id])
        for one in copy.persons
    ]
    rows: list[object] = [people, copy.unions, copy.parentages, copy.twins]
    if view != "genogram":
        groups = [(one.id, one.kind, one.members) for one in copy.groups]
        rows += [groups, _ties(copy), _events(copy)]
    if view in {"timeline", "ecomap"}:  # words of theirs take room, or are said in a note
        rows += [copy]
    return _hash((view, rows, sorted(copy.positions.items())))


def _ties(copy: MapCopy) -> Iterable[object]:
    return [
        (tie.id, tie.a, tie.b, tie.code, tie.direction, tie.start, tie.end, tie.phases)
        for tie in copy.ties
    ]


def _events(copy: MapCopy) -> Iterable[object]:
    return [(one.id, one.kind, one.date, one.persons, one.ties) for one in copy.events]


def _hash(told: object) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()
