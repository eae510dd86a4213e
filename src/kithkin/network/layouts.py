"""The only door from the map to the layouts of `kithkin_science`.

Places and lines depend on who is related to whom, on dates and on ids; never on sex or gender.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import IntEnum

from kithkin.base.days import civil_date
from kithkin.base.edtf import DateNotUnderstoodError, parse
from kithkin.network.copies import (
    MapCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    PersonKind,
    UnionCopy,
)
from kithkin.network.years import point
from kithkin_science.network.layout.circles import OUTER_RING, Seat
from kithkin_science.network.layout.circles import circles as seat_in_circles
from kithkin_science.network.layout.family import family as lay_out_family
from kithkin_science.network.layout.kin import (
    SYMBOL_WIDTH,
    Child,
    Kin,
    Person,
    Union,
    put_in_order,
)
from kithkin_science.network.layout.results import Layout, Point, Route
from kithkin_science.network.layout.routes import routes as draw_routes

# Children by these links stand in one row with brothers and sisters; the others need not.
_FIRM = {ParentageKind.BIOLOGICAL, ParentageKind.ADOPTIVE}


class Sector(IntEnum):
    """Parts of the circles, clockwise from the top."""

    FAMILY = 0
    FRIENDS = 1
    GROUPS = 2  # clubs, teams, groups at work
    SERVICES = 3  # faith, institutions, places
    OTHERS = 4


def family(
    copy: MapCopy,
    *,
    widths: Mapping[str, float] | None = None,
    pinned: Mapping[str, Point] | None = None,
) -> Layout:
    """Everybody once: families in generations with their lines, single persons beside them.

    `widths` are those of labels, for people whose label is wider than a symbol. People in
    `pinned` keep their place and the others stand around them.
    """
    return lay_out_family(_kin(copy, widths or {}), pinned=pinned)


def routes(copy: MapCopy, positions: Mapping[str, Point]) -> tuple[Route, ...]:
    """The lines alone, when everybody's place is known; what `family` draws for these places."""
    return draw_routes(put_in_order(_kin(copy, {})), positions).routes


def circles(copy: MapCopy) -> Layout:
    """Everybody on a ring by closeness; index persons in the centre, who has no ring outside."""
    kin = _kin_of_index(copy)
    tied = {one for tie in copy.ties for one in (tie.a, tie.b)}
    return seat_in_circles(
        [
            Seat(
                person.id,
                0 if person.index else (person.ring or OUTER_RING),
                _sector(person, kin, tied),
                _born(person),
            )
            for person in copy.persons
        ]
    )


def _sector(person: PersonCopy, kin: set[str], tied: set[str]) -> Sector:
    if person.id in kin:
        return Sector.FAMILY
    match person.kind:
        case PersonKind.GROUP:
            return Sector.GROUPS
        case PersonKind.INSTITUTION | PersonKind.FAITH | PersonKind.PLACE:
            return Sector.SERVICES
        case PersonKind.HUMAN if person.id in tied:
            return Sector.FRIENDS
        case _:
            return Sector.OTHERS


def _kin_of_index(copy: MapCopy) -> set[str]:
    """Everybody whom unions and parent links connect with an index person."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    groups = [(one.parent, one.child) for one in copy.parentages]
    for group in [*groups, *(one.partners for one in copy.unions)]:
        for person in group:
            near[person].update(group)
    found = {person.id for person in copy.persons if person.index}
    ahead = list(found)
    while ahead:
        fresh = near[ahead.pop()] - found
        found |= fresh
        ahead.extend(fresh)
    return found


def _kin(copy: MapCopy, widths: Mapping[str, float]) -> Kin:
    persons = tuple(
        Person(one.id, _born(one), max(SYMBOL_WIDTH, widths.get(one.id, 0.0)))
        for one in copy.persons
    )
    known = {person.id: person.birth for person in persons}
    return Kin(
        persons=persons,
        unions=(*_unions(copy, known), *_twins_without_parents(copy)),
        twins=tuple(one.children for one in copy.twins),
        first=tuple(one.id for one in copy.persons if one.index),
    )


def _unions(copy: MapCopy, births: Mapping[str, float | None]) -> Iterable[Union]:
    """The unions of the map with their children, then links that belong to none."""
    partners = {union.id: union.partners for union in copy.unions}
    hung: defaultdict[str, list[ParentageCopy]] = defaultdict(list)
    loose: list[ParentageCopy] = []
    for link in copy.parentages:
        if link.union in partners:
            hung[link.union].append(link)
        if link.parent and link.parent not in partners.get(link.union, ()):
            loose.append(link)
    alone = _given_a_couple(copy.unions, loose, hung)
    for union in copy.unions:
        children = _children(hung[union.id], union.partners)
        yield Union(union.id, union.partners, children, _begun(union, children, births))
    by_parent: defaultdict[str, list[ParentageCopy]] = defaultdict(list)
    for link in alone:
        by_parent[link.parent].append(link)
    for parent, links in by_parent.items():
        yield Union(parent, (parent,), _children(links), loose=True)


def _given_a_couple(
    unions: Sequence[UnionCopy],
    loose: Sequence[ParentageCopy],
    hung: defaultdict[str, list[ParentageCopy]],
) -> list[ParentageCopy]:
    """Hang a child under a couple both of whom are its parents; the links that stay loose."""
    known = {union.id for union in unions}
    couples: defaultdict[str, list[UnionCopy]] = defaultdict(list)
    for union in sorted(unions, key=lambda union: union.id):
        for partner in union.partners if len(union.partners) > 1 else ():
            couples[partner].append(union)
    of_child: defaultdict[str, list[ParentageCopy]] = defaultdict(list)
    alone = [link for link in loose if link.union in known]
    for link in loose:
        if link.union not in known:
            of_child[link.child].append(link)
    for links in of_child.values():
        parents = {link.parent for link in links}
        fits = (one for parent in sorted(parents) for one in couples[parent])
        couple = next((one for one in fits if parents.issuperset(one.partners)), None)
        for link in links:
            if couple is not None and link.parent in couple.partners:
                hung[couple.id].append(link)
            else:
                alone.append(link)
    return alone


def _children(
    links: Iterable[ParentageCopy], partners: Collection[str] | None = None
) -> tuple[Child, ...]:
    """Each child once; links to somebody who is not a partner are drawn elsewhere."""
    by_child: defaultdict[str, list[ParentageCopy]] = defaultdict(list)
    for link in links:
        by_child[link.child].append(link)
    return tuple(
        Child(
            child,
            tuple(one.id for one in theirs if partners is None or one.parent in partners),
            any(one.kind in _FIRM for one in theirs),
        )
        for child, theirs in by_child.items()
    )


def _twins_without_parents(copy: MapCopy) -> Iterable[Union]:
    """Twins whose parents are not on the map still stand together."""
    has_parents = {link.child for link in copy.parentages}
    for twins in copy.twins:
        if has_parents.isdisjoint(twins.children):
            yield Union(twins.id, (), tuple(Child(one) for one in twins.children), loose=True)


def _begun(
    union: UnionCopy, children: Iterable[Child], births: Mapping[str, float | None]
) -> float | None:
    """When a union began: by its first date, else by its eldest child."""
    dated = [year for one in union.statuses if (year := _year(one.start)) is not None]
    born = [year for child in children if (year := births.get(child.id)) is not None]
    return min(dated or born, default=None)


def _born(person: PersonCopy) -> float | None:
    """A lost child often has only the date of the loss."""
    return _year(person.birth or (person.death if person.kind.is_loss else ""))


def _year(text: str) -> float | None:
    """The first year a date names, with its month and day as fractions."""
    if not text:
        return None
    at = point(text)
    if at is not None:
        return at.year + ((at.month or 1) - 1) / 12 + ((at.day or 1) - 1) / 372
    try:
        span = parse(text)
    except DateNotUnderstoodError:
        return None
    day = span.latest if span.earliest is None else span.earliest
    return None if day is None else float(civil_date(day)[0])
