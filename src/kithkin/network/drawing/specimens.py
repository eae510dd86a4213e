"""Every sign of a notation on its own: for the sheets that are looked at, and for their tests."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kithkin.network.copies import (
    AssignedSex,
    Direction,
    Gender,
    MapCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    PersonKind,
    StatusCopy,
    TieCopy,
    TwinKind,
    TwinsCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.drawing.couples import couples_of, year_labels, years
from kithkin.network.drawing.curves import Line
from kithkin.network.drawing.look import INK, PAPER, TIE_INK
from kithkin.network.drawing.persons import Seat, persons
from kithkin.network.drawing.stems import is_adopted
from kithkin.network.drawing.strokes import stroke_along
from kithkin.network.drawing.svg import NOTHING, Drawn, group, tag, together
from kithkin.network.drawing.unions import unions
from kithkin.network.notation.profile import Profile
from kithkin.network.notation.tie_codes import TieCode, points, tie_codes
from kithkin.network.voice import Voice

Point = tuple[float, float]
TODAY = date(2026, 6, 1)
_TIE_LONG = 110.0


@dataclass(frozen=True, slots=True)
class Specimen:
    """`room` is left, top, right and foot of what is drawn."""

    word: str
    drawn: Drawn
    room: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Route:
    kind: str
    of: tuple[str, ...]
    points: tuple[Point, ...]
    jumps: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class _Laid:
    positions: Mapping[str, Point]
    routes: tuple[_Route, ...] = ()
    notes: tuple[str, ...] = ()


def specimens(profile: Profile) -> dict[str, dict[str, Specimen]]:
    """Every sign by family and key: persons, couples, children, ties."""
    families: dict[str, Callable[[Profile], Iterator[tuple[str, Specimen]]]] = {
        "persons": _persons,
        "couples": _couples,
        "children": _children,
        "ties": _ties,
    }
    return {family: dict(draw(profile)) for family, draw in families.items()}


def _persons(profile: Profile) -> Iterator[tuple[str, Specimen]]:
    for gender in Gender:
        one = PersonCopy("p", nickname="Ana", gender=gender, birth="1999")
        yield f"gender-{gender or 'unsaid'}", _person(profile, one, profile.sign(one).legend)
    for kind in (kind for kind in PersonKind if kind is not PersonKind.HUMAN):
        one = PersonCopy("p", kind, nickname="Ana", birth="2019")
        yield f"kind-{kind}", _person(profile, one, profile.sign(one).legend)
    plain = PersonCopy("p", nickname="Ana", gender=Gender.WOMAN, birth="1943")
    dead = replace(plain, death="2016", dead=True)
    yield (
        "still-woman",
        _person(profile, replace(plain, kind=PersonKind.STILLBIRTH), "stillborn girl"),
    )
    yield "dead", _person(profile, dead, "has died")
    yield "dead-no-age", _person(profile, replace(dead, birth=""), "has died, age not known")
    yield "index", _person(profile, replace(plain, index=True), "whose map this is")
    yield "index-dead", _person(profile, replace(dead, index=True), "whose map this is, has died")
    yield "adopted", _person(profile, plain, "adopted", adopted=True)
    for sex in (AssignedSex.MALE, AssignedSex.INTERSEX):
        one = replace(plain, assigned_at_birth=sex)
        yield f"assigned-{sex}", _person(profile, one, f"woman, assigned {sex} at birth")
    for helper in (ParentageKind.DONOR, ParentageKind.SURROGATE):
        yield f"helper-{helper}", _helper(profile, plain, helper)


def _person(profile: Profile, one: PersonCopy, word: str, *, adopted: bool = False) -> Specimen:
    voice = Voice.of(MapCopy(persons=(one,)), TODAY, profile=profile)
    seat = Seat(one, (0.0, 0.0), adopted=adopted, assigned=True)
    return Specimen(word, persons(voice, [seat]), (-48, -44, 48, 62))


def _helper(profile: Profile, one: PersonCopy, kind: ParentageKind) -> Specimen:
    child = PersonCopy("c")
    copy = MapCopy(persons=(one, child), parentages=(ParentageCopy("l", "c", "p", kind),))
    voice = Voice.of(copy, TODAY, profile=profile)
    drawn = persons(voice, [Seat(one, (0.0, 0.0))])
    return Specimen(profile.child(kind).legend, drawn, (-48, -44, 48, 62))


def _couples(profile: Profile) -> Iterator[tuple[str, Specimen]]:
    for status in UnionStatus:
        known = (StatusCopy(status, "1990"),)
        yield status.value, _couple(profile, known, profile.couple(status).legend)
    yield "unsaid", _couple(profile, (), "couple")
    again = [UnionStatus.MARRIED, UnionStatus.DIVORCED, UnionStatus.MARRIED]
    dated = tuple(StatusCopy(one, str(1990 + 5 * n)) for n, one in enumerate(again))
    yield "again", _couple(profile, dated, "married again after a divorce")
    yield "related", _couple(profile, (), "couple, related by birth", related=True)
    yield "parents", _couple(profile, _divorced(), "divorced, with a child", child=True)


def _divorced() -> tuple[StatusCopy, ...]:
    return (
        StatusCopy(UnionStatus.MARRIED, "1990", "2001"),
        StatusCopy(UnionStatus.DIVORCED, "2001"),
    )


def _couple(
    profile: Profile,
    known: tuple[StatusCopy, ...],
    word: str,
    *,
    related: bool = False,
    child: bool = False,
) -> Specimen:
    """Two symbols a pitch apart, the second nobody's gender in particular."""
    people = tuple(PersonCopy(one) for one in ("a", "b", "forebear"))
    links = tuple(ParentageCopy(one, one, "forebear") for one in ("a", "b") if related)
    copy = MapCopy(persons=people, unions=(UnionCopy("u", ("a", "b"), known),), parentages=links)
    routes = [_Route("couple", ("u",), ((0.0, 0.0), (100.0, 0.0)))]
    if child:
        routes.append(_Route("drop", ("u",), ((50.0, 0.0), (50.0, 70.0))))
    laid = _Laid({"a": (0.0, 0.0), "b": (100.0, 0.0)}, tuple(routes))
    voice = Voice.of(copy, TODAY, profile=profile)
    pairs = couples_of(voice, laid)
    drawn = [unions(voice, laid, pairs), years(year_labels(pairs)), _dots([(0, 0), (100, 0)])]
    return Specimen(word, together(drawn), (-26, -44, 126, 70 if child else 40))


def _dots(at: Sequence[Point]) -> Drawn:
    """Plain circles where symbols stand, so that a line has ends."""
    drawn = [tag("circle", {"cx": float(x), "cy": float(y), "r": 20.0}) for x, y in at]
    return group("ends", drawn, fill=PAPER, stroke=INK, stroke_width=1.8)


def _children(profile: Profile) -> Iterator[tuple[str, Specimen]]:
    for kind in ParentageKind:
        yield kind.value, _sibship(profile, [kind], profile.child(kind).legend)
    both = [ParentageKind.BIOLOGICAL, ParentageKind.ADOPTIVE]
    yield "birth-and-adoptive", _sibship(profile, both, "by birth; adopted")
    yield "pet", _sibship(profile, [ParentageKind.BIOLOGICAL], "pet", PersonKind.PET)
    for twins in TwinKind:
        yield f"twins-{twins}", _sibship(profile, both[:1] * 2, f"{twins} twins", twins=twins)
    yield "crossing", _sibship(profile, both[:1] * 2, "lines that cross", jump=True)


def _sibship(
    profile: Profile,
    kinds: Sequence[ParentageKind],
    word: str,
    being: PersonKind = PersonKind.HUMAN,
    *,
    twins: TwinKind | None = None,
    jump: bool = False,
) -> Specimen:
    """Children hanging from one bar, 70 apart."""
    at = {f"c{n}": (70.0 * n, 64.0) for n in range(len(kinds))}
    people = [PersonCopy(one, being) for one in at]
    links = [ParentageCopy(f"l{n}", f"c{n}", "a", kind, "u") for n, kind in enumerate(kinds)]
    copy = MapCopy(
        persons=(PersonCopy("a"), *people),
        unions=(UnionCopy("u", ("a",)),),
        parentages=tuple(links),
        twins=(TwinsCopy("w", tuple(at), twins),) if twins else (),
    )
    voice = Voice.of(copy, TODAY, profile=profile)
    laid = _Laid(at, tuple(_hung(at, links, ((17.0, 0.0),) if jump else ())))
    seats = [
        Seat(one, at[one.id], adopted=is_adopted([link], profile))
        for one, link in zip(people, links, strict=True)
    ]
    across = tag("path", {"d": "M17 -20V20", "stroke": INK, "stroke-width": 1.6})
    drawn = [unions(voice, laid, couples_of(voice, laid)), across if jump else NOTHING]
    return Specimen(word, together([*drawn, persons(voice, seats)]), (-48, -30, 118, 96))


def _hung(
    at: Mapping[str, Point], links: Sequence[ParentageCopy], jumps: tuple[Point, ...]
) -> Iterator[_Route]:
    middle = 35.0 * (len(at) - 1)
    yield _Route("drop", ("u",), ((middle, -24.0), (middle, 0.0)))
    if len(at) > 1:
        yield _Route("sibship", ("u",), ((0.0, 0.0), (70.0, 0.0)), jumps)
    for link in links:
        x, y = at[link.child]
        yield _Route("stem", (link.child, link.id), ((x, 0.0), (x, y)))


def _ties(profile: Profile) -> Iterator[tuple[str, Specimen]]:
    for code in tie_codes().values():
        yield code.code, Specimen(code.label, _tie(profile, code), (-46, -16, 156, 16))


def _tie(profile: Profile, code: TieCode) -> Drawn:
    """One tie from left to right; a code that may have an arrow has it."""
    line = Line([(0.0, 0.0), (_TIE_LONG, 0.0)])
    arrows = points(TieCopy("t", "a", "b", code.code, Direction.FROM_A), code)
    ink = TIE_INK[code.group]
    return group(
        f"tie {code.group} {code.code}",
        [stroke_along(line, profile.stroke(code), arrows)],
        fill="none", stroke=ink, color=ink, stroke_width=1.8,
    )  # fmt: skip
