"""Makes a clone ready: libraries in .venv, then the built pages. Run by the launcher each time.

Standard library only. When nothing is missing it reads a few small files and is done.
"""

import fcntl
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import front_end
from environment import ROOT, Environment, InstallError, editable

PROJECTS = (ROOT / "pyproject.toml", ROOT / "science" / "pyproject.toml")
LOCKS = ROOT / "requirements"
OWN_NAMES = ("kithkin", "kithkin-science")


def runtime() -> Environment:
    own = editable("science", ".")
    return Environment(
        ROOT / ".venv", ".kithkin-runtime", LOCKS / "runtime.txt", PROJECTS, tuple(own)
    )


def with_tests() -> Environment:
    own = [*editable("science", ".[postgres]"), *group(PROJECTS[0], "test")]
    return Environment(ROOT / ".venv", ".kithkin-test", LOCKS / "test.txt", PROJECTS, tuple(own))


def science_alone() -> Environment:
    """NumPy, SciPy and a test runner: purity is proved by what is absent here."""
    own = [*editable("science"), *group(PROJECTS[1], "test")]
    folder, lock = ROOT / ".venv-science", LOCKS / "science.txt"
    return Environment(folder, ".kithkin-science", lock, PROJECTS[1:], tuple(own))


def group(project: Path, name: str) -> list[str]:
    """The requirements of a dependency group, less our own two, which are installed editable."""
    wanted: list[str] = tomllib.loads(project.read_text())["dependency-groups"][name]
    return [need for need in wanted if need.split("[")[0].split("=")[0] not in OWN_NAMES]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    folder = ROOT / ".kithkin"
    folder.mkdir(exist_ok=True)
    with (folder / "ready.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another kithkin is making things ready here; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def make_environment(wanted: Environment) -> None:
    say(f"Fetching libraries into {wanted.folder.name} (a minute or so, the first time) …")
    wanted.create()
    wanted.install()


def make_pages() -> None:
    say("Building the pages' scripts and styles …")
    front_end.build()


def missing(need: str) -> list[Callable[[], None]]:
    """What is still to do, none waiting for another; empty on every run but the first."""
    todo: list[Callable[[], None]] = [
        partial(make_environment, wanted) for wanted in environments(need)
    ]
    if need != "run" and front_end.is_stale():
        todo.append(make_pages)
    return todo


def environments(need: str) -> list[Environment]:
    """Those not ready. What serves for tests serves for running as well."""
    if need == "test":
        return [wanted for wanted in (with_tests(), science_alone()) if not wanted.is_ready()]
    either = (runtime(), with_tests())
    return [] if any(wanted.is_ready() for wanted in either) else [either[0]]


def make_ready(need: str) -> None:
    if not missing(need):
        return
    started = time.monotonic()
    with one_at_a_time(), ThreadPoolExecutor() as side_by_side:
        for done in [side_by_side.submit(act) for act in missing(need)]:
            done.result()
    say(f"Ready, after {time.monotonic() - started:.0f} s.")


def main(needs: list[str]) -> int:
    try:
        make_ready(needs[0] if needs else "run")
    except (InstallError, front_end.BuildError) as reason:
        say(str(reason))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
