from typing import Annotated
from uuid import UUID

import typer

from kithkin.base.refusals import NotHereError
from kithkin.config.places import read_places
from kithkin.record.marks import read_anchors
from kithkin.record.verify import Verdict, verify

app = typer.Typer(rich_markup_mode=None)


@app.callback()
def record() -> None:
    """Prove the record: nobody changed, added or removed anything behind its back."""


@app.command("verify")
def verify_record(
    *,
    case: Annotated[UUID | None, typer.Option(help="Only the record of one case.")] = None,
) -> None:
    """Walk every chain and compare it with the anchors outside the database. Reads only.

    Ends with 0 if the record holds and with 1 if anything in it does not.
    """
    anchored = read_anchors(read_places().anchors)  # before the rows: see `verify`
    verdict = verify(only=case, marks=anchored.marks)
    if case is not None and not verdict.chains:
        raise NotHereError("There is no record of such a case.")
    for line in [*map(str, verdict.breaks), *anchored.breaks]:
        typer.echo(line, err=True)
    typer.echo(summary(verdict, anchored.lines))
    if not verdict.holds or anchored.breaks:
        raise typer.Exit(1)


def summary(verdict: Verdict, lines: int) -> str:
    held = "The record holds" if verdict.holds else f"{verdict.broken} breaks in the record"
    erased = f", {verdict.erased} erased on purpose" if verdict.erased else ""
    return (
        f"{held}: {verdict.entries} entries in {verdict.chains} chains{erased}; "
        f"compared with {verdict.marks} anchored heads in {lines} lines."
    )
