"""`kithkin draw`: a family file as a picture, as words or as a table, without any database."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kithkin.base import clock
from kithkin.base.edtf import DateNotUnderstoodError, parse
from kithkin.base.refusals import NotUnderstoodError
from kithkin.exchange.drawn_files import Kind, Made, NotDrawableError, Wanted, drawn
from kithkin.exchange.drawn_views import View
from kithkin.exchange.errors import FileNotUnderstoodError
from kithkin.exchange.reading import Reading, read_file
from kithkin.network.as_of import as_of
from kithkin.network.export_profiles import ExportProfile
from kithkin.network.notation.profile import Profile, profiles
from kithkin.network.printing.paper import Paper

exchange_app = typer.Typer(no_args_is_help=True)

_MOST_NOTES = 5
_SPOKEN_FILES = frozenset({ExportProfile.FULL, ExportProfile.TIES_HIDDEN})
_HELP = """Draw the family in FILE, a GEDCOM file, Kithkin's neutral JSON, or a pedigree as a table (.ped).

Nothing is stored and nothing leaves this machine. Without --out the result goes to the screen:
SVG for pictures, plain text for words and table.

A PDF keeps every word at 7 points or more: what does not fit one sheet becomes a poster of several,
with marks to cut along and strips to glue.

Examples:

  kithkin draw family.ged --out family.svg

  kithkin draw family.ged --view ecomap --notation hartman --out ecomap.png

  kithkin draw family.ged --profile de-identified --paper a4 --out supervision.pdf

  kithkin draw family.ged --view words --as-of 1985
"""


@exchange_app.command(help=_HELP)
def draw(
    file: Annotated[
        Path, typer.Argument(help="The family: .ged, .json or a pedigree table.", metavar="FILE")
    ],
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
            help="Where to write; the ending says what: .svg .png .pdf .json (places, to measure) .txt .",
        ),
    ] = None,
    notation: Annotated[
        str,
        typer.Option(metavar="NAME", help="kithkin, mcgoldrick, bowen, bennett or hartman."),
    ] = "kithkin",
    profile: Annotated[
        ExportProfile, typer.Option(help="How much of the map the file holds.")
    ] = ExportProfile.FULL,
    legend: Annotated[bool, typer.Option(help="A legend under the picture.")] = True,
    paper: Annotated[Paper | None, typer.Option(help="Sheets for .pdf; a3 if not said.")] = None,
    upright: Annotated[
        bool | None,
        typer.Option(
            "--upright/--landscape",
            help="For .pdf: sheets stand or lie; they lie if not said, unless fewer do when they stand.",
        ),
    ] = None,
    poster: Annotated[
        bool, typer.Option("--poster", help="For .pdf: large enough for a wall, on several sheets.")
    ] = False,
    twice: Annotated[
        bool,
        typer.Option(
            "--twice",
            help="In the genogram, draw somebody a second time where that keeps lines from crossing.",
        ),
    ] = False,
) -> None:
    try:
        reading = read_file(file)
        kind = _kind(view, out)
        if kind is not Kind.PDF and (paper or poster or upright is not None):
            raise NotDrawableError("Paper, its side and --poster are for files that end in .pdf.")
        wanted = Wanted(
            view, kind, _last_day_or_today(day), legend, _notation(notation), profile,
            paper or Paper.A3, upright, poster, twice,
        )  # fmt: skip
        copy = as_of(reading.copy, wanted.day).copy if day else reading.copy
        made = drawn(copy, wanted)
    except DateNotUnderstoodError as why:
        _stop(f"“{day}” was not understood as a date. {why.why}")
    except FileNotUnderstoodError as why:
        _stop(str(why))  # with its line, where the file has lines
    except NotUnderstoodError as why:
        _stop(why.sentence)
    except OSError as why:
        _stop(f"{file} could not be read: {why.strerror or why}.")
    _write(made.content, out)
    _tell(reading, made, profile)


def _last_day_or_today(text: str) -> date:
    # This command starts without a framework, so there is no clinic whose day it could be.
    return last_day(text) if text else clock.now().astimezone().date()


def _notation(name: str) -> Profile:
    found = profiles().get(name.lower())
    if found is None:
        raise NotDrawableError(f"“{name}” is no notation; there are {', '.join(profiles())}.")
    return found


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


def _tell(reading: Reading, made: Made, profile: ExportProfile) -> None:
    """Say on the side what was mended, left out or given up; the picture itself goes to stdout.

    What is said of a file may name people: it stays unsaid where names are to stay out.
    """
    notes = [str(note) for note in reading.notes]
    if profile in _SPOKEN_FILES:
        _say(notes)
    elif notes:
        typer.echo(f"{len(notes)} remarks on the file are told with --profile full.", err=True)
    _say(list(made.remarks))
    count = len(reading.not_understood)
    if count:
        told = "1 entry of the file is" if count == 1 else f"{count} entries of the file are"
        typer.echo(f"{told} not part of the picture.", err=True)


def _say(notes: list[str]) -> None:
    for note in notes[:_MOST_NOTES]:
        typer.echo(note, err=True)
    more = len(notes) - _MOST_NOTES
    if more > 0:
        typer.echo(f"And {more} more remarks like these.", err=True)


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
