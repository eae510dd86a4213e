"""How phases were drawn by lot: every arrangement that the lot could have given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice, product
from math import comb, prod
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Phases = NDArray[np.intp]  # 0 baseline, 1 treatment, one a session in order of time

LONGEST = 400


class Scheme(Protocol):
    """A set of arrangements, each as likely as any other."""

    def could_be(self, phases: Phases) -> bool:
        """Whether the lot could have given these."""
        ...

    def ways(self, phases: Phases) -> int:
        """How many arrangements there are for so many sessions of each phase."""
        ...

    def every(self, phases: Phases) -> Iterator[Phases]:
        """Each of them once."""
        ...

    def draw(self, phases: Phases, rng: np.random.Generator) -> Phases:
        """One of them by lot."""
        ...


@dataclass(frozen=True, slots=True)
class Anyhow:
    """Sessions drawn by lot, so many of each phase; any order may come."""

    def could_be(self, phases: Phases) -> bool:
        """Any order, of one session or more."""
        return len(phases) > 0

    def ways(self, phases: Phases) -> int:
        """How many orders there are."""
        return comb(len(phases), int(phases.sum()))

    def every(self, phases: Phases) -> Iterator[Phases]:
        """Each of them once."""
        for treated in combinations(range(len(phases)), int(phases.sum())):
            made = np.zeros(len(phases), dtype=np.intp)
            made[list(treated)] = 1
            yield made

    def draw(self, phases: Phases, rng: np.random.Generator) -> Phases:
        """One of them by lot."""
        return rng.permutation(phases)


@dataclass(frozen=True, slots=True)
class Alternating:
    """Sessions drawn by lot, so many of each phase, none more than ``most`` times in a row."""

    most: int = 2

    def could_be(self, phases: Phases) -> bool:
        """Whether no phase came more often in a row."""
        edges = np.flatnonzero(np.diff(phases, prepend=-1, append=-1))
        return bool((np.diff(edges) <= self.most).all())

    def ways(self, phases: Phases) -> int:
        """How many arrangements there are; ``ValueError`` for more than 400 sessions."""
        if len(phases) > LONGEST:
            raise ValueError(f"alternating phases are counted out for up to {LONGEST} sessions")
        return _ways(*_sizes(phases), self.most, -1, 0)

    def every(self, phases: Phases) -> Iterator[Phases]:
        """Each of them once."""
        for one in _every(*_sizes(phases), self.most, -1, 0):
            yield np.array(one, dtype=np.intp)

    def draw(self, phases: Phases, rng: np.random.Generator) -> Phases:
        """One of them by lot: each next session as likely as the ways that are left after it."""
        left, last, run = list(_sizes(phases)), -1, 0
        drawn = []
        for _ in range(len(phases)):
            share = [_after(left, one, self.most, last, run) for one in (0, 1)]
            chosen = int(rng.random() >= share[0] / sum(share))
            left[chosen] -= 1
            last, run = chosen, run + 1 if chosen == last else 1
            drawn.append(chosen)
        return np.array(drawn, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Start:
    """Treatment begins at a session drawn by lot; ``least`` sessions or more in each phase."""

    least: int = 3

    def could_be(self, phases: Phases) -> bool:
        """Whether treatment began once, and neither too early nor too late."""
        first = len(phases) - int(phases.sum())
        return bool(
            (np.diff(phases) >= 0).all() and self.least <= first <= len(phases) - self.least
        )

    def ways(self, phases: Phases) -> int:
        """How many sessions it could begin at."""
        return max(len(phases) - 2 * self.least + 1, 0)

    def every(self, phases: Phases) -> Iterator[Phases]:
        """Each beginning once."""
        sessions = np.arange(len(phases))
        for first in range(self.least, len(phases) - self.least + 1):
            yield (sessions >= first).astype(np.intp)

    def draw(self, phases: Phases, rng: np.random.Generator) -> Phases:
        """One beginning by lot."""
        first = rng.integers(self.least, len(phases) - self.least + 1)
        return (np.arange(len(phases)) >= first).astype(np.intp)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Sessions drawn by lot within blocks of ``size`` that follow each other."""

    size: int = 2

    def could_be(self, phases: Phases) -> bool:
        """Each block keeps what it has, if there are any."""
        return len(phases) > 0

    def ways(self, phases: Phases) -> int:
        """How many arrangements there are."""
        return prod(ANY.ways(block) for block in self._blocks(phases))

    def every(self, phases: Phases) -> Iterator[Phases]:
        """Each of them once."""
        for chosen in product(*(list(ANY.every(block)) for block in self._blocks(phases))):
            yield np.concatenate(chosen)

    def draw(self, phases: Phases, rng: np.random.Generator) -> Phases:
        """One of them by lot."""
        return np.concatenate([ANY.draw(block, rng) for block in self._blocks(phases)])

    def _blocks(self, phases: Phases) -> list[Phases]:
        return [phases[k : k + self.size] for k in range(0, len(phases), self.size)]


ANY = Anyhow()


def all_cases(
    scheme: Scheme, cases: Sequence[Phases], most: int, seed: int
) -> tuple[Iterator[list[Phases]], int]:
    """Arrangements of all cases together, and how many there are: all, or ``most`` by lot."""
    ways = prod(scheme.ways(one) for one in cases)
    if ways <= most:
        return (list(one) for one in product(*(list(scheme.every(one)) for one in cases))), ways
    return islice(_drawn(scheme, cases, seed), most), ways


def _drawn(scheme: Scheme, cases: Sequence[Phases], seed: int) -> Iterator[list[Phases]]:
    rng = np.random.default_rng(seed)
    while True:
        yield [scheme.draw(one, rng) for one in cases]


def _sizes(phases: Phases) -> tuple[int, int]:
    treated = int(phases.sum())
    return len(phases) - treated, treated


@cache
def _ways(none: int, treated: int, most: int, last: int, run: int) -> int:
    """Orders of what is left, where ``last`` has come ``run`` times in a row."""
    if none + treated == 0:
        return 1
    return sum(_after([none, treated], one, most, last, run) for one in (0, 1))


def _after(left: list[int], one: int, most: int, last: int, run: int) -> int:
    """Orders that go on with this phase."""
    if not left[one] or (one == last and run >= most):
        return 0
    rest = (left[0] - (one == 0), left[1] - (one == 1))
    return _ways(*rest, most, one, run + 1 if one == last else 1)


def _every(none: int, treated: int, most: int, last: int, run: int) -> Iterator[list[int]]:
    if none + treated == 0:
        yield []
        return
    for one in (0, 1):
        if _after([none, treated], one, most, last, run):
            left = (none - (one == 0), treated - (one == 1))
            for rest in _every(*left, most, one, run + 1 if one == last else 1):
                yield [one, *rest]
