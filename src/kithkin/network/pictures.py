"""One map, shown in one of its views: a picture, words, or a table. From a filtered copy alone."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kithkin.network.as_of import as_of
from kithkin.network.colouring import Coloured
from kithkin.network.copies import MapCopy
from kithkin.network.drawing.circles import draw_circles
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.page import Look
from kithkin.network.layouts.circles import circles
from kithkin.network.solved import family_layout
from kithkin.network.table import Row, rows
from kithkin.network.words import MapWords, map_words

NIL = UUID(int=0)  # stands in an address where the picture's script puts somebody's id
VIEWS = {
    "genogram": _("Family"),
    "circles": _("Circles"),
    "words": _("In words"),
    "table": _("Table"),
}


PLAIN = Coloured()
PICTURES = frozenset({"genogram", "circles"})  # the views that places are kept for


@dataclass(frozen=True, slots=True)
class Wanted:
    view: str
    day: date
    today: date
    coloured: Coloured = PLAIN


@dataclass(frozen=True, slots=True)
class Shown:
    """What a map page draws. `picture` is our own SVG, escaped where it was built."""

    empty: bool
    picture: SafeString | None = None
    words: MapWords | None = None
    rows: tuple[Row, ...] = ()
    may_be: int = 0


def show(copy: MapCopy, wanted: Wanted) -> Shown:
    """Show the map on a day: today's as it stands, an earlier day's as it was or may have been."""
    may_be = 0
    if wanted.day != wanted.today:
        then = as_of(copy, wanted.day)
        copy, may_be = then.copy, len(then.may_be)
    if not copy.persons:
        return Shown(empty=True)
    match wanted.view:
        case "words":
            return Shown(
                empty=False,
                words=map_words(copy, today=wanted.day, said_too=wanted.coloured.said_too),
                may_be=may_be,
            )
        case "table":
            return Shown(empty=False, rows=tuple(rows(copy, today=wanted.day)), may_be=may_be)
        case _:
            return Shown(empty=False, picture=_picture(copy, wanted), may_be=may_be)


def _picture(copy: MapCopy, wanted: Wanted) -> SafeString:
    look = Look(legend=True, steps=wanted.coloured.steps)
    if wanted.view == "circles":
        laid = circles(copy)
        return SafeString(draw_circles(copy, laid, today=wanted.day, look=look))
    return SafeString(draw_genogram(copy, family_layout(copy), today=wanted.day, look=look))
