"""A view of the map as a file to print or keep: as its viewer sees it, or with less in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec

from django.utils.translation import gettext_lazy as _

from kithkin.base import clock
from kithkin.base.date_words import shown
from kithkin.consent.policy import Sight
from kithkin.exchange.drawn_files import png
from kithkin.exchange.drawn_views import PICTURES, View
from kithkin.network.arranged import standing
from kithkin.network.as_of import as_of
from kithkin.network.conditions import ConditionCopy
from kithkin.network.copies import MapCopy
from kithkin.network.drawing.page import Look
from kithkin.network.export_profiles import LEFT_OUT, ExportProfile, for_export
from kithkin.network.notation.profile import Profile
from kithkin.network.pictures import VIEWS
from kithkin.network.printing.paper import Paper
from kithkin.network.printing.pdf import as_pdf, plan_of
from kithkin.network.queries import map_copy
from kithkin.network.solved import layout
from kithkin.network.surroundings import around_on, in_words, on, surroundings_of
from kithkin.network.table import as_tab_separated, rows
from kithkin.network.words import as_text, map_words

HOLDS = {
    ExportProfile.FULL: (_("All of it"), _("Everything on the map as you may see it.")),
    ExportProfile.TIES_HIDDEN: (
        _("Without relationships"), _("Who is related to whom; nothing of how people get on."),
    ),
    ExportProfile.DE_IDENTIFIED: (
        _("Without names"),
        _("No names, places, notes or exact dates. A family may still be known by its shape."),
    ),
    ExportProfile.STRUCTURE_ONLY: (
        _("The shape alone"), _("Symbols and the lines of the family: no words, no dates."),
    ),
}  # fmt: skip
PAPERS = {
    Paper.A4: _("A4"), Paper.A3: _("A3"), Paper.LETTER: _("US Letter"),
    Paper.TABLOID: _("US Tabloid"),
}  # fmt: skip
CONTENT_TYPES = {
    "svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
}  # fmt: skip
_PDF_NEEDS = ("typst", "pikepdf")


@dataclass(frozen=True, slots=True)
class Saving:
    """What somebody wants to keep. Paper and `poster` are for PDF alone."""

    view: View
    kind: str
    day: date
    signs: Profile
    profile: ExportProfile = ExportProfile.FULL
    paper: Paper = Paper.A4
    poster: bool = False


def kinds() -> Mapping[str, object]:
    """The kinds of picture this machine can write; PDF where its libraries are installed."""
    pictures = {"png": _("A picture (PNG)"), "svg": _("A drawing (SVG)")}
    if all(find_spec(name) for name in _PDF_NEEDS):
        return {"pdf": _("To print (PDF)"), **pictures}
    return pictures


def saved(sight: Sight, saving: Saving) -> bytes:
    """The file of one view. Everybody stands in it as on the screen."""
    copy = map_copy(sight, view=saving.view)
    if saving.profile is ExportProfile.FULL:
        # Otherwise people stand where what is left puts them: places tell of what was left out.
        copy = replace(copy, positions=dict(standing(sight, copy, saving.view)) or copy.positions)
    if saving.day != clock.today():
        copy = as_of(copy, saving.day).copy
    copy = for_export(copy, saving.profile)
    # What people live under is said in their own words: it leaves with everything or not at all.
    whole = saving.profile is ExportProfile.FULL
    conditions = surroundings_of(sight, saving.view) if whole else ()
    match saving.view:
        case View.WORDS:
            said = in_words(on(saving.day, conditions), copy)
            return "\n".join([as_text(map_words(copy, today=saving.day)), *said]).encode()
        case View.TABLE:
            return as_tab_separated(rows(copy, today=saving.day)).encode()
        case _:
            return _picture(copy, saving, conditions)


def _picture(copy: MapCopy, saving: Saving, conditions: Sequence[ConditionCopy]) -> bytes:
    around = around_on(saving.view, saving.day, conditions)
    laid = layout(saving.view, copy, day=saving.day, at=copy.positions or None, **around)
    look = Look(legend=True, profile=saving.signs)
    svg = PICTURES[saving.view].draw(copy, laid, today=saving.day, look=look, **around)
    match saving.kind:
        case "svg":
            return svg.encode()
        case "png":
            return png(svg)
        case _:
            on = plan_of(svg, saving.paper, poster=saving.poster)
            return as_pdf(svg, on, foot=_foot(saving))


def _foot(saving: Saving) -> str:
    whole = saving.profile is ExportProfile.FULL
    said = [
        str(VIEWS[saving.view]), shown(saving.day.isoformat() if whole else str(saving.day.year)), LEFT_OUT[saving.profile],
    ]  # fmt: skip
    return " \N{MIDDLE DOT} ".join(part for part in said if part)
