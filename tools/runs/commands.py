"""A house check that is one command: quiet when it passes, in full when it fails."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from runs.step import Result, State

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


def check(*command: str, folder: Path = ROOT) -> Result:
    done = subprocess.run(
        command,
        cwd=folder,
        env=with_our_tools() | {"NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return Result(State.PASSED)
    print(done.stdout, flush=True)
    return Result(State.FAILED, f"`{spoken(command)}` found something; see above")


def with_our_tools() -> dict[str, str]:
    """The environment, with this clone's own programs found first."""
    return os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def spoken(command: Sequence[str]) -> str:
    return " ".join(command[:4]) + (" …" if len(command) > 4 else "")
