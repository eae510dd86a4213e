"""Small families for the tests of pictures and words, with places set by hand."""

from dataclasses import dataclass, field
from typing import TypedDict, Unpack

from kithkin.network.copies import (
    Direction,
    Gender,
    GroupCopy,
    GroupKind,
    MapCopy,
    MembershipCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    PersonKind,
    PhaseCopy,
    StatusCopy,
    TieCopy,
    TwinKind,
    TwinsCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.notation.tie_codes import tie_codes

Point = tuple[float, float]


@dataclass(frozen=True)
class HandLine:
    kind: str
    of: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True)
class HandLaid:
    positions: dict[str, Point]
    routes: tuple[HandLine, ...] = ()
    notes: tuple[str, ...] = field(default=())


class Also(TypedDict, total=False):
    """What else a person of a test may have."""

    kind: PersonKind
    full_name: str
    pronouns: str
    gender_words: str
    death: str
    dead: bool
    index: bool
    ring: int


def person(
    one: str, gender: Gender = Gender.UNSAID, birth: str = "", **also: Unpack[Also]
) -> PersonCopy:
    return PersonCopy(one, nickname=one, gender=gender, birth=birth, **also)


def family(
    union: str, parents: tuple[str, ...], children: dict[str, ParentageKind]
) -> tuple[ParentageCopy, ...]:
    return tuple(
        ParentageCopy(f"{child}-{parent}", child, parent, kind, union)
        for child, kind in children.items()
        for parent in parents
    )


def lines(copy: MapCopy, at: dict[str, Point]) -> HandLaid:
    """Straight bars, drops, sibship bars and stems for couples that stand side by side."""
    found: list[HandLine] = []
    for union in copy.unions:
        ends = [at[one] for one in union.partners]
        found.append(HandLine("couple", (union.id,), tuple(ends)))
        stems: dict[str, list[str]] = {}
        for link in copy.parentages:
            if link.union == union.id:
                stems.setdefault(link.child, []).append(link.id)
        if not stems:
            continue
        middle, bar = sum(x for x, _ in ends) / len(ends), ends[0][1] + 98
        xs = [middle, *(at[child][0] for child in stems)]
        found.append(HandLine("drop", (union.id,), ((middle, ends[0][1]), (middle, bar))))
        found.append(HandLine("sibship", (union.id,), ((min(xs), bar), (max(xs), bar))))
        found += [
            HandLine("stem", (child, *links), ((at[child][0], bar), at[child]))
            for child, links in stems.items()
        ]
    return HandLaid(at, tuple(found))


def ana() -> tuple[MapCopy, HandLaid]:
    """Rosa and Luis, divorced; Ana and her two brothers, a household, a cut-off."""
    copy = MapCopy(
        persons=(
            person("rosa", Gender.WOMAN, "1968-04-02", full_name="Rosa María López"),
            person("luis", Gender.MAN, "1965", death="2021-11", dead=True),
            person("ana", Gender.WOMAN, "1999-03-01", pronouns="she/her", index=True, ring=1),
            person("ben", Gender.MAN, "2001", ring=2),
            person("cy", Gender.NONBINARY, "2005~", ring=3),
        ),
        unions=(
            UnionCopy(
                "u",
                ("luis", "rosa"),
                (
                    StatusCopy(UnionStatus.MARRIED, "1997", "2010"),
                    StatusCopy(UnionStatus.DIVORCED, "2010"),
                ),
            ),
        ),
        parentages=family(
            "u", ("luis", "rosa"), dict.fromkeys(("ana", "ben", "cy"), ParentageKind.BIOLOGICAL)
        ),
        ties=(
            TieCopy("t1", "ana", "rosa", "close"),
            TieCopy("t2", "ana", "luis", "cutoff", start="2019"),
            TieCopy("t3", "ben", "cy", "caretaker", Direction.FROM_A, good="they laugh a lot"),
            TieCopy(
                "t4", "rosa", "luis", "conflict", end="2012",
                phases=(PhaseCopy("f1", "1997", "2010", "hostile", closeness=1, strain=4),),
            ),
        ),
        groups=(
            GroupCopy(
                "h", "Lime Street", GroupKind.HOUSEHOLD,
                (MembershipCopy("rosa"), MembershipCopy("ana"), MembershipCopy("cy", "2005")),
            ),
        ),
    )  # fmt: skip
    at = {"luis": (0, 0), "rosa": (100, 0), "ana": (-50, 140), "ben": (50, 140), "cy": (150, 140)}
    return copy, lines(copy, {one: (float(x), float(y)) for one, (x, y) in at.items()})


def every_child() -> tuple[MapCopy, HandLaid]:
    """Children of every kind under one couple, twins, losses, a pregnancy and a pet."""
    kinds = {f"{kind.value}-child": kind for kind in ParentageKind}
    born = {
        "tim": (PersonKind.HUMAN, Gender.MAN, "2003-05-05"),
        "tom": (PersonKind.HUMAN, Gender.MAN, "2003-05-05"),
        "early": (PersonKind.MISCARRIAGE, Gender.UNSAID, "2005"),
        "ended": (PersonKind.ABORTION, Gender.UNSAID, "2006"),
        "still": (PersonKind.STILLBIRTH, Gender.WOMAN, "2007"),
        "soon": (PersonKind.PREGNANCY, Gender.UNSAID, "2026-12"),
        "rex": (PersonKind.PET, Gender.UNSAID, "2018"),
    }
    children = kinds | dict.fromkeys(born, ParentageKind.BIOLOGICAL)
    copy = MapCopy(
        persons=(
            person("eve", Gender.OTHER, "1975", gender_words="agender"),
            person("kim", Gender.UNSAID, "197X"),
            *(person(child, birth="1999") for child in kinds),
            *(
                PersonCopy(one, kind, nickname=one, gender=gender, birth=birth)
                for one, (kind, gender, birth) in born.items()
            ),
        ),
        unions=(
            UnionCopy("u", ("eve", "kim"), (StatusCopy(UnionStatus.LIVING_TOGETHER, "1998"),)),
        ),
        parentages=family("u", ("eve", "kim"), children),
        twins=(TwinsCopy("w", ("tim", "tom"), TwinKind.IDENTICAL),),
    )
    at = {one: (100.0 * place, 140.0) for place, one in enumerate(children)}
    return copy, lines(copy, {"eve": (600.0, 0.0), "kim": (700.0, 0.0)} | at)


def every_couple() -> tuple[MapCopy, HandLaid]:
    """One couple of every status, and one nobody said anything about."""
    persons: list[PersonCopy] = []
    unions: list[UnionCopy] = []
    at: dict[str, Point] = {}
    for place, status in enumerate((*UnionStatus, None)):
        pair = f"a{place}", f"b{place}"
        persons += [person(pair[0], Gender.WOMAN), person(pair[1], Gender.NONBINARY)]
        known = (StatusCopy(status, "1990", "2001"),) if status else ()
        unions.append(UnionCopy(f"u{place}", pair, known))
        at[pair[0]], at[pair[1]] = (0.0, 120.0 * place), (120.0, 120.0 * place)
    copy = MapCopy(persons=tuple(persons), unions=tuple(unions))
    return copy, lines(copy, at)


def beings() -> tuple[MapCopy, HandLaid]:
    """One of every kind of being, nobody with family, some without a name."""
    copy = MapCopy(
        persons=(
            *(PersonCopy(kind.value, kind, nickname=f"the {kind.value}") for kind in PersonKind),
            *(PersonCopy(f"nameless {kind.value}", kind) for kind in PersonKind),
            PersonCopy("noor", nickname="نور الهدى", gender=Gender.WOMAN, dead=True),
            PersonCopy("long", full_name="Maximiliana Theodora von und zu Hohenlohe-Langenburg"),
        ),
        groups=(GroupCopy("g", "Choir", GroupKind.GROUP, (MembershipCopy("noor"),)),),
    )
    at = {one.id: (100.0 * (n % 6), 120.0 * (n // 6)) for n, one in enumerate(copy.persons)}
    return copy, HandLaid(at)


def all_ties(direction: Direction = Direction.FROM_A) -> tuple[MapCopy, HandLaid]:
    """One pair of people for each tie code, far enough apart to see the line."""
    codes = list(tie_codes())
    persons = [person(f"{side}{n}") for n in range(len(codes)) for side in "ab"]
    ties = [TieCopy(f"t{n}", f"a{n}", f"b{n}", code, direction) for n, code in enumerate(codes)]
    at: dict[str, Point] = {}
    for n in range(len(codes)):
        at[f"a{n}"], at[f"b{n}"] = (0.0, 120.0 * n), (200.0, 120.0 * n)
    return MapCopy(persons=tuple(persons), ties=tuple(ties)), HandLaid(at)


SMALL_MAPS = {
    "ana": ana,
    "every_child": every_child,
    "every_couple": every_couple,
    "beings": beings,
    "all_ties": all_ties,
}
