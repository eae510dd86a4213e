"""What Kithkin refuses to start with: each a real process, one plain sentence, and not 0."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kithkin.config.tests.shell import Shell, with_clinic

pytestmark = pytest.mark.sqlite

# A server whose SQLite was set otherwise, as on a drive that cannot do what we ask for.
OTHERWISE = """
import sys
from kithkin.config.settings import base
base.SQLITE["OPTIONS"]["init_command"] = sys.argv.pop(1)
from kithkin.config.cli import main
main()
"""
WELL = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return with_clinic(tmp_path)


def refusal(done: "subprocess.CompletedProcess[str]") -> str:
    """One line, a sentence or two, and no trace of where it came from."""
    assert done.returncode != 0
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    return lines[0]


def test_a_root_key_others_can_read(shell: Shell) -> None:
    shell.root_key.chmod(0o644)
    assert "Others on this machine can read the root key" in refusal(shell.run("serve"))


def test_a_root_key_inside_the_data_folder(shell: Shell) -> None:
    inside = shell.data / "root.key"
    shutil.move(shell.root_key, inside)
    shell.settings["KITHKIN_ROOT_KEY_FILE"] = str(inside)
    assert "inside the data folder" in refusal(shell.run("serve"))


def test_a_root_key_that_comes_into_the_data_folder_by_a_link(shell: Shell) -> None:
    inside = shell.data / "hidden.key"
    shutil.move(shell.root_key, inside)
    shell.root_key.symlink_to(inside)
    assert "inside the data folder" in refusal(shell.run("serve"))


@pytest.mark.parametrize("weak", ["short", "a" * 80, "django-insecure-" + "abcdefghijkl" * 5])
def test_a_weak_secret(shell: Shell, weak: str) -> None:
    (shell.data / "secret.key").write_text(weak)
    assert "too easy to guess" in refusal(shell.run("serve"))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "kithkin.example.org"])
def test_an_address_in_the_network_without_encryption(shell: Shell, host: str) -> None:
    assert "others in the network could read along" in refusal(shell.run("serve", "--host", host))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("synchronous=FULL", "synchronous=NORMAL"),
        ("foreign_keys=ON", "foreign_keys=OFF"),
        ("secure_delete=ON", "secure_delete=OFF"),
        ("journal_mode=WAL", "journal_mode=DELETE"),
    ],
)
def test_sqlite_set_otherwise(shell: Shell, better: str, worse: str) -> None:
    program = [sys.executable, "-c", OTHERWISE, WELL.replace(better, worse)]
    told = refusal(shell.run("serve", program=program))
    assert "does not keep the key store safely" in told
    assert better.split("=", maxsplit=1)[0] in told


def test_another_servers_root_key(shell: Shell, tmp_path: Path) -> None:
    other = Shell(tmp_path / "other")
    other.home.mkdir()
    other.do("createclinic", "Elsewhere")
    shutil.copy(other.root_key, shell.root_key)
    assert "does not open the keys kept here" in refusal(shell.run("serve"))


def test_another_servers_key_store_with_its_root_key(shell: Shell, tmp_path: Path) -> None:
    other = Shell(tmp_path / "other")
    other.home.mkdir()
    other.do("createclinic", "Elsewhere")
    shutil.copy(other.root_key, shell.root_key)
    shutil.copy(other.data / "keys.db", shell.data / "keys.db")
    assert "does not belong to this database" in refusal(shell.run("serve"))


def test_a_missing_root_key_is_never_replaced_where_there_is_a_database(shell: Shell) -> None:
    shell.root_key.unlink()
    assert "nothing here can be read without it" in refusal(shell.run("createclinic", "Second"))
    assert not shell.root_key.exists()


def test_a_missing_key_store_is_never_replaced(shell: Shell) -> None:
    (shell.data / "keys.db").unlink()
    assert "The key store is missing" in refusal(shell.run("createclinic", "Second"))
    assert not (shell.data / "keys.db").exists()


def test_a_missing_database_is_not_replaced_where_there_are_keys(shell: Shell) -> None:
    (shell.data / "kithkin.db").unlink()
    assert "the database they belong to is missing" in refusal(shell.run("createclinic", "Second"))


def test_a_data_folder_others_can_look_into(shell: Shell) -> None:
    shell.data.chmod(0o755)
    assert "chmod 700" in refusal(shell.run("serve"))


def test_a_damaged_page_is_found_before_it_is_served(shell: Shell) -> None:
    file = shell.data / "kithkin.db"
    content = bytearray(file.read_bytes())
    content[-4096:-2048] = b"\x5a" * 2048
    file.write_bytes(content)
    assert "is damaged" in refusal(shell.run("serve"))


def test_a_file_that_is_no_database(shell: Shell) -> None:
    (shell.data / "kithkin.db").write_bytes(b"a shopping list, " * 1000)
    assert "is damaged" in refusal(shell.run("serve"))


def in_database(shell: Shell, statement: str) -> None:
    with sqlite3.connect(shell.data / "kithkin.db") as connection:
        connection.execute(statement)
    connection.close()


def test_a_database_of_an_older_version(shell: Shell) -> None:
    in_database(shell, "DELETE FROM django_migrations WHERE app = 'consent'")
    assert "run `kithkin upgrade`" in refusal(shell.run("serve"))


def test_a_database_of_a_newer_version(shell: Shell) -> None:
    in_database(
        shell,
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('network', '9999_from_tomorrow', '2040-01-01')",
    )
    assert "made by a newer Kithkin" in refusal(shell.run("serve"))
    assert "made by a newer Kithkin" in refusal(shell.run("upgrade"))


def test_a_machine_where_nothing_was_begun(tmp_path: Path) -> None:
    empty = Shell(tmp_path)
    for command in (
        ["serve"],
        ["upgrade"],
        ["record", "verify"],
        ["adduser", "a", "--born", "1980-01-01"],
    ):
        assert "There is no clinic here yet" in refusal(empty.run(*command))
    assert not empty.data.exists()


def test_debug_cannot_be_switched_on_from_outside(shell: Shell) -> None:
    shell.settings |= {
        "DEBUG": "1",
        "DJANGO_DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "nowhere.at.all",
    }
    look = "from kithkin.config.loading import load_with_django as l; print(l('django.conf').settings.DEBUG)"
    assert shell.run(program=[sys.executable, "-c", look]).stdout == "False\n"
