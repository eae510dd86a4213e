"""Graphviz `dot` on a neutral family: couples as chains a - u - b in one rank."""

import resource
import shutil
import subprocess
from typing import Any

INCH = 72.0
_HEAD = (
    "digraph { ranksep=1.11; nodesep=0.28; edge [dir=none];"
    ' node [shape=box fixedsize=true label="" width=1.1111 height=0.8333];'
)
SECONDS = 120


def is_here() -> bool:
    return shutil.which("dot") is not None


def layout(neutral: dict[str, Any]) -> dict[str, Any]:
    """Places of all persons, with the CPU time of the process (its start counted)."""
    number = {person["id"]: k for k, person in enumerate(neutral["persons"])}
    before = _cpu()
    done = subprocess.run(
        ["dot", "-Tplain"],
        input=_graph(neutral, number),
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
    seconds = _cpu() - before
    nodes = []
    names = list(number)
    for line in done.stdout.splitlines():
        word = line.split()
        if word[0] == "node" and word[1].startswith("p"):
            x, y = (float(one) * INCH for one in word[2:4])
            nodes.append({"pid": names[int(word[1][1:])], "x": x, "y": -y, "w": 80, "h": 60})
    return {"engine": "dot", "time_s": seconds, "nodes": nodes}


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _graph(neutral: dict[str, Any], number: dict[str, int]) -> str:
    lines = [_HEAD, *(f"p{k};" for k in number.values())]
    for k, union in enumerate(neutral["unions"]):
        partners = [f"p{number[who]}" for who in union["partners"]]
        lines.append(f"u{k} [shape=point width=0.05 height=0.05];")
        if partners:
            lines.append("{rank=same; " + "; ".join([*partners, f"u{k}"]) + ";}")
            lines.append(f"{partners[0]} -> u{k} [weight=8];")
        lines += [f"u{k} -> {one} [weight=8];" for one in partners[1:]]
        lines += [f"u{k} -> p{number[child['id']]};" for child in union["children"]]
    return "\n".join([*lines, "}"])
