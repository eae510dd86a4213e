"""Proving the record: CPU time of walking every chain, beside reading the same rows and no more.

    .venv/bin/python benchmarks/record.py [ENTRIES]

The goal is a million entries in 30 s of CPU time. There is no peer that keeps such chains; the
floor beside us is Django reading the same columns and throwing them away.
"""

import secrets
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import TypeVar

import in_django
from django.db import transaction

from kithkin.accounts.models import Clinic
from kithkin.accounts.services import people
from kithkin.base import clock, ids
from kithkin.base.actor import OPERATOR
from kithkin.record.act import link
from kithkin.record.chain import change_digest
from kithkin.record.models import Change, Entry
from kithkin.record.verify import COLUMNS, ROWS_AT_ONCE, verify

Told = TypeVar("Told")

ENTRIES_A_CHAIN = 500
BODY_BYTES = 400  # a few sealed fields, before and after
GOAL_SECONDS, GOAL_ENTRIES = 30, 1_000_000


def main(wanted: int) -> None:
    in_django.make_databases()
    clinic = people.create_clinic(by=OPERATOR, name="Benchmark")
    for _ in range(wanted // ENTRIES_A_CHAIN):
        write_chain(clinic)
    count = Entry.objects.count()

    ours, verdict = cpu_seconds(verify)
    floor, _ = cpu_seconds(read_only)
    assert verdict.holds
    assert verdict.entries == count

    print(f"{count:,} entries in {verdict.chains:,} chains, every second with a change")
    print(f"walked and proved   {ours:7.2f} s CPU   {ours / count * 1e6:5.1f} µs an entry")
    print(f"only read           {floor:7.2f} s CPU   {floor / count * 1e6:5.1f} µs an entry")
    print(f"ratio               {ours / floor:7.2f}")
    million = ours / count * GOAL_ENTRIES
    print(f"a million would take {million:.1f} s of the {GOAL_SECONDS} s allowed (reckoned)")


def write_chain(clinic: Clinic) -> None:
    case = ids.new()
    entries = [
        Entry(id=ids.new(), chain_id=case, act=ids.new(), at=clock.now(), actor=ids.new(),
              case=case, verb="network.change_person")
        for _ in range(ENTRIES_A_CHAIN)
    ]  # fmt: skip
    changes = [
        Change(entry=entry, scope=f"joint:{case}", sealed=secrets.token_bytes(BODY_BYTES))
        for entry in entries[::2]
    ]
    for change in changes:
        change.entry.change_digest = change_digest(change.scope, change.sealed)
    with transaction.atomic():
        link(chain=case, clinic=clinic.id, entries=entries)
        Change.objects.bulk_create(changes)


def read_only() -> None:
    ordered = Entry.objects.order_by("chain_id", "number")
    deque(ordered.values_list(*COLUMNS, named=True).iterator(ROWS_AT_ONCE), maxlen=0)


def cpu_seconds(do: Callable[[], Told]) -> tuple[float, Told]:
    began = time.process_time()
    told = do()
    return time.process_time() - began, told


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    finally:
        in_django.clear_away()
