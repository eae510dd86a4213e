"""A picture as a PDF of vectors, with its fonts inside and its words as words.

Typst sets the pages: it draws SVG with the engine that also makes our PNG, so that halos, dashes and
right-to-left names come out alike. It is given pictures and words as data, never as its own markup.
On a poster every sheet shows a part of one picture, which pikepdf lets them share.
"""

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any

from kithkin.base.refusals import NotUnderstoodError
from kithkin.network.drawing.lettering import FONT_FILE
from kithkin.network.printing.halos import with_halos_first
from kithkin.network.printing.letters import size_of, smallest_letters
from kithkin.network.printing.paper import MILLIMETRE, Paper
from kithkin.network.printing.sheets import OVERLAP, Plan, Sheet, plan

TITLE = "Map of relationships"
FOOT_SIZE = 7.5
_MARK = 6 * MILLIMETRE
_CLEAR = 1.5 * MILLIMETRE
_NO_DAY = 0  # when a file was made is nobody's business, and equal maps give equal bytes
_SHOWN = """
#let shown(kind) = image(bytes(sys.inputs.picture), format: "svg", alt: sys.inputs.alt, ..kind)
#set document(title: sys.inputs.title, date: none)
#set text(font: "Rubik", lang: "en")
"""


class NotPrintableError(NotUnderstoodError):
    code = "not_printable"
    sentence = "This cannot be printed."


def plan_of(svg: str, paper: Paper, *, upright: bool | None = None, poster: bool = False) -> Plan:
    """How a picture will lie on paper, before any PDF is made."""
    return plan(size_of(svg), smallest_letters(svg), paper, upright=upright, poster=poster)


def as_pdf(svg: str, on: Plan, *, foot: str = "", alt: str = TITLE) -> bytes:
    """Print a picture as planned.

    Raises
    ------
    NotPrintableError
        The libraries of the extra `pdf` are not installed.
    """
    svg = with_halos_first(svg)
    if on.count == 1:
        return _set(_lone(on), tagged=True, picture=svg, foot=foot, alt=alt)
    picture = _set(_bare(on), tagged=False, picture=svg, alt=alt)
    return _on_sheets(picture, _set(_frames(on), tagged=False, foot=foot), on)


def _set(source: str, *, tagged: bool, **given: str) -> bytes:
    """Set pages; tags let a screen reader say the words of `alt` for the picture."""
    typst = _library("typst")
    try:
        made: bytes = typst.compile(
            (_SHOWN + source).encode(), sys_inputs={"title": TITLE, **given},
            font_paths=[FONT_FILE.parent], timestamp=_NO_DAY, format="pdf", pdf_tags=tagged,
        )  # fmt: skip
    except typst.TypstError as why:
        raise NotPrintableError("This map could not be set on paper.") from why
    return made


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as why:
        raise NotPrintableError(
            "Writing PDF needs two more libraries: pip install 'kithkin[pdf]'."
        ) from why


def _page(wide: float, high: float) -> str:
    return f"#set page(width: {wide:.3f}pt, height: {high:.3f}pt, margin: 0pt)\n"


def _picture(on: Plan) -> str:
    wide, high = on.picture
    return f"shown((width: {wide:.4f}pt, height: {high:.4f}pt))"


def _bare(on: Plan) -> str:
    """The whole picture on one page of its own size, to be shown in parts."""
    return _page(*on.picture) + f"#{_picture(on)}\n"


def _lone(on: Plan) -> str:
    (sheet,) = on.sheets()
    x, y = sheet.corner
    return f"{_page(*on.page)}#place(dx: {x:.3f}pt, dy: {y:.3f}pt, {_picture(on)})\n{_foot(on, '')}"


def _frames(on: Plan) -> str:
    """Every sheet's marks and foot, without the picture."""
    return _page(*on.page) + "#pagebreak()\n".join(_frame(on, sheet) for sheet in on.sheets())


def _frame(on: Plan, sheet: Sheet) -> str:
    number = sheet.row * on.columns + sheet.column + 1
    said = (
        f"Sheet {number} of {on.count}: row {sheet.row + 1} of {on.rows},"
        f" column {sheet.column + 1} of {on.columns}. {_gluing(sheet)}"
    )
    lines = "".join(
        f"#place(line(start: ({x1:.2f}pt, {y1:.2f}pt), end: ({x2:.2f}pt, {y2:.2f}pt),"
        " stroke: .4pt))\n"
        for x1, y1, x2, y2 in _crop_marks(on, sheet)
    )
    return lines + _foot(on, said)


def _gluing(sheet: Sheet) -> str:
    edges = [edge for edge, inner in (("left", sheet.column), ("upper", sheet.row)) if inner]
    if not edges:
        return "Lay the next sheets over its edges."
    return f"Cut the {' and '.join(edges)} edge at the marks and glue it over the sheet before."


def _crop_marks(on: Plan, sheet: Sheet) -> Iterator[tuple[float, float, float, float]]:
    """At the corners where to cut; inner ones show how far the next sheet will cover this one."""
    left, top, wide, high = on.window
    right, foot = left + wide, top + high
    across = [left, right] + ([right - OVERLAP] if sheet.column < on.columns - 1 else [])
    down = [top, foot] + ([foot - OVERLAP] if sheet.row < on.rows - 1 else [])
    for x in across:
        yield x, top - _CLEAR - _MARK, x, top - _CLEAR
        yield x, foot + _CLEAR, x, foot + _CLEAR + _MARK
    for y in down:
        yield left - _CLEAR - _MARK, y, left - _CLEAR, y
        yield right + _CLEAR, y, right + _CLEAR + _MARK, y


def _foot(on: Plan, said: str) -> str:
    """One line under the picture: what it is, and on a poster which sheet. `said` is ours."""
    left, top, wide, high = on.window
    y, room = top + high + _CLEAR + 2, wide - OVERLAP - 8 * MILLIMETRE
    return (
        f"#place(dx: {left + 4 * MILLIMETRE:.2f}pt, dy: {y:.2f}pt, box(width: {room:.2f}pt,"
        f' text(size: {FOOT_SIZE}pt)[#sys.inputs.foot #h(1fr) #"{said}"]))\n'
    )


def _on_sheets(picture: bytes, frames: bytes, on: Plan) -> bytes:
    """Show the picture's part on every sheet; all of them share one drawing of it."""
    pikepdf = _library("pikepdf")
    made = BytesIO()
    with pikepdf.open(BytesIO(frames)) as pdf, pikepdf.open(BytesIO(picture)) as whole:
        form = pdf.copy_foreign(whole.pages[0].as_form_xobject())
        for page, sheet in zip(pdf.pages, on.sheets(), strict=True):
            page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name.Picture)
            page.contents_add(_drawing(on, sheet), prepend=True)
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def _drawing(on: Plan, sheet: Sheet) -> bytes:
    """Clip to the window and draw the picture there; PDF counts from the lower edge."""
    left, _, wide, high = on.window
    foot = on.page[1] - on.window[1] - high
    x, y = sheet.corner[0], on.page[1] - sheet.corner[1] - on.picture[1]
    clip = f"{left:.3f} {foot:.3f} {wide:.3f} {high:.3f} re W n"
    return f"q {clip} 1 0 0 1 {x:.3f} {y:.3f} cm /Picture Do Q\n".encode()
