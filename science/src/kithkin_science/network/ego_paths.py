"""How the people an ego named hang together: components without ego, paths through ego."""

from typing import Any

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from kithkin_science.base.codes import Codes
from kithkin_science.base.columns import Floats
from kithkin_science.network.ego_ties import Between

Square = np.ndarray[Any, np.dtype[np.uint8]]
# Squares worked on at once, so that they stay near the processor.
CELLS = 1 << 19


def components(between: Between) -> Codes:
    """(egos,) groups of people who reach each other without ego."""
    alters, ties = between.squares.alters, between.ties
    many = alters.owner.size
    if not many:
        return np.zeros(alters.size.shape, dtype=np.int64)
    there = coo_matrix(
        (np.ones(ties.source.size, np.int8), (ties.source, ties.target)), (many,) * 2
    )
    count, label = connected_components(there.tocsr(), directed=False)
    of_ego = np.empty(count, dtype=np.int64)
    of_ego[label] = alters.owner
    return np.bincount(of_ego, minlength=alters.size.size)


def betweenness(between: Between) -> Floats:
    """(egos,) pairs that only ego joins; a pair joined by c people as well counts 1 / (1 + c).

    Within an ego network any two people are at most two steps apart, so nothing longer counts.
    """
    size, corner = between.squares.alters.size, between.squares.corner
    found = np.zeros(size.size)
    for many in np.unique(size[size > 1]).tolist():
        egos = np.flatnonzero(size == many)
        egos = egos[np.argsort(corner[egos])]
        step = max(CELLS // many**2, 1)
        for first in range(0, egos.size, step):
            some = egos[first : first + step]
            cells = slice(corner[some[0]], corner[some[-1]] + many**2)
            squares = between.touching[cells].reshape(-1, many, many)
            found[some] = (_by_bits if many <= 64 else _by_product)(squares)
    return found


def _by_bits(squares: Square) -> Floats:
    """A person's acquaintances are the bits of one number, common ones those of two ANDed."""
    count, many, _ = squares.shape
    width, kind = (4, np.uint32) if many <= 32 else (8, np.uint64)
    packed = np.packbits(squares, axis=2)
    known = np.zeros((count, many, width), dtype=np.uint8)
    known[:, :, : packed.shape[2]] = packed
    bits = known.view(kind)[:, :, 0]
    one, other = np.triu_indices(many, 1)
    common = np.bitwise_count(np.take(bits, one, axis=1) & np.take(bits, other, axis=1))
    apart = 1 - np.take(squares.reshape(count, -1), one * many + other, axis=1)
    share: Floats = np.divide(apart, common + np.uint8(1), dtype=np.float64)
    return np.asarray(share.sum(axis=1))


def _by_product(squares: Square) -> Floats:
    """The same for more people than one number has bits."""
    found = np.empty(len(squares))
    for row, square in enumerate(squares):
        touching = square.astype(np.float32)  # whole numbers, exact up to 2 ** 24 people
        joined = (1.0 - square) / (1.0 + (touching @ touching).astype(np.float64))
        found[row] = (joined.sum() - np.trace(joined)) / 2
    return found
