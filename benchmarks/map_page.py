"""A map of 1,000 people from stored places, as one viewer's page: CPU time and size.

    .venv/bin/python benchmarks/map_page.py [PEOPLE]

Goal: at most 200 ms of CPU time cold (consent, rows, opening seals, lines, picture) and 300 kB
gzipped. Gramps Web is asked, in the same run where it is installed (`beside_gramps.py` says how it
is found), for the same people as its charts ask for them: the people alone, which a browser then
still has to lay out and draw.
"""

import gzip
import sys
import tempfile
import time
from pathlib import Path

import beside_gramps
import clinic
import in_django
import make_gedcom

from kithkin.accounts.keyring import RING
from kithkin.base import clock
from kithkin.consent.queries import sight
from kithkin.exchange.reading import read_file
from kithkin.exchange.services import import_map
from kithkin.network.arranged import standing
from kithkin.network.pictures import Wanted, show
from kithkin.network.queries import map_copy

QUOTED = {"cold": 0.9, "gzipped": 213_000, "everything": 7.1}  # of 1,000 people
ROUNDS = 5


def main(people: int) -> None:
    file = Path(tempfile.mkdtemp()) / "family.ged"
    file.write_text(make_gedcom.family_file(people), encoding="utf-8")
    therapist, case = clinic.make()
    import_map(by=therapist, case_id=case, copy=read_file(file).copy)

    begin = time.process_time()
    seen = sight(therapist, case)
    standing(seen, map_copy(seen, view="genogram"), "genogram")
    print(f"first layout of {people:,} people: {time.process_time() - begin:.2f} s CPU")

    in_django.settle()
    times = []
    page = ""
    today = clock.today()
    for _ in range(ROUNDS):
        RING.forget()
        begin = time.process_time()
        seen = sight(therapist, case)
        copy = map_copy(seen, view="genogram")
        places = standing(seen, copy, "genogram")
        page = str(show(copy, Wanted("genogram", today, today, standing=places)).picture)
        times.append(time.process_time() - begin)
    packed = len(gzip.compress(page.encode(), 6))
    print(
        f"Kithkin     {times[0] * 1000:6.0f} ms CPU cold, {min(times) * 1000:.0f} ms warm; "
        f"{packed / 1000:.0f} kB gzipped"
    )
    theirs = beside_gramps.web(file)
    how = f"{theirs['version']}, run here" if theirs else "quoted, not run here"
    said = theirs or QUOTED
    print(
        f"Gramps Web  {said['cold'] * 1000:6.0f} ms CPU cold; {said['gzipped'] / 1000:.0f} kB gzipped "
        f"({how}); all it knows of them {said['everything']:.1f} s"
    )
    if theirs:
        print(
            f"            {theirs['after_edit'] * 1000:6.0f} ms after an edit, "
            f"{theirs['cached'] * 1000:.0f} ms unchanged; {theirs['bytes'] / 1e6:.1f} MB unpacked"
        )
    print(f"ratio       {said['cold'] / times[0]:6.1f} in time, cold")
    in_django.clear_away()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
