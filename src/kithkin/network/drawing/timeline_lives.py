"""One person of a timeline: a small symbol, the name before it, and the line of the life."""

from collections.abc import Iterator
from functools import partial

from kithkin.network.copies import ParentageKind, PersonCopy
from kithkin.network.drawing.couples import dash_of
from kithkin.network.drawing.look import INK, PAPER, SOFT
from kithkin.network.drawing.page import Look, step_of
from kithkin.network.drawing.persons import LABEL, classes_of, neighbours, text, token
from kithkin.network.drawing.step_marks import step_mark
from kithkin.network.drawing.svg import Drawn, Value, group, moves, number, path, tag, together
from kithkin.network.drawing.symbols import has_died, symbol, worn_by
from kithkin.network.drawing.timeline_laid import LaidLife, LaidTimeline
from kithkin.network.drawing.timeline_words import NAME_SIZE, name_shown
from kithkin.network.sentences import spoken
from kithkin.network.voice import Voice
from kithkin.network.years import year_label

_SMALL = 0.44
_BESIDE = 12.0
_YEAR_SIZE = 9.0
# An end nobody knows: pieces that grow shorter, so that a grey copy says it too.
_FADE_OUT, _FADE_IN = "9 3 6 4 3 30", "0 4 3 4 6 3 9"


def lives(voice: Voice, laid: LaidTimeline, look: Look) -> Drawn:
    """Draw everyone; exactly one can be reached by Tab: the index person, else the first."""
    people = voice.kin.persons
    lines = {one.id: one for one in laid.lives}
    order = [*lines, *(one for one in laid.positions if one not in lines)]
    first = next((one for one in order if people[one].index), order[0] if order else "")
    drawn = (
        _person(voice, laid, lines.get(one), people[one], look, reachable=one == first)
        for one in order
    )
    heading = _undated_heading(laid, len(lines))
    return together([
        group("persons lives", drawn, fill=PAPER, stroke=INK, stroke_width=1.8),
        heading,
    ])  # fmt: skip


def _undated_heading(laid: LaidTimeline, dated: int) -> Drawn:
    if len(laid.positions) == dated:
        return Drawn("")
    words = text("No dates yet", 0.0, laid.axis[3] + 28, "undated", size=NAME_SIZE)
    return group("label", [words], fill=SOFT, stroke="none", aria_hidden="true")


def _person(
    voice: Voice,
    laid: LaidTimeline,
    life: LaidLife | None,
    person: PersonCopy,
    look: Look,
    *,
    reachable: bool,
) -> Drawn:
    at, step = laid.positions[person.id], step_of(look, person.id)
    attributes: dict[str, Value] = {
        "class": classes_of(person) + ("" if step is None else f" step-{step}"),
        "data-id": token(person.id),
        **neighbours(voice, person.id),
        "tabindex": "0" if reachable else "-1",
        "role": "graphics-symbol",
        "aria-label": spoken(voice, person),
        "transform": f"translate({number(at[0])} {number(at[1])})",
    }
    worn = worn_by(person, voice.profile, age=False, adopted=False, assigned=False)
    small = group("small", [symbol(worn)], transform=f"scale({_SMALL})", stroke_width=3.4)
    mark = () if step is None else (step_mark(step, (9.0, 7.0)),)
    line = together(_line(life, person)) if life else Drawn("")
    return tag("g", attributes, line, small, _letters(person, life), *mark)


def _letters(person: PersonCopy, life: LaidLife | None) -> Drawn:
    """Write name and year of birth before the line; beneath the axis the name follows."""
    name, born = name_shown(person), year_label(person.birth)
    put = partial(text, kind="name", size=NAME_SIZE)
    if life is None:
        return tag("g", {"class": "label", **LABEL}, put(name, _BESIDE, 4.0))
    side = -_BESIDE
    parts = [
        put(name, side, 0.5 if born else 4.0, anchor="end"),
        text(born, side, 10.0, "year", size=_YEAR_SIZE, anchor="end"),
    ]
    if has_died(person):
        died = year_label(person.death)
        parts.append(text(died, life.end - life.start + 9.0, 3.5, "year", size=_YEAR_SIZE))
    return tag("g", {"class": "label", **LABEL}, *parts)


def _line(life: LaidLife, person: PersonCopy) -> Iterator[Drawn]:
    """Draw what is sure solid, what may be dashed, and ends that nobody knows fading."""
    sure, till, end = (x - life.start for x in (life.sure, life.till, life.end))
    if sure > 0:
        dash = _FADE_IN if life.opens == "fades" else "4 4"
        yield _piece("life perhaps", 0.0, sure, stroke_dasharray=dash, stroke_width=2.0)
    if till > sure:
        yield _piece("life", sure, till, stroke_width=3.0)
    if end > till:
        dash = _FADE_OUT if life.ends == "fades" else "4 4"
        yield _piece("life perhaps", till, end, stroke_dasharray=dash, stroke_width=2.0)
    if has_died(person):
        x = end
        yield path(
            f"M{number(x - 4)} -4L{number(x + 4)} 4M{number(x - 4)} 4L{number(x + 4)} -4",
            fill="none", **{"class": "life-end"},
        )  # fmt: skip


def _piece(kind: str, start: float, end: float, **look: Value) -> Drawn:
    line = moves([(start, 0.0), (end, 0.0)])
    return path(line, fill="none", stroke=SOFT, **{"class": kind}, **look)


def descents(voice: Voice, laid: LaidTimeline) -> Drawn:
    """Draw a thin line down to each child, in the line of its kind of parentage."""
    lines = []
    for one in laid.descents:
        links = voice.kin.upward.get(one.child, ())
        kind = links[0].kind if links else ParentageKind.BIOLOGICAL
        dash = dash_of(voice.profile.child(kind).dash)
        lines.append(
            tag("path", {"class": "descent", "d": moves([(one.x, one.top), (one.x, one.foot)]),
                         "data-child": token(one.child), **dash})
        )  # fmt: skip
    return group("descents", lines, fill="none", stroke=SOFT, stroke_width=0.9, aria_hidden="true")
