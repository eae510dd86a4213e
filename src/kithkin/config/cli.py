"""`kithkin`: one command line for whoever runs a clinic's server.

kithkin demo · kithkin serve · kithkin doctor · kithkin draw family.ged
"""

import sys
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from kithkin.base.refusals import NotAllowedError, RefusalError
from kithkin.config.asked import ASKED, Asked, asked
from kithkin.config.ground import check_ground, make_ground
from kithkin.config.known import KNOWN, Hands, Known
from kithkin.config.loading import is_here, load, load_with_django
from kithkin.config.one_writer import with_absolute_paths, write_alone_or_at_server
from kithkin.config.places import read_places

REFUSED = 1


class Commands(TyperGroup):
    """Names and one line each are known at once; a command's code is loaded when it is asked for."""

    def __init__(self, **settings: Any) -> None:
        names = {
            name: TyperCommand(name=name, help=known.line)
            for name, known in KNOWN.items()
            if is_here(known.module)
        }
        super().__init__(**{**settings, "commands": names})

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        if name is None or command is None:
            return name, command, rest
        return name, _loaded(name, KNOWN[name]), rest


def _loaded(name: str, known: Known) -> Any:
    module = (load if known.hands is Hands.NOBODYS else load_with_django)(known.module)
    command = typer.main.get_command(getattr(module, known.app))
    within = getattr(command, "commands", {}).get(name, command)
    _put_in_hands(within, known)
    return within


def _put_in_hands(command: Any, known: Known) -> None:
    for part in getattr(command, "commands", {}).values():
        _put_in_hands(part, known)
    if command.callback is not None:
        command.callback = partial(_in_hands, known, command.callback)


def _in_hands(known: Known, do: Callable[..., None], **values: Any) -> None:
    """Run a command's own code here, after what its kind asks for, or have the server run it."""
    now = asked()
    if now.at_server and known.hands is not Hands.WRITES:
        raise NotAllowedError("The running server does not do that for a shell.")
    if known.hands in {Hands.NOBODYS, Hands.ITS_OWN}:
        do(**values)
        return
    places = read_places()
    start = load("kithkin.config.start")
    if known.hands is Hands.READS:
        start.check(places)
        do(**values)
        return

    def here() -> None:
        if not now.at_server:
            (start.begin if known.begins else start.check)(places)
        do(**values)

    if not now.at_server:
        (make_ground if known.begins else check_ground)(places)
    in_full = with_absolute_paths(now.argv, values)
    write_alone_or_at_server(places, now.saying(in_full), here)


def _show_version(asked_for: bool) -> None:
    if asked_for:
        typer.echo(f"kithkin {version('kithkin')}")
        raise typer.Exit


app = typer.Typer(
    cls=Commands, add_completion=False, no_args_is_help=True, rich_markup_mode=None,
    pretty_exceptions_enable=False,
)  # fmt: skip


@app.callback()
def kithkin(
    *,
    show_version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="The version.")
    ] = False,
) -> None:
    """A workspace for relational care: one living map of a client's relationships.

    Everything stays on this machine. Begin with `kithkin demo`.
    """


def run(what: Asked) -> int:
    """Run one command line in this thread; returns its exit code."""
    token = ASKED.set(what)
    try:
        typer.main.get_command(app).main(list(what.argv), prog_name="kithkin")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except RefusalError as refusal:
        typer.echo(refusal.sentence, err=True)
        return REFUSED
    finally:
        ASKED.reset(token)
    return 0


def main() -> None:
    sys.exit(run(Asked.from_shell(sys.argv[1:])))


if __name__ == "__main__":
    main()
