"""Tries over time as a row of dots, as SVG with presentation attributes. The list under it says the same."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from kithkin.skills.models import Attempt, State

MOST = 24
STEP, LEVEL, RING, FULL = 26, 14, 9.0, 4
LEAST_FILL = 2.5


def dots_svg(rows: Sequence[Attempt]) -> SafeString:
    """One mark a try, the earliest first: a ring, fuller the better it went; a line if let go."""
    shown = list(rows)[-MOST:]
    places = range(len(shown))
    in_turn = reversed(places) if get_language_bidi() else places
    at = [STEP // 2 + STEP * place for place in in_turn]
    marks = format_html_join("", "{}", ((_mark(row, x),) for row, x in zip(shown, at, strict=True)))
    width = STEP * max(len(shown), 1)
    return format_html(
        '<svg class="try-dots" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true"'
        ' focusable="false">{}</svg>',
        width, 2 * LEVEL, width, 2 * LEVEL, marks,
    )  # fmt: skip


def _mark(row: Attempt, x: int) -> SafeString:
    if row.state == State.LET_GO:
        return format_html(
            '<path d="M{} {}h12" stroke="currentColor" stroke-width="3" stroke-linecap="round"/>',
            x - 6, LEVEL,
        )  # fmt: skip
    ring = format_html(
        '<circle cx="{}" cy="{}" r="{}" fill="none" stroke="currentColor" stroke-width="2"'
        ' stroke-dasharray="{}"/>',
        x, LEVEL, RING, "3 3" if _unsaid(row) else "none",
    )  # fmt: skip
    if not row.went or row.state != State.TRIED:
        return ring
    fill = LEAST_FILL + (RING - LEAST_FILL) * row.went / FULL
    return format_html(
        '{}<circle cx="{}" cy="{}" r="{}" fill="currentColor"/>', ring, x, LEVEL, f"{fill:g}"
    )


def _unsaid(row: Attempt) -> bool:
    """Open, or tried without a word on how it went: a ring of dashes either way."""
    return row.state == State.BOOKED or row.went is None
