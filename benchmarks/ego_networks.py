"""Ten thousand ego networks, all measures from tables: CPU time beside igraph and networkx.

    .venv/bin/python benchmarks/ego_networks.py

Seeded networks of 5 to 25 people, tie probability .3. The peers run where they can be imported:
constraint only for igraph, effective size and constraint for networkx, on as many egos as said;
their time for all is reckoned from those. One thread: nothing here is a product of matrices. KITHKIN_BENCH_PEERS may name a folder of packages.
"""

import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from kithkin_science.network.ego import EgoMeasures, ego_measures
from kithkin_science.network.ego_tables import EgoNames

Table = dict[str, Any]
NETWORKS = 10_000


def main() -> None:
    sys.path += filter(None, [os.environ.get("KITHKIN_BENCH_PEERS")])
    alters, ties, egos = tables(np.random.default_rng(11))
    names = EgoNames(group="sex")
    taken = seconds(lambda: ego_measures(alters, ties, egos=egos, names=names))
    rows = f"{len(alters['ego']):,} people, {len(ties['ego']):,} ties"
    print(f"ego_measures, {NETWORKS:,} egos, {rows}, all measures, from tables")
    print(f"  ours, no weights: {taken * 1e3:.1f} ms CPU (goal 80)")
    ways = seconds(
        lambda: ego_measures(alters, ties, egos=egos, names=names, weights="weight", directed=True),
        5,
    )
    print(f"  ours, weighted and directed: {ways * 1e3:.1f} ms CPU")
    told = {name: [f"p{one}" for one in column.tolist()] for name, column in ties.items()}
    named = {name: [f"p{one}" for one in column.tolist()] for name, column in alters.items()}
    text = seconds(lambda: ego_measures(named, told), 3)
    print(f"  ours, ids as text in lists: {text * 1e3:.1f} ms CPU")
    found = ego_measures(alters, ties)
    beside("igraph", with_igraph, 3000, alters, ties, found, taken)
    beside("networkx", with_networkx, 300, alters, ties, found, taken)
    print("  recorded, not rerun: egor 114 ms an ego (density, constraint, mixing)")


def tables(rng: np.random.Generator) -> tuple[Table, Table, Table]:
    size = rng.integers(5, 26, NETWORKS)
    ego = np.repeat(np.arange(1, NETWORKS + 1), size)
    alter = np.concatenate([np.arange(1, many + 1) for many in size])
    sex = rng.integers(1, 3, ego.size)
    parts = []
    for row, many in enumerate(size, 1):
        a, b = np.triu_indices(many, 1)
        there = rng.random(a.size) < 0.3
        parts.append(np.column_stack([np.full(there.sum(), row), a[there] + 1, b[there] + 1]))
    owner, source, target = (np.array(one) for one in np.concatenate(parts).T)
    weight = rng.integers(1, 4, owner.size)
    ties = {"ego": owner, "source": source, "target": target, "weight": weight}
    everyone = {"ego": np.arange(1, NETWORKS + 1), "sex": rng.integers(1, 3, NETWORKS)}
    return {"ego": ego, "alter": alter, "sex": sex}, ties, everyone


def seconds(work: Callable[[], object], times: int = 15) -> float:
    """The least CPU time of one call; the first is not counted."""
    work()
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def beside(
    peer: str,
    run: Callable[[Any, list[Any]], np.ndarray],
    some: int,
    alters: Table,
    ties: Table,
    found: EgoMeasures,
    ours: float,
) -> None:
    if find_spec(peer) is None:
        print(f"  {peer} is not installed")
        return
    sizes = np.bincount(alters["ego"], minlength=NETWORKS + 1)[1 : some + 1].tolist()
    cuts = np.searchsorted(ties["ego"], np.arange(1, some + 2))
    pairs = np.column_stack([ties["source"], ties["target"]])
    nets = [(size, pairs[a:b].tolist()) for size, a, b in zip(sizes, cuts, cuts[1:], strict=False)]
    module = import_module(peer)
    started = time.process_time()
    theirs = run(module, nets)
    taken = (time.process_time() - started) * NETWORKS / some
    mine = np.column_stack([found.constraint, found.effective_size])[:some, : theirs.shape[1]]
    off = float(np.abs(theirs - mine).max())
    what = "constraint" + (" and effective size" if theirs.shape[1] > 1 else " only")
    print(
        f"  {peer} {module.__version__}, {what}, {some} egos: {taken * 1e3:,.0f} ms CPU for all",
        end="",
    )
    print(f", ratio {taken / ours:,.1f}, apart {off:.0e}")


def with_igraph(module: Any, nets: list[Any]) -> np.ndarray:
    found = []
    for size, pairs in nets:
        edges = [(0, one) for one in range(1, size + 1)] + list(map(tuple, pairs))
        found.append(module.Graph(n=size + 1, edges=edges).constraint([0]))
    return np.array(found)


def with_networkx(module: Any, nets: list[Any]) -> np.ndarray:
    found = []
    for size, pairs in nets:
        graph = module.Graph()
        graph.add_edges_from((0, one) for one in range(1, size + 1))
        graph.add_edges_from(map(tuple, pairs))
        found.append((module.constraint(graph, [0])[0], module.effective_size(graph, [0])[0]))
    return np.array(found)


if __name__ == "__main__":
    main()
