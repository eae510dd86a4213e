"""One symbol with the signs it wears: of death, of whose map it is, of adoption, of a helper."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kithkin.network.copies import AssignedSex, PersonCopy, PersonKind
from kithkin.network.drawing.shapes import arms, outline, reach
from kithkin.network.drawing.svg import Drawn, group, moves, number, path
from kithkin.network.notation.profile import Profile
from kithkin.network.sentences import assigned_differs

Point = tuple[float, float]
_AGE_ROOM = 7.0
_DEATH = 2.4  # a little heavier than an outline: seen from across a table
_NEST = -7.0  # how much smaller the inner shape is
_INNER = {AssignedSex.FEMALE: "circle", AssignedSex.MALE: "square", AssignedSex.INTERSEX: "diamond"}
_LETTERS = {AssignedSex.FEMALE: "AFAB", AssignedSex.MALE: "AMAB", AssignedSex.INTERSEX: "UAAB"}


@dataclass(frozen=True, slots=True)
class Worn:
    """What a symbol shows; `crossed` is the room left for an age, None for the living."""

    shape: str
    index: str = ""
    death: str = ""
    crossed: float | None = None
    adopted: bool = False
    inner: str = ""


def shape_of(person: PersonCopy, profile: Profile) -> str:
    shape = profile.sign(person).shape
    if shape in {"half", "still"}:
        return f"{shape} {profile.genders[person.gender].shape}"
    return shape


def has_died(person: PersonCopy) -> bool:
    lives = person.kind in {PersonKind.HUMAN, PersonKind.PET}
    return lives and (person.dead or bool(person.death))


def assigned_letters(person: PersonCopy) -> str:
    return _LETTERS.get(person.assigned_at_birth, "")


def worn_by(
    person: PersonCopy, profile: Profile, *, age: bool, adopted: bool, assigned: bool
) -> Worn:
    nested = assigned and profile.assigned == "nested" and assigned_differs(person)
    died, shape = has_died(person), shape_of(person, profile)
    return Worn(
        shape,
        index=profile.marks["index"].shape if person.index else "",
        death=profile.marks["dead"].shape if died else "",
        crossed=(_AGE_ROOM if age or shape == "question" else 0.0) if died else None,
        adopted=adopted,
        inner=_INNER[person.assigned_at_birth] if nested else "",
    )


@cache
def symbol(worn: Worn) -> Drawn:
    parts = [outline(worn.shape, 4.0)] if worn.index == "outline" else []
    parts.append(outline(worn.shape, 0.0))
    parts += [outline(worn.inner, _NEST)] if worn.inner else []
    return group("symbol", [*parts, *signs(worn)])


def signs(worn: Worn) -> Iterator[Drawn]:
    """Draw what is worn on a shape, without the shape."""
    if worn.crossed is not None:
        draw = cross if worn.death == "cross" else _slash
        yield draw(worn.shape, worn.crossed)
    if worn.index == "arrow":
        yield _pointed_at(worn.shape)
    if worn.adopted:
        yield _brackets(worn.shape, 12 if worn.index == "outline" else 9)


def cross(shape: str, room: float) -> Drawn:
    """Draw the X of someone who has died, cut short round the age when there is one."""
    wide = arms(shape)
    lines = [(-1, -1), (1, 1)], [(-1, 1), (1, -1)]
    return path("".join(_cut(ends, wide, room) for ends in lines), stroke_width=_DEATH)


def _slash(shape: str, room: float) -> Drawn:
    """Draw one stroke from corner to corner and a little further."""
    long = min(arms(shape) + 5, reach(shape)[1] + 3)  # short of the years above and the name below
    return path(_cut([(-1, 1), (1, -1)], long, room), stroke_width=_DEATH)


def _cut(ends: list[tuple[int, int]], wide: float, room: float) -> str:
    outer = [(x * wide, y * wide) for x, y in ends]
    if not room:
        return moves(outer)
    inner = [(x * room, y * room) for x, y in ends]
    return moves([outer[0], inner[0]]) + moves([inner[1], outer[1]])


def _pointed_at(shape: str) -> Drawn:
    """Draw an arrow from the lower left, clear of the line to a partner and of the name."""
    wide, _ = reach(shape)
    x, y = -wide - 1, 10.0
    head = (
        f"M{number(x - 8)} {number(y - 1)}L{number(x)} {number(y)}L{number(x - 4)} {number(y + 7)}"
    )
    shaft = moves([(x - 18, y + 12), (x, y)])
    return path(shaft + head, fill="none", **{"class": "pointer"})


def _brackets(shape: str, beside: float) -> Drawn:
    x, y = reach(shape)
    x, y = x + beside, min(y, 19) - 1  # clear of the years above
    sides = (
        f"M{number(s * (x - 4))} {number(-y)}H{number(s * x)}V{number(y)}H{number(s * (x - 4))}"
        for s in (-1, 1)
    )
    return path("".join(sides), fill="none", **{"class": "adopted"})
