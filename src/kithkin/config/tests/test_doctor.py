"""What the doctor finds, and what it says that mends it."""

import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from kithkin.config.doctor import LEAST_FREE_GIGABYTES, disk, pages
from kithkin.config.tests.shell import Shell, with_clinic

TOPICS = ["python", "pages", "disk", "data folder", "root key place", "databases", "root key",
          "key store", "record", "anchors", "clock", "writer"]  # fmt: skip


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return with_clinic(tmp_path)


def wrong(shell: Shell) -> dict[str, str]:
    """What is wrong by topic, with what the doctor says to do."""
    done = shell.run("doctor")
    lines = done.stdout.splitlines()
    found = {
        line[7:22].strip(): f"{line[23:]} {lines[number + 1].strip()}"
        for number, line in enumerate(lines)
        if line.startswith("wrong")
    }
    assert done.returncode == (1 if found else 0), done.stderr
    return found


def change(shell: Shell, store: str, statement: str) -> None:
    with sqlite3.connect(shell.data / f"{store}.db") as connection:
        connection.execute(statement)
    connection.close()


@pytest.mark.sqlite
def test_where_all_is_well_every_question_is_answered_in_a_line(shell: Shell) -> None:
    said = shell.do("doctor").splitlines()
    assert [line[7:22].strip() for line in said] == TOPICS
    assert all(line.startswith("ok ") for line in said)


@pytest.mark.sqlite
def test_on_a_new_machine_nothing_is_wrong_and_nothing_is_made(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    assert "`kithkin demo` makes one" in shell.do("doctor")
    assert not shell.data.exists()


@pytest.mark.sqlite
def test_a_changed_record_is_found_and_the_verdict_says_where(shell: Shell) -> None:
    change(shell, "kithkin", "UPDATE record_entry SET verb = 'nothing' WHERE number = 1")
    assert "kithkin record verify" in wrong(shell)["record"]
    done = shell.run("record", "verify")
    assert done.returncode == 1
    assert "entry 1: it was changed, moved or put in" in done.stderr


@pytest.mark.sqlite
def test_orphaned_keys_are_found_and_the_sweep_it_names_mends_it(shell: Shell) -> None:
    change(shell, "keys", "INSERT INTO accounts_scopekey (scope, wrapped, root_number, made_at) "
           "VALUES ('part:gone', x'00', 1, '2020-01-01')")  # fmt: skip
    assert "kithkin keys sweep" in wrong(shell)["key store"]
    assert "part:gone" in shell.do("keys", "sweep", "--dry-run")
    assert "1, removed" in shell.do("keys", "sweep")
    assert wrong(shell) == {}


@pytest.mark.sqlite
def test_entries_from_the_future_mean_a_wrong_clock(shell: Shell) -> None:
    change(shell, "kithkin", "UPDATE record_entry SET at = '2099-01-01 00:00:00'")
    assert "Set the clock" in wrong(shell)["clock"]


@pytest.mark.sqlite
def test_an_open_data_folder_is_told_with_the_command_that_shuts_it(shell: Shell) -> None:
    shell.data.chmod(0o755)
    assert f"chmod 700 {shell.data}" in wrong(shell)["data folder"]


@pytest.mark.sqlite
def test_a_lost_root_key_is_told(shell: Shell) -> None:
    shell.root_key.unlink()
    assert "Put it back there" in wrong(shell)["root key"]


@pytest.mark.sqlite
def test_a_changed_anchor_is_told(shell: Shell) -> None:
    with shell.serving():
        pass
    [path] = shell.data.glob("anchors/*/*")
    path.write_text(path.read_text().replace('"heads": [[', '"heads": [["x", 1, "00"], ['))
    assert "this line was changed" in wrong(shell)["anchors"]


@pytest.mark.sqlite
def test_the_running_server_is_the_only_writer(shell: Shell) -> None:
    with shell.serving() as server:
        assert f"process {server.process.pid}, serving" in shell.do("doctor")
        (shell.data / "kithkin.socket").unlink()
        assert f"kill {server.process.pid}" in wrong(shell)["writer"]


def test_pages_that_are_not_built_are_told(tmp_path: Path) -> None:
    assert "Node.js" in pages(tmp_path).do


def test_a_nearly_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    little = SimpleNamespace(free=(LEAST_FREE_GIGABYTES - 0.1) * 1e9)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: little)
    assert "Make room" in disk(tmp_path).do
