"""Who sits where among places that are given: near their own, with few crossings.

People are dealt to the places of their own cell (a ring and a sector of it). Each round every
person is drawn towards those they are linked with, which is an assignment problem for each cell;
then two at a time change places, or all of a small cell are tried in every order, as long as
lines cross less or grow shorter. The budget is a count of tries.

References: Kuhn (1955), Nav. Res. Logist. Q. 2:83 (assignment); Sugiyama, Tagawa & Toda (1981),
IEEE Trans. Syst. Man Cybern. 11:109 (barycentres).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from kithkin_science.network.layout.results import Point

ROUNDS = 4
TRIES = 600
SMALL = 4  # a cell of so few is tried in every order
MOST_CROSSED = 1200  # of more lines no crossings are counted
_KEEPS_ORDER = 1.0
_A_CROSSING = 400.0

Cells = dict[str, list[str]]
Spots = dict[str, NDArray[np.float64]]  # of each person, the places of their cell
Place = Callable[[str, str, int], Point]  # of a person, in a cell, at its n-th place


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """`drawn` links are lines and can cross; the others only hold people together."""

    a: str
    b: str
    weight: float = 1.0
    drawn: bool = True


def settle(
    cells: Mapping[str, Sequence[str]],
    place: Place,
    links: Sequence[Link],
    fixed: Mapping[str, Point],
) -> Cells:
    """Order the people of every cell; the order they come in is kept where nothing speaks.

    `fixed` are the places of those who are in no cell.
    """
    order = {cell: list(people) for cell, people in sorted(cells.items())}
    known = fixed.keys() | {who for people in order.values() for who in people}
    links = sorted(one for one in links if one.a in known and one.b in known and one.a != one.b)
    if not links:
        return order
    spots = {
        who: np.array([place(who, cell, n) for n in range(len(people))])
        for cell, people in order.items()
        for who in people
    }
    at = dict(fixed)
    for people in order.values():
        at.update({who: (spots[who][n][0], spots[who][n][1]) for n, who in enumerate(people)})
    near = _near(links)
    for _ in range(ROUNDS):
        for cell in order:
            _draw_near(order, cell, spots, near, at)
    _Mending(order, spots, links, at).mend()
    return order


def _near(links: Sequence[Link]) -> dict[str, list[tuple[str, float]]]:
    near: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for one in links:
        near[one.a].append((one.b, one.weight))
        near[one.b].append((one.a, one.weight))
    return near


def _draw_near(
    order: Cells,
    cell: str,
    spots: Spots,
    near: Mapping[str, Sequence[tuple[str, float]]],
    at: dict[str, Point],
) -> None:
    people = order[cell]
    if len(people) < 2:
        return
    places = np.arange(len(people))
    cost = np.empty((len(people), len(people)))
    for row, who in enumerate(people):
        cost[row] = _KEEPS_ORDER * np.abs(places - row)
        pulls = near.get(who, ())
        if pulls:
            weights = np.array([weight for _, weight in pulls])
            middle = weights @ np.array([at[other] for other, _ in pulls]) / weights.sum()
            cost[row] += weights.sum() * np.hypot(*(spots[who] - middle).T)
    _, columns = linear_sum_assignment(np.round(cost, 6))
    order[cell] = [people[row] for row in np.argsort(columns, kind="stable")]
    at.update({who: (spots[who][n][0], spots[who][n][1]) for n, who in enumerate(order[cell])})


class _Mending:
    """Changes places within cells while that makes the lines cross less or shorter."""

    def __init__(
        self, order: Cells, spots: Spots, links: Sequence[Link], at: Mapping[str, Point]
    ) -> None:
        self.order, self.spots = order, spots
        names = sorted(at)
        self.rank = {who: n for n, who in enumerate(names)}
        self.xy = np.array([at[who] for who in names])
        self.ends = np.array([(self.rank[one.a], self.rank[one.b]) for one in links])
        self.weight = np.array([one.weight for one in links])
        self.drawn = np.array([one.drawn for one in links])
        if len(links) > MOST_CROSSED:
            self.drawn[:] = False
        self.left = TRIES
        touching: defaultdict[str, list[int]] = defaultdict(list)
        for n, one in enumerate(links):
            touching[one.a].append(n)
            touching[one.b].append(n)
        self.touching = touching

    def mend(self) -> None:
        for _ in range(ROUNDS):
            mended = [self._cell(cell) for cell in self.order]
            if not any(mended) or self.left <= 0:
                return

    def _cell(self, cell: str) -> bool:
        people = self.order[cell]
        if len(people) < 2 or not any(who in self.touching for who in people):
            return False
        if len(people) <= SMALL:
            return self._try(cell, [list(one) for one in permutations(people)])
        better = False
        for a, b in combinations(range(len(people)), 2):
            if self.left <= 0:
                break
            if b - a > 1 and len(people) > 2 * SMALL:
                continue  # in a full cell neighbours only; a later round carries people on
            now = self.order[cell]
            swapped = list(now)
            swapped[a], swapped[b] = now[b], now[a]
            better |= self._try(cell, [now, swapped])
        return better

    def _try(self, cell: str, orders: Sequence[list[str]]) -> bool:
        now = self.order[cell]
        moved = {who for one in orders for who, was in zip(one, now, strict=True) if who != was}
        mine = sorted({link for who in moved for link in self.touching.get(who, ())})
        if not mine:
            return False
        prices = []
        for one in orders:
            self._seat(one, moved)
            prices.append((round(self._price(mine), 6), one != now, one))
            self.left -= 1
        best = min(prices)
        self._seat(best[2], moved)
        self.order[cell] = best[2]
        return best[1]

    def _seat(self, people: Sequence[str], moved: Collection[str]) -> None:
        for n, who in enumerate(people):
            if who in moved:
                self.xy[self.rank[who]] = self.spots[who][n]

    def _price(self, mine: Sequence[int]) -> float:
        from_, to = self.xy[self.ends[:, 0]], self.xy[self.ends[:, 1]]
        own = np.array(mine)
        long = self.weight[own] @ np.hypot(*(to[own] - from_[own]).T)
        drawn = own[self.drawn[own]]
        if not len(drawn):
            return float(long)
        others = np.flatnonzero(self.drawn)
        a, b = self.ends[drawn][:, None, :], self.ends[others][None, :, :]
        shared = (a == b).any(2) | (a == b[..., ::-1]).any(2)
        crossed = _cross(from_[drawn, None], to[drawn, None], from_[others], to[others])
        return float(long + _A_CROSSING * (crossed & ~shared).sum())


Numbers = NDArray[np.float64]


def _cross(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> NDArray[np.bool_]:
    """Whether the pieces ab and cd cross, for all pairs of the two."""

    def turn(p: Numbers, q: Numbers, r: Numbers) -> Numbers:
        wide, high = q - p, r - p
        found: Numbers = wide[..., 0] * high[..., 1] - wide[..., 1] * high[..., 0]
        return found

    found: NDArray[np.bool_] = (turn(a, b, c) * turn(a, b, d) < 0) & (
        turn(c, d, a) * turn(c, d, b) < 0
    )
    return found
