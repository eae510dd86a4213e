"""The family as knots between neighbouring rows: what order and coordinates work on.

A knot ties its heads (partners, side by side in one row) to its feet (their children, in the next
row). A line longer than one row is cut into knots, and holds a narrow place in each row it
passes, so that nobody is put where it runs:

    row 0    A───B           heads A, B
                 │
    row 1   C────┼────D      a held place between C and D
                 │
    row 2        E           foot E

Items are the persons (0 .. n-1) and then the held places. Families that are not linked with each
other get rows of their own, with an empty row between.

Reference: Sugiyama, Tagawa & Toda (1981), IEEE Trans. Syst. Man Cybern. 11:109 (dummy vertices).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from kithkin_science.network.layout.kin import Child, Kin, Union, when

# A line that passes more rows than this holds no places; the router finds its way. Bounds the
# work that a family with links between its first and last generation can ask for.
LONGEST_HELD = 12


@dataclass(frozen=True, slots=True)
class Knot:
    """Heads in `row`, feet in the row below. `union` is None on stretches of a long line."""

    heads: tuple[int, ...]
    feet: tuple[int, ...]
    row: int
    union: int | None


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Items in rows and the knots between them.

    Attributes
    ----------
    kin
        The family.
    row, birth
        Of each item; a held place has the birth of the child its line leads to.
    family
        Which of the unlinked families each item belongs to.
    twins
        Pairs of twins who should stand side by side.
    knots
        All knots, unions in order, long lines after the union they belong to.
    """

    kin: Kin
    row: list[int]
    birth: list[float]
    family: list[int]
    twins: list[tuple[int, int]]
    knots: list[Knot]

    @property
    def persons(self) -> int:
        """How many items are persons; the others are held places."""
        return len(self.kin.persons)

    @property
    def rows(self) -> int:
        """How many rows, empty ones included."""
        return max(self.row, default=-1) + 1


def skeleton(kin: Kin, generation: np.ndarray) -> Skeleton:
    """Cut a family with generations into knots.

    Parameters
    ----------
    kin
        The family in its stable order.
    generation
        Row of each person within their own family.

    Returns
    -------
    Skeleton
        With rows that are unique over all families.
    """
    family = _families(kin)
    row = _rows_apart(generation, family)
    birth = [when(person.birth) for person in kin.persons]
    place = {person.id: i for i, person in enumerate(kin.persons)}
    twins = [(place[a], place[b]) for together in kin.twins for a, b in pairwise(together)]
    whole = Skeleton(kin, row, birth, family, twins, [])
    for u, union in enumerate(kin.unions):
        for hung in _hanging_together(union):
            _Threads(whole, place, u, hung).tie()
    return whole


def _families(kin: Kin) -> list[int]:
    """Number the families: those of the index persons first, then by size, then by age."""
    n = len(kin.persons)
    place = {person.id: i for i, person in enumerate(kin.persons)}
    groups = [
        [place[who] for who in (*union.partners, *(child.id for child in union.children))]
        for union in kin.unions
    ]
    ends = [(group[0], other) for group in groups for other in group[1:]]
    pairs = np.array(ends, int).reshape(-1, 2).T
    graph = csr_matrix((np.ones(len(ends)), (pairs[0], pairs[1])), shape=(n, n))
    label = connected_components(graph, directed=False)[1].tolist() if n else []
    members = defaultdict(list)
    for i, name in enumerate(label):
        members[name].append(i)
    first = {label[place[who]] for who in kin.first}
    order = sorted(
        members, key=lambda name: (name not in first, -len(members[name]), members[name])
    )
    rank = {name: i for i, name in enumerate(order)}
    return [rank[name] for name in label]


def _rows_apart(generation: np.ndarray, family: list[int]) -> list[int]:
    """Shift each family to rows of its own, an empty row above each."""
    low: dict[int, int] = {}
    high: dict[int, int] = {}
    for name, row in zip(family, generation.tolist(), strict=True):
        low[name] = min(low.get(name, row), row)
        high[name] = max(high.get(name, row), row)
    shift = {}
    start = 1
    for name in sorted(low):
        shift[name] = start - low[name]
        start += high[name] - low[name] + 2
    return [row + shift[name] for name, row in zip(family, generation.tolist(), strict=True)]


def _hanging_together(union: Union) -> list[Sequence[Child]]:
    """Children of no couple who grew up otherwise (fostered, step ...) hang each on their own."""
    if not union.loose:
        return [union.children]
    apart: list[Sequence[Child]] = [[child] for child in union.children if not child.firm]
    together = [child for child in union.children if child.firm]
    return [together, *apart] if together else apart


class _Threads:
    """The knots of one union and some or all of its children."""

    def __init__(
        self, whole: Skeleton, place: dict[str, int], union: int, hung: Sequence[Child]
    ) -> None:
        self.whole = whole
        self.union = union
        source = whole.kin.unions[union]
        self.partners = [place[who] for who in source.partners]
        rows = [whole.row[partner] for partner in self.partners]
        children = [place[child.id] for child in hung]
        if not rows and children:
            rows = [min(whole.row[child] for child in children) - 1]
        self.row = max(rows, default=0)
        # A child that is not below (its link was set aside) is left to the router.
        self.children = sorted(
            (child for child in children if whole.row[child] > self.row),
            key=lambda child: (whole.birth[child], child),
        )

    def tie(self) -> None:
        risen = [self._reach(i, self.row) for i in self.partners]
        heads = tuple(item for item in risen if item is not None)
        near = min((self.whole.row[child] for child in self.children), default=self.row + 1)
        hung = [self._hang(child, near) for child in self.children]
        feet = tuple(item for item in hung if item is not None)
        if near == self.row + 1:
            self._knot(heads, feet, self.row, self.union)
        elif near - self.row > LONGEST_HELD:
            self._knot(heads, (), self.row, self.union)
            self._knot((), feet, near - 1, None)
        else:
            first = self._hold(self.row + 1, self.children[0])
            self._knot(heads, (first,), self.row, self.union)
            self._knot((self._lead(first, near - 1),), feet, near - 1, None)

    def _reach(self, partner: int, row: int) -> int | None:
        """The partner, or the end of the line that brings a partner from a row above."""
        near = row - self.whole.row[partner] <= LONGEST_HELD
        return self._lead(partner, row) if near else None

    def _hang(self, child: int, near: int) -> int | None:
        """The child, or the held place that its line takes in the nearest children's row."""
        row = self.whole.row[child]
        if row == near:
            return child
        if row - near > LONGEST_HELD:
            return None
        held = self._hold(near, child)
        # Of another generation than the children it hangs beside: no place among them by age.
        self.whole.birth[held] = inf
        self._knot((self._lead(held, row - 1),), (child,), row - 1, None)
        return held

    def _lead(self, item: int, last: int) -> int:
        """Held places straight below an item, down to row `last`; the lowest of them."""
        for row in range(self.whole.row[item] + 1, last + 1):
            held = self._hold(row, item)
            self._knot((item,), (held,), row - 1, None)
            item = held
        return item

    def _hold(self, row: int, like: int) -> int:
        """A new place in a row, with the birth and family of the item whose line passes there."""
        whole = self.whole
        whole.row.append(row)
        whole.birth.append(whole.birth[like])
        whole.family.append(whole.family[like])
        return len(whole.row) - 1

    def _knot(
        self, heads: tuple[int, ...], feet: tuple[int, ...], row: int, union: int | None
    ) -> None:
        if len(heads) + len(feet) > 1:
            self.whole.knots.append(Knot(heads, feet, row, union))
