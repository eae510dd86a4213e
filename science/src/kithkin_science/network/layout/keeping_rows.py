"""Heights of the rows after an edit: where they were, further apart only where lines need it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import inf
from statistics import median, median_low

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from kithkin_science.network.layout.cycles import Link
from kithkin_science.network.layout.kin import SYMBOL_HEIGHT, Kin
from kithkin_science.network.layout.placing import ROW
from kithkin_science.network.layout.results import Point
from kithkin_science.network.layout.skeleton import Skeleton

SQUEEZED = 14.0  # lines run a little closer before a row moves for them
BELOW = 110.0  # least distance of a row under a parent who is pinned


def moved_along(
    kin: Kin, whole: Skeleton, previous: Mapping[str, Point], pinned: Mapping[str, Point]
) -> dict[str, Point]:
    """Where persons stood; where most of a family was dragged, the rest of it goes along."""
    steps = defaultdict(list)
    for item, person in enumerate(whole.kin.persons):
        if person.id in previous:
            (x, y) = previous[person.id]
            to_x, to_y = pinned.get(person.id, (x, y))
            steps[whole.family[item]].append((to_x - x, to_y - y))
    way = {
        family: (median(dx for dx, _ in own), median(dy for _, dy in own))
        for family, own in steps.items()
    }
    found = {person.id: previous[person.id] for person in kin.persons if person.id in previous}
    for item, person in enumerate(whole.kin.persons):
        if person.id in found and way[whole.family[item]] != (0.0, 0.0):
            dx, dy = way[whole.family[item]]
            found[person.id] = (found[person.id][0] + dx, found[person.id][1] + dy)
    return found | {person.id: pinned[person.id] for person in kin.persons if person.id in pinned}


def rows_between(
    kin: Kin, links: Sequence[Link], previous: Mapping[str, Point]
) -> list[tuple[int, int, int]]:
    """(parent, child, rows between them) as they stood, for links that were drawn before."""
    tall = [previous.get(person.id, (0.0, inf))[1] for person in kin.persons]
    drawn = [one for one in links if tall[one.parent] < tall[one.child] < inf]
    pairs = np.array([(one.parent, one.child) for one in drawn], int).reshape(-1, 2).T
    graph = csr_matrix((np.ones(len(drawn)), (pairs[0], pairs[1])), shape=(len(tall), len(tall)))
    family = connected_components(graph, directed=False)[1].tolist() if drawn else []
    steps: defaultdict[int, set[float]] = defaultdict(set)
    for one in drawn:
        steps[family[one.child]] |= {tall[one.parent], tall[one.child]}
    found = []
    for one in drawn:
        top, low = tall[one.parent], tall[one.child]
        there = sorted(y for y in steps[family[one.child]] if top <= y <= low)
        passed = sum(below - above > SYMBOL_HEIGHT for above, below in pairwise(there))
        found.append((one.parent, one.child, max(1, passed)))
    return found


def home_rows(whole: Skeleton, stood: Mapping[str, Point]) -> dict[int, float]:
    """Height of each row: that of most who stood in it; a new row's by its neighbours'."""
    there = defaultdict(list)
    family = dict(zip(whole.row, whole.family, strict=True))  # a row may hold nothing but lines
    for item, person in enumerate(whole.kin.persons):
        if person.id in stood:
            there[whole.row[item]].append(stood[person.id][1])
    found = {row: median_low(tall) for row, tall in there.items()}
    rows = sorted(family)
    for row in rows:
        if row not in found and family.get(row - 1) == family[row] and row - 1 in found:
            found[row] = found[row - 1] + ROW
    for row in reversed(rows):
        if row not in found:
            found[row] = found.get(row + 1, 0.0) - ROW
    return found


def heights(
    whole: Skeleton,
    rows: Iterable[int],
    home: Mapping[int, float],
    need: list[float],
    pinned: Mapping[str, Point],
) -> dict[int, float]:
    """Height of each row of a family: as it was, lower where lines or a pinned parent need it.

    `need` are the heights of a drawing made afresh.
    """
    least = _under_pinned(whole, pinned)
    found: dict[int, float] = {}
    before = None
    for row in sorted(rows):
        low = max(home[row], least.get(row, home[row]))
        if before is not None:
            fresh = need[row] - need[before]
            usual = ROW * (row - before)
            gap = home[row] - home[before]
            enough = fresh - SQUEEZED if fresh > usual + SQUEEZED else min(max(gap, BELOW), usual)
            low = max(low, found[before] + max(gap, enough))
        found[row] = round(low, 1)
        before = row
    return found


def _under_pinned(whole: Skeleton, pinned: Mapping[str, Point]) -> dict[int, float]:
    """Least height of rows with children of pinned parents who are not pinned themselves."""
    row = {person.id: whole.row[item] for item, person in enumerate(whole.kin.persons)}
    found: dict[int, float] = {}
    for union in whole.kin.unions if pinned else ():
        lowest = max((pinned[who][1] for who in union.partners if who in pinned), default=-inf)
        for child in union.children:
            if child.id not in pinned:
                found[row[child.id]] = max(found.get(row[child.id], lowest), lowest + BELOW)
    return found
