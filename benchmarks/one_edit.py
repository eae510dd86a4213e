"""One edit of one person on a map of 200, with change, entry and event: CPU time.

    .venv/bin/python benchmarks/one_edit.py

Goal: at most 20 ms of CPU time. Gramps Web took 183 to 418 ms to save one person (measured
elsewhere on such a machine).
"""

import statistics
import time

import clinic
import in_django

from kithkin.network.services import people

EDITS = 200


def main() -> None:
    therapist, case = clinic.make()
    everyone = [
        people.add_person(by=therapist, case_id=case, values={"nickname": f"Person {number}"})
        for number in range(200)
    ]
    times = []
    for number in range(EDITS):
        person = everyone[number % len(everyone)]
        begin = time.process_time()
        people.change_person(
            by=therapist, case_id=case, person_id=person.id, values={"work": f"work {number}"}
        )
        times.append(time.process_time() - begin)
    middle, worst = statistics.median(times) * 1000, max(times) * 1000
    print(f"Kithkin     {middle:6.1f} ms CPU an edit (middle of {EDITS}; slowest {worst:.1f})")
    print("Gramps Web   183-418 ms (quoted)")
    print(f"ratio       {183 / middle:6.0f}")
    in_django.clear_away()


if __name__ == "__main__":
    main()
