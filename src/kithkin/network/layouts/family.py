"""The map's families for the family layout of `kithkin_science`.

Places and lines depend on who is related to whom, on dates and on ids; never on sex or gender.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from kithkin.network.copies import MapCopy, ParentageCopy, ParentageKind, UnionCopy
from kithkin.network.layouts.dated import born, year_of
from kithkin_science.network.layout.family import family as lay_out_family
from kithkin_science.network.layout.kin import (
    SYMBOL_WIDTH,
    Child,
    Kin,
    Person,
    Union,
    put_in_order,
)
from kithkin_science.network.layout.polish import DEEP, QUICK
from kithkin_science.network.layout.results import Layout, Point, Route
from kithkin_science.network.layout.routes import routes as draw_routes
from kithkin_science.network.layout.twice import family_twice

# Children by these links stand in one row with brothers and sisters; the others need not.
_FIRM = {ParentageKind.BIOLOGICAL, ParentageKind.ADOPTIVE}
_BESIDE = set(ParentageKind) - _FIRM


def family(
    copy: MapCopy,
    *,
    widths: Mapping[str, float] | None = None,
    pinned: Mapping[str, Point] | None = None,
    previous: Mapping[str, Point] | None = None,
    thorough: bool = False,
    twice: bool = False,
) -> Layout:
    """Everybody once: families in generations with their lines, single persons beneath them.

    `widths` are those of symbols with their names: `drawing.labels.label_widths(copy)`. Without
    them names may run into each other.

    `previous` is where people stood in the drawing that is being edited (whatever it was: solved,
    edited or kept). They stay about there: rows keep their height and people their order, who is
    new is put beside their kin, and only those who must make room move. Ids that are no longer on
    the map are passed over. A family that is mostly new is solved. Without `previous` ("Tidy up")
    everything is solved anew.

    People in `pinned` stand exactly there, in both cases; the others make room, and do not run
    after somebody who was dragged. Where most of a family was dragged the rest goes along.

    `thorough` looks for a better order and for a proof of it for seconds, never in a request.

    `twice` lets a person have a second symbol beside one of their partners, where the drawing is
    clearer for it: `seconds` of what comes back, and only if somebody chose it.
    """
    lay_out = family_twice if twice else lay_out_family
    return lay_out(
        _kin(copy, widths or {}),
        pinned=pinned,
        previous=previous,
        effort=DEEP if thorough else QUICK,
    )


def routes(copy: MapCopy, positions: Mapping[str, Point]) -> tuple[Route, ...]:
    """The lines alone, when everybody's place is known; what `family` draws for these places."""
    return draw_routes(put_in_order(_kin(copy, {})), positions).routes


def _kin(copy: MapCopy, widths: Mapping[str, float]) -> Kin:
    persons = tuple(
        Person(one.id, born(one), max(SYMBOL_WIDTH, widths.get(one.id, 0.0)))
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
        # One donor, guardian or step-parent alone: their line is of its kind all the way down.
        alone_so = len(union.partners) == 1 and {one.kind for one in hung[union.id]} <= _BESIDE
        yield Union(
            union.id, union.partners, children, _begun(union, children, births), loose=alone_so
        )
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
    dated = [year for one in union.statuses if (year := year_of(one.start)) is not None]
    born = [year for child in children if (year := births.get(child.id)) is not None]
    return min(dated or born, default=None)
