"""The demo from an empty home, again, afresh, and never beside a real clinic."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kithkin.config.tests.shell import Shell, with_clinic

pytestmark = pytest.mark.sqlite


@pytest.fixture(scope="module")
def made() -> Iterator[Shell]:
    """From an empty home by one command."""
    home = Path(tempfile.mkdtemp(prefix="kithkin-demo-"))
    shell = Shell(home)
    shell.do("demo", "--no-serve")
    yield shell
    shutil.rmtree(home)


@pytest.fixture
def shell(made: Shell, tmp_path: Path) -> Shell:
    return Shell(Path(shutil.copytree(made.home, tmp_path / "home")))


def users(shell: Shell) -> set[str]:
    with sqlite3.connect(shell.data / "kithkin.db") as connection:
        found = {row[0] for row in connection.execute("SELECT id FROM accounts_user")}
    connection.close()
    return found


def test_it_says_who_can_sign_in_one_line_a_role(shell: Shell) -> None:
    said = shell.do("demo", "--no-serve")
    for role in ("therapist", "client", "supporter", "supervisor", "clinic lead"):
        assert f"  {role} " in said


def test_a_second_time_nothing_is_made_again(shell: Shell) -> None:
    before = users(shell)
    said = shell.do("demo", "--no-serve")
    assert users(shell) == before
    assert "Making two databases" not in said


def test_it_is_served_with_a_record_that_holds(shell: Shell) -> None:
    with shell.serving(command="demo") as server:
        assert server.get("/")[0] == 200
        assert shell.run("demo", "--no-serve").returncode == 1
    assert "The record holds" in shell.do("record", "verify")


def test_a_reset_begins_afresh_under_the_same_root_key(shell: Shell) -> None:
    before, key = users(shell), shell.root_key.read_text()
    shell.do("demo", "--no-serve", "--reset")
    assert not users(shell) & before
    assert shell.root_key.read_text() == key
    assert "The record holds" in shell.do("record", "verify")


def test_a_first_start_that_was_broken_off_is_mended_by_the_next(
    shell: Shell,
) -> None:
    """Broken off while the second database was being made."""
    (shell.data / "kithkin.db").unlink()
    with sqlite3.connect(shell.data / "keys.db") as connection:
        connection.execute("DELETE FROM accounts_scopekey")
    connection.close()
    assert "therapist" in shell.do("demo", "--no-serve")


def test_there_is_no_demo_beside_a_real_clinic(tmp_path: Path) -> None:
    shell = with_clinic(tmp_path)
    before = users(shell)
    for options in ([], ["--reset"]):
        done = shell.run("demo", "--no-serve", *options)
        assert done.returncode == 1
        assert "needs a folder of its own" in done.stderr
    assert users(shell) == before


def test_there_is_no_real_clinic_beside_the_demo(shell: Shell) -> None:
    done = shell.run("createclinic", "Lindenhof")
    assert done.returncode == 1
    assert "passwords are known to everybody" in done.stderr
