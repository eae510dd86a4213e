"""The family drawing in which some persons may stand twice: only where they must, only if asked."""

from collections.abc import Mapping
from dataclasses import replace

from kithkin_science.network.layout.coordinates import coordinates
from kithkin_science.network.layout.family import drawn, family
from kithkin_science.network.layout.incremental import stand_round
from kithkin_science.network.layout.kin import Kin, put_in_order
from kithkin_science.network.layout.placing import place
from kithkin_science.network.layout.polish import QUICK, Effort
from kithkin_science.network.layout.results import Layout, Point, Second
from kithkin_science.network.layout.second_symbols import Trial, cut, second_symbols


def family_twice(
    kin: Kin,
    *,
    pinned: Mapping[str, Point] | None = None,
    previous: Mapping[str, Point] | None = None,
    effort: Effort = QUICK,
) -> Layout:
    """Draw a family, some of it twice where that makes the drawing clearer.

    Parameters
    ----------
    kin
        Persons, unions and twins, in any order.
    pinned, previous
        As for `family`, of the first symbols. Who is drawn twice does not depend on them.
    effort
        As for `family`.

    Returns
    -------
    Layout
        Every person exactly once in `positions`; their other symbols in `seconds`. The plain
        drawing if no second symbol is worth its price.
    """
    kin = put_in_order(kin)
    plain = family(kin, effort=effort)
    found = second_symbols(kin, effort)
    layout = _laid(kin, found, {}, None) if found else plain
    if found is None or _crossed(layout) > _crossed(plain):
        if pinned or previous is not None:
            return family(kin, pinned=pinned, previous=previous, effort=effort)
        return plain
    if pinned or previous is not None:
        before = {_id_of(found, one): one.at for one in layout.seconds} | layout.positions
        return _laid(kin, found, pinned or {}, before if previous is None else previous)
    return layout


def _id_of(found: Trial, second: Second) -> str:
    """The name that a second symbol has in the doubled family."""
    return next(name for name, who in found.doubled.again.items() if who == second.person)


def _crossed(layout: Layout) -> int:
    return sum(len(route.jumps) for route in layout.routes)


def _laid(
    kin: Kin, found: Trial, pinned: Mapping[str, Point], before: Mapping[str, Point] | None
) -> Layout:
    """Places and lines of a family with second symbols."""
    both = found.doubled.kin
    fixed = {person.id: pinned[person.id] for person in kin.persons if person.id in pinned}
    if before is None:
        places = place(both, found.whole, coordinates(found.whole, found.rows))
        notes = found.notes
    else:
        whole, _, notes = cut(found.doubled, before)
        places = stand_round(both, whole, before, fixed)
    return _told(kin, found, drawn(both, places, notes))


def _told(kin: Kin, found: Trial, layout: Layout) -> Layout:
    """The drawing, second symbols told apart from the persons whom they show."""
    again = found.doubled.again
    seconds = tuple(
        Second(who, layout.positions[name], tuple(kin.unions[k].id for k in sorted(unions)))
        for who, unions in sorted(found.chosen.items())
        for name in (next(name for name, one in again.items() if one == who),)
    )
    routes = tuple(
        replace(route, of=(again[route.of[0]], *route.of[1:]))
        if route.kind == "stem" and route.of[0] in again
        else route
        for route in layout.routes
    )
    bound = found.ordered.bound if found.ordered else 0
    count = len(seconds)
    said = "person stands" if count == 1 else "persons stand"
    return replace(
        layout,
        positions={person.id: layout.positions[person.id] for person in kin.persons},
        routes=routes,
        notes=(*layout.notes, f"{count} {said} twice; a dashed arc joins the two symbols."),
        strain=found.strain,
        bound=bound,
        gap=found.strain - bound,
        certificate="optimal" if bound == found.strain else "gap" if bound else "none",
        seconds=seconds,
    )
