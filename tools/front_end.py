"""Builds the pages' scripts and styles with npm, only when their sources are newer.

Standard library only: the launcher runs this before any library is installed, and the wheel's
build hook runs it in an environment of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "frontend"
MANIFEST = ROOT / "src" / "kithkin" / "static" / "dist" / "manifest.json"
OLDEST_NODE = (20, 19)


class BuildError(Exception):
    """Says in one sentence what is missing and how to mend it."""


def is_stale() -> bool:
    """Whether the built files are missing or older than what they are built from."""
    if not (SOURCES / "package.json").exists():
        return False
    if not MANIFEST.exists():
        return True
    built = MANIFEST.stat().st_mtime_ns
    return any(path.stat().st_mtime_ns > built for path in source_files())


def source_files() -> Iterator[Path]:
    for folder, names, files in os.walk(SOURCES):
        names[:] = [name for name in names if name != "node_modules" and not name.startswith(".")]
        yield from (Path(folder, name) for name in files)


def build() -> None:
    install()
    run("npm", "run", "--silent", "build")
    if not MANIFEST.exists():
        raise BuildError(f"The front end was built, but {MANIFEST.name} is not where it belongs.")


def install() -> None:
    """Fetches the front end's libraries, unless they are those the lock file names."""
    require_node()
    installed = SOURCES / "node_modules" / ".package-lock.json"
    lock = SOURCES / "package-lock.json"
    if installed.exists() and installed.stat().st_mtime_ns >= lock.stat().st_mtime_ns:
        return
    run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")


def require_node() -> None:
    cure = "Install it from nodejs.org or your system's packages, then run this again."
    if not (shutil.which("node") and shutil.which("npm")):
        raise BuildError(f"Kithkin's pages are built with Node.js 20.19 or newer. {cure}")
    asked = ["node", "-p", "JSON.stringify(process.versions.node.split('.').map(Number))"]
    found = json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)
    if tuple(found[:2]) < OLDEST_NODE:
        has = ".".join(map(str, found))
        raise BuildError(f"Node.js here is {has}; Kithkin's pages need 20.19 or newer. {cure}")


def run(*command: str) -> None:
    calm = os.environ | {"npm_config_update_notifier": "false"}
    done = subprocess.run(
        command,
        env=calm,
        cwd=SOURCES,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        # npm names the trouble first and explains itself afterwards.
        told = "\n".join(done.stdout.splitlines()[:30])
        raise BuildError(f"`{' '.join(command)}` did not work. It said:\n{told}")


def main() -> int:
    try:
        build()
    except BuildError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
