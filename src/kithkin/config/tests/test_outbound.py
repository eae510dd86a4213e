"""Nothing leaves the machine: no way is open, and nobody else could open one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.mail import EmailMessage

from kithkin.config.outbound import WAYS_OUT, ClosedDoor, WayClosedError
from kithkin.config.settings.base import PACKAGE

# Modules with which a connection can be opened, and the few of ours that listen or ask locally.
OPENERS = {"socket", "ssl", "smtplib", "ftplib", "http.client", "urllib.request", "urllib3",
           "requests", "httpx", "aiohttp", "websockets", "telnetlib", "xmlrpc"}  # fmt: skip
LISTENERS = {"config/serving.py", "config/door.py", "config/certificate.py"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def product() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if "tests" not in path.parts]


def openers(path: Path) -> set[str]:
    return {name for name in imported(path) if any(
        name == opener or name.startswith(f"{opener}.") for opener in OPENERS
    )}  # fmt: skip


def test_no_way_out_is_open() -> None:
    assert WAYS_OUT == ()


def test_no_other_module_could_open_a_connection() -> None:
    could = {str(path.relative_to(PACKAGE)) for path in product() if openers(path)}
    assert could <= LISTENERS


def test_listeners_connect_only_to_this_machine() -> None:
    """`certificate` connects a datagram socket, which sends nothing, to learn its own address."""
    connecting = {
        str(path.relative_to(PACKAGE)) for path in product()
        if openers(path) and ".connect(" in path.read_text()
    }  # fmt: skip
    assert connecting == {"config/door.py", "config/certificate.py"}
    assert "AF_UNIX" in (PACKAGE / "config/door.py").read_text()
    assert "SOCK_DGRAM" in (PACKAGE / "config/certificate.py").read_text()


def test_mail_is_refused_aloud() -> None:
    with pytest.raises(WayClosedError):
        ClosedDoor().send_messages([EmailMessage("hello", "there", to=["ana@example.org"])])
