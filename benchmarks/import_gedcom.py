"""A family file into sealed rows on SQLite: CPU time and memory, beside Gramps.

    .venv/bin/python benchmarks/import_gedcom.py [PEOPLE]

Goal: 10,000 people in at most 6 s of CPU time and 300 MB. Gramps is run on the same file in the
same run where it is installed (`beside_gramps.py` says how it is found); starting up is counted on neither
side. Without it, what was measured once on such a machine is quoted.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

import beside_gramps
import clinic
import in_django
import make_gedcom

from kithkin.exchange.reading import read_file
from kithkin.exchange.services import import_map

QUOTED_GRAMPS = {1_000: 0.8, 10_000: 7.7}


def main(people: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "family.ged"
        file.write_text(make_gedcom.family_file(people), encoding="utf-8")
        ours = import_here(file)
        print_gramps(file, people, ours)
    in_django.clear_away()


def import_here(file: Path) -> float:
    therapist, case = clinic.make()
    begin = time.process_time()
    reading = read_file(file)
    read = time.process_time() - begin
    done = import_map(by=therapist, case_id=case, copy=reading.copy)
    ours = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{done.people:,} people, {done.rows:,} rows, {file.stat().st_size / 1e6:.1f} MB")
    print(f"Kithkin  {ours:6.2f} s CPU (reading {read:.2f} s), {memory:.0f} MB at most")
    return ours


def print_gramps(file: Path, people: int, ours: float) -> None:
    theirs = beside_gramps.import_file(file, people)
    if theirs is not None:
        print(
            f"Gramps   {theirs.seconds:6.2f} s CPU ({theirs.version}, run here; "
            f"starting it takes {theirs.starting:.2f} s more)"
        )
    seconds = theirs.seconds if theirs else QUOTED_GRAMPS.get(people, 0.0)
    if theirs is None and seconds:
        print(f"Gramps   {seconds:6.2f} s CPU (quoted, not run here)")
    if seconds:
        print(f"ratio    {seconds / ours:6.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
