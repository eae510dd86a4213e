"""Family drawings: CPU time and faults, of every family in the shared data.

    .venv/bin/python benchmarks/layout.py [NAME ...]

Faults are counted by the shared tool, which draws all engines' places with the same lines. The
inputs marked with a star are those on which reference/layout.md compares four engines (without
two that are not in the shared data); the sums of both are printed last, with the peers' figures
from there. At the end: the lines alone of 1,000 persons, from stored places.
"""

import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from kithkin.network.copies import MapCopy
from kithkin.network.layouts.family import family, routes
from kithkin.network.tests.shared_families import as_copy, files, is_flawless, read, score

STARRED = (
    "t0", "t1", "k05", "k13", "k30", "kin_", "bronte", "shakespeare", "Simpsons", "Hawaiian",
    "Ptolemaic", "Wedgwood", "TGC551", "relationships",
)  # fmt: skip
PEERS = {  # reference/layout.md 4a: 26 inputs, 646 persons
    "prototype": "15 flawless, 6.5 crossings, 3.3 through, 1.9 collinear, .975, .965, .899, 1.54",
    "kinship2": " 7 flawless, 5.4 crossings, 2.3 through, 1.2 collinear, .965, .771, .515, 1.27",
    "dot": " 7 flawless, 63.5 crossings, 9.1 through, 5.4 collinear, .781, .720, .369, 1.53",
    "elk": " 3 flawless, 13.5 crossings, 1.2 through, 1.7 collinear, .821, .472, .164, 1.36",
}
COUNTS = ("crossings", "line_through_node", "collinear_overlaps")
SHARES = ("couple_adjacent", "sib_order", "parent_centred", "width_over_busiest_row")


def main(wanted: list[str]) -> None:
    header = "family persons CPU-s whole flawless crossings through collinear"
    print(_line(header.split(), "adjacent by-birth centred width"))
    sums = {"starred": Counter[str](), "all": Counter[str]()}
    for file in files():
        if not wanted or any(word in file.stem for word in wanted):
            starred = file.stem.startswith(STARRED)
            scored = measure(file)
            print(_row(("* " if starred else "  ") + file.stem[:24], scored))
            for name in sums if starred else ["all"]:
                _add(sums[name], scored)
    for name, found in sums.items():
        _print_sums(name, found)
    for peer, said in PEERS.items():
        print(f"{peer:10} {said}")
    lines_alone()


def measure(file: Path) -> dict[str, Any]:
    neutral = read(file)
    copy = as_copy(neutral)
    started = time.process_time()
    layout = family(copy)
    seconds = time.process_time() - started
    return score(neutral, layout) | {"seconds": seconds}


def _is_whole(scored: dict[str, Any]) -> bool:
    return not any(scored[fault] for fault in ("missing", "duplicates", "overlaps"))


def _line(cells: list[str], shares: str) -> str:
    name, *others = cells
    return f"{name:27}" + "".join(f"{cell:>10}" for cell in [*others, *shares.split()])


def _row(name: str, scored: dict[str, Any]) -> str:
    cells = [name, str(scored["persons"]), f"{scored['seconds']:.3f}"]
    cells += ["yes" if _is_whole(scored) else "NO", "yes" if is_flawless(scored) else "-"]
    cells += [str(scored[count]) for count in COUNTS]
    return _line(cells, " ".join("-" if scored[s] is None else f"{scored[s]:.3f}" for s in SHARES))


def _add(sums: Counter[str], scored: dict[str, Any]) -> None:
    sums["inputs"] += 1
    sums["persons"] += scored["persons"]
    sums["whole"] += _is_whole(scored)
    sums["flawless"] += is_flawless(scored)
    for count in (*COUNTS, "seconds"):
        sums[count] += scored[count]
    for share in SHARES:
        if scored[share] is not None:
            sums[share] += scored[share]
            sums[f"{share} known"] += 1


def _print_sums(name: str, sums: Counter[str]) -> None:
    if not sums["inputs"]:
        return
    print(
        f"{name}: {sums['inputs']} inputs, {sums['persons']} persons, {sums['seconds']:.2f} s CPU, "
        f"{sums['whole']} whole, {sums['flawless']} flawless; per 100 persons: "
        + ", ".join(f"{100 * sums[count] / sums['persons']:.1f} {count}" for count in COUNTS)
        + "; mean: "
        + ", ".join(f"{sums[s] / max(1, sums[f'{s} known']):.3f} {s}" for s in SHARES)
    )


def lines_alone() -> None:
    royal = as_copy(read(next(file for file in files() if file.stem == "royal92")))
    kept = {person.id for person in royal.persons[:1000]}
    copy = MapCopy(
        persons=tuple(one for one in royal.persons if one.id in kept),
        unions=tuple(one for one in royal.unions if kept.issuperset(one.partners)),
        parentages=tuple(one for one in royal.parentages if {one.child, one.parent} <= kept),
    )
    positions = family(copy).positions
    first, *others = (_seconds(copy, positions) * 1000 for _ in range(6))
    print(
        f"lines of {len(copy.persons)} persons from stored places: {min(others):.1f} ms CPU "
        f"(the first time {first:.1f})"
    )


def _seconds(copy: MapCopy, positions: dict[str, tuple[float, float]]) -> float:
    started = time.process_time()
    routes(copy, positions)
    return time.process_time() - started


if __name__ == "__main__":
    main(sys.argv[1:])
