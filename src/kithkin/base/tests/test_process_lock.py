"""With real processes: a lock between threads of one process would prove nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kithkin.base.process_lock import HeldError, Holder, holder_of, holding

HOLD = """
import sys, time
from pathlib import Path
from kithkin.base.process_lock import holding
with holding(Path(sys.argv[1]), doing="a test"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_process_is_refused_and_told_who_is_there(tmp_path: Path) -> None:
    with (
        another_process(tmp_path / "lock") as process,
        pytest.raises(HeldError) as refused,
        holding(tmp_path / "lock", doing="mine"),
    ):
        pass
    assert f"process {process.pid}, a test" in refused.value.sentence


def test_a_patient_process_waits_its_turn(tmp_path: Path) -> None:
    with another_process(tmp_path / "lock") as process:
        assert process.stdin is not None
        process.stdin.close()
        with holding(tmp_path / "lock", doing="mine", patience=10):
            assert holder_of(tmp_path / "lock") == Holder(os.getpid(), "mine")


def test_a_killed_holder_leaves_nothing_locked(tmp_path: Path) -> None:
    with another_process(tmp_path / "lock") as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with holding(tmp_path / "lock", doing="mine"):
            pass
    assert holder_of(tmp_path / "lock") is None


def test_a_lock_nobody_ever_took_has_no_holder(tmp_path: Path) -> None:
    assert holder_of(tmp_path / "lock") is None
    assert not (tmp_path / "lock").exists()


def test_a_holder_that_has_not_said_its_name_is_just_starting(tmp_path: Path) -> None:
    with another_process(tmp_path / "lock"):
        (tmp_path / "lock").write_text('{"process": 1')
        assert holder_of(tmp_path / "lock") == Holder()
    assert "just starting" in HeldError(Holder()).sentence


def test_only_the_owner_can_read_the_lock(tmp_path: Path) -> None:
    with holding(tmp_path / "lock", doing="mine"):
        assert (tmp_path / "lock").stat().st_mode & 0o077 == 0
