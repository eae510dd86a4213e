"""Family drawings beside other engines: the goals of the drawing engine, and what is reached.

    .venv/bin/python benchmarks/layout.py [--quick] [--each] [--prove] [--seed N] [NAME ...]

All engines' places are drawn with the same lines and scored by the shared tool; "own" counts are
those of our own lines. `dot` runs if Graphviz is installed, ELK if the folder KITHKIN_BENCH_ELK
has elkjs; the figures of kinship2 (and of both on the 26 inputs of the comparison) are quoted from
reference/layout.md. CPU time, on whatever machine this runs.

--quick leaves out what takes long; --each prints every family; --prove looks longer for
proofs of the orders drawn for the common inputs; --seed N draws other generated
families; NAME keeps the families whose name has it.
"""

import argparse
from collections import Counter
from collections.abc import Callable
from typing import Any

import families
import layout_edits
import layout_goals
import layout_scores
from families import MOST_FOR_PEERS, Family
from layout_scores import Sums
from peers import dot, elk

Layouter = Callable[[dict[str, Any]], dict[str, Any]]
SETS = ("common", "cases", "shared", "generated")
LARGEST = 400
MOST_TWICE = 120  # seconds for each larger one
MOST_FOR_ELK = 170  # seconds for each larger one
EDITED = (
    "t02_three_gen", "t05_stepfamily_new_partner_with_parents", "t09_first_cousins_marry",
    "bronte", "royal92 cut",
)  # fmt: skip


def main() -> None:
    asked = _asked()
    peers: dict[str, Layouter] = {}
    if dot.is_here():
        peers["dot"] = dot.layout
    if elk.is_here():
        peers["elk"] = elk.layout
    found = [*families.shared(), *families.generated(asked.seed)]
    found = [one for one in found if not asked.names or any(n in one.name for n in asked.names)]
    if asked.quick:
        found = [one for one in found if one.size <= LARGEST]
    sums = _scored(found, peers, each=asked.each, prove=asked.prove)
    layout_goals.print_sums(sums)
    small = [one.neutral for one in found if one.size <= MOST_TWICE]
    layout_goals.print_twice(sum(map(layout_scores.with_second_symbols, small), Counter()))
    moved = _edits([one for one in found if one.name in EDITED], peers)
    layout_goals.print_edits(moved)
    grown = [families.named(size) for size in (20, 60, 150)] if not asked.names else []
    layout_goals.print_grown({one.name: _ours_edited(one) for one in grown})
    layout_goals.print_goals(sums, moved, quick=asked.quick)
    elk.close()


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--quick", action="store_true")
    words.add_argument("--each", action="store_true")
    words.add_argument("--prove", action="store_true")
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("names", nargs="*")
    return words.parse_args()


def _scored(
    found: list[Family], peers: dict[str, Layouter], *, each: bool, prove: bool
) -> dict[tuple[str, str], Sums]:
    sums = {(kind, who): Sums() for kind in SETS for who in ("kithkin", *peers)}
    for one in found:
        scored = {"kithkin": layout_scores.ours(one.neutral, prove=one.starred and prove)}
        for name, layout in peers.items():
            if one.size <= (MOST_FOR_ELK if name == "elk" else MOST_FOR_PEERS):
                scored[name] = layout_scores.score(one.neutral, layout(one.neutral))
        for name, theirs in scored.items():
            for kind in _kinds(one):
                sums[kind, name].add(theirs)
        if each:
            layout_goals.print_family(one.name, scored)
    return sums


def _kinds(one: Family) -> list[str]:
    if one.size > LARGEST:
        return []
    kinds = ["generated" if one.name.startswith("blended") else "shared"]
    return kinds + ["common"] * one.starred + ["cases"] * one.case


def _edits(
    found: list[Family], peers: dict[str, Layouter]
) -> dict[tuple[str, str, str], layout_edits.Moved]:
    moved = {}
    for one in found:
        firsts = {name: layout(one.neutral) for name, layout in peers.items()}
        for edit in layout_edits.EDITS:
            moved[one.name, edit, "kithkin"] = layout_edits.ours(one.neutral, edit)
            for name, layout in peers.items():
                moved[one.name, edit, name] = layout_edits.peer(
                    layout, one.neutral, edit, firsts[name]
                )
    return moved


def _ours_edited(one: Family) -> dict[str, layout_edits.Moved]:
    return {edit: layout_edits.ours(one.neutral, edit) for edit in layout_edits.EDITS}


if __name__ == "__main__":
    main()
