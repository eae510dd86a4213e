"""Reading a family of 10,000 people: GEDCOM bytes to the plain values of a map, beside ged4py.

usage: python benchmarks/read_gedcom.py [FILE.ged]

ged4py opens the file and looks up what any import needs of each person: the names, the date of
birth and both parents. CPU time; the memory is what each one adds to its own process.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ged4py.model import Individual
from ged4py.parser import GedcomReader
from make_gedcom import family_file

from kithkin.exchange.reading import read_file

PEOPLE = 10_000


def with_kithkin(path: Path) -> int:
    return len(read_file(path).copy.persons)


def with_ged4py(path: Path) -> int:
    count = 0
    with GedcomReader(str(path)) as reader:
        for person in reader.records0("INDI"):
            if isinstance(person, Individual):
                person.sub_tag_value("NAME")
                person.sub_tag_value("BIRT/DATE")
                count += 1
                _ = person.father, person.mother
    return count


def measured(read: Callable[[Path], int], path: Path) -> tuple[int, float, float]:
    """People found, seconds of CPU, and megabytes added."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    people = read(path)
    seconds = time.process_time() - start
    return people, seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "family.ged"
        if not path.exists():
            path.write_text(family_file(PEOPLE), encoding="utf-8")
        results = []
        for name, read in (("kithkin", with_kithkin), ("ged4py", with_ged4py)):
            with multiprocessing.get_context("spawn").Pool(1) as one_process:
                people, seconds, megabytes = one_process.apply(measured, (read, path))
            results.append(seconds)
            print(f"{name:8} {people:6} people {seconds:7.2f} s CPU {megabytes:7.0f} MB more")
        print(f"ratio ged4py / kithkin: {results[1] / results[0]:.1f}")


if __name__ == "__main__":
    main()
