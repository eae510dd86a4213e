"""Nobody comes in as their own ancestor: links that close a circle of parents stay out, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from kithkin.exchange.kept import Kept, Note
from kithkin.network.copies import MapCopy, ParentageCopy
from kithkin.network.speech import name_of
from kithkin.network.years import date_order

Link = tuple[str, str]  # child, parent
Ways = Mapping[str, Sequence[str]]
# Trying every link of a knot takes the square of its size; larger ones are opened by one walk.
MOST_TRIED = 40


def without_circles(copy: MapCopy) -> tuple[MapCopy, tuple[Kept, ...], tuple[Note, ...]]:
    """The map without the links that close circles, and what of it was left out."""
    out = closing_links(copy)
    if not out:
        return copy, (), ()
    names = {one.id: one for one in copy.persons}
    left = [one for one in copy.parentages if (one.child, one.parent) in out]
    kept = tuple(
        Kept(0, f"parent.{one.kind}", names[one.parent].name or one.parent, about=one.child)
        for one in left
    )
    words = _(
        "%(child)s would be their own ancestor. That %(parent)s is a parent of theirs is left out."
    )
    told = {
        words % {"child": name_of(names[child]), "parent": name_of(names[parent])}: None
        for child, parent in ((one.child, one.parent) for one in left)
    }
    stay = tuple(one for one in copy.parentages if (one.child, one.parent) not in out)
    return replace(copy, parentages=stay), kept, tuple(Note(0, one) for one in told)


def closes_circle(coming: Sequence[Link], here: Iterable[Link] = ()) -> bool:
    """Whether a link that comes lies in a circle. Those that are here alone are nobody's fault now."""
    new = set(coming)
    return any(link in new for knot in _knots([*coming, *here]) for link in knot)


def closing_links(copy: MapCopy) -> set[Link]:
    """As few links as can be found at no great cost; among equals, one that the births deny."""
    unlikely = _denied_by_births(copy)
    waiting = list(_knots(_pairs(copy.parentages)))
    out: set[Link] = set()
    while waiting:
        knot = waiting.pop()
        opened = [_best(knot, unlikely)] if len(knot) <= MOST_TRIED else _closing_a_walk(knot)
        out.update(opened)
        waiting += _knots(link for link in knot if link not in out)
    return out


def _pairs(parentages: Iterable[ParentageCopy]) -> list[Link]:
    return list(dict.fromkeys((one.child, one.parent) for one in parentages))


def _best(knot: Sequence[Link], unlikely: set[Link]) -> Link:
    """The link without which the fewest others still lie in circles."""

    def still_knotted(link: Link) -> int:
        return sum(len(rest) for rest in _knots(one for one in knot if one != link))

    return min(knot, key=lambda link: (still_knotted(link), link not in unlikely))


def _denied_by_births(copy: MapCopy) -> set[Link]:
    """Links from a child to a parent who was not born before them."""
    born = {one.id: date_order(one.birth) for one in copy.persons}
    denied = set()
    for link in _pairs(copy.parentages):
        child, parent = born.get(link[0]), born.get(link[1])
        if child is not None and parent is not None and parent >= child:
            denied.add(link)
    return denied


def _knots(links: Iterable[Link]) -> Iterator[list[Link]]:
    """Links that lie in circles, by the tangle of people they belong to."""
    links = list(links)
    tangle = _tangles(links)
    inside: dict[str, list[Link]] = defaultdict(list)
    for child, parent in links:
        if tangle[child] == tangle[parent]:
            inside[tangle[child]].append((child, parent))
    yield from inside.values()


def _tangles(links: Sequence[Link]) -> dict[str, str]:
    """For each person a name shared by all who are both above and below them (Kosaraju's two walks)."""
    up, down = _ways(links), _ways([(parent, child) for child, parent in links])
    tangle: dict[str, str] = {}
    last_to_first = [one for one, closes in _walk(up) if not closes][::-1]
    for first in last_to_first:
        if first in tangle:
            continue
        tangle[first], reach = first, [first]
        while reach:
            found = [other for other in down[reach.pop()] if other not in tangle]
            tangle.update(dict.fromkeys(found, first))
            reach += found
    return tangle


def _closing_a_walk(knot: Sequence[Link]) -> list[Link]:
    """The links by which one walk upwards comes back to where it has been; without them it ends."""
    return [closes for _one, closes in _walk(_ways(knot)) if closes]


def _ways(links: Iterable[Link]) -> dict[str, list[str]]:
    ways: dict[str, list[str]] = {}
    for one, other in links:
        ways.setdefault(one, []).append(other)
        ways.setdefault(other, [])
    return ways


def _walk(ways: Ways) -> Iterator[tuple[str, Link | None]]:
    """Walk all ways once: (person, None) when done with somebody, (person, link) where one closes."""
    begun: set[str] = set()
    trail: dict[str, Iterator[str]] = {}
    for start in ways:
        if start in begun:
            continue
        begun.add(start)
        trail[start] = iter(ways[start])
        while trail:
            one, rest = next(reversed(trail.items()))
            other = next(rest, None)
            if other is None:
                del trail[one]
                yield one, None
            elif other in trail:
                yield one, (one, other)
            elif other not in begun:
                begun.add(other)
                trail[other] = iter(ways[other])
