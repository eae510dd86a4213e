"""The map as an ecomap: the household of whoever it is about, and everything round it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import hypot

from kithkin.network.conditions import ConditionCopy
from kithkin.network.copies import MapCopy, PersonCopy, TieCopy
from kithkin.network.flows import Strength, flow_of
from kithkin.network.home import home_of
from kithkin.network.layouts.family import family
from kithkin.network.layouts.label_room import on_two_lines
from kithkin.network.parts_of_life import Sector, sectors
from kithkin.network.ties_in_words import holds
from kithkin_science.network.layout.ecomap import FARTHEST, Ecomap, System
from kithkin_science.network.layout.ecomap import ecomap as lay_out_ecomap
from kithkin_science.network.layout.results import Point
from kithkin_science.network.layout.settling import Link

CONDITION_ROOM = 66.0
_LEAST_LABEL, _WIDEST_LABEL, _WIDEST_IN_TRAY = 82.0, 124.0, 94.0
_SYMBOL_AND_NAME = 40.0  # from the middle of the circle to the foot of the second line
_NEAR = {Strength.STRONG: 1, Strength.STEADY: 2, Strength.THIN: 3}
_TOGETHER = 0.5


def ecomap(
    copy: MapCopy,
    *,
    today: date,
    widths: Mapping[str, float] | None = None,
    pinned: Mapping[str, Point] | None = None,
    conditions: Sequence[ConditionCopy] = (),
) -> Ecomap:
    """Place the household in the middle, whoever has a tie round it, everybody else in the tray.

    `widths` are those of names on one line (`drawing.labels`). `pinned` places stay, but nobody
    from outside can be put into the household, and the tray stays as it is.
    """
    home = home_of(copy, today)
    inside = set(home.people)
    held = [tie for tie in copy.ties if tie.a != tie.b and holds(tie, today)]
    here = {one.id for one in copy.persons}
    held = [tie for tie in held if tie.a in here and tie.b in here]
    tied = {one for tie in held for one in (tie.a, tie.b)} - inside
    wide = widths or {}
    placed = {who: at for who, at in (pinned or {}).items() if who in inside}
    found = lay_out_ecomap(
        family(_household(copy, inside), widths=wide, pinned=placed),
        [
            *_systems(copy, tied, _near(held, inside, today), wide),
            *(_condition(one) for one in conditions),
        ],
        links=[*_lines(held), *_togetherness(copy, tied), *_bearings(conditions, held)],
        aside=[
            (one.id, min(_label(one, wide), _WIDEST_IN_TRAY))
            for one in copy.persons
            if one.id not in inside and one.id not in tied
        ],
        single=_single(copy, inside),
        widths=wide,
        pinned=pinned,
    )
    return replace(found, notes=(*home.notes, *found.notes))


def _household(copy: MapCopy, inside: Collection[str]) -> MapCopy:
    """The household as a small map of its own; parents who live elsewhere are not part of it."""
    return replace(
        copy,
        persons=tuple(one for one in copy.persons if one.id in inside),
        unions=tuple(one for one in copy.unions if any(who in inside for who in one.partners)),
        parentages=tuple(
            one for one in copy.parentages if one.child in inside and one.parent in inside
        ),
        twins=tuple(one for one in copy.twins if sum(who in inside for who in one.children) > 1),
    )


def _single(copy: MapCopy, inside: set[str]) -> list[str]:
    """Who of the household has neither partner, parent, child nor twin in it."""
    sets = [
        *(one.partners for one in copy.unions),
        *((one.parent, one.child) for one in copy.parentages),
        *(one.children for one in copy.twins),
    ]
    here = [[who for who in together if who in inside] for together in sets]
    linked = {who for together in here if len(together) > 1 for who in together}
    return sorted(inside - linked)


def _systems(
    copy: MapCopy, tied: Collection[str], near: Mapping[str, int], widths: Mapping[str, float]
) -> list[System]:
    parts = sectors(copy)
    return [
        System(one.id, parts[one.id], near.get(one.id, FARTHEST), _room(_label(one, widths)))
        for one in copy.persons
        if one.id in tied
    ]


def _label(one: PersonCopy, widths: Mapping[str, float]) -> float:
    return max(_LEAST_LABEL, on_two_lines(one.name, widths.get(one.id)))


def _room(label: float) -> float:
    """The radius round a symbol with a name on two lines beneath it."""
    return round(hypot(min(label, _WIDEST_LABEL) / 2, _SYMBOL_AND_NAME), 1)


def _near(held: Sequence[TieCopy], inside: Collection[str], today: date) -> dict[str, int]:
    """How near each stands: by the strongest tie with the household."""
    found: dict[str, int] = {}
    for tie in held:
        if (tie.a in inside) == (tie.b in inside):
            continue
        who = tie.b if tie.a in inside else tie.a
        found[who] = min(found.get(who, FARTHEST), _NEAR[flow_of(tie, today).strength])
    return found


def _lines(held: Sequence[TieCopy]) -> list[Link]:
    return [Link(min(tie.a, tie.b), max(tie.a, tie.b)) for tie in held]


def _togetherness(copy: MapCopy, tied: Collection[str]) -> list[Link]:
    """Those of one household or group, and couples, stand next to each other where they can."""
    sets = [[m.person for m in one.members] for one in copy.groups]
    sets += [list(one.partners) for one in copy.unions]
    found = []
    for together in sets:
        here = sorted({who for who in together if who in tied})
        found += [Link(a, b, _TOGETHER, drawn=False) for a, b in pairwise(here)]
    return found


def _condition(one: ConditionCopy) -> System:
    return System(one.id, Sector.CONDITIONS, 2, CONDITION_ROOM)


def _bearings(conditions: Sequence[ConditionCopy], held: Sequence[TieCopy]) -> list[Link]:
    ends = {tie.id: (tie.a, tie.b) for tie in held}
    return [
        Link(one.id, who)
        for one in conditions
        for bearing in one.bears
        for who in ends.get(bearing.tie, (bearing.person,))
        if who
    ]
