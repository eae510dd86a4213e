"""The legend: only the signs that are on this map, each beside its word."""

from collections.abc import Iterator
from dataclasses import dataclass

from kithkin.network.copies import GroupKind, PersonKind, TwinKind
from kithkin.network.drawing.couples import dash_of
from kithkin.network.drawing.curves import Line
from kithkin.network.drawing.hulls import HULL_DASHES
from kithkin.network.drawing.look import INK, PAPER, SOFT, TIE_INK
from kithkin.network.drawing.marks import slash
from kithkin.network.drawing.persons import text
from kithkin.network.drawing.shapes import outline
from kithkin.network.drawing.strokes import stroke_along
from kithkin.network.drawing.svg import Drawn, group, moves, path, tag, together
from kithkin.network.drawing.symbols import Worn, has_died, shape_of, signs
from kithkin.network.kin_words import union_status
from kithkin.network.notation.profile import ChildLine, CoupleLine, Profile, kithkin_profile
from kithkin.network.notation.tie_codes import Pointing, TieCode, tie_codes
from kithkin.network.ties_in_words import holds, present_code
from kithkin.network.voice import Voice, members_on

ROW = 30.0
_GROUPS = {GroupKind.HOUSEHOLD: "household", GroupKind.GROUP: "group of people"}
_TWINS = {
    TwinKind.IDENTICAL: "identical twin",
    TwinKind.FRATERNAL: "fraternal twin",
    TwinKind.UNKNOWN: "twin",
}
_SAMPLE = 64.0
_WORDS_AT = 78.0


@dataclass(frozen=True, slots=True)
class Sample:
    """One line of the legend: its word and the little drawing beside it."""

    word: str
    drawn: Drawn


def samples(voice: Voice, *, family: bool) -> list[Sample]:
    """Collect the signs of a picture; `family` says whether it draws couples and children."""
    kin = [*_couples(voice), *_children(voice)] if family else []
    return [*people_signs(voice), *kin, *_homes(voice), *_ties(voice)]


def people_signs(voice: Voice) -> Iterator[Sample]:
    profile = voice.profile
    shapes: dict[str, str] = {}
    for person in voice.copy.persons:
        shapes.setdefault(profile.sign(person).legend, shape_of(person, profile))
    order = [sign.legend for sign in [*profile.genders.values(), *profile.kinds.values()]]
    for word in (one for one in order if one in shapes):
        yield Sample(word, _symbol(outline(shapes[word], 0.0)))
    if any(has_died(one) for one in voice.copy.persons):
        dead = Worn("square", death=profile.marks["dead"].shape, crossed=0.0)
        yield Sample(profile.marks["dead"].legend, _worn(dead))
    if any(one.index for one in voice.copy.persons):
        yield Sample(profile.marks["index"].legend, _index(profile))


def _worn(worn: Worn) -> Drawn:
    """Show a sign on a faint shape, because it may stand on any."""
    faint = group("faint", [outline(worn.shape, 0.0)], stroke_opacity="0.35")
    return _symbol(together([faint, *signs(worn)]))


def _index(profile: Profile) -> Drawn:
    if profile.marks["index"].shape == "arrow":
        return _worn(Worn("square", index="arrow"))
    return _symbol(together([outline("circle", 4.0), outline("circle", 0.0)]))


def _symbol(drawn: Drawn) -> Drawn:
    return group("symbol", [drawn], transform=f"translate({int(_SAMPLE / 2)} 0) scale(.56)",
                 fill=PAPER, stroke=INK, stroke_width=2.4)  # fmt: skip


def _couples(voice: Voice) -> Iterator[Sample]:
    profile = voice.profile
    drawn = [union for union in voice.copy.unions if len(voice.known(union.partners)) > 1]
    seen = {union_status(union) or "" for union in drawn}
    for status, line in profile.unions.items():
        if status in seen:
            yield Sample(line.legend, couple_sign(line, profile.bar))


def couple_sign(line: CoupleLine, bar: str) -> Drawn:
    ends = [(4.0, 0.0), (_SAMPLE - 4, 0.0)]
    if bar == "beneath":
        ends = [(4.0, -9.0), *ends, (_SAMPLE - 4, -9.0)]
    parts = [tag("path", {"d": moves(ends), **dash_of(line.dash)})]
    parts += [
        path(slash((_SAMPLE / 2 - 3 * (line.slashes - 1) + 6 * n, 0))) for n in range(line.slashes)
    ]
    if line.ring:
        parts.append(tag("circle", {"cx": _SAMPLE / 2, "r": 4.5, "fill": PAPER}))
    return group("union", parts, fill="none", stroke=INK, stroke_width=1.6)


def _children(voice: Voice) -> Iterator[Sample]:
    profile = voice.profile
    people = voice.kin.persons
    links = [one for one in voice.copy.parentages if one.child in people]
    seen = {one.kind.value for one in links if people[one.child].kind is not PersonKind.PET}
    for kind, line in profile.parentages.items():
        if kind in seen and kind != "biological":
            yield Sample(line.legend, _child(line))
    yield from _twins(voice)


def _twins(voice: Voice) -> Iterator[Sample]:
    """Two lines from one point; those of identical twins are joined."""
    people = voice.kin.persons
    seen = {one.kind for one in voice.copy.twins if any(child in people for child in one.children)}
    for kind, word in _TWINS.items():
        if kind in seen:
            middle = _SAMPLE / 2
            parts = [path(moves([(middle - 12, 11), (middle, -9), (middle + 12, 11)]))]
            if kind is TwinKind.IDENTICAL:
                parts.append(path(moves([(middle - 6, 1), (middle + 6, 1)])))
            elif kind is TwinKind.UNKNOWN:
                parts.append(_lettered("?", 10))
            yield Sample(word, group("twins", parts, fill="none", stroke=INK, stroke_width=1.6))


def _lettered(said: str, y: float) -> Drawn:
    drawn = text(said, _SAMPLE / 2, y, "letter", size=9.5)
    return group("label", [drawn], fill=INK, stroke="none", text_anchor="middle")


def _child(line: ChildLine) -> Drawn:
    ends = [(4.0, 0.0), (_SAMPLE - 4, 0.0)]
    parts = [tag("path", {"d": moves(ends), **dash_of(line.dash)})]
    if line.beside:
        parts.append(
            tag("path", {"d": moves([(x, y + 4) for x, y in ends]), **dash_of(line.beside)})
        )
    if line.inside:
        parts.append(tag("circle", {"cx": _SAMPLE / 2, "r": 9.0, "fill": PAPER}))
    if line.letter:
        parts.append(_lettered(line.letter, 3.5 if line.inside else -4))
    return group("stem", parts, fill="none", stroke=INK, stroke_width=1.6)


def _homes(voice: Voice) -> Iterator[Sample]:
    kinds = {one.kind for one in voice.copy.groups if members_on(one, voice.today)}
    for kind in sorted(kinds):
        box = tag("rect", {"x": 8, "y": -10, "width": _SAMPLE - 16, "height": 20, "rx": 9,
                           "fill": "none", "stroke": SOFT, "stroke-width": 1.2,
                           "stroke-dasharray": HULL_DASHES[kind]})  # fmt: skip
        yield Sample(_GROUPS[kind], box)


def _ties(voice: Voice) -> Iterator[Sample]:
    held = [tie for tie in voice.copy.ties if holds(tie, voice.today)]
    seen = {code.code: code for code in (present_code(tie, voice.today) for tie in held)}
    order = {code: place for place, code in enumerate(tie_codes())}
    for name in sorted(seen, key=lambda one: (order.get(one, len(order)), one)):
        yield Sample(seen[name].label, tie_sample(seen[name], voice.profile))


def tie_sample(code: TieCode, profile: Profile | None = None) -> Drawn:
    line = Line([(2.0, 0.0), (_SAMPLE - 2, 0.0)])
    arrow = code.direction is Pointing.ONE_WAY
    ink, stroke = TIE_INK[code.group], (profile or kithkin_profile()).stroke(code)
    return group(f"tie {code.group}", [stroke_along(line, stroke, (False, arrow))],
                 fill="none", stroke=ink, color=ink, stroke_width=1.8)  # fmt: skip


def legend(found: list[Sample], left: float, top: float, columns: int, pitch: float) -> Drawn:
    """Set the samples in columns, reading downwards."""
    rows = rows_of(len(found), columns)
    parts = [
        group(
            "sample",
            [one.drawn, text(one.word, _WORDS_AT, 4, "word", size=11.5)],
            transform=f"translate({int(left + place // rows * pitch)} {int(top + place % rows * ROW)})",
        )
        for place, one in enumerate(found)
    ]
    return group("legend", parts, aria_hidden="true", fill=INK, text_anchor="start")


def rows_of(count: int, columns: int) -> int:
    return max(1, -(-count // columns))
