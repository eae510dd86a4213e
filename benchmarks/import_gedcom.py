"""A family file into sealed rows on SQLite: CPU time and memory, beside Gramps.

    .venv/bin/python benchmarks/import_gedcom.py [PEOPLE]

Goal: 10,000 people in at most 6 s of CPU time and 300 MB. Gramps 6.0.8 took 18.8 s for a file of
that size (measured once, elsewhere on such a machine); with a `gramps` command on PATH it is run
here, on the same file, in the same run.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import clinic
import in_django
import make_gedcom

from kithkin.exchange.reading import read_file
from kithkin.exchange.services import import_map

QUOTED_GRAMPS = {1_000: 3.5, 10_000: 18.8}


def main(people: int) -> None:
    folder = Path(tempfile.mkdtemp())
    file = folder / "family.ged"
    file.write_text(make_gedcom.family_file(people), encoding="utf-8")
    therapist, case = clinic.make()

    begin = time.process_time()
    reading = read_file(file)
    read = time.process_time() - begin
    done = import_map(by=therapist, case_id=case, copy=reading.copy)
    ours = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    print(f"{done.people:,} people, {done.rows:,} rows, {file.stat().st_size / 1e6:.1f} MB")
    print(f"Kithkin  {ours:6.2f} s CPU (reading {read:.2f} s), {memory:.0f} MB at most")
    theirs, how = gramps(file, folder) or (QUOTED_GRAMPS.get(people, 0.0), "quoted, not run here")
    if theirs:
        print(f"Gramps   {theirs:6.2f} s CPU ({how})")
        print(f"ratio    {theirs / ours:6.1f}")
    shutil.rmtree(folder)
    in_django.clear_away()


def gramps(file: Path, home: Path) -> tuple[float, str] | None:
    command = shutil.which("gramps")
    if command is None:
        return None
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    surroundings = {**os.environ, "GRAMPSHOME": str(home), "HOME": str(home)}
    subprocess.run(
        [command, "-y", "-q", "-C", "bench", "-i", str(file)],
        check=True, capture_output=True, env=surroundings,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, "run here"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
