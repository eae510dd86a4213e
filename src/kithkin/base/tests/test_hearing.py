"""Another process's acts are heard: on PostgreSQL, by its notifications and the rows behind them."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from kithkin.base import announce as announcing
from kithkin.base.announce import announce, listen
from kithkin.base.hearing import Hearing

PATIENCE_SECONDS = 20
rows = pytest.mark.django_db(transaction=True)
CUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
ELSEWHERE = """
import sys, uuid, django
django.setup()
from django.db import transaction
from kithkin.base.announce import announce
for case in sys.argv[1:]:
    with transaction.atomic():
        announce("told_elsewhere", case=uuid.UUID(case), ids=[])
"""


def announce_in_another_process(*cases: UUID) -> None:
    """As a second server would: its own interpreter, its own connection."""
    name = connection.settings_dict["NAME"]
    settings = {**os.environ, "KITHKIN_PG_NAME": str(name)}
    command = [sys.executable, "-W", "ignore", "-c", ELSEWHERE, *map(str, cases)]
    subprocess.run(command, check=True, env=settings, timeout=60)


@contextmanager
def hearing(case: UUID) -> Iterator[list[int]]:
    heard: list[int] = []
    stop = listen(case, heard.append)
    begun: Hearing = announcing._hearing[0]
    try:
        assert begun.ready.wait(PATIENCE_SECONDS)
        yield heard
    finally:
        stop()
        begun.thread.join(PATIENCE_SECONDS)


def until(heard: list[int], count: int) -> int:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while len(heard) < count and time.monotonic() < deadline:
        time.sleep(0.02)
    return len(heard)


@rows
@pytest.mark.postgres
def test_what_another_process_did_is_heard_here() -> None:
    case = uuid4()
    with hearing(case) as heard:
        announce_in_another_process(uuid4(), case)
        assert until(heard, 1) == 1


@rows
@pytest.mark.postgres
def test_ones_own_act_is_told_once() -> None:
    case = uuid4()
    with hearing(case) as heard:
        with transaction.atomic():
            announce("told_here", case=case, ids=[])
        announce_in_another_process(case)  # by now one's own has come back as well
        assert until(heard, 2) == 2


@rows
@pytest.mark.postgres
def test_after_a_cut_what_was_missed_is_read() -> None:
    case = uuid4()
    with hearing(case) as heard:
        with connection.cursor() as cursor:
            cursor.execute(CUT)
            assert len(cursor.fetchall()) == 1
        announce_in_another_process(case)
        assert until(heard, 1) == 1


@rows
@pytest.mark.postgres
def test_the_line_closes_with_the_last_listener() -> None:
    case = uuid4()
    with hearing(case):
        pass
    assert announcing._hearing == []
    assert not any(listening for listening in announcing._listeners)


@rows
@pytest.mark.sqlite
def test_on_sqlite_one_process_needs_no_line() -> None:
    case, heard = uuid4(), list[int]()
    stop = listen(case, heard.append)
    with transaction.atomic():
        announce("told_here", case=case, ids=[])
    stop()
    assert (len(heard), announcing._hearing) == (1, [])
