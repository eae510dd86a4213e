"""Lives side by side on one axis of time, with the world's events as soft bands behind them."""

from collections.abc import Sequence
from datetime import date

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.look import SOFT, WIDE_HALO
from kithkin.network.drawing.page import Look, page, voice_of
from kithkin.network.drawing.persons import text
from kithkin.network.drawing.svg import Drawn, group, moves, path
from kithkin.network.drawing.timeline_bands import backdrops, couples, moments, samples, tie_bands
from kithkin.network.drawing.timeline_laid import LaidTimeline
from kithkin.network.drawing.timeline_lives import descents, lives
from kithkin.network.timeline_facts import Around

PLAIN = Look()
_TICK_SIZE = 10.0
_NOTE_HIGH = 16.0


def draw_timeline(
    copy: MapCopy,
    laid: LaidTimeline,
    *,
    today: date,
    look: Look = PLAIN,
    world: Sequence[Around] = (),
) -> str:
    """Draw the lifelines; `world` is what the layout was given."""
    voice = voice_of(copy, today, look)
    parts = [
        backdrops(voice, laid, world),
        _axis(laid, today),
        descents(voice, laid),
        couples(voice, laid),
        tie_bands(voice, laid),
        lives(voice, laid, look),
        moments(voice, laid),
        _notes(laid),
    ]
    left, top, right, foot = laid.bounds
    box = (left, top, right, foot + _NOTE_HIGH * (len(laid.notes) + 1))
    return page(voice, box, parts, what="Timeline", look=look, only=samples(voice, laid))


def _axis(laid: LaidTimeline, today: date) -> Drawn:
    """Thin lines at round years, written above and beneath, and the day the picture shows."""
    _, top, _, foot = laid.axis
    lines = [path(moves([(x, top), (x, foot)]), **{"class": "tick"}) for x, _ in laid.ticks]
    years = [
        text(year_words(year), x, y, "tick-year", size=_TICK_SIZE)
        for x, year in laid.ticks
        for y in (top - 6, foot + 12)
        if laid.today is None or abs(x - laid.today) > 30 or y > foot
    ]
    parts = [
        group("ticks", lines, stroke_dasharray="1 4"),
        group("label", years, fill=SOFT, stroke="none", text_anchor="middle"),
    ]
    if laid.today is not None:
        parts.append(path(moves([(laid.today, top), (laid.today, foot)]), stroke_dasharray="5 3",
                          **{"class": "today"}))  # fmt: skip
        words = text(str(today.year), laid.today, top - 6, "tick-year now", size=_TICK_SIZE)
        parts.append(group("label", [words], fill=SOFT, text_anchor="middle", **WIDE_HALO))
    return group("axis", parts if laid.lives else [], fill="none", stroke=SOFT, stroke_width=0.8,
                 aria_hidden="true")  # fmt: skip


def year_words(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _notes(laid: LaidTimeline) -> Drawn:
    """Say under the picture what it does not show."""
    foot = laid.bounds[3]
    lines = [
        text(one, 0.0, foot + _NOTE_HIGH * (row + 2), "note", size=_TICK_SIZE)
        for row, one in enumerate(laid.notes)
    ]
    return group("label", lines, fill=SOFT, stroke="none", text_anchor="start")
