import os
from typing import Annotated

import typer

from kithkin.config.address import address_for, tell_settings
from kithkin.config.errors import NothingHereError
from kithkin.config.ground import keep_private
from kithkin.config.loading import load, load_with_django
from kithkin.config.places import read_places

app = typer.Typer(rich_markup_mode=None)


@app.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="At which port; 0 takes a free one.")] = 8000,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A name people reach it by; may be said several times."),
    ] = None,
    tls: Annotated[
        bool,
        typer.Option(
            "--tls", help="Encrypt with a certificate made here, for a phone in the same house."
        ),
    ] = False,
    behind_proxy: Annotated[
        bool,
        typer.Option(
            "--behind-proxy",
            help="A proxy in front of it encrypts; KITHKIN_HTTPS=proxy says so too.",
        ),
    ] = False,
) -> None:
    """Run the server until Ctrl-C.

    It listens on this machine only, unless --tls or --behind-proxy says who encrypts.

      kithkin serve

      kithkin serve --host 0.0.0.0 --tls

      kithkin serve --behind-proxy --name kithkin.example.org
    """
    keep_private()
    places = read_places()
    if not places.data.exists():
        raise NothingHereError
    address = address_for(
        host=host, port=port, names=name or [], tls=tls,
        behind_proxy=behind_proxy or os.environ.get("KITHKIN_HTTPS") == "proxy",
        certificates=places.certificates,
    )  # fmt: skip
    tell_settings(address)
    serving = load_with_django("kithkin.config.serving")
    run = load("kithkin.config.cli").run

    def say_where(place: str) -> None:
        typer.echo(f"Kithkin is at {place}  (Ctrl-C ends it)")
        if address.certificate:
            typer.echo("The certificate is this server's own. Before trusting it, compare:")
            typer.echo(address.certificate.fingerprint)

    with serving.servers_place(places, address):
        serving.serve(places, address, run, say_where)
