"""What is between the people an ego named: each pair once, its weight, and what nobody asked."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from kithkin_science.base.codes import Codes
from kithkin_science.base.columns import Floats, numbers, same_length
from kithkin_science.network.ego_tables import Alters, Flags, Tables, Unlisted


@dataclass(frozen=True, slots=True)
class Squares:
    """A square of cells an ego, a cell for each two of its people; one size beside the other."""

    alters: Alters
    corner: Codes
    line: Codes
    cells: int

    def cell(self, row: Codes, column: Codes) -> Codes:
        """Where the two people of each pair meet."""
        return self.line[row] + self.alters.place[column]

    def count(self, row: Codes, weights: Floats | None = None) -> Floats:
        """Per ego how many of these people are its own, or what they weigh together."""
        owner, many = self.alters.owner[row], self.alters.size.size
        return np.bincount(owner, weights, many).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two people each, by row, and the weight of what is between them."""

    source: Codes
    target: Codes
    weight: Floats

    def only(self, kept: Flags) -> "Pairs":
        """Those that are kept."""
        if kept.all():
            return self
        return Pairs(self.source[kept], self.target[kept], self.weight[kept])

    def either_way(self, share: float = 1.0) -> "Pairs":
        """The same without direction."""
        first, last = np.minimum(self.source, self.target), np.maximum(self.source, self.target)
        return Pairs(first, last, self.weight * share)


@dataclass(frozen=True, slots=True)
class Between:
    """Ties between people, each pair once.

    Attributes
    ----------
    ties
        Those that are there.
    unknown
        (egos,) pairs of which nobody knows.
    arcs, returned
        (egos,) directed ties, and those of them that go both ways; NaN without direction.
    touching
        (cells,) 1 where two people are tied.
    """

    squares: Squares
    ties: Pairs
    unknown: Floats
    arcs: Floats
    returned: Floats
    touching: np.ndarray[Any, np.dtype[np.uint8]]
    counts: dict[str, int]


def read_ties(tables: Tables, weights: Any, unlisted: Unlisted, *, directed: bool) -> Between:
    """Each pair once: told twice is one tie of the mean weight.

    With direction a pair weighs the mean of both ways, so that a tie not returned is half a tie.
    """
    told, counts = _told(tables, weights)
    squares = squares_of(tables.alters)
    told, counts["told_twice"] = _once(squares, told if directed else told.either_way())
    arcs = returned = np.full(tables.alters.size.shape, np.nan)
    if directed:
        arcs, returned = _returned(squares, told.only(told.weight > 0))
        told = _both_ways(squares, told.either_way(0.5))
    unknown = _unknown(squares, told, ~tables.asked | (unlisted == "unasked"))
    ties = told.only(told.weight > 0)
    touching = np.zeros(squares.cells, dtype=np.uint8)
    touching[squares.cell(ties.source, ties.target)] = 1
    touching[squares.cell(ties.target, ties.source)] = 1
    return Between(squares, ties, unknown, arcs, returned, touching, counts)


def squares_of(alters: Alters) -> Squares:
    """Lay out the squares, those of egos with as many people side by side."""
    order = np.argsort(alters.size, kind="stable")
    corner = np.zeros_like(alters.size)
    corner[order[1:]] = np.cumsum(alters.size[order[:-1]] ** 2)
    line = corner[alters.owner] + alters.place * alters.size[alters.owner]
    return Squares(alters, corner, line, int((alters.size**2).sum()))


def _told(tables: Tables, weights: Any) -> tuple[Pairs, dict[str, int]]:
    """The ties as told, without those to oneself or to somebody who was not named."""
    weight = np.ones(tables.source.size) if weights is None else numbers(weights)
    same_length(ties=tables.source, weights=weight)
    impossible = (weight < 0) | np.isinf(weight)
    weight = np.where(impossible, np.nan, weight)
    source, target = (
        tables.alters.find(tables.tie_ego, end) for end in (tables.source, tables.target)
    )
    selfsame = (tables.source == tables.target) & (tables.source >= 0)
    stray = ((source < 0) | (target < 0)) & ~selfsame
    counts = {
        "stray_tie": int(stray.sum()),
        "tie_to_self": int(selfsame.sum()),
        "impossible_weight": int(impossible.sum()),
    }
    return Pairs(source, target, weight).only(~stray & ~selfsame), counts


def _once(squares: Squares, pairs: Pairs) -> tuple[Pairs, int]:
    """Each pair once with the mean of the weights that are known, and how many were more."""
    cell = squares.cell(pairs.source, pairs.target)
    seen = np.zeros(squares.cells, dtype=bool)
    seen[cell] = True
    more = cell.size - int(np.count_nonzero(seen))
    if not more:
        return pairs, 0
    _, first, of = np.unique(cell, return_index=True, return_inverse=True)
    known = ~np.isnan(pairs.weight)
    many = np.bincount(of, known)
    total = np.bincount(of, np.where(known, pairs.weight, 0.0))
    mean = np.divide(total, many, out=np.full(many.shape, np.nan), where=many > 0)
    return Pairs(pairs.source[first], pairs.target[first], mean), more


def _both_ways(squares: Squares, pairs: Pairs) -> Pairs:
    """Both halves of each pair added up; not known if one of them is not."""
    _, first, of = np.unique(
        squares.cell(pairs.source, pairs.target), return_index=True, return_inverse=True
    )
    weight = np.asarray(np.bincount(of, pairs.weight), dtype=np.float64)
    return Pairs(pairs.source[first], pairs.target[first], weight)


def _returned(squares: Squares, arcs: Pairs) -> tuple[Floats, Floats]:
    there = np.zeros(squares.cells)
    there[squares.cell(arcs.source, arcs.target)] = 1.0
    back = there[squares.cell(arcs.target, arcs.source)]
    return squares.count(arcs.source), squares.count(arcs.source, back)


def _unknown(squares: Squares, told: Pairs, left_open: Flags) -> Floats:
    """Pairs asked of but not known, and where unlisted pairs are open, those too."""
    hidden = squares.count(told.source[np.isnan(told.weight)])
    size = squares.alters.size
    silent = size * (size - 1) / 2 - squares.count(told.source)
    return hidden + np.where(left_open, silent, 0.0)
