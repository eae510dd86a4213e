"""An environment of Python libraries in a folder, remade when what it stands on changes.

Standard library only: the launcher runs this before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOG = ROOT / ".kithkin" / "make-ready.log"


class InstallError(Exception):
    """Says in one sentence what failed and how to mend it."""


@dataclass(frozen=True)
class Environment:
    """Where libraries go, the hash-locked list they come from, and what is installed editable."""

    folder: Path
    stamp: str
    lock: Path
    sources: tuple[Path, ...]
    own: tuple[str, ...]

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def place(self) -> Path:
        return self.folder / ".kithkin-place"

    @property
    def key(self) -> str:
        digest = hashlib.sha256()
        for path in (*self.sources, self.lock):
            digest.update(path.read_bytes() + b"\0")
        return digest.hexdigest()

    def is_ready(self) -> bool:
        marks = (self.place, self.folder / self.stamp)
        if not (self.python.exists() and all(mark.exists() for mark in marks)):
            return False
        return [mark.read_text().strip() for mark in marks] == [str(ROOT), self.key]

    def create(self) -> None:
        """Makes the folder. One that was made elsewhere is of no use here and goes first."""
        if self.place.exists() and self.place.read_text().strip() != str(ROOT):
            shutil.rmtree(self.folder)
        if not is_usable(self.python):
            shutil.rmtree(self.folder, ignore_errors=True)
            run(*maker(), str(self.folder))

    def install(self) -> None:
        """Locked libraries by hash, then ours; a pin the lock does not know yet is fetched too."""
        forget_stamps(self.folder)
        try:
            self.install_with(self.uv() or self.pip())
        except InstallError:
            # Behind some proxies uv trusts no certificate, and pip, which asks the system, does.
            if not self.uv():
                raise
            self.install_with(self.pip())
        (self.folder / self.stamp).write_text(self.key + "\n")
        self.place.write_text(f"{ROOT}\n")

    def install_with(self, installer: list[str]) -> None:
        run(*installer, "--require-hashes", "-r", str(self.lock))
        run(*installer, "--no-build-isolation", *self.own)

    def uv(self) -> list[str]:
        uv = shutil.which("uv")
        return [uv, "pip", "install", "--quiet", "--python", str(self.python)] if uv else []

    def pip(self) -> list[str]:
        python = str(self.python)
        asked = [python, "-m", "pip", "--version"]
        if subprocess.run(asked, capture_output=True, check=False).returncode:
            run(python, "-m", "ensurepip", "--upgrade")
        # Compiling every file now takes as long as fetching it; Python compiles what it imports.
        return [python, "-m", "pip", "install", "--quiet", "--no-compile"]


def maker() -> list[str]:
    if uv := shutil.which("uv"):
        return [uv, "venv", "--quiet", "--python", sys.executable]
    return [sys.executable, "-m", "venv"]


def is_usable(python: Path) -> bool:
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    return python.exists() and not subprocess.run([python, "-c", question], check=False).returncode


def forget_stamps(folder: Path) -> None:
    """A half-finished install must never look ready."""
    for stamp in folder.glob(".kithkin-*"):
        if stamp.name != ".kithkin-place":
            stamp.unlink()


def editable(*projects: str) -> list[str]:
    return [word for project in projects for word in ("--editable", project)]


def run(*command: str) -> None:
    """Runs quietly in the repository; on failure the last lines are part of the sentence."""
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | quiet,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a") as log:
        log.write(f"$ {' '.join(command)}\n{done.stdout}")
    if done.returncode:
        raise InstallError(sentence(command, done.stdout))


def sentence(command: Sequence[str], output: str) -> str:
    tail = "\n".join(output.splitlines()[-20:])
    return (
        "The libraries could not be installed. Is this machine online, with room on its disk?\n"
        f"The whole story is in {LOG.relative_to(ROOT)}; it ends:\n{tail}\n"
        f"(after `{' '.join(command)}`)"
    )
