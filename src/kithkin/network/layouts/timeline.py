"""The map's people as lifelines on one axis of time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kithkin.network.copies import MapCopy, PersonCopy, PersonKind
from kithkin.network.drawing import lettering
from kithkin.network.drawing.timeline_words import NAME_SIZE, name_shown, said
from kithkin.network.kinship import NOT_DESCENT
from kithkin.network.layouts.dated import span_of, year_on
from kithkin.network.timeline_facts import (
    Around,
    around,
    event_words,
    is_around,
    lasted,
    statuses,
    tie_facts,
    touched,
)
from kithkin.network.voice import Voice
from kithkin_science.network.layout.lifelines import (
    Backdrop,
    Descent,
    Life,
    Lives,
    Moment,
    Stretch,
    TimelineLayout,
)
from kithkin_science.network.layout.timeline import timeline as lay_out_timeline


def timeline(
    copy: MapCopy,
    *,
    today: date,
    widths: Mapping[str, float] | None = None,
    world: Sequence[Around] = (),
) -> TimelineLayout:
    """Everybody once: a lifeline each, and beneath the years whoever has no date.

    `widths` are those of names where they are known better than from the font's table. `world`:
    what else happened around the family, besides the map's own events of society.
    """
    voice = Voice.of(copy, today)
    ties = {one.id: one for one in copy.ties}
    lives = Lives(
        lives=tuple(_lives(voice, widths or {})),
        stretches=(*_couples(voice), *_ties(voice)),
        moments=tuple(
            Moment(one.id, tuple(touched(one, ties)), span_of(one.date), said(event_words(one))[1])
            for one in copy.events
            if not is_around(one, ties)
        ),
        backdrops=tuple(
            Backdrop(one.id, span_of(one.start), span_of(one.end), said(one.what)[1])
            for one in around(copy, world)
        ),
        descents=tuple(_descents(copy)),
        first=frozenset(one.id for one in copy.persons if one.index),
    )
    return lay_out_timeline(lives, today=year_on(today))


def _lives(voice: Voice, widths: Mapping[str, float]) -> Iterator[Life]:
    seen = _seen(voice.copy)
    for one in voice.copy.persons:
        lost = one.kind.is_loss
        yield Life(
            one.id,
            birth=span_of(one.birth or (one.death if lost else "")),
            death=span_of(one.death or (one.birth if lost else "")),
            ended=one.dead or bool(one.death) or lost,
            seen=tuple(sorted(seen.get(one.id, ()))),
            label=widths.get(one.id, lettering.width(name_shown(one), NAME_SIZE)),
        )


def _seen(copy: MapCopy) -> dict[str, set[float]]:
    """The years in which something is told of somebody."""
    births = {one.id: one.birth for one in copy.persons}
    told: list[tuple[Sequence[str], str]] = []
    for status in statuses(copy):
        told += [(status.union.partners, status.start), (status.union.partners, status.end)]
    for tie in tie_facts(copy):
        told += [((tie.tie.a, tie.tie.b), when) for when in (tie.start, tie.end)]
    told += [(event.persons, event.date) for event in copy.events]
    told += [
        ((link.parent,), births.get(link.child, ""))
        for link in copy.parentages
        if link.kind not in NOT_DESCENT
    ]
    found: defaultdict[str, set[float]] = defaultdict(set)
    for people, when in told:
        span = span_of(when)
        for person in people:
            found[person].update(year for year in (span.begin, span.close) if year is not None)
    return found


def _couples(voice: Voice) -> Iterator[Stretch]:
    for one in statuses(voice.copy):
        people = tuple(voice.known(one.union.partners))
        start, end = (span_of(text) for text in lasted(one))
        words = said(one.words(voice.profile))[1]
        yield Stretch(one.id, one.union.id, people, start, end, couple=True, label=words)


def _ties(voice: Voice) -> Iterator[Stretch]:
    for one in tie_facts(voice.copy):
        sides = (one.tie.a, one.tie.b)
        words = max(said(one.words(voice, home))[1] for home in sides)
        start, end = span_of(one.start), span_of(one.end)
        yield Stretch(one.id, one.tie.id, sides, start, end, label=words)


def _descents(copy: MapCopy) -> Iterator[Descent]:
    """A child of a couple once; other parents one by one."""
    people = {one.id: one for one in copy.persons}
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for link in copy.parentages:
        owned = people.get(link.child, PersonCopy("")).kind is PersonKind.PET
        if link.parent and link.kind not in NOT_DESCENT and not owned:
            found[link.child, link.union or f"alone {link.parent}"].append(link.parent)
    for (child, couple), parents in found.items():
        yield Descent(child, tuple(sorted(parents)), couple)
