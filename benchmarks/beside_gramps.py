"""Gramps and Gramps Web as they stand on this machine, on the same file in the same run.

`gramps` is found on PATH, or where KITHKIN_BENCH_GRAMPS says. Gramps Web is asked through the
Python it is installed in: KITHKIN_BENCH_GRAMPS_WEB names that, such as /somewhere/bin/python.
Both get an empty home of their own; Gramps Web's reports to its makers are off.
"""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Import:
    seconds: float  # CPU, without what starting Gramps alone takes
    starting: float
    version: str


def import_file(file: Path, people: int) -> Import | None:
    """Import by the command line, as its own users would; None without Gramps."""
    command = os.environ.get("KITHKIN_BENCH_GRAMPS") or shutil.which("gramps")
    if command is None:
        return None
    with tempfile.TemporaryDirectory() as home:
        _run(Path(home), command, "-L")  # the first start makes folders and compiles
        starting, _ = _run(Path(home), command, "-L")
        seconds, _ = _run(Path(home), command, "-y", "-q", "-C", "bench", "-i", str(file))
        _check(Path(home), people)
        _, told = _run(Path(home), command, "-v")
    version = next((line.split()[-1] for line in told.splitlines() if " gramps " in line), "")
    return Import(seconds - starting, starting, version)


def web(file: Path) -> dict[str, Any] | None:
    """What `in_gramps_web.py` prints of this file; None without Gramps Web."""
    python = os.environ.get("KITHKIN_BENCH_GRAMPS_WEB")
    if not python:
        return None
    with tempfile.TemporaryDirectory() as name:
        home, script = Path(name), Path(__file__).with_name("in_gramps_web.py")
        gramps = str(Path(python).with_name("gramps"))
        _run(home, gramps, "-y", "-q", "-C", "bench", "-i", str(file))
        _, told = _run(home, python, str(script), str(home))
    measured: dict[str, Any] = json.loads(told)
    return measured


def _run(home: Path, *command: str) -> tuple[float, str]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    surroundings = {**os.environ, "GRAMPSHOME": str(home), "HOME": str(home), "LANG": "C"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=surroundings)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, done.stdout


def _check(home: Path, people: int) -> None:
    """Gramps ends with no complaint even when it has read nothing."""
    (database,) = home.rglob("sqlite.db")
    with sqlite3.connect(database) as connection:
        (found,) = connection.execute("select count(*) from person").fetchone()
    if found != people:
        sys.exit(f"Gramps read {found} of {people} people.")
