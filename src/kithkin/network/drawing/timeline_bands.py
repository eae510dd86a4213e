"""What lies along lifelines: couples, ties by their stroke, events as marks, the world behind."""

from collections.abc import Iterator, Sequence

from kithkin.network.drawing.couples import dash_of
from kithkin.network.drawing.curves import Line
from kithkin.network.drawing.legend import Sample, couple_sign, people_signs, tie_sample
from kithkin.network.drawing.look import INK, PAPER, SOFT, TIE_INK
from kithkin.network.drawing.marks import slash
from kithkin.network.drawing.persons import LABEL, text, token
from kithkin.network.drawing.strokes import stroke_along
from kithkin.network.drawing.svg import Drawn, Value, group, moves, number, path, tag, together
from kithkin.network.drawing.timeline_laid import LaidMoment, LaidStretch, LaidTimeline, Point
from kithkin.network.drawing.timeline_words import WORD_SIZE, said
from kithkin.network.notation.tie_codes import known_code, tie_codes
from kithkin.network.speech import joined
from kithkin.network.timeline_facts import (
    Around,
    StatusFact,
    TieFact,
    around,
    event_said,
    event_words,
    statuses,
    tie_facts,
)
from kithkin.network.voice import Voice

BAND = "#f1e6cf"
_DIAMOND = "M-4 0L0 -4L4 0L0 4Z"
_SHORTEST = 6.0
_FAR = 90.0


def backdrops(voice: Voice, laid: LaidTimeline, world: Sequence[Around]) -> Drawn:
    """Draw the world beside the family as soft bands with dotted edges and words at the top."""
    facts = {one.id: one for one in around(voice.copy, world)}
    _, _, _, foot = laid.axis
    drawn = []
    for band in laid.backdrops:
        fact, y = facts[band.id], band.words[1]
        wide = max(2.0, band.end - band.start)
        box: dict[str, Value] = {
            "class": "outline", "x": band.start, "y": y + 3, "width": wide, "height": foot - y - 3,
            "fill": BAND, "fill-opacity": "0.6", "stroke-dasharray": "1 3",
        }  # fmt: skip
        drawn.append(
            group(
                "backdrop",
                [tag("rect", box), _words(said(fact.what)[0], band.words, at_end=band.words_end)],
                data_id=token(band.id), role="graphics-symbol", aria_label=fact.said,
            )
        )  # fmt: skip
    return group("backdrops", drawn, stroke="#b08d3c", stroke_width=0.8)


def _words(line: str, at: Point | None, *, at_end: bool, kind: str = "words") -> Drawn:
    if at is None:
        return Drawn("")
    anchor = "end" if at_end else "start"
    return tag("g", {"class": "label", **LABEL, "font-size": WORD_SIZE},
               text(line, at[0], at[1], kind, anchor=anchor))  # fmt: skip


def couples(voice: Voice, laid: LaidTimeline) -> Drawn:
    """Draw each status of a couple between the two lifelines, joined where it begins."""
    facts = {one.id: one for one in statuses(voice.copy)}
    drawn = [_couple(voice, one, facts[one.id]) for one in laid.stretches if one.id in facts]
    return group("unions", drawn, fill="none", stroke=INK, stroke_width=1.4)


def _couple(voice: Voice, one: LaidStretch, fact: StatusFact) -> Drawn:
    line = voice.profile.couple(fact.status)
    status = fact.status.value if fact.status else "couple"
    start, end = one.start, max(one.end, one.start + _SHORTEST)
    parts = [_faded(start, end, one.y)] if one.opens == "fades" else []
    if one.opens == "known":
        parts.append(
            tag("path", {"d": moves([(start, one.y), (end, one.y)]), **dash_of(line.dash)})
        )
    parts += [path(slash((start + 7 + 6 * n, one.y))) for n in range(line.slashes)]
    if line.ring:
        parts.append(tag("circle", {"cx": start + 7, "cy": one.y, "r": 4, "fill": PAPER}))
    parts += _joins(one)
    words = said(fact.words(voice.profile))[0]
    names = joined([voice.name(who) for who in voice.known(fact.union.partners)])
    return group(
        f"union {status}",
        [*parts, _words(words, one.words, at_end=one.words_end)],
        data_id=token(fact.union.id), role="graphics-symbol", aria_label=f"{names}: {fact.said}",
    )  # fmt: skip


def _faded(start: float, end: float, y: float) -> Drawn:
    """Draw a stretch whose beginning nobody knows: pieces that grow longer."""
    line = moves([(end, y), (start, y)])
    return path(line, stroke_dasharray="9 3 7 4 5 5 3 6 1 99", **{"class": "perhaps"})


def _joins(one: LaidStretch) -> Iterator[Drawn]:
    """Lead from where a stretch begins to each lifeline that it joins, with a dot there."""
    for x, y in one.reaches:
        if abs(y - one.y) > _FAR:
            continue  # the words name whom it joins; a line through many lives would only confuse
        yield path(moves([(x, one.y), (x, y)]), stroke_width=0.9, **{"class": "join"})
        yield tag("circle", {"cx": x, "cy": y, "r": 2, "fill": "currentColor", "stroke": "none"})


def tie_bands(voice: Voice, laid: LaidTimeline) -> Drawn:
    """Draw each phase of a tie along a life, by the stroke of the tie."""
    facts = {one.id: one for one in tie_facts(voice.copy)}
    drawn = [_tie(voice, one, facts[one.id]) for one in laid.stretches if one.id in facts]
    return group("ties", drawn, fill="none")


def _tie(voice: Voice, one: LaidStretch, fact: TieFact) -> Drawn:
    ink, end = TIE_INK[fact.code.group], max(one.end, one.start + _SHORTEST)
    line = Line([(one.start, one.y), (end, one.y)])
    stroke = stroke_along(line, voice.profile.stroke(fact.code), (False, False))
    if one.opens == "fades":
        stroke = together([_faded(one.start - 30, one.start, one.y), stroke])
    words = said(fact.words(voice, one.home))[0]
    joins = group("joins", _joins(one), stroke_dasharray="2 2", stroke_opacity="0.55")
    return group(
        f"tie {fact.code.group} {known_code(fact.code.code) or 'other'}",
        [joins, stroke, _words(words, one.words, at_end=one.words_end)],
        data_id=token(fact.tie.id), data_phase=token(fact.id),
        data_a=token(fact.tie.a), data_b=token(fact.tie.b),
        role="graphics-symbol", aria_label=fact.said(voice), stroke=ink, color=ink,
        stroke_width=1.6,
    )  # fmt: skip


def moments(voice: Voice, laid: LaidTimeline) -> Drawn:
    """Draw what happened as a mark on each life it touched, with its words above the first."""
    facts = {one.id: one for one in voice.copy.events}
    drawn = []
    for one in laid.moments:
        fact = facts[one.id]
        drawn.append(
            group(
                "event",
                [*_marks(one), _words(said(event_words(fact))[0], one.words, at_end=one.words_end)],
                data_id=token(one.id), role="graphics-symbol", aria_label=event_said(fact),
            )
        )  # fmt: skip
    return group("events", drawn, fill=PAPER, stroke=INK, stroke_width=1.3)


def _marks(one: LaidMoment) -> Iterator[Drawn]:
    x = (one.start + one.end) / 2
    if len(one.marks) > 1 and one.marks[-1] - one.marks[0] <= _FAR:
        yield path(moves([(x, one.marks[0]), (x, one.marks[-1])]), stroke_width=0.8, fill="none",
                   stroke_dasharray="1 3", **{"class": "join"})  # fmt: skip
    if one.end - one.start > 2 * _SHORTEST:  # some day within this span
        span = moves([(one.start, one.marks[0]), (one.end, one.marks[0])])
        yield path(span, stroke_width=7, stroke_opacity="0.18", **{"class": "some-day"})
    for y in one.marks:
        place = f"translate({number(x)} {number(y)})"
        yield tag("path", {"class": "mark", "d": _DIAMOND, "transform": place})


def samples(voice: Voice, laid: LaidTimeline) -> list[Sample]:
    """Explain what this view draws, and nothing that it does not."""
    found = list(people_signs(voice))
    found += [Sample("life", _sample(stroke=SOFT, stroke_width=3.0))] if laid.lives else []
    if any(one.sure > one.start or one.end > one.till for one in laid.lives):
        perhaps = _sample(stroke=SOFT, stroke_width=2.0, stroke_dasharray="4 4")
        found.append(Sample("not sure when", perhaps))
    if laid.moments:
        mark = tag("path", {"class": "mark", "d": _DIAMOND, "transform": "translate(32 0)",
                            "fill": PAPER, "stroke": INK})  # fmt: skip
        found.append(Sample("event", mark))
    if laid.backdrops:
        box: dict[str, Value] = {"x": 10, "y": -9, "width": 44, "height": 18, "fill": BAND,
                                 "stroke": SOFT, "stroke-dasharray": "1 3"}  # fmt: skip
        found.append(Sample("the world around", group("backdrop", [tag("rect", box)])))
    return [*found, *_couple_signs(voice, laid), *_tie_signs(voice, laid)]


def _couple_signs(voice: Voice, laid: LaidTimeline) -> Iterator[Sample]:
    facts = {one.id: one.status or "" for one in statuses(voice.copy)}
    seen = {facts[one.id] for one in laid.stretches if one.id in facts}
    for status, line in voice.profile.unions.items():
        if status in seen:
            yield Sample(line.legend, couple_sign(line, voice.profile.bar))


def _tie_signs(voice: Voice, laid: LaidTimeline) -> Iterator[Sample]:
    facts = {one.id: one.code for one in tie_facts(voice.copy)}
    seen = {facts[one.id].code: facts[one.id] for one in laid.stretches if one.id in facts}
    order = {code: place for place, code in enumerate(tie_codes())}
    for name in sorted(seen, key=lambda one: (order.get(one, len(order)), one)):
        yield Sample(seen[name].label, tie_sample(seen[name], voice.profile))


def _sample(**look: Value) -> Drawn:
    line = path(moves([(2.0, 0.0), (60.0, 0.0)]), **{"class": "life"})
    return group("life-sample", [line], fill="none", **look)
