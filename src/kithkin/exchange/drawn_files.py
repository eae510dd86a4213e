"""One map as the bytes of a file: SVG, PNG, PDF, places as JSON, or plain text."""

import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import sqrt

import resvg_py

from kithkin.base.date_words import shown
from kithkin.base.refusals import NotUnderstoodError
from kithkin.exchange.drawn_views import PICTURES, View, family_twice
from kithkin.network.copies import MapCopy
from kithkin.network.drawing.laid import Laid, seconds_of
from kithkin.network.drawing.lettering import FONT_FILE, is_in_font
from kithkin.network.drawing.page import Look
from kithkin.network.export_profiles import LEFT_OUT, ExportProfile, for_export
from kithkin.network.notation.profile import Profile, kithkin_profile
from kithkin.network.printing.paper import Paper
from kithkin.network.printing.pdf import as_pdf, plan_of
from kithkin.network.sign_warnings import warnings
from kithkin.network.table import as_tab_separated, rows
from kithkin.network.words import as_text, map_words

# The node that layouts keep free for each person, in the units of their positions.
NODE_WIDTH, NODE_HEIGHT = 80.0, 60.0
# What a layout may say of itself beside its places.
_SAID_OF_ITSELF = ("certificate", "strain", "bound", "gap", "truncated")
_PNG_ZOOM = 2.0
_MOST_PIXELS_ASIDE = 16_000
_MOST_PIXELS = 60_000_000


class Kind(StrEnum):
    SVG = ".svg"
    PNG = ".png"
    PDF = ".pdf"
    JSON = ".json"
    TEXT = ".txt"


class NotDrawableError(NotUnderstoodError):
    code = "not_drawable"
    sentence = "This cannot be drawn."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make of a map. Paper, `upright` and `poster` are for PDF alone."""

    view: View
    kind: Kind
    day: date
    legend: bool = True
    notation: Profile = field(default_factory=kithkin_profile)
    profile: ExportProfile = ExportProfile.FULL
    paper: Paper = Paper.A3
    upright: bool | None = None  # None: as fewer sheets are enough
    poster: bool = False
    twice: bool = False  # the genogram may draw somebody twice


@dataclass(frozen=True, slots=True)
class Made:
    """The file, and what whoever asked for it should know; no remark names anybody."""

    content: bytes
    remarks: tuple[str, ...] = ()


def drawn(copy: MapCopy, wanted: Wanted) -> Made:
    """Make the file of one view of a map on a day."""
    if wanted.view.is_picture == (wanted.kind is Kind.TEXT):
        ways = ".svg, .png, .pdf or .json" if wanted.view.is_picture else ".txt"
        raise NotDrawableError(f"The view {wanted.view.value} is written as {ways}.")
    whole, copy = copy, for_export(copy, wanted.profile)
    if wanted.view is View.WORDS:
        return Made(as_text(map_words(copy, today=wanted.day)).encode())
    if wanted.view is View.TABLE:
        return Made(as_tab_separated(rows(copy, today=wanted.day)).encode())
    started = time.process_time()
    laid = _laid(copy, wanted)
    notes = _nameless(laid.notes, whole)
    if wanted.kind is Kind.JSON:
        return Made(places_json(copy, laid, time.process_time() - started), notes)
    content, more = _picture(copy, laid, wanted)
    twice = bool(seconds_of(laid))
    spoken = warnings(copy, wanted.notation, today=wanted.day, twice=twice)
    return Made(content, (*notes, *spoken, *more))


def _laid(copy: MapCopy, wanted: Wanted) -> Laid:
    if not wanted.twice:
        return PICTURES[wanted.view].lay(copy, wanted.day)
    if wanted.view is not View.GENOGRAM:
        raise NotDrawableError("Only the genogram can draw somebody twice.")
    return family_twice(copy)


def _nameless(notes: Sequence[str], copy: MapCopy) -> tuple[str, ...]:
    """What may be told beside the picture, in a shell that others may read: nothing with a name."""
    names = {one.name for one in copy.persons} | {one.name for one in copy.groups}
    held = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names if name]
    return tuple(note for note in notes if not any(name.search(note) for name in held))


def _picture(copy: MapCopy, laid: Laid, wanted: Wanted) -> tuple[bytes, tuple[str, ...]]:
    look = Look(legend=wanted.legend, profile=wanted.notation)
    svg = PICTURES[wanted.view].draw(copy, laid, today=wanted.day, look=look)
    if wanted.kind is Kind.SVG:
        return svg.encode(), ()
    if wanted.kind is Kind.PNG:
        return png(svg), _on_letters(copy)
    return _pdf(svg, wanted, _on_letters(copy))


def _pdf(svg: str, wanted: Wanted, remarks: tuple[str, ...]) -> tuple[bytes, tuple[str, ...]]:
    on = plan_of(svg, wanted.paper, upright=wanted.upright, poster=wanted.poster)
    said = [PICTURES[wanted.view].title, shown(wanted.day.isoformat()), LEFT_OUT[wanted.profile]]
    foot = " \N{MIDDLE DOT} ".join(part for part in said if part)
    if on.count > 1:
        size = f"{on.columns} across and {on.rows} down"
        remarks = (f"A poster of {on.count} sheets of {on.paper.upper()}: {size}.", *remarks)
    return as_pdf(svg, on, foot=foot), remarks


def _on_letters(copy: MapCopy) -> tuple[str, ...]:
    if all(is_in_font(one.name) for one in copy.persons):
        return ()
    return ("Some letters are not in Kithkin’s own font; fonts of this machine draw them.",)


def places_json(copy: MapCopy, laid: Laid, seconds: float) -> bytes:
    """Write the places as tools that measure layouts read them."""
    nodes = [
        {"pid": one, "x": x, "y": y, "w": NODE_WIDTH, "h": NODE_HEIGHT}
        for one, (x, y) in [
            *laid.positions.items(), *((one.person, one.at) for one in seconds_of(laid))
        ]
    ]  # fmt: skip
    couples = [list(union.partners) for union in copy.unions if len(union.partners) == 2]
    found = {
        "engine": "kithkin",
        "time_s": round(seconds, 3),
        "nodes": nodes,
        "claimed": couples,
        "notes": list(laid.notes),
        **{name: getattr(laid, name) for name in _SAID_OF_ITSELF if hasattr(laid, name)},
        "routes": [
            {"kind": one.kind, "of": list(one.of), "points": [list(at) for at in one.points]}
            for one in laid.routes
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def png(svg: str) -> bytes:
    """Render on white paper, with the font that comes with Kithkin."""
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg, zoom=_zoom(svg), background="#ffffff", font_files=[str(FONT_FILE)]
            )
        )
    except ValueError as why:
        raise NotDrawableError("This map is too large for a PNG; write an SVG instead.") from why


def _zoom(svg: str) -> float:
    """Draw at double size, less where the picture would pass what image viewers open."""
    box = svg.split('viewBox="', 1)[1].split('"', 1)[0].split()
    wide, high = float(box[2]), float(box[3])
    return min(_PNG_ZOOM, _MOST_PIXELS_ASIDE / max(wide, high), sqrt(_MOST_PIXELS / (wide * high)))
