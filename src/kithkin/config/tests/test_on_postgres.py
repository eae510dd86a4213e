"""On PostgreSQL several servers may run, and a command of the shell does its work itself."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from kithkin.config.tests.shell import Shell

pytestmark = pytest.mark.postgres

HOST = os.environ.get("KITHKIN_PG_HOST", "")
USER = os.environ.get("KITHKIN_PG_USER", "postgres")
PORT = os.environ.get("KITHKIN_PG_PORT", "")


def on_server(statement: str, name: str) -> None:
    where = make_conninfo(host=HOST, user=USER, port=PORT or None, dbname="postgres")
    with psycopg.connect(where, autocommit=True) as server:
        server.execute(sql.SQL(statement).format(sql.Identifier(name)))


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    """A home whose clinic lives in two databases of its own."""
    names = [f"kithkin_{uuid4().hex[:12]}_{part}" for part in ("rows", "keys")]
    for name in names:
        on_server("CREATE DATABASE {}", name)
    rows, keys = (f"postgresql://{USER}@:{PORT}/{name}?host={HOST}" for name in names)
    yield Shell(tmp_path, {"KITHKIN_DATABASE": rows, "KITHKIN_KEYS_DATABASE": keys})
    for name in names:
        on_server("DROP DATABASE {} WITH (FORCE)", name)


def test_two_servers_and_a_shell_work_side_by_side(shell: Shell) -> None:
    shell.do("createclinic", "Lindenhof")
    with shell.serving() as one, shell.serving() as other:
        assert one.get("/healthz")[0] == other.get("/healthz")[0] == 200
        assert "can sign in" in shell.do("adduser", "amos", "--born", "1980-05-17")
        assert not (shell.data / "kithkin.socket").exists()
        assert not (shell.data / "kithkin.lock").exists()
        assert "PostgreSQL takes several" in shell.do("doctor")
    assert "The record holds: 2 entries" in shell.do("record", "verify")


def test_a_lost_root_key_is_not_replaced_here_either(shell: Shell) -> None:
    shell.do("createclinic", "Lindenhof")
    shell.root_key.unlink()
    done = shell.run("createclinic", "Second")
    assert done.returncode == 1
    assert "nothing here can be read without it" in done.stderr
    assert not shell.root_key.exists()


def test_a_server_that_does_not_answer_is_told_in_a_sentence(shell: Shell) -> None:
    shell.do("createclinic", "Lindenhof")
    for name in ("KITHKIN_DATABASE", "KITHKIN_KEYS_DATABASE"):
        shell.settings[name] = shell.settings[name].replace(f"host={HOST}", "host=/nowhere")
    done = shell.run("record", "verify")
    assert done.returncode == 1
    assert done.stderr.startswith("PostgreSQL does not answer")
    assert len(done.stderr.splitlines()) == 1
