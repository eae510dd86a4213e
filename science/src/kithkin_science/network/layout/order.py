"""The order of each row, left to right.

1. A start: person by person, nearest kin first, each in the place of their row that strains the
   drawing least (`strain`), from several first persons; the best start is kept.
2. Shifting: every person, couple and sibship tries every place in its row, until none helps.
3. Mending: around each knot that is still strained a handful of kin is lifted out of the drawing
   and put back person by person, in another order; kept if the drawing is better for it.

Only the rows touched are weighed again. Budgets are counts of tries, never the clock, so the same
family always gets the same drawing.

Reference: Ropke & Pisinger (2006), Transp. Sci. 40:455 (large neighbourhoods, lift and re-insert);
Eades & Wormald (1994), Algorithmica 11:379 (crossings between two rows).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter

from kithkin_science.network.layout.arrangement import BETTER, Arrangement
from kithkin_science.network.layout.skeleton import Skeleton

# Fewer for families of thousands: so many items may be set down in all starts, and in all sweeps.
MOST_STARTS, START_TRIES = 12, 9_000
MOST_SWEEPS, SWEEP_TRIES = 6, 30_000
MENDS = 60
HANDFULS = (4, 9, 16)


def order(whole: Skeleton) -> dict[int, list[int]]:
    """Order the items of every row.

    Parameters
    ----------
    whole
        The family cut into knots.

    Returns
    -------
    dict
        Row to its items, left to right.
    """
    drawing = Arrangement(whole)
    families: dict[int, list[int]] = {}
    for item, family in enumerate(whole.family):
        families.setdefault(family, []).append(item)
    for items in families.values():
        rows = sorted({whole.row[item] for item in items})
        _start(drawing, items, rows)
        _shift(drawing, items)
        _mend(drawing, rows)
    return dict(drawing.order)


def _start(drawing: Arrangement, items: list[int], rows: list[int]) -> None:
    """Leave the family in the best of several starts."""
    found = []
    for first in _first_items(drawing.whole, items):
        drawing.lift(items)
        for item in _all_nearest_first(drawing, first, items):
            drawing.set_down([item])
        found.append(_kept(drawing, rows))
        if not any(drawing.strained(row) for row in rows):
            break
    _restore(drawing, min(found, key=itemgetter(0))[1])


def _kept(drawing: Arrangement, rows: list[int]) -> tuple[float, dict[int, list[int]]]:
    return drawing.strain_of(rows), {row: drawing.order[row] for row in rows}


def _restore(drawing: Arrangement, there: Mapping[int, list[int]]) -> None:
    for row, items in there.items():
        drawing.put(row, items)


def _first_items(whole: Skeleton, items: list[int]) -> list[int]:
    """A few persons spread over the family."""
    persons = [item for item in items if item < whole.persons]
    starts = min(len(persons), MOST_STARTS, max(1, START_TRIES // len(persons)))
    return [persons[k * len(persons) // starts] for k in range(starts)]


def _all_nearest_first(drawing: Arrangement, first: int, items: list[int]) -> Iterator[int]:
    seen: set[int] = set()
    for item in (first, *items):
        if item not in seen:
            near = list(_nearest_first(drawing, item))
            yield from (other for other in near if other not in seen)
            seen.update(near)


def _nearest_first(drawing: Arrangement, first: int) -> Iterator[int]:
    """Breadth first over knots: partners, then children, then parents, then siblings."""
    seen = {first}
    found = [first]
    for item in found:  # grows while it is read
        yield item
        fresh = [other for other in drawing.kin[item] if other not in seen]
        seen.update(fresh)
        found.extend(fresh)


def _shift(drawing: Arrangement, items: list[int]) -> None:
    """Let persons, couples and sibships try every place of their row, until none helps."""
    row = drawing.whole.row
    knots = list(dict.fromkeys(knot for item in items for knot in drawing.knots_of[item]))
    groups = [group for knot in knots for group in (knot.heads, knot.feet) if len(group) > 1]
    stirred = {row[item] for item in items}
    for _ in range(min(MOST_SWEEPS, max(1, SWEEP_TRIES // len(items)))):
        near = {r + d for r in stirred for d in (-1, 0, 1)}
        stirred = {row[i] for i in items if row[i] in near and drawing.set_down([i])}
        for group in groups:
            if row[group[0]] in near and drawing.set_down(_span(drawing, group), turn=True):
                stirred.add(row[group[0]])
        if not stirred:
            return


def _span(drawing: Arrangement, group: Sequence[int]) -> list[int]:
    """All who stand from the first to the last of a group, strangers included."""
    places = [int(drawing.place[item]) for item in group]
    return drawing.order[drawing.whole.row[group[0]]][min(places) : max(places) + 1]


def _mend(drawing: Arrangement, rows: list[int]) -> None:
    """Lift growing handfuls of kin around each strained item and set them down again."""
    tries = MENDS
    better = True
    while better:
        better = False
        strained = [item for row in rows for item in drawing.strained(row)]
        for item in strained:
            for size in HANDFULS:
                if tries == 0:
                    return
                tries -= 1
                better |= _retry(drawing, list(islice(_nearest_first(drawing, item), size)))


def _retry(drawing: Arrangement, group: list[int]) -> bool:
    rows = {drawing.whole.row[item] for item in group}
    strain, before = _kept(drawing, sorted(rows))
    drawing.lift(group)
    for item in group:
        drawing.set_down([item])
    if drawing.strain_of(rows) < strain - BETTER:
        return True
    _restore(drawing, before)
    return False
