"""A PostgreSQL server of our own for one test run: made, used, stopped and removed.

It listens on a socket in its own folder only, so it needs no free port and no password.
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from runs.step import UnavailableError

OLDEST = 15
PATIENCE_SECONDS = 60
USER = "kithkin"
DEBIAN = Path("/usr/lib/postgresql")
# Tests start anew after a crash of the machine; waiting for the disk proves nothing here.
FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=")


class Identity(TypedDict):
    """What `subprocess` needs to run a program as somebody else."""

    user: str | None
    group: int | None
    extra_groups: list[int] | None


@contextmanager
def cluster() -> Iterator[dict[str, str]]:
    """The settings by which tests reach the server while it runs."""
    programs, owner = find_programs(), find_owner()
    # Short, since the path of a socket may have no more than about a hundred letters.
    folder = Path(tempfile.mkdtemp(prefix="kithkin-pg-", dir="/tmp"))
    try:
        if owner:
            shutil.chown(folder, owner)
        folder.chmod(0o755)
        make_cluster(programs, folder, owner)
        with server(programs, folder, owner):
            yield {
                "KITHKIN_PG_HOST": str(folder),
                "KITHKIN_PG_PORT": "5432",
                "KITHKIN_PG_USER": USER,
                "KITHKIN_PG_NAME": USER,
            }
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    """The folder of initdb and postgres: newest Debian package, else what is on PATH."""
    packaged = [path for path in DEBIAN.glob("*/bin/initdb") if path.parts[-3].isdigit()]
    found = max(packaged, key=lambda path: int(path.parts[-3]), default=None)
    found = found or (Path(on_path) if (on_path := shutil.which("initdb")) else None)
    if not found:
        raise UnavailableError("there is no PostgreSQL server on this machine")
    told = subprocess.run([found, "--version"], check=True, capture_output=True, text=True).stdout
    version = re.search(r"\(PostgreSQL\) (\d+)", told)
    if not version or int(version[1]) < OLDEST:
        raise UnavailableError(f"PostgreSQL here is {told.strip()}; {OLDEST} or newer is needed")
    return found.parent


def find_owner() -> str | None:
    """PostgreSQL refuses to run as root, so root lends it a lesser user."""
    if os.geteuid() != 0:
        return None
    users = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in users:
            return name
    raise UnavailableError("there is no user `postgres` or `nobody` for PostgreSQL to run as")


def make_cluster(programs: Path, folder: Path, owner: str | None) -> None:
    where = ["-D", str(folder / "data"), "-U", USER, "-A", "trust"]
    kind = ["--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"]
    run_as(owner, folder, str(programs / "initdb"), *where, *kind)


@contextmanager
def server(programs: Path, folder: Path, owner: str | None) -> Iterator[None]:
    """A child in our own process group: whatever ends the run ends the server too."""
    settings = (*FAST, f"unix_socket_directories={folder}")
    options = [word for setting in settings for word in ("-c", setting)]
    command = [str(programs / "postgres"), "-D", str(folder / "data"), *options]
    with (folder / "log").open("w") as log:
        running = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **as_user(owner))
        try:
            wait_until_ready(programs, folder, running)
            run_as(owner, folder, str(programs / "createdb"), "-h", str(folder), "-U", USER, USER)
            yield
        finally:
            stop(running)


def wait_until_ready(programs: Path, folder: Path, running: subprocess.Popen[bytes]) -> None:
    asking = [str(programs / "pg_isready"), "--quiet", "-h", str(folder)]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while subprocess.run(asking, check=False).returncode:
        if running.poll() is not None or time.monotonic() > deadline:
            log = (folder / "log").read_text()
            raise UnavailableError(f"PostgreSQL did not start: {log.strip()[-400:]}")
        time.sleep(0.1)


def stop(running: subprocess.Popen[bytes]) -> None:
    """Politely, and without regard if that takes too long: nothing in it is worth keeping."""
    for politeness in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        running.send_signal(politeness)
        try:
            running.wait(timeout=15)
        except subprocess.TimeoutExpired:
            continue
        return


def run_as(owner: str | None, folder: Path, *command: str) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **as_user(owner),
    )
    if done.returncode:
        raise UnavailableError(f"`{Path(command[0]).name}` did not work: {done.stdout[-400:]}")


def as_user(owner: str | None) -> Identity:
    if not owner:
        return Identity(user=None, group=None, extra_groups=None)
    return Identity(user=owner, group=pwd.getpwnam(owner).pw_gid, extra_groups=[])
