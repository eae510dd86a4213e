from typing import Annotated

import typer

from kithkin.config.address import Address, tell_settings
from kithkin.config.ground import keep_private, make_ground
from kithkin.config.loading import load, load_with_django
from kithkin.config.places import read_places

app = typer.Typer(rich_markup_mode=None)


@app.command()
def demo(
    *,
    port: Annotated[int, typer.Option(help="At which port; 0 takes a free one.")] = 8000,
    reset: Annotated[
        bool, typer.Option("--reset", help="Throw the demo clinic away and begin afresh.")
    ] = False,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Only make the demo clinic ready.")
    ] = False,
) -> None:
    """Show Kithkin with a clinic of invented people.

    Makes the demo clinic the first time, serves it at http://localhost:8000 and says who can sign
    in. Where a real clinic is, there is no demo: its passwords are known to everybody.
    """
    keep_private()
    places, address = read_places(), Address("127.0.0.1", port)
    make_ground(places)
    tell_settings(address)
    serving = load_with_django("kithkin.config.serving")
    showing = load_with_django("kithkin.config.showing")
    with serving.servers_place(places, address):
        sign_ins = showing.make_ready(places, reset=reset, progress=_say)
        if no_serve:
            _tell(sign_ins)
            return

        def say_where(place: str) -> None:
            typer.echo(f"\nKithkin is at {place}  (Ctrl-C ends it)\n")
            _tell(sign_ins)

        serving.serve(places, address, load("kithkin.config.cli").run, say_where)


def _say(step: str) -> None:
    typer.echo(f"  {step}")


def _tell(sign_ins: list[tuple[str, str, str]]) -> None:
    """One line a role. The people are invented, and so are their passwords."""
    typer.echo("Sign in as one of these invented people:")
    widths = [max(len(row[column]) for row in sign_ins) for column in range(2)]
    for role, name, password in sign_ins:
        typer.echo(f"  {role:<{widths[0]}}  {name:<{widths[1]}}  {password}")
