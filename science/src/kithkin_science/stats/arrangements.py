"""All ways, or random ways, to give labels to rows, within groups of rows."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import comb, prod

import numpy as np

from kithkin_science.stats.draws import BLOCK, Rows


def how_many(codes: Rows, within: Rows) -> int:
    """Different arrangements of the labels, each group keeping its own."""
    return prod(_of_one(np.unique(codes[rows], return_counts=True)[1]) for rows in _groups(within))


def every(codes: Rows, within: Rows) -> Iterator[Rows]:
    """Each different arrangement once."""
    groups = _groups(within)
    for chosen in product(*(list(_distinct(sorted(codes[rows].tolist()))) for rows in groups)):
        made = codes.copy()
        for rows, labels in zip(groups, chosen, strict=True):
            made[rows] = labels
        yield made


def some(codes: Rows, within: Rows, many: int, seed: int) -> Iterator[Rows]:
    """Random arrangements; each block of 64 has a seed of its own."""
    groups = _groups(within)
    for block in range(-(-many // BLOCK)):
        source = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(block,)))
        for _ in range(min(BLOCK, many - block * BLOCK)):
            made = codes.copy()
            for rows in groups:
                made[rows] = source.permutation(codes[rows])
            yield made


def _groups(within: Rows) -> list[Rows]:
    return [np.flatnonzero(within == one) for one in np.unique(within)]


def _of_one(counts: Rows) -> int:
    ways, left = 1, int(counts.sum())
    for count in counts.tolist():
        ways *= comb(left, count)
        left -= count
    return ways


def _distinct(labels: Sequence[int]) -> Iterator[list[int]]:
    """Different orders of sorted labels, by the next order in the dictionary."""
    order = list(labels)
    while True:
        yield order.copy()
        fall = len(order) - 2
        while fall >= 0 and order[fall] >= order[fall + 1]:
            fall -= 1
        if fall < 0:
            return
        last = len(order) - 1
        while order[last] <= order[fall]:
            last -= 1
        order[fall], order[last] = order[last], order[fall]
        order[fall + 1 :] = reversed(order[fall + 1 :])
