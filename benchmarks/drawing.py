"""Drawing a map whose places are known: CPU time and size of the SVG, beside Gramps Web.

    .venv/bin/python benchmarks/drawing.py [PERSONS] [TIES]

Gramps Web's figures for a family of 1,000 (17.1 s, 8.3 MB) are those of an earlier measurement of
ours on a like machine; it is not run here.
"""

import gzip
import random
import sys
import time
from datetime import date
from itertools import pairwise

from kithkin.network.copies import (
    Gender,
    MapCopy,
    ParentageCopy,
    PersonCopy,
    StatusCopy,
    TieCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.laid import Laid
from kithkin.network.layouts.family import family
from kithkin.network.notation.tie_codes import tie_codes

SEED = 20260601
PEER_SECONDS, PEER_BYTES = 17.1, 8_300_000
RUNS = 3


def main(persons: int, ties: int) -> None:
    copy = made(persons, ties)
    places = family(copy).positions
    laid = family(copy, pinned=places)
    took = [cpu_seconds(copy, laid)[0] for _ in range(RUNS)]
    svg = cpu_seconds(copy, laid)[1].encode()
    packed = len(gzip.compress(svg))
    print(f"{len(copy.persons)} persons, {len(copy.ties)} ties, seed {SEED}")
    print(
        f"CPU       {min(took):8.3f} s   Gramps Web {PEER_SECONDS} s   {PEER_SECONDS / min(took):.0f} times"
    )
    print(
        f"SVG       {len(svg):8d} B   Gramps Web {PEER_BYTES} B   {PEER_BYTES / len(svg):.1f} times"
    )
    print(f"gzipped   {packed:8d} B")


def cpu_seconds(copy: MapCopy, laid: Laid) -> tuple[float, str]:
    started = time.process_time()
    svg = draw_genogram(copy, laid, today=date(2026, 6, 1))
    return time.process_time() - started, svg


def made(persons: int, ties: int) -> MapCopy:
    """Families of four in a row, each child marrying into the next."""
    dice = random.Random(SEED)
    people = [
        PersonCopy(
            f"person-{n:06}",
            nickname=dice.choice(("Ana", "Luis", "Rosa", "Maximilian", "Noor", "Wilhelmina"))
            + dice.choice(("", " Brown", " de la Cruz")),
            gender=dice.choice(list(Gender)),
            birth=str(1930 + 30 * (n % 4 > 1) + dice.randrange(20)),
            death="2011" if n % 4 < 2 and dice.random() < 0.3 else "",
        )
        for n in range(persons)
    ]
    groups = [people[n : n + 4] for n in range(0, persons - 3, 4)]
    unions, links = [], []
    for n, (a, b, *children) in enumerate(groups):
        wed = (StatusCopy(UnionStatus.MARRIED, "1958"),)
        unions.append(UnionCopy(f"union-{n}", (a.id, b.id), wed))
        links += [
            ParentageCopy(f"{child.id}-{one.id}", child.id, one.id, union=f"union-{n}")
            for child in children
            for one in (a, b)
        ]
    for n, (here, following) in enumerate(pairwise(groups)):
        if n % 2 == 0:
            unions.append(UnionCopy(f"wed-{n}", (here[3].id, following[2].id)))
    codes = list(tie_codes())
    pairs = [dice.sample(dice.choice(groups), 2) for _ in range(ties)]
    drawn = [TieCopy(f"tie-{n}", a.id, b.id, dice.choice(codes)) for n, (a, b) in enumerate(pairs)]
    return MapCopy("", tuple(people), tuple(unions), tuple(links), ties=tuple(drawn))


if __name__ == "__main__":
    main(*(int(word) for word in (*sys.argv[1:], *("1000", "100")[len(sys.argv) - 1 :])))
