"""Lives side by side on one axis of time.

Each person is a row: a line from birth to death or to the day the picture shows, sure where a date
makes it sure. Couples and phases of ties lie on lanes beneath the row they belong to, what
happened on lanes above it, and what happened around everybody is a band behind all rows. Words
take their width on a lane, so none covers another.

References: Kim, Card & Heer (2010), TimeNets, Proc. AVI 241, doi:10.1145/1842993.1843035
(lifelines of families); Plaisant et al. (1996), LifeLines, Proc. CHI 221,
doi:10.1145/238386.238493.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kithkin_science.network.layout.axis import FADE, Axis, lanes, ticks
from kithkin_science.network.layout.life_ends import OLDEST
from kithkin_science.network.layout.lifelines import (
    LaidBackdrop,
    LaidDescent,
    LaidMoment,
    LaidStretch,
    Life,
    Lives,
    TimelineLayout,
)
from kithkin_science.network.layout.results import Point
from kithkin_science.network.layout.row_order import row_order
from kithkin_science.network.layout.timeline_rows import (
    ABOVE,
    WIDTH,
    WORD_HIGH,
    OnLane,
    Piece,
    Rows,
    piece,
)

HEAD = 26.0  # room for the years over the rows
_TICK_APART = 56.0
_SYMBOL = 12.0
_LEAST_YEARS = 2.0
_UNDATED_WIDE, _UNDATED_HIGH, _UNDATED_ROOM = 174.0, 30.0, 44.0
_WORDS_ROOM = 130.0  # after the last year, for the words of what happened lately
_THINNEST = 3.0


def timeline(lives: Lives, *, today: float) -> TimelineLayout:
    """Lay out a timeline.

    Parameters
    ----------
    lives
        Everybody and everything, in any order; years as numbers.
    today
        The day the picture shows, as a year; nothing that goes on is drawn beyond it.

    Returns
    -------
    TimelineLayout
        Everybody once, those without any date beneath the axis.

    Examples
    --------
    >>> from kithkin_science.network.layout.lifelines import Span
    >>> found = timeline(Lives((Life("Ana", Span(1950, 1951)),)), today=2000)
    >>> found.lives[0].opens, found.lives[0].ends
    ('known', 'goes_on')
    """
    dated = [one for one in lives.lives if _years(one)]
    known = {one.id: one for one in dated}
    kept = _kept(lives, dated)
    axis = _axis(kept, today)
    # Couples and ties that have no date of their own still say who stands beside whom.
    order, truncated = row_order(replace(kept, stretches=lives.stretches))
    rows = Rows(kept, axis, today, [known[who] for who in order])
    bands = _bands(rows)
    rows.stack(HEAD + WORD_HIGH * (1 + max((one.lane for one in bands), default=-1)))
    undated = sorted(one.id for one in lives.lives if one.id not in known)
    return _result(rows, bands, undated, _notes(lives, kept, undated), truncated=truncated)


def _years(life: Life) -> list[float]:
    """Every year that something of this person is known of."""
    ends = (life.birth.first, life.birth.last, life.death.first, life.death.last, *life.seen)
    return [year for year in ends if year is not None]


def _kept(lives: Lives, dated: Sequence[Life]) -> Lives:
    """What can be drawn on an axis, in an order that does not depend on that of the rows."""
    here = {one.id for one in dated}
    return replace(
        lives,
        lives=tuple(sorted(dated, key=lambda one: one.id)),
        stretches=tuple(
            sorted(
                (
                    one
                    for one in lives.stretches
                    if (one.start.known or one.end.known) and len(here.intersection(one.people)) > 1
                ),
                key=lambda one: (one.start.begin is None, one.start.begin or 0.0, one.id),
            )
        ),
        moments=tuple(
            sorted(
                (one for one in lives.moments if one.at.known and here.intersection(one.people)),
                key=lambda one: (one.at.begin or 0.0, one.id),
            )
        ),
        backdrops=tuple(
            sorted(
                (one for one in lives.backdrops if one.start.known),
                key=lambda one: (one.start.begin or 0.0, one.id),
            )
        ),
        descents=tuple(sorted(lives.descents, key=lambda one: (one.child, one.parents))),
    )


def _axis(kept: Lives, today: float) -> Axis:
    years = [year for one in kept.lives for year in _years(one)]
    spans = [span for one in kept.stretches for span in (one.start, one.end)]
    spans += [one.at for one in kept.moments]
    if not years:
        spans += [one.start for one in kept.backdrops]
    years += [year for span in spans for year in (span.first, span.last) if year is not None]
    living = any(
        not one.ended and not one.death.known and today - max(_years(one)) <= OLDEST
        for one in kept.lives
    )
    years += [today] if living or not years else []
    first, last = min(years), max(years)
    if last - first < _LEAST_YEARS:
        first, last = first - _LEAST_YEARS / 2, last + _LEAST_YEARS / 2
    room = max((one.label for one in kept.lives), default=0.0) + _SYMBOL + 8.0
    room = min(room, WIDTH / 3)
    right = WIDTH - (_WORDS_ROOM if kept.moments or kept.stretches else 0.0)
    margin = FADE * (last - first) / (right - room)
    return Axis(first - margin, last + margin, room, right)


def _bands(rows: Rows) -> list[OnLane]:
    """The bands that lie on the axis, with the lane of their words."""
    axis, found = rows.axis, []
    for one in rows.kept.backdrops:
        first = one.start.begin
        last = one.end.close if one.end.known else one.start.close
        if first is not None and last is not None and last >= axis.first and first <= axis.last:
            start, end = sorted((axis.x(first), axis.x(last)))
            found.append((one.id, piece(start, max(end, start + _THINNEST), one.label, WIDTH)))
    given = lanes([(at.left, at.right) for _, at in found])
    return [OnLane(one, (), at, lane) for (one, at), lane in zip(found, given, strict=True)]


def _result(
    rows: Rows,
    bands: Sequence[OnLane],
    undated: Sequence[str],
    notes: tuple[str, ...],
    *,
    truncated: bool,
) -> TimelineLayout:
    lives = tuple(rows.laid[who] for who in rows.order)
    positions = {one.id: (round(one.start, 1), round(one.y, 1)) for one in lives}
    foot = rows.foot
    for k, who in enumerate(undated):
        positions[who] = _undated_place(k, foot)
    if undated:
        foot = positions[undated[-1]][1] + _UNDATED_HIGH
    axis = rows.axis
    inside = axis.first <= rows.today <= axis.last
    return TimelineLayout(
        positions=positions,
        routes=(),
        bounds=(0.0, 0.0, WIDTH, round(foot, 1)),
        notes=notes,
        truncated=truncated,
        lives=lives,
        stretches=tuple(_stretches(rows)),
        moments=tuple(_moments(rows)),
        backdrops=tuple(_backdrops(bands)),
        descents=tuple(_descents(rows)),
        ticks=tuple(_ticks(rows)),
        axis=(round(axis.left, 1), round(rows.top, 1), round(axis.right, 1), round(rows.foot, 1)),
        today=round(axis.x(rows.today), 1) if inside else None,
    )


def _undated_place(k: int, foot: float) -> Point:
    columns = int(WIDTH // _UNDATED_WIDE)
    row, column = divmod(k, columns)
    return _SYMBOL + column * _UNDATED_WIDE, round(foot + _UNDATED_ROOM + row * _UNDATED_HIGH, 1)


def _ticks(rows: Rows) -> Iterator[tuple[float, int]]:
    axis = rows.axis
    most = int((axis.right - axis.left) / _TICK_APART)
    for year in ticks(axis.first, axis.last, most):
        yield round(axis.x(year), 1), year


def _stretches(rows: Rows) -> Iterator[LaidStretch]:
    for who in rows.order:
        for one in rows.stretches.get(who, ()):
            at, base = one.piece, rows.stretch_y[one.id]
            ends = [rows.laid[other] for other in one.people if other in rows.laid]
            yield LaidStretch(
                id=one.id, home=who, y=round(base, 1), start=round(at.start, 1), end=round(at.end, 1),
                opens=at.opens, ends=at.ends, words=None if at.mute else (round(at.words, 1), round(base - 8.0, 1)),
                words_end=at.words_end,
                reaches=tuple((round(_met(at), 1), round(life.y, 1)) for life in ends),
            )  # fmt: skip


def _met(at: Piece) -> float:
    """Where a stretch joins lives: at its beginning, or where it is known of at all."""
    return at.end if at.opens == "fades" else at.start


def _moments(rows: Rows) -> Iterator[LaidMoment]:
    for who in rows.order:
        for one in rows.moments.get(who, ()):
            at, y = one.piece, rows.laid[who].y - ABOVE - WORD_HIGH * one.lane
            heights = sorted(rows.laid[other].y for other in one.people if other in rows.laid)
            yield LaidMoment(
                id=one.id, start=round(at.start, 1), end=round(at.end, 1),
                marks=tuple(round(height, 1) for height in heights),
                words=(round(at.words, 1), round(y, 1)), words_end=at.words_end,
            )  # fmt: skip


def _backdrops(bands: Sequence[OnLane]) -> Iterator[LaidBackdrop]:
    for one in bands:
        at = one.piece
        yield LaidBackdrop(
            id=one.id, start=round(at.start, 1), end=round(at.end, 1), opens=at.opens, ends=at.ends,
            words=(round(at.words, 1), WORD_HIGH * (one.lane + 1) - 3.0), words_end=at.words_end,
        )  # fmt: skip


def _descents(rows: Rows) -> Iterator[LaidDescent]:
    """From the couple's line, or from the parent's own, down to where the child's begins."""
    lines = {one.of: rows.stretch_y[one.id] for one in rows.kept.stretches if one.couple}
    for one in rows.kept.descents:
        above = [rows.laid[who].y for who in one.parents if who in rows.laid]
        if one.child in rows.laid and above:
            child = rows.laid[one.child]
            top = lines.get(one.couple, min(above, key=lambda y: (abs(y - child.y), y)))
            yield LaidDescent(one.child, round(child.start, 1), round(top, 1), round(child.y, 1))


def _notes(lives: Lives, kept: Lives, undated: Sequence[str]) -> tuple[str, ...]:
    told = (
        (
            len(undated),
            "1 person without any date stands beneath the years.",
            "{} people without any date stand beneath the years.",
        ),
        (
            len(lives.stretches) - len(kept.stretches),
            "1 couple or relationship has no date, so it is not drawn here.",
            "{} couples or relationships have no date, so they are not drawn here.",
        ),
        (
            len(lives.moments) - len(kept.moments),
            "1 event has no date, so it is not drawn here.",
            "{} events have no date, so they are not drawn here.",
        ),
        (
            _reversed(kept),
            "1 life ends before it begins, by its dates.",
            "{} lives end before they begin, by their dates.",
        ),
    )
    return tuple(one if count == 1 else many.format(count) for count, one, many in told if count)


def _reversed(kept: Lives) -> int:
    return sum(
        1
        for one in kept.lives
        if one.birth.first is not None
        and one.death.last is not None
        and one.death.last < one.birth.first
    )
