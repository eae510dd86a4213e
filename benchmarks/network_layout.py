"""The free network: CPU time and stress beside neato, networkx and igraph, in the same run.

    .venv/bin/python benchmarks/network_layout.py [PEOPLE ...]

Stress is the mean squared relative error of all distances along ties, after the best common scale,
so that no engine is favoured by its units; overlaps are pairs of boxes of 80 x 100 after the
scale at which our own picture is drawn. Peers that are not installed are passed over. Ours keeps
boxes apart and households together, which costs stress; `free` is ours before that.
"""

import importlib
import importlib.util
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from random import Random

import numpy as np

from kithkin_science.network.layout.kin import Person
from kithkin_science.network.layout.network import network
from kithkin_science.network.layout.reach import Reach, Tie, reach
from kithkin_science.network.layout.stress import Majorised, classical, distances

Ids = list[str]
Engine = Callable[[Ids, list[Tie]], np.ndarray]
_FREE_ROUNDS = 120
_BOX = np.array([80.0, 100.0])


def made(people: int) -> tuple[Ids, list[Tie]]:
    """A small world: everybody comes in by somebody known lately, and as many ties more nearby."""
    rng = Random(people)
    ids = [f"p{k:05}" for k in range(people)]
    ties = [Tie(ids[k], ids[rng.randrange(max(0, k - 40), k)]) for k in range(1, people)]
    for _ in range(people // 2):
        k = rng.randrange(people)
        ties.append(Tie(ids[k], ids[(k + rng.randrange(1, 9)) % people]))
    return ids, ties


def ours(ids: Ids, ties: list[Tie]) -> np.ndarray:
    found = network([Person(one) for one in ids], ties)
    return np.array([found.positions[one] for one in ids])


def free(ids: Ids, ties: list[Tie]) -> np.ndarray:
    far = reach(ids, ties).far
    majorised = Majorised(far, np.zeros(len(ids), dtype=bool))
    return majorised.settle(classical(far), _FREE_ROUNDS)[0]


def neato(ids: Ids, ties: list[Tie]) -> np.ndarray:
    lines = "".join(f'"{one.a}" -- "{one.b}";' for one in ties)
    nodes = "".join(f'"{one}";' for one in ids)
    asked = ["neato", "-Tplain", "-Gmode=major", "-Gmaxiter=500", "-Gstart=1"]
    told = subprocess.run(
        asked, input=f"graph {{{nodes}{lines}}}", capture_output=True, text=True, check=True
    )
    rows = (line.split() for line in told.stdout.splitlines() if line.startswith("node "))
    at = {row[1]: (float(row[2]), float(row[3])) for row in rows}
    return np.array([at[one] for one in ids])


def by_networkx(name: str) -> Engine:
    nx = importlib.import_module("networkx")

    def drawn(ids: Ids, ties: list[Tie]) -> np.ndarray:
        graph = nx.Graph()
        graph.add_nodes_from(ids)
        graph.add_edges_from((one.a, one.b) for one in ties)
        seed = {"seed": 1} if name == "spring_layout" else {}
        at = getattr(nx, name)(graph, **seed)
        return np.array([at[one] for one in ids])

    return drawn


def by_igraph(name: str) -> Engine:
    igraph = importlib.import_module("igraph")

    def drawn(ids: Ids, ties: list[Tie]) -> np.ndarray:
        place = {one: k for k, one in enumerate(ids)}
        pairs = [(place[one.a], place[one.b]) for one in ties]
        return np.array(igraph.Graph(len(ids), pairs).layout(name).coords)

    return drawn


def engines() -> dict[str, Engine]:
    found: dict[str, Engine] = {"kithkin": ours, "kithkin free": free}
    if shutil.which("neato"):
        found["neato major"] = neato
    for module, make, names in (
        ("networkx", by_networkx, ("kamada_kawai_layout", "spring_layout")),
        ("igraph", by_igraph, ("kk", "fr", "mds")),
    ):
        if importlib.util.find_spec(module):
            found |= {f"{module} {name}": make(name) for name in names}
    return found


def stress(at: np.ndarray, far: np.ndarray) -> float:
    """Mean squared relative error at the scale that suits these places best."""
    upper = np.triu_indices(len(at), 1)
    ratio = distances(at)[upper] / far[upper]
    best = ratio.sum() / (ratio * ratio).sum()
    return float(((best * ratio - 1) ** 2).mean())


def overlaps(at: np.ndarray, like: np.ndarray) -> int:
    """Pairs of boxes that overlap when the places are as widely spread as ours."""
    scaled = at * np.sqrt(like.var(axis=0).sum() / at.var(axis=0).sum())
    away = np.abs(scaled[:, None] - scaled[None])
    return int(((away < _BOX).all(axis=2).sum() - len(at)) // 2)


def cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def main(sizes: list[int]) -> None:
    print(f"{'people':>7} {'engine':28}{'CPU s':>8}{'ratio':>8}{'stress':>9}{'overlaps':>10}")
    for people in sizes:
        ids, ties = made(people)
        far: Reach = reach(ids, ties)
        own = ours(ids, ties)
        first = 0.0
        for name, draw in engines().items():
            if people > 400 and name.endswith("kamada_kawai_layout"):
                continue  # minutes
            begin = cpu()
            at = draw(ids, ties)
            taken = cpu() - begin
            first = first or taken
            print(
                f"{people:7} {name:28}{taken:8.3f}{taken / first:8.1f}{stress(at, far.far):9.4f}"
                f"{overlaps(at, own):10}"
            )


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [20, 60, 150, 300, 1000])
