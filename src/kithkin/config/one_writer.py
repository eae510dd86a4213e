"""On SQLite one process writes. A command that changes rows goes to the running server; if there
is none, it takes the server's place while it works. PostgreSQL needs none of this.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import typer

from kithkin.base.process_lock import HeldError, holding
from kithkin.config.asked import Asked
from kithkin.config.door import ask_server
from kithkin.config.places import Places

# A server that has just been started opens its door within this.
PATIENCE_SECONDS = 20.0
LOOK_AGAIN_SECONDS = 0.2


def write_alone_or_at_server(places: Places, asked: Asked, do: Callable[[], None]) -> None:
    if asked.at_server or not places.uses_sqlite:
        do()
        return
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        code = ask_server(places.door, asked)
        if code is not None:
            raise typer.Exit(code)
        with ExitStack() as held:
            try:
                held.enter_context(
                    holding(places.lock, doing=asked.argv[0], patience=LOOK_AGAIN_SECONDS)
                )
            except HeldError:
                if time.monotonic() > until:
                    raise
                continue
            do()
            return


def with_absolute_paths(argv: tuple[str, ...], values: dict[str, Any]) -> tuple[str, ...]:
    """The server stands in another folder: paths are said in full before they travel."""
    paths = {value for value in values.values() if isinstance(value, Path)}
    return tuple(_said_in_full(word, paths) for word in argv)


def _said_in_full(word: str, paths: set[Path]) -> str:
    option, equals, rest = word.partition("=")
    if equals and option.startswith("--") and Path(rest) in paths:
        return f"{option}={Path(rest).absolute()}"
    return str(Path(word).absolute()) if Path(word) in paths else word
