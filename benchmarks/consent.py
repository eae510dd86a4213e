"""Asking a compiled Sight for one field of one row: CPU time.

    .venv/bin/python benchmarks/consent.py

Goal: at most 0.2 µs a field.
"""

import timeit
from uuid import uuid4

import in_django

from kithkin.base.actor import Actor
from kithkin.consent.policy import FieldGroup, Sight
from kithkin.network.models import Person
from kithkin.network.policy import FIELD_GROUPS

TIMES = 200_000


def main() -> None:
    case = uuid4()
    row = Person(scope=f"joint:{case}", case_id=case)
    viewer = Sight(
        viewer=Actor(id=uuid4()), case=case, clinic=uuid4(),
        scopes={row.scope: int(FieldGroup.ALL)}, rows={uuid4(): 3 for _ in range(500)},
    )  # fmt: skip
    groups = FIELD_GROUPS["Person"]
    names = list(groups)

    def ask() -> None:
        mask = viewer.mask(row)
        for name in names:
            mask & groups[name]

    each = timeit.timeit(ask, timer=timeit.time.process_time, number=TIMES) / TIMES / len(names)
    print(f"Kithkin  {each * 1e6:.3f} µs a field ({len(names)} fields of a row)")
    in_django.clear_away()


if __name__ == "__main__":
    main()
