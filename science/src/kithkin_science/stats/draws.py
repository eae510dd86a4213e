"""Which rows are drawn in a bootstrap: how often each row stands in each replicate.

A replicate is a row of counts, so that every moment of every replicate is one matrix product.
Each block of 64 replicates has a seed of its own, made from the first seed and the block's
number: blocks may be reckoned apart, on other days or machines, and still give the same numbers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats

BLOCK = 64
FEWEST = 200
Rows = NDArray[np.intp]
Seed = int | np.random.Generator | None


@dataclass(frozen=True, slots=True)
class Draws:
    """A bootstrap that can be repeated: `replicates` draws of `rows` rows from one seed.

    Streams of one seed are independent of each other: one for each group of people.
    """

    rows: int
    replicates: int
    seed: int
    stream: int = 0

    @property
    def parts(self) -> int:
        """How many blocks there are."""
        return -(-self.replicates // BLOCK)

    def picks(self, block: int) -> Rows:
        """(up to 64, rows): which row was drawn at each place of each replicate of this block."""
        return self._drawn(block).astype(np.intp)

    def counts(self, block: int) -> Floats:
        """(up to 64, rows): how often each row was drawn; every replicate sums to `rows`."""
        size = self._size(block)
        return self._counted(block, np.empty((size, self.rows), np.intp)).astype(np.float64)

    def blocks(self) -> Iterator[Floats]:
        """Counts of all blocks, one after another; `each` is faster."""
        return map(self.counts, range(self.parts))

    def each(self, do: Callable[[Floats], Floats]) -> Floats:
        """What `do` makes of the counts of each block, one after another.

        The counts stand in one place that is written over: a fresh one a block takes as long as
        all the rest.
        """
        places = np.empty((self._size(0), self.rows), np.intp)
        counts = np.empty(places.shape)
        made = []
        for block in range(self.parts):
            size = self._size(block)
            counts[:size] = self._counted(block, places[:size])
            made.append(do(counts[:size]))
        return np.concatenate(made)

    def _size(self, block: int) -> int:
        return min(BLOCK, self.replicates - block * BLOCK)

    def _drawn(self, block: int) -> NDArray[np.unsignedinteger[Any]]:
        kind = np.uint16 if self.rows <= np.iinfo(np.uint16).max else np.uint32
        shape = (self._size(block), self.rows)
        return self._source(block).integers(0, self.rows, size=shape, dtype=kind)

    def _counted(self, block: int, places: Rows) -> Rows:
        """A bin for each row of each replicate, filled in one go."""
        size = len(places)
        first = np.arange(size)[:, None] * self.rows
        np.add(self._drawn(block), first, out=places)
        return np.bincount(places.ravel(), minlength=size * self.rows).reshape(size, self.rows)

    def _source(self, block: int) -> np.random.Generator:
        seed = np.random.SeedSequence(self.seed, spawn_key=(self.stream, block))
        return np.random.default_rng(seed)


def seed_of(rng: Seed) -> int:
    """The one number that randomness begins with; drawn afresh where none is given."""
    if isinstance(rng, int | np.integer) and not isinstance(rng, bool):
        return int(rng)
    return int(np.random.default_rng(rng).integers(0, 2**63))


def enough(replicates: int) -> int:
    """``ValueError`` below 200: the ends of an interval would be one draw's accident."""
    if replicates < FEWEST:
        raise ValueError(f"an interval asks for {FEWEST} replicates or more, not {replicates}")
    return int(replicates)
