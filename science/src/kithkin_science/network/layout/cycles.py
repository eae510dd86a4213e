"""Parent links that run in a circle: the fewest sensible ones are set aside.

A file can say that someone is their own ancestor. No generations fit such links, so links are
taken up one by one, the surest first, and a link is set aside if those already taken lead from
its child back to its parent. What is set aside is minimal: any link of it put back would close
a circle. Sure means: by birth or adoption before other kinds; parent born before child; then the
stable order of persons.

Reference: minimal feedback arc sets, e.g. Eades, Lin & Smyth (1993), Inf. Process. Lett. 47:319.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from kithkin_science.network.layout.kin import Kin, when


@dataclass(frozen=True, slots=True)
class Link:
    """Parent above child, by index into `kin.persons`; `union` indexes `kin.unions`."""

    parent: int
    child: int
    union: int
    firm: bool


def parent_links(kin: Kin) -> list[Link]:
    """Every parent-child pair of the family, unions in order."""
    place = {person.id: i for i, person in enumerate(kin.persons)}
    return [
        Link(place[parent], place[child.id], u, child.firm)
        for u, union in enumerate(kin.unions)
        for child in union.children
        for parent in union.partners
    ]


def without_circles(kin: Kin, links: list[Link]) -> tuple[list[Link], list[Link]]:
    """Split the links into those that can all point downward and those set aside.

    Parameters
    ----------
    kin
        The family in its stable order.
    links
        Its parent links.

    Returns
    -------
    tuple of two lists
        Links without any circle, in the order given; and the links set aside.
    """
    circle = _circles(len(kin.persons), links)
    children: dict[int, list[int]] = {}
    aside = set()
    for link in sorted(links, key=lambda link: _surest_first(kin, link)):
        if circle[link.parent] != circle[link.child]:
            continue
        if _leads_to(children, link.child, link.parent):
            aside.add(link)
        else:
            children.setdefault(link.parent, []).append(link.child)
    return [link for link in links if link not in aside], [link for link in links if link in aside]


def _circles(n: int, links: list[Link]) -> np.ndarray:
    if not links:
        return np.arange(n)
    pairs = ([link.parent for link in links], [link.child for link in links])
    graph = csr_matrix((np.ones(len(links)), pairs), shape=(n, n))
    return np.asarray(connected_components(graph, directed=True, connection="strong")[1])


def _surest_first(kin: Kin, link: Link) -> tuple[bool, bool, int, int, int]:
    older = when(kin.persons[link.parent].birth) <= when(kin.persons[link.child].birth)
    return (not link.firm, not older, link.parent, link.child, link.union)


def _leads_to(children: dict[int, list[int]], start: int, goal: int) -> bool:
    seen = {start}
    ahead = [start]
    while ahead:
        person = ahead.pop()
        if person == goal:
            return True
        fresh = [child for child in children.get(person, ()) if child not in seen]
        seen.update(fresh)
        ahead.extend(fresh)
    return False
