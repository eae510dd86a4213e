from typing import Annotated

import typer

from kithkin.accounts import keyring_care
from kithkin.accounts.services import keys
from kithkin.base.actor import OPERATOR
from kithkin.config.errors import StartRefusedError
from kithkin.config.places import read_places

app = typer.Typer(rich_markup_mode=None)


@app.callback()
def look_after_keys() -> None:
    """Look after the keys: replace the root key, clear away keys that nothing uses."""


@app.command()
def rotate() -> None:
    """Make a new root key and wrap the key store under it. No sealed value is touched."""
    places = read_places()
    file = None if places.root_key_command else places.root_key_file
    try:
        count = keys.rotate_root_key(by=OPERATOR, file=file)
    except OSError as refused:
        raise StartRefusedError(f"The root key's file could not be written: {refused}") from None
    if file is None and not count:
        typer.echo("Nothing to do: the command gives no newer root key than the one in use.")
        return
    typer.echo(f"{count} keys are wrapped under the new root key.")
    if file is not None:
        typer.echo(f"Copy {file} to where you keep the root key, apart from all backups.")
        typer.echo("The old root key stays in it, for key backups from before. Once the last of")
        typer.echo("them is gone (30 days): kithkin keys drop-old")


@app.command("drop-old")
def drop_old() -> None:
    """Take root keys that wrap nothing any more out of the file. Older key backups die with them."""
    places = read_places()
    if places.root_key_command:
        raise StartRefusedError("The root key comes from a command: drop the old one there.")
    dropped = keys.drop_old_root_keys(by=OPERATOR, file=places.root_key_file)
    typer.echo(f"Old root keys dropped: {dropped}")


@app.command()
def sweep(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
) -> None:
    """Remove keys whose rows were never saved, as after a crash. Keys younger than a day stay."""
    scopes = keyring_care.orphans() if dry_run else keys.sweep_keys(by=OPERATOR)
    for scope in scopes:
        typer.echo(f"  {scope}")
    typer.echo(f"Keys that nothing uses: {len(scopes)}{'' if dry_run else ', removed'}")
