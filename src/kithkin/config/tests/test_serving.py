"""One server, and the shell beside it: real processes, as on a clinic's machine."""

import json
import re
import signal
import socket
import ssl
import stat
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from kithkin.config.door import _address
from kithkin.config.settings.base import PACKAGE
from kithkin.config.tests.shell import PATIENCE_SECONDS, Server, Shell, with_clinic

pytestmark = pytest.mark.sqlite

BORN = ("--born", "1980-05-17")


@pytest.fixture
def alone(tmp_path: Path) -> Shell:
    """A clinic of this test's own, with no server yet."""
    return with_clinic(tmp_path)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return with_clinic(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def server(shell: Shell) -> Iterator[Server]:
    """A server that several tests ask, none of which ends it."""
    with shell.serving() as server:
        yield server


def anchor_lines(shell: Shell) -> int:
    return sum(len(path.read_text().splitlines()) for path in shell.data.glob("anchors/*/*"))


def test_pages_and_health_answer_at_localhost(server: Server) -> None:
    assert server.place.startswith("http://localhost:")
    assert server.get("/")[0] == 200
    assert server.get("/healthz") == (200, "ok\n")


def test_a_second_server_is_refused_and_told_where_the_first_is(
    shell: Shell, server: Server
) -> None:
    done = shell.run("serve", "--port", "0")
    assert done.returncode == 1
    assert f"process {server.process.pid}, serving http://localhost" in done.stderr
    assert server.get("/healthz")[0] == 200


def test_an_upgrade_waits_until_the_server_has_stopped(shell: Shell, server: Server) -> None:
    done = shell.run("upgrade")
    assert done.returncode == 1
    assert "Another kithkin is at work" in done.stderr


def without_root_key(shell: Shell) -> Shell:
    """A shell that could not do it alone, so that what succeeds was done by the server."""
    return Shell(shell.home, {**shell.settings, "KITHKIN_ROOT_KEY_FILE": "/nowhere/root.key"})


def entries(shell: Shell) -> int:
    found = re.fullmatch(r"The record holds: (\d+) entries .*\n", shell.do("record", "verify"))
    assert found
    return int(found[1])


def test_commands_that_write_are_done_by_the_running_server(shell: Shell, server: Server) -> None:
    keyless = without_root_key(shell)
    assert "berta can sign in." in keyless.do("adduser", "berta", *BORN)
    assert "Ended for berta" in keyless.do("offboard", "Berta")
    assert "wrapped under the new root key" in shell.do("keys", "rotate")
    assert server.get("/")[0] == 200
    assert "The record holds" in shell.do("record", "verify")


def test_what_the_server_refuses_comes_back_with_its_exit_code(
    shell: Shell, server: Server
) -> None:
    keyless = without_root_key(shell)
    done = keyless.run("adduser", "amos", *BORN)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "This sign-in name is taken. Please choose another.\n"
    assert keyless.run("adduser", "nina", "--born", "yesterday").returncode == 2


def test_what_is_typed_travels_to_the_server_and_not_into_its_words(
    shell: Shell, server: Server
) -> None:
    password = "purple kettle ninety moons"
    said = without_root_key(shell).do(
        "adduser", "carla", *BORN, "--password-stdin", typed=f"{password}\n"
    )
    assert said == "carla can sign in.\n"


def test_many_commands_at_once_all_succeed(shell: Shell, server: Server) -> None:
    names, before = [f"guest{number}" for number in range(4)], entries(shell)
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(lambda name: shell.do("adduser", name, *BORN), names))
    assert entries(shell) == before + len(names)


def test_without_a_server_commands_take_turns(alone: Shell) -> None:
    names = [f"guest{number}" for number in range(3)]
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(lambda name: alone.do("adduser", name, *BORN), names))
    assert entries(alone) == 2 + len(names)


def test_a_killed_server_stands_in_nobodys_way(alone: Shell) -> None:
    with alone.serving() as server:
        server.stop(signal.SIGKILL)
    assert (alone.data / "kithkin.socket").exists()
    alone.do("adduser", "dora", *BORN)
    with alone.serving() as second:
        assert second.get("/healthz")[0] == 200


def test_a_server_told_to_stop_anchors_once_more_and_leaves_no_door(alone: Shell) -> None:
    with alone.serving() as server:
        alone.do("adduser", "emil", *BORN)
        before = anchor_lines(alone)
        assert server.stop(signal.SIGTERM) == 0
    assert anchor_lines(alone) == before + 1
    assert not (alone.data / "kithkin.socket").exists()
    assert "compared with 2 anchored heads" in alone.do("record", "verify")


def test_ctrl_c_is_a_calm_goodbye(alone: Shell) -> None:
    with alone.serving() as server:
        assert server.stop(signal.SIGINT) == 0


def test_everything_in_the_data_folder_is_for_its_owner_only(shell: Shell, server: Server) -> None:
    open_to_others = [
        path.name for path in [shell.data, *shell.data.rglob("*")]
        if path.lstat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]  # fmt: skip
    assert open_to_others == []


def test_a_port_in_use_is_told_in_a_sentence(alone: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = alone.run("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "Address already in use. Try another with --port." in done.stderr


def test_the_door_takes_nothing_but_what_it_understands(shell: Shell, server: Server) -> None:
    def ask(line: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX) as door, _address(shell.data / "kithkin.socket") as at:
            door.settimeout(PATIENCE_SECONDS)
            door.connect(at)
            door.sendall(line)
            door.shutdown(socket.SHUT_WR)
            with door.makefile("rb") as answer:
                return answer.read()

    assert ask(b"") == b""
    assert ask(b"not json\n") == b""
    assert ask(b'{"argv": 1}\n') == b""
    serve = {"argv": ["serve"], "typed": ""}
    assert b'{"code": 1}' in ask(json.dumps(serve).encode() + b"\n")
    assert server.get("/healthz")[0] == 200


def test_a_door_in_a_deep_folder_works_all_the_same(alone: Shell, tmp_path: Path) -> None:
    deep = tmp_path / ("long" * 20) / ("name" * 20)
    deep.parent.mkdir()
    alone.data.rename(deep)
    alone.settings["KITHKIN_DATA"] = str(deep)
    with alone.serving():
        assert "frida can sign in." in without_root_key(alone).do("adduser", "frida", *BORN)


def test_hashed_files_may_be_kept_and_pages_may_not(server: Server) -> None:
    style = next((PACKAGE / "static" / "dist" / "assets").glob("*.css"), None)
    if style is None:
        pytest.skip("the pages' styles are not built here")
    with urllib.request.urlopen(f"{server.place}/static/dist/assets/{style.name}") as answer:
        assert "immutable" in answer.headers["Cache-Control"]
    with urllib.request.urlopen(f"{server.place}/sign-in/") as answer:
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_phone_can_come_by_the_servers_own_certificate(alone: Shell) -> None:
    with alone.serving("--tls") as server:
        assert server.place.startswith("https://localhost:")
        trusted = ssl.create_default_context(cafile=alone.data / "tls" / "certificate.pem")
        with urllib.request.urlopen(f"{server.place}/sign-in/", context=trusted) as answer:
            assert answer.status == 200
            assert "Strict-Transport-Security" not in answer.headers


def test_behind_a_proxy_plain_requests_are_sent_to_the_encrypted_address(alone: Shell) -> None:
    alone.settings |= {"KITHKIN_HTTPS": "proxy", "KITHKIN_HOSTS": "kithkin.example.org"}
    with alone.serving() as server:
        asked = urllib.request.Request(
            f"{server.place}/sign-in/",
            headers={"Host": "kithkin.example.org", "X-Forwarded-Proto": "https"},
        )
        with urllib.request.urlopen(asked) as answer:
            assert answer.status == 200
            assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
        plain = HTTPConnection(server.place.removeprefix("http://"))
        plain.request("GET", "/sign-in/", headers={"Host": "kithkin.example.org"})
        with plain.getresponse() as answer:
            assert answer.status == 301
            assert answer.headers["Location"] == "https://kithkin.example.org/sign-in/"
        plain.close()


def test_sockets_open_to_our_own_pages_only(server: Server) -> None:
    address = server.place.replace("http", "ws", 1)
    with pytest.raises(InvalidStatus):
        connect(f"{address}/live/nothing/", origin=Origin("https://elsewhere.example")).close()
    with pytest.raises((InvalidStatus, ConnectionClosed)):
        connect(f"{address}/no/such/socket/", origin=Origin(server.place)).recv()
