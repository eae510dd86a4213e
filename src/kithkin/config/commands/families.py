"""Family files in and out from the shell, with the rights of somebody who signs in, and no more."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from kithkin.accounts.models import User
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError, NotUnderstoodError
from kithkin.consent.queries import sight
from kithkin.exchange.bringing import Preview
from kithkin.exchange.circles import without_circles
from kithkin.exchange.reading import read_file
from kithkin.exchange.services import import_map
from kithkin.exchange.taking import KINDS, copy_as_file
from kithkin.record.services import note_read

app = typer.Typer(rich_markup_mode=None)

FIRST = 10  # notes shown; a large file may have thousands

As = Annotated[
    str, typer.Option("--as", help="Sign-in name of whoever does this; the record says so.")
]
CaseId = Annotated[UUID, typer.Option("--case", help="The work: the id in its address.")]


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A .ged or .json file.")
    ],
    *,
    case: CaseId,
    name: As,
    part: Annotated[
        str,
        typer.Option(help="Whose map: joint, or a member's id. Needed in couples and families."),
    ] = "",
    look: Annotated[
        bool, typer.Option("--look", help="Only say what would come; keep nothing.")
    ] = False,
) -> None:
    """Bring a family file into a map. One undo on the map takes it back."""
    by = _actor(name)
    sight(by, case)  # a stranger to the work learns nothing, not even what the file holds
    reading = read_file(file)
    copy, kept, notes = without_circles(reading.copy)
    coming = Preview(
        copy, (*reading.not_understood, *kept), (*reading.notes, *notes), (), centred=True
    )
    for note in coming.notes[:FIRST]:
        typer.echo(f"  {note}")
    typer.echo(f"{len(copy.persons)} people, {len(copy.unions)} couples.")
    typer.echo(f"{len(coming.kept)} lines have no place on the map and are kept with their people.")
    if look:
        return
    done = import_map(by=by, case_id=case, copy=copy, part=part, kept=coming.kept_by_person)
    typer.echo(f"{done.people} people came in.")


@app.command("export")
def export(
    out: Annotated[Path, typer.Argument(help="Where to write; the ending says what: .ged .json")],
    *,
    case: CaseId,
    name: As,
) -> None:
    """Write the map as this person may see it. The file is readable by its owner alone."""
    kind = next((one for one in KINDS.values() if f".{one.ending}" == out.suffix.lower()), None)
    if kind is None:
        endings = " or ".join(f".{one.ending}" for one in KINDS.values())
        raise NotUnderstoodError(f"The file's name must end in {endings}.")
    by = _actor(name)
    seen = sight(by, case)
    note_read(by=by, case=case, clinic=seen.clinic, surface="export")
    out.touch(mode=0o600)
    out.chmod(0o600)
    out.write_bytes(copy_as_file(seen, kind))
    typer.echo(f"Written to {out}. It is not sealed any more: please look after it.")


def _actor(sign_in_name: str) -> Actor:
    user = User.objects.filter(sign_in_name=sign_in_name.strip().lower(), is_active=True).first()
    if user is None:
        raise NotHereError("Nobody signs in by that name.")
    return Actor(id=user.id)
