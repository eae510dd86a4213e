"""The families that layouts are measured on, in the neutral form of the shared tools."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kithkin.network.tests.blended_families import blended
from kithkin.network.tests.shared_families import files, read, royal_cut

# Those on which reference/layout.md compares four engines, without two that are not here.
STARRED = (
    "t0", "t1", "k05", "k13", "k30", "kin_", "bronte", "shakespeare", "Simpsons", "Hawaiian",
    "Ptolemaic", "Wedgwood", "TGC551", "relationships",
)  # fmt: skip
SEEDS = {20: 12, 60: 8, 150: 4, 300: 2, 1000: 1}
MOST_FOR_PEERS = 310


@dataclass(frozen=True, slots=True)
class Family:
    """One input; `starred` are the common ones, `case` those written for therapists."""

    name: str
    neutral: dict[str, Any]
    starred: bool = False
    case: bool = False

    @property
    def size(self) -> int:
        return len(self.neutral["persons"])


def shared() -> Iterator[Family]:
    """All families of the shared data, and the cut round one person."""
    for file in files():
        stem = file.stem
        case = stem[0] == "t" and stem[1:3].isdigit()
        yield Family(stem, read(file), stem.startswith(STARRED), case)
    cut = royal_cut()
    yield Family(cut["name"], cut, starred=True)


def generated(first_seed: int = 0) -> Iterator[Family]:
    """Blended families at five sizes; other seeds give families nobody has looked at."""
    for size, how_many in SEEDS.items():
        for seed in range(first_seed, first_seed + how_many):
            neutral = blended(size, seed)
            yield Family(neutral["name"], neutral)


def named(size: int, seed: int = 0) -> Family:
    neutral = blended(size, seed)
    return Family(neutral["name"], neutral)
