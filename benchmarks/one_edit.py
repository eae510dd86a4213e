"""One edit of one person on a map of 200, with change, entry and event: CPU time.

    .venv/bin/python benchmarks/one_edit.py

Goal: at most 20 ms of CPU time. Gramps Web gets the same family and is asked for the same kind of
edit in the same run where it is installed (`beside_gramps.py` says how it is found). Both are asked as
applications, by a signed-in person, without a server or a socket between.
"""

import statistics
import tempfile
import time
from pathlib import Path
from uuid import UUID

import beside_gramps
import clinic
import in_django
import make_gedcom
from django.test import Client

from kithkin.accounts.models import User
from kithkin.base.actor import Actor
from kithkin.consent.queries import sight
from kithkin.exchange.reading import read_file
from kithkin.exchange.services import import_map
from kithkin.network.queries import map_copy
from kithkin.network.services import people

PEOPLE = 200
EDITS = 200
QUOTED = 58.0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "family.ged"
        file.write_text(make_gedcom.family_file(PEOPLE), encoding="utf-8")
        therapist, case = clinic.make()
        import_map(by=therapist, case_id=case, copy=read_file(file).copy)
        everyone = [UUID(one.id) for one in map_copy(sight(therapist, case)).persons]
        by_verb(therapist, case, everyone)
        ours = by_request(therapist, case, everyone)
        theirs = beside_gramps.web(file)
    if theirs is None:
        print(f"Gramps Web  {QUOTED:6.1f} ms CPU a request (quoted, not run here)")
    else:
        print(f"Gramps Web  {_told(theirs['edits'])} a request ({theirs['version']}, run here)")
    middle = statistics.median(theirs["edits"]) * 1000 if theirs else QUOTED
    print(f"ratio       {middle / ours:6.1f}")
    in_django.clear_away()


def by_verb(therapist: Actor, case: UUID, everyone: list[UUID]) -> None:
    times = []
    for number in range(EDITS):
        values = {"work": f"work {number}"}
        person = everyone[number % len(everyone)]
        begin = time.process_time()
        people.change_person(by=therapist, case_id=case, person_id=person, values=values)
        times.append(time.process_time() - begin)
    print(f"Kithkin     {_told(times)} an edit")


def by_request(therapist: Actor, case: UUID, everyone: list[UUID]) -> float:
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(id=therapist.id))
    path, times = f"/api/v1/work/{case}/change_person", []
    for number in range(EDITS):
        person = str(everyone[number % len(everyone)])
        sent = {"person_id": person, "values": {"work": f"other work {number}"}}
        begin = time.process_time()
        answer = client.post(path, sent, content_type="application/json")
        times.append(time.process_time() - begin)
        assert answer.status_code == 200, answer.content
    print(f"            {_told(times)} a request")
    return statistics.median(times) * 1000


def _told(times: list[float]) -> str:
    middle, worst = statistics.median(times) * 1000, max(times) * 1000
    return f"{middle:6.1f} ms CPU (middle of {len(times)}; slowest {worst:.1f})"


if __name__ == "__main__":
    main()
