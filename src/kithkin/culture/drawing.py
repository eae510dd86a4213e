"""From a condition to those it touches, as SVG. The list beside it says the same in words."""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from kithkin.culture.models import Way

WIDTH, ROW, EDGE, BOX, NAMES = 344, 46, 8, 116, 196
LETTERS, LINES, LONGEST_NAME, LEADING = 14, 4, 20, 17
# What a line looks like never hangs on colour: dashes strain, one full line holds, both have both.
STROKES: dict[str, tuple[tuple[float, str, str], ...]] = {
    Way.STRAINS: ((0.0, "7 5", "strains"),),
    Way.HOLDS: ((0.0, "", "holds"),),
    Way.BOTH: ((-3.0, "7 5", "strains"), (3.0, "", "holds")),
    Way.OTHER: ((0.0, "1 6", "other"),),
}


class Touched(NamedTuple):
    name: str
    way: str
    words: str


def flow_svg(title: str, touched: Sequence[Touched]) -> SafeString:
    """A line each from the condition to a relationship or a person, with its word under the name."""
    lines = wrap(title, LETTERS, max_lines=LINES, placeholder="…") or [title]
    height = max(len(touched) * ROW, len(lines) * LEADING + 28) + 2 * EDGE
    middle = height / 2
    top = middle - len(touched) * ROW / 2 + ROW / 2
    rows = [(one, top + at * ROW) for at, one in enumerate(touched)]
    drawn = format_html_join("", "{}", ((_row(one, middle, y),) for one, y in rows))
    return format_html(
        '<svg class="flow" viewBox="0 0 {w} {h}" width="{w}" height="{h}" direction="ltr"'
        ' aria-hidden="true" focusable="false">{rows}{box}</svg>',
        w=WIDTH, h=f"{height:g}", rows=drawn, box=_box(lines, middle),
    )  # fmt: skip


def _box(lines: Sequence[str], middle: float) -> SafeString:
    tall = len(lines) * LEADING + 20
    first = middle - (len(lines) - 1) * LEADING / 2
    left = min(_at(EDGE), _at(BOX))
    words = format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="middle" dominant-baseline="central">{}</text>',
        (
            (_number((_at(EDGE) + _at(BOX)) / 2), _number(first + at * LEADING), line)
            for at, line in enumerate(lines)
        ),
    )
    return format_html(
        '<rect class="flow-box" x="{}" y="{}" width="{}" height="{}" rx="10"/>{}',
        _number(left), _number(middle - tall / 2), BOX - EDGE, tall, words,
    )  # fmt: skip


def _row(one: Touched, middle: float, y: float) -> SafeString:
    strokes = format_html_join("", "{}", ((_line(*how, middle, y),) for how in STROKES[one.way]))
    anchor = "end" if get_language_bidi() else "start"
    return format_html(
        '{}<text class="flow-name" x="{x}" y="{}" text-anchor="{anchor}">{}</text>'
        '<text class="flow-way" x="{x}" y="{}" text-anchor="{anchor}">{}</text>',
        strokes, _number(y - 2), _short(one.name), _number(y + 15), _short(one.words, 24),
        x=_number(_at(NAMES)), anchor=anchor,
    )  # fmt: skip


def _line(shift: float, dash: str, kind: str, middle: float, y: float) -> SafeString:
    start, end = _at(BOX), _at(NAMES - 8)
    bend = (start + end) / 2
    path = (
        f"M{_number(start)} {_number(middle + shift)}"
        f"C{_number(bend)} {_number(middle + shift)} {_number(bend)} {_number(y + shift)}"
        f" {_number(end)} {_number(y + shift)}"
    )
    dashes = format_html(' stroke-dasharray="{}"', dash) if dash else ""
    return format_html(
        '<path class="flow-line {}" d="{}" fill="none" stroke="currentColor" stroke-width="2.5"'
        ' stroke-linecap="round"{}/>',
        kind, path, dashes,
    )  # fmt: skip


def _at(x: float) -> float:
    """The same place where the page runs the other way."""
    return WIDTH - x if get_language_bidi() else x


def _number(value: float) -> str:
    return f"{value:g}"


def _short(text: str, length: int = LONGEST_NAME) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
