"""The family drawing: everyone once, in generations, with lines.

Rows by linear programme (`generations`), the order of each row by insertion and mending
(`order`), x by linear programme (`coordinates`), unlinked families and single persons beside each
other (`packing`), lines on levels (`routes`). Nothing depends on sex or gender, on the clock or
on the order of the rows that came in.

Reference: Sugiyama, Tagawa & Toda (1981), IEEE Trans. Syst. Man Cybern. 11:109.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from kithkin_science.network.layout.coordinates import coordinates
from kithkin_science.network.layout.cycles import parent_links, without_circles
from kithkin_science.network.layout.generations import Generations, generations
from kithkin_science.network.layout.incremental import stand_round
from kithkin_science.network.layout.keeping_rows import rows_between
from kithkin_science.network.layout.kin import SYMBOL_HEIGHT, SYMBOL_WIDTH, Kin, put_in_order
from kithkin_science.network.layout.order import order as order_rows
from kithkin_science.network.layout.placing import place
from kithkin_science.network.layout.polish import QUICK, Effort
from kithkin_science.network.layout.results import Layout, Point
from kithkin_science.network.layout.routes import routes
from kithkin_science.network.layout.skeleton import skeleton


def family(
    kin: Kin,
    *,
    pinned: Mapping[str, Point] | None = None,
    previous: Mapping[str, Point] | None = None,
    effort: Effort = QUICK,
) -> Layout:
    """Draw a family.

    Parameters
    ----------
    kin
        Persons, unions and twins, in any order.
    pinned
        Places (centres) that persons keep; the others stand around them.
    previous
        Where persons stood in the drawing before an edit: they move as little as they must, and
        new persons are put beside their kin. Without it the family is solved anew.
    effort
        How much to look at for a better order and for a proof of it.

    Returns
    -------
    Layout
        Every person exactly once. Symbols (and labels as wide as `Person.width`) never overlap,
        unless two pinned ones do.

    Examples
    --------
    >>> from kithkin_science.network.layout.kin import Child, Kin, Person, Union
    >>> kin = Kin(
    ...     persons=(Person("Ana", 1990), Person("Bo", 1960), Person("Cy", 1962)),
    ...     unions=(Union("u", ("Bo", "Cy"), (Child("Ana"),)),),
    ... )
    >>> family(kin).positions
    {'Bo': (40.0, 30.0), 'Cy': (140.0, 30.0), 'Ana': (90.0, 170.0)}
    """
    kin = put_in_order(kin)
    fixed = {p.id: (pinned or {})[p.id] for p in kin.persons if p.id in (pinned or {})}
    if len(fixed) == len(kin.persons):
        return drawn(kin, fixed)
    linked = {
        who for u in kin.unions for who in chain(u.partners, (child.id for child in u.children))
    }
    tree = put_in_order(replace(kin, persons=tuple(p for p in kin.persons if p.id in linked)))
    links, aside = without_circles(tree, parent_links(tree))
    rows = generations(tree, links, rows_between(tree, links, previous or {}))
    whole = skeleton(tree, rows.row)
    if previous is not None or fixed:
        before = previous
        if before is None:
            before = place(kin, whole, coordinates(whole, order_rows(whole, effort=effort)))
        positions = stand_round(kin, whole, before, fixed)
        return drawn(kin, positions, given_up(rows, len(aside)))
    ordered = order_rows(whole, effort=effort)
    layout = drawn(kin, place(kin, whole, coordinates(whole, ordered)), given_up(rows, len(aside)))
    return replace(
        layout,
        strain=ordered.strain,
        bound=ordered.bound,
        gap=ordered.gap,
        certificate=ordered.certificate,
        truncated=ordered.truncated,
    )


def drawn(kin: Kin, positions: Mapping[str, Point], notes: tuple[str, ...] = ()) -> Layout:
    """Positions with their lines and bounds. `kin` is in its stable order."""
    lines = routes(kin, positions).routes
    xs, ys = [], []
    for person in kin.persons:
        x, y = positions[person.id]
        half = max(person.width, SYMBOL_WIDTH) / 2
        xs += [x - half, x + half]
        ys += [y - SYMBOL_HEIGHT / 2, y + SYMBOL_HEIGHT / 2]
    for route in lines:
        xs += [x for x, _ in route.points]
        ys += [y for _, y in route.points]
    bounds = (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)
    return Layout({p.id: positions[p.id] for p in kin.persons}, lines, bounds, notes)


def given_up(rows: Generations, aside: int) -> tuple[str, ...]:
    """What the rows cost, in words."""
    counts = (
        (aside, "parent link(s) would make somebody their own ancestor: drawn, but no row follows"),
        (rows.couples_across, "couple(s) reach across generations: drawn in different rows"),
        (rows.siblings_across, "set(s) of siblings reach across generations"),
    )
    return tuple(f"{count} {words}." for count, words in counts if count)
