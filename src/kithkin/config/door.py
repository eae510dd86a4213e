"""The running server's door for commands of the shell: a socket in the data folder, for its owner.

A request is one line of JSON (see `Asked`); the answer is lines of JSON: what the command says,
as it says it, and at last its exit code.
"""

import base64
import json
import logging
import os
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kithkin.config.asked import Asked
from kithkin.config.errors import ServerSilentError
from kithkin.config.voices import heard_by

logger = logging.getLogger("kithkin.door")

Run = Callable[[Asked], int]

# A request may carry a family file on standard input.
LARGEST_REQUEST = 150_000_000
SECONDS_TO_ASK = 30
LONGEST_ADDRESS = 100  # the system's limit for a socket's path is a little above


@contextmanager
def _address(path: Path) -> Iterator[str]:
    """A path that fits into a socket's address, by way of its open folder if it is long."""
    if len(os.fsencode(path)) <= LONGEST_ADDRESS:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


class _Answering(socketserver.StreamRequestHandler):
    timeout = SECONDS_TO_ASK
    server: "_Commands"

    def handle(self) -> None:
        self.is_heard = True
        try:
            asked = Asked.from_line(self.rfile.readline(LARGEST_REQUEST))
        except (ValueError, KeyError, TypeError, OSError):
            return
        with heard_by(self._say):
            code = self.server.run(asked)
        self._send({"code": code})

    def _say(self, stream: str, content: bytes) -> None:
        self._send({stream: base64.b64encode(content).decode()})

    def _send(self, answer: dict[str, Any]) -> None:
        if not self.is_heard:
            return
        try:
            self.wfile.write(json.dumps(answer).encode() + b"\n")
        except OSError:
            # Whoever asked has gone. What was begun is finished all the same.
            self.is_heard = False


class _Commands(socketserver.ThreadingUnixStreamServer):
    def __init__(self, address: str, run: Run) -> None:
        self.run = run
        super().__init__(address, _Answering)

    def handle_error(self, _request: object, _address: object) -> None:
        logger.error("A command from the shell broke.", exc_info=sys.exception())


@contextmanager
def open_door(path: Path, run: Run) -> Iterator[None]:
    """Take commands while this holds. The caller holds the lock, so an old socket is a dead one."""
    path.unlink(missing_ok=True)
    with _address(path) as address, _Commands(address, run) as commands:
        path.chmod(0o600)
        thread = threading.Thread(target=commands.serve_forever, args=(0.1,), name="door")
        thread.start()
        try:
            yield
        finally:
            commands.shutdown()
            thread.join()
            path.unlink(missing_ok=True)


def ask_server(path: Path, asked: Asked) -> int | None:
    """Let the running server do it; returns its exit code, or None if no server is there."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            with _address(path) as address:
                line.connect(address)
        except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError):
            return None
        request = asked.with_typed().to_line()
        try:
            line.sendall(request)
            return _answer(line)
        except OSError:
            raise ServerSilentError from None


def _answer(line: socket.socket) -> int:
    """Repeat what the server says until it tells the exit code."""
    with line.makefile("rb") as answers:
        for answer in answers:
            told = json.loads(answer)
            if "code" in told:
                return int(told["code"])
            _repeat(told)
    raise ServerSilentError


def _repeat(told: dict[str, str]) -> None:
    for name, content in told.items():
        stream = sys.stderr if name == "err" else sys.stdout
        stream.buffer.write(base64.b64decode(content))
        stream.buffer.flush()


def is_answering(path: Path) -> bool:
    """Whether a server takes commands there."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            with _address(path) as address:
                line.connect(address)
        except OSError:
            return False
    return True
