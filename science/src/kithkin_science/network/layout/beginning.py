"""First orders of a family: by insertion of kin next to kin, and from an order that is kept."""

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from kithkin_science.network.layout.arrangement import Arrangement
from kithkin_science.network.layout.objective import BIRTH_ORDER
from kithkin_science.network.layout.skeleton import Skeleton

# Fewer for families of thousands: so many items may be set down in all starts, and in all sweeps.
MOST_STARTS, START_TRIES = 3, 4_000
MOST_SWEEPS, SWEEP_TRIES = 2, 12_000
# Whoever stood somewhere before moves only for a gain of more than this: for a couple far apart,
# not for a birth or two out of order.
KEEPING = 2.5 * BIRTH_ORDER

Orders = dict[int, list[int]]


def begin(drawing: Arrangement, items: Sequence[int], rows: Sequence[int]) -> None:
    """Leave a family in the best of several starts, each person tried everywhere."""
    found = []
    for first in _first_items(drawing.whole, items):
        drawing.lift(items)
        for item in all_nearest_first(drawing, [first, *items]):
            drawing.set_down([item])
        kept = {row: drawing.order[row] for row in rows}
        found.append((drawing.strain_of(rows), kept))
        if round(found[-1][0]) == 0:
            break
    drawing.put_all(min(found, key=itemgetter(0))[1])
    _shift(drawing, items)


def begin_from(drawing: Arrangement, start: Mapping[int, Sequence[int]]) -> None:
    """Take over an order: those who are new go where they strain least, and few others move.

    Items that are not of their row are left out of it and count as new.
    """
    row_of = drawing.whole.row
    for row, items in start.items():
        known = [i for i in dict.fromkeys(items) if 0 <= i < len(row_of) and row_of[i] == row]
        drawing.put(row, known)
    placed = {item for items in drawing.order.values() for item in items}
    new = [item for item in range(len(row_of)) if item not in placed]
    near = dict.fromkeys(other for item in new for other in drawing.kin[item] if other in placed)
    order = [i for i in all_nearest_first(drawing, [*near, *new]) if i not in placed]
    for item in order:
        drawing.set_down([item])
    for item in order:
        drawing.set_down([item])
    for item in near:
        drawing.set_down([item], gain=KEEPING)


def _first_items(whole: Skeleton, items: Sequence[int]) -> list[int]:
    """A few persons spread over the family."""
    persons = [item for item in items if item < whole.persons]
    starts = min(len(persons), MOST_STARTS, max(1, START_TRIES // len(persons)))
    return [persons[k * len(persons) // starts] for k in range(starts)]


def all_nearest_first(drawing: Arrangement, items: Sequence[int]) -> Iterator[int]:
    """Everybody linked with the items, nearest to the first of them first."""
    seen: set[int] = set()
    for item in items:
        if item not in seen:
            near = list(nearest_first(drawing, item))
            yield from (other for other in near if other not in seen)
            seen.update(near)


def nearest_first(drawing: Arrangement, first: int) -> Iterator[int]:
    """Breadth first over knots: partners, then children, then parents, then siblings."""
    seen = {first}
    found = [first]
    for item in found:  # grows while it is read
        yield item
        fresh = [other for other in drawing.kin[item] if other not in seen]
        seen.update(fresh)
        found.extend(fresh)


def _shift(drawing: Arrangement, items: Sequence[int]) -> None:
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
