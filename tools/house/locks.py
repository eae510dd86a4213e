"""The locked requirements stand on today's dependency tables."""

from collections.abc import Iterator
from pathlib import Path

from house.sources import Finding


def check_locks(folder: Path, fingerprint: str) -> Iterator[Finding]:
    for path in sorted(folder.glob("*.txt")):
        first = path.read_text().partition("\n")[0]
        if fingerprint not in first:
            told = "made from other dependency tables: run `.venv/bin/python tools/lock.py`"
            yield Finding(f"requirements/{path.name}", 1, told)
