"""`kithkin draw`: a family file as a picture, as words or as a table, without any database."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kithkin.base import clock
from kithkin.base.edtf import DateNotUnderstoodError, parse
from kithkin.exchange.drawn_files import Kind, NotDrawableError, View, drawn
from kithkin.exchange.errors import FileNotUnderstoodError
from kithkin.exchange.reading import Reading, read_file
from kithkin.network.as_of import as_of

exchange_app = typer.Typer(no_args_is_help=True)

_MOST_NOTES = 5
_HELP = """Draw the family in FILE, a GEDCOM file or Kithkin's neutral JSON.

Nothing is stored and nothing leaves this machine. Without --out the result goes to the screen:
SVG for the two pictures, plain text for words and table.

Examples:

  kithkin draw family.ged --out family.svg

  kithkin draw family.ged --view circles --out circles.png

  kithkin draw family.ged --view words --as-of 1985
"""


@exchange_app.command(help=_HELP)
def draw(
    file: Annotated[Path, typer.Argument(help="The family: .ged or .json.", metavar="FILE")],
    view: Annotated[View, typer.Option(help="Which view of the map.")] = View.GENOGRAM,
    day: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The map as it was at the end of that day, month or year: 1985, 1985-06, 1985-06-30.",
        ),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Where to write; the ending says what: .svg .png .json (places, to measure) .txt .",
        ),
    ] = None,
    legend: Annotated[bool, typer.Option(help="A legend under the picture.")] = True,
) -> None:
    try:
        reading = read_file(file)
        on, copy = clock.today(), reading.copy
        if day:
            on = last_day(day)
            copy = as_of(copy, on).copy
        made = drawn(copy, view, _kind(view, out), on, legend=legend)
    except DateNotUnderstoodError as why:
        _stop(f"“{day}” was not understood as a date. {why.why}")
    except FileNotUnderstoodError as why:
        _stop(str(why))  # with its line, where the file has lines
    except NotDrawableError as why:
        _stop(why.sentence)
    except OSError as why:
        _stop(f"{file} could not be read: {why.strerror or why}.")
    _write(made, out)
    _tell(reading)


def last_day(text: str) -> date:
    """Find the day that "1985" or "1985-06" ends on."""
    latest = parse(text).latest
    if latest is None or not 1 <= latest <= date.max.toordinal():
        raise NotDrawableError(f"“{text}” is not a day, a month or a year between 1 and 9999.")
    return date.fromordinal(latest)


def _kind(view: View, out: Path | None) -> Kind:
    if out is None:
        return Kind.SVG if view.is_picture else Kind.TEXT
    try:
        return Kind(out.suffix.lower())
    except ValueError:
        endings = ", ".join(Kind)
        raise NotDrawableError(f"{out.name} should end in one of {endings}.") from None


def _write(made: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(made)
        return
    try:
        out.write_bytes(made)
    except OSError as why:
        _stop(f"{out} could not be written: {why.strerror or why}.")


def _tell(reading: Reading) -> None:
    """Say on the side what was mended or left out; the picture itself goes to stdout."""
    for note in reading.notes[:_MOST_NOTES]:
        typer.echo(f"Line {note.line}: {note.words}" if note.line else note.words, err=True)
    more = len(reading.notes) - _MOST_NOTES
    if more > 0:
        typer.echo(f"And {more} more remarks like these.", err=True)
    count = len(reading.not_understood)
    if count:
        told = "1 entry of the file is" if count == 1 else f"{count} entries of the file are"
        typer.echo(f"{told} not part of the picture.", err=True)


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
