"""The server's door for commands, with something simpler than a server behind it."""

import socket
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kithkin.config.asked import Asked
from kithkin.config.door import Run, _address, ask_server, is_answering, open_door
from kithkin.config.errors import ServerSilentError
from kithkin.config.voices import shared_voices


@contextmanager
def behind(path: Path, run: Run) -> Iterator[None]:
    with shared_voices(), open_door(path, run):
        yield


def say(asked: Asked) -> int:
    sys.stdout.write(" ".join(asked.argv))
    sys.stderr.write(asked.typed)
    return len(asked.argv)


def test_what_is_said_and_the_exit_code_come_back(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with behind(tmp_path / "door", say):
        assert ask_server(tmp_path / "door", Asked(("keys", "größer"), typed="psst")) == 2
    assert capfd.readouterr() == ("keys größer", "psst")


def test_where_no_server_is_nobody_answers(tmp_path: Path) -> None:
    assert ask_server(tmp_path / "door", Asked(("keys",))) is None
    assert not is_answering(tmp_path / "door")


def test_a_door_left_by_a_killed_server_is_no_server(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as left, _address(tmp_path / "door") as address:
        left.bind(address)
    assert (tmp_path / "door").exists()
    assert ask_server(tmp_path / "door", Asked(("keys",))) is None
    with behind(tmp_path / "door", say):
        assert is_answering(tmp_path / "door")


def test_the_door_is_for_its_owner_and_goes_with_the_server(tmp_path: Path) -> None:
    with behind(tmp_path / "door", say):
        mode = (tmp_path / "door").stat().st_mode
        assert mode & (stat.S_IRWXG | stat.S_IRWXO) == 0
    assert not (tmp_path / "door").exists()


def test_a_command_that_breaks_is_not_taken_for_done(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(_asked: Asked) -> int:
        raise ValueError("canary")

    with behind(tmp_path / "door", break_down), pytest.raises(ServerSilentError) as silent:
        ask_server(tmp_path / "door", Asked(("keys",)))
    assert "not known whether this was done" in silent.value.sentence
    assert "A command from the shell broke." in caplog.text


def test_a_command_goes_on_when_its_shell_has_gone(tmp_path: Path) -> None:
    gone, done = threading.Event(), threading.Event()

    def take_time(_asked: Asked) -> int:
        assert gone.wait(timeout=60)
        for _ in range(100):
            sys.stdout.write("into the void " * 1000)
        done.set()
        return 0

    with behind(tmp_path / "door", take_time):
        with socket.socket(socket.AF_UNIX) as line, _address(tmp_path / "door") as address:
            line.connect(address)
            line.sendall(Asked(("keys",)).to_line())
        gone.set()
        assert done.wait(timeout=60)
