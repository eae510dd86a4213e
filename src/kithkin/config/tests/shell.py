"""Real processes with a home of their own: what a person at a shell would do and see."""

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

PATIENCE_SECONDS = 120  # for a machine that is busy with other things; nothing waits this long
KEPT = ("PATH", "LANG", "LC_ALL", "PYTHONPATH")
MODULE = [sys.executable, "-m", "kithkin.config.cli"]


@dataclass
class Shell:
    home: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.home / ".local" / "share" / "kithkin"

    @property
    def root_key(self) -> Path:
        return self.home / ".config" / "kithkin" / "root.key"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        return {**kept, "HOME": str(self.home), "PYTHONWARNINGS": "default", **self.settings}

    def run(
        self, *argv: str, typed: str = "", program: list[str] = MODULE
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*program, *argv], env=self.environment, input=typed, capture_output=True, text=True,
            timeout=PATIENCE_SECONDS, check=False, cwd=self.home,
        )  # fmt: skip

    def do(self, *argv: str, typed: str = "") -> str:
        """A command that has to succeed; returns what it said."""
        done = self.run(*argv, typed=typed)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def serving(self, *argv: str, command: str = "serve") -> Iterator["Server"]:
        """A server at a free port, until the test is done with it."""
        process = subprocess.Popen(
            [*MODULE, command, "--port", "0", *argv], env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.home,
        )  # fmt: skip
        try:
            yield Server(process, _first_address(process))
        finally:
            end(process, signal.SIGKILL)


@dataclass
class Server:
    process: "subprocess.Popen[str]"
    place: str

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.place + path, timeout=PATIENCE_SECONDS) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        return end(self.process, how)


def end(process: "subprocess.Popen[str]", how: signal.Signals) -> int:
    if process.poll() is None:
        process.send_signal(how)
    code = process.wait(timeout=PATIENCE_SECONDS)
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()
    return code


def _first_address(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    assert process.stderr is not None
    too_long = threading.Timer(PATIENCE_SECONDS, process.kill)
    too_long.start()
    try:
        for line in process.stdout:
            found = [word for word in line.split() if word.startswith(("http://", "https://"))]
            if found:
                return found[0]
    finally:
        too_long.cancel()
    raise AssertionError(f"the server did not say where it is: {process.stderr.read()}")


@cache
def _made_once() -> Path:
    """A clinic made by the real command, once a test process; tests get copies."""
    home = Path(tempfile.mkdtemp(prefix="kithkin-home-"))
    atexit.register(shutil.rmtree, home)
    shell = Shell(home)
    shell.do("createclinic", "Lindenhof", "--country", "de")
    shell.do("adduser", "amos", "--born", "1980-05-17", "--role", "account_manager")
    return home


def with_clinic(folder: Path) -> Shell:
    home = folder / "home"
    shutil.copytree(_made_once(), home)
    return Shell(home)
