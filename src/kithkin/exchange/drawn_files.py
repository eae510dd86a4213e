"""One map as the bytes of a file: SVG, PNG, places as JSON, or plain text."""

import json
import time
from datetime import date
from enum import StrEnum
from math import sqrt
from pathlib import Path

import resvg_py

from kithkin.base.refusals import NotUnderstoodError
from kithkin.network.copies import MapCopy
from kithkin.network.drawing.circles import draw_circles
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.laid import Laid
from kithkin.network.drawing.page import Look
from kithkin.network.layouts.circles import circles
from kithkin.network.layouts.family import family
from kithkin.network.table import as_tab_separated, rows
from kithkin.network.words import as_text, map_words

# The node that layouts keep free for each person, in the units of their positions.
NODE_WIDTH, NODE_HEIGHT = 80.0, 60.0
_PNG_ZOOM = 2.0
_MOST_PIXELS_ASIDE = 16_000
_MOST_PIXELS = 60_000_000
_FONTS = Path(__file__).resolve().parents[1] / "static"


class View(StrEnum):
    GENOGRAM = "genogram"
    CIRCLES = "circles"
    WORDS = "words"
    TABLE = "table"

    @property
    def is_picture(self) -> bool:
        return self in {View.GENOGRAM, View.CIRCLES}


class Kind(StrEnum):
    SVG = ".svg"
    PNG = ".png"
    JSON = ".json"
    TEXT = ".txt"


class NotDrawableError(NotUnderstoodError):
    code = "not_drawable"
    sentence = "This cannot be drawn."


def drawn(copy: MapCopy, view: View, kind: Kind, day: date, *, legend: bool) -> bytes:
    """Make the file of one view of a map on a day."""
    if view.is_picture == (kind is Kind.TEXT):
        ways = ".svg, .png or .json" if view.is_picture else ".txt"
        raise NotDrawableError(f"The view {view.value} is written as {ways}.")
    if view is View.WORDS:
        return as_text(map_words(copy, today=day)).encode()
    if view is View.TABLE:
        return as_tab_separated(rows(copy, today=day)).encode()
    started = time.process_time()
    laid = family(copy) if view is View.GENOGRAM else circles(copy)
    if kind is Kind.JSON:
        return places_json(copy, laid, time.process_time() - started)
    draw = draw_genogram if view is View.GENOGRAM else draw_circles
    svg = draw(copy, laid, today=day, look=Look(legend=legend))
    return svg.encode() if kind is Kind.SVG else png(svg)


def places_json(copy: MapCopy, laid: Laid, seconds: float) -> bytes:
    """Write the places as tools that measure layouts read them."""
    nodes = [
        {"pid": one, "x": x, "y": y, "w": NODE_WIDTH, "h": NODE_HEIGHT}
        for one, (x, y) in laid.positions.items()
    ]
    couples = [list(union.partners) for union in copy.unions if len(union.partners) == 2]
    found = {
        "engine": "kithkin",
        "time_s": round(seconds, 3),
        "nodes": nodes,
        "claimed": couples,
        "notes": list(laid.notes),
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def png(svg: str) -> bytes:
    """Render on white paper, with the fonts that come with Kithkin where they are installed."""
    fonts = sorted(str(one) for one in _FONTS.rglob("*") if one.suffix in {".ttf", ".otf"})
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg, zoom=_zoom(svg), background="#ffffff", font_files=fonts or None
            )
        )
    except ValueError as why:
        raise NotDrawableError("This map is too large for a PNG; write an SVG instead.") from why


def _zoom(svg: str) -> float:
    """Draw at double size, less where the picture would pass what image viewers open."""
    box = svg.split('viewBox="', 1)[1].split('"', 1)[0].split()
    wide, high = float(box[2]), float(box[3])
    return min(_PNG_ZOOM, _MOST_PIXELS_ASIDE / max(wide, high), sqrt(_MOST_PIXELS / (wide * high)))
