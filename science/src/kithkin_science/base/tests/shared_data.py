"""Oracles and data that lie beside this repository; tests that need them skip where they do not."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[5] / ".." / "shared"


def oracle(name: str) -> Any:
    """The numbers of one oracle."""
    return json.loads(_found(SHARED / "oracles" / f"{name}.json").read_text("utf-8"))["numbers"]


def columns(path: str) -> dict[str, list[str]]:
    """A CSV file under ``data``, as columns of text."""
    with _found(SHARED / "data" / path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return {name: [row[k] for row in rows[1:]] for k, name in enumerate(rows[0])}


def _found(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this repository")
    return path
