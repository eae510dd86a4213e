"""A writer killed in the middle loses nothing it had answered for, and breaks nothing."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

import pytest

from kithkin.config.tests.shell import Shell, end, with_clinic

pytestmark = pytest.mark.sqlite

# The real verbs as fast as they go; each id is said once the verb has returned.
WRITER = """
from kithkin.config.loading import load_with_django
people = load_with_django("kithkin.accounts.services.people")
from datetime import date
from kithkin.accounts.models import Clinic
from kithkin.accounts.services import cases
from kithkin.base.actor import OPERATOR, Actor
clinic = Clinic.objects.get()
number = clinic.users.count()
while True:
    number += 1
    user = people.add_user(
        by=OPERATOR, clinic=clinic, sign_in_name=f"person{number}", born=date(1980, 1, 1),
        called="Somebody", roles=("therapist",),
    )
    cases.open_case(by=Actor(id=user.id), kind="individual", label="a case")
    print(user.id, flush=True)
"""


def write_until_killed(shell: Shell, after: float) -> list[str]:
    """What was answered for before the kill; it may come at any moment of any statement."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER], env=shell.environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    answered = [process.stdout.readline()]
    assert answered != [""], "the writer never wrote"
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    answered += process.stdout.readlines()
    end(process, signal.SIGKILL)
    return [line.strip() for line in answered if line.endswith("\n")]


def assert_nothing_answered_for_is_lost(tmp_path: Path, kills: int) -> None:
    shell, rng = with_clinic(tmp_path), random.Random(kills)
    answered = [
        user for _ in range(kills) for user in write_until_killed(shell, rng.uniform(0.02, 0.3))
    ]
    with sqlite3.connect(shell.data / "kithkin.db") as connection:
        saved = {UUID(row[0]) for row in connection.execute("SELECT id FROM accounts_user")}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert {UUID(user) for user in answered} <= saved
    assert "The record holds" in shell.do("record", "verify")


def test_three_kills_in_the_middle_of_writing(tmp_path: Path) -> None:
    assert_nothing_answered_for_is_lost(tmp_path, kills=3)


@pytest.mark.release
def test_twenty_kills_in_the_middle_of_writing(tmp_path: Path) -> None:
    assert_nothing_answered_for_is_lost(tmp_path, kills=20)
