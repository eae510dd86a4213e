"""ELK layered (elkjs) on neutral families: a small node for each union, orthogonal lines.

elkjs is looked for in the folder KITHKIN_BENCH_ELK (one in which `npm install elkjs` was run).
"""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ.get("KITHKIN_BENCH_ELK", "."))
OPTIONS = {
    "elk.algorithm": "layered",
    "elk.direction": "DOWN",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.spacing.nodeNode": "20",
    "elk.layered.spacing.nodeNodeBetweenLayers": "40",
    "elk.separateConnectedComponents": "true",
}


def is_here() -> bool:
    return shutil.which("node") is not None and (FOLDER / "node_modules" / "elkjs").is_dir()


@cache
def _process() -> subprocess.Popen[str]:
    """One process for all families, so that its start is not counted."""
    found = subprocess.Popen(
        ["node", str(Path(__file__).with_suffix(".mjs"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "KITHKIN_BENCH_ELK": str(FOLDER)},
    )
    _ask(found, {"id": "warm", "layoutOptions": OPTIONS, "children": [], "edges": []})
    return found


def close() -> None:
    if _process.cache_info().currsize:
        process = _process()
        if process.stdin is not None:
            process.stdin.close()
        process.wait(timeout=10)
        _process.cache_clear()


def layout(neutral: dict[str, Any]) -> dict[str, Any]:
    """Places of all persons, with the CPU time of the call."""
    said = _ask(_process(), _graph(neutral))
    persons = {person["id"] for person in neutral["persons"]}
    nodes = [
        {"pid": name, "x": x, "y": y, "w": 80, "h": 60}
        for name, x, y in said["nodes"]
        if name in persons
    ]
    return {"engine": "elk", "time_s": said["seconds"], "nodes": nodes}


def _ask(process: subprocess.Popen[str], graph: dict[str, Any]) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(graph) + "\n")
    process.stdin.flush()
    found: dict[str, Any] = json.loads(process.stdout.readline())
    return found


def _graph(neutral: dict[str, Any]) -> dict[str, Any]:
    nodes = [{"id": one["id"], "width": 80, "height": 60} for one in neutral["persons"]]
    edges: list[tuple[str, str]] = []
    for k, union in enumerate(neutral["unions"]):
        name = f" union {k}"
        nodes.append({"id": name, "width": 4, "height": 4})
        edges += [(who, name) for who in union["partners"]]
        edges += [(name, child["id"]) for child in union["children"]]
    return {
        "id": "family",
        "layoutOptions": OPTIONS,
        "children": nodes,
        "edges": [
            {"id": f" line {k}", "sources": [a], "targets": [b]} for k, (a, b) in enumerate(edges)
        ],
    }
