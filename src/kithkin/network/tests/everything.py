"""A map that holds one of everything: every sign, line and link there is."""

from dataclasses import replace

from kithkin.network.copies import (
    AssignedSex,
    Gender,
    MapCopy,
    ParentageCopy,
    PersonCopy,
    StatusCopy,
    TwinKind,
    TwinsCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.tests.maps import SMALL_MAPS, HandLaid, HandLine, Point, person


def everything() -> tuple[MapCopy, HandLaid]:
    """One of everything a map can hold: the small maps one under another, and what they lack."""
    copies: list[MapCopy] = []
    at: dict[str, Point] = {}
    routes: list[HandLine] = []
    for row, (name, make) in enumerate(SMALL_MAPS.items()):
        copy, laid = _renamed(*make(), name, 5000.0 * row)
        copies.append(copy)
        at |= laid.positions
        routes += laid.routes
    more = MapCopy(
        persons=(
            PersonCopy("trans", gender=Gender.WOMAN, assigned_at_birth=AssignedSex.MALE),
            PersonCopy("inter", gender=Gender.NONBINARY, assigned_at_birth=AssignedSex.INTERSEX),
            *(person(one, birth="1990-02-02") for one in ("f1", "f2", "x1", "x2")),
            person("cousin", birth="192X", death="1990~", dead=True),
        ),
        unions=(
            UnionCopy("again", ("f1", "cousin"), tuple(
                StatusCopy(status, year) for status, year in (
                    (UnionStatus.MARRIED, "1970"), (UnionStatus.DIVORCED, "1975"),
                    (UnionStatus.MARRIED, "1980"),
                ))),
        ),
        parentages=(ParentageCopy("f1c", "f1", "trans"), ParentageCopy("cc", "cousin", "trans")),
        twins=(
            TwinsCopy("f", ("f1", "f2"), TwinKind.FRATERNAL),
            TwinsCopy("x", ("x1", "x2"), TwinKind.UNKNOWN),
        ),
    )  # fmt: skip
    at |= {one.id: (90.0 * n, -400.0) for n, one in enumerate(more.persons)}
    stems = tuple(
        HandLine("stem", (f"x{n}",), ((x, -520.0), (x, -400.0)))
        for n, x in ((1, 360.0), (2, 450.0))
    )
    return _merged([*copies, more]), HandLaid(at, (*routes, *stems))


def _merged(copies: list[MapCopy]) -> MapCopy:
    return MapCopy(
        persons=tuple(one for copy in copies for one in copy.persons),
        unions=tuple(one for copy in copies for one in copy.unions),
        parentages=tuple(one for copy in copies for one in copy.parentages),
        twins=tuple(one for copy in copies for one in copy.twins),
        ties=tuple(one for copy in copies for one in copy.ties),
        groups=tuple(one for copy in copies for one in copy.groups),
    )


def _renamed(copy: MapCopy, laid: HandLaid, name: str, down: float) -> tuple[MapCopy, HandLaid]:
    """The same map under ids of its own, further down."""

    def own(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{name}-{one}" for one in ids)

    def mine(one: str) -> str:
        return f"{name}-{one}" if one else ""

    groups = (
        replace(
            one,
            id=mine(one.id),
            members=tuple(replace(m, person=mine(m.person)) for m in one.members),
        )
        for one in copy.groups
    )
    renamed = MapCopy(
        persons=tuple(replace(one, id=mine(one.id)) for one in copy.persons),
        unions=tuple(replace(one, id=mine(one.id), partners=own(one.partners)) for one in copy.unions),
        parentages=tuple(
            replace(one, id=mine(one.id), child=mine(one.child), parent=mine(one.parent), union=mine(one.union))
            for one in copy.parentages
        ),
        twins=tuple(replace(one, id=mine(one.id), children=own(one.children)) for one in copy.twins),
        ties=tuple(replace(one, id=mine(one.id), a=mine(one.a), b=mine(one.b)) for one in copy.ties),
        groups=tuple(groups),
    )  # fmt: skip
    places = {mine(one): (x, y + down) for one, (x, y) in laid.positions.items()}
    lines_ = tuple(
        HandLine(one.kind, own(one.of), tuple((x, y + down) for x, y in one.points))
        for one in laid.routes
    )
    return renamed, HandLaid(places, lines_)
