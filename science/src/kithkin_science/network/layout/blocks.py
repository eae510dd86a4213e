"""Parts of a family that hang together by one line only: they can be moved or mirrored whole.

A block is everybody on the smaller side of a bridge of the graph of items and knots: a person with
all descendants and their partners, a partner with all of their own kin, a sibship with everything
beneath it.

Reference: Tarjan (1974), Inf. Process. Lett. 2:160 (bridges by depth-first search).
"""

from collections.abc import Sequence

from kithkin_science.network.layout.skeleton import Skeleton


def blocks(whole: Skeleton, items: Sequence[int]) -> list[list[int]]:
    """Blocks of two or more items, of one family.

    Parameters
    ----------
    whole
        The family cut into knots.
    items
        Those of one linked family.

    Returns
    -------
    list of list of int
        At most half of the family each, the smallest first; each in the stable order.
    """
    links = _links(whole, items)
    order, parent = _depth_first(links, items[0])
    low, seen_at = _lowest(links, order, parent)
    count = len(whole.row)
    under: dict[int, list[int]] = {}
    found = set()
    for node in reversed(order):
        below = [node] if node < count else []
        for child in links[node]:
            if parent.get(child) == node:
                below += under.pop(child)
        under[node] = below
        if parent[node] != node and low[node] > seen_at[parent[node]]:
            found.add(_smaller(below, items))
    return [list(block) for block in sorted(found, key=lambda b: (len(b), b)) if len(block) > 1]


def _smaller(below: list[int], items: Sequence[int]) -> tuple[int, ...]:
    if 2 * len(below) <= len(items):
        return tuple(sorted(below))
    return tuple(sorted(set(items).difference(below)))


def _links(whole: Skeleton, items: Sequence[int]) -> dict[int, list[int]]:
    """Items beside knots; knots are numbered after the items."""
    links: dict[int, list[int]] = {item: [] for item in items}
    for k, knot in enumerate(whole.knots, len(whole.row)):
        ends = dict.fromkeys((*knot.heads, *knot.feet))
        if next(iter(ends)) in links:
            links[k] = list(ends)
            for item in ends:
                links[item].append(k)
    return links


def _depth_first(links: dict[int, list[int]], root: int) -> tuple[list[int], dict[int, int]]:
    order, parent = [], {root: root}
    seen = set()
    ahead = [(root, root)]
    while ahead:
        node, source = ahead.pop()
        if node not in seen:
            seen.add(node)
            parent[node] = source
            order.append(node)
            ahead.extend((other, node) for other in reversed(links[node]) if other not in seen)
    return order, parent


def _lowest(
    links: dict[int, list[int]], order: list[int], parent: dict[int, int]
) -> tuple[dict[int, int], dict[int, int]]:
    """The earliest node that each node's branch reaches without the line to its parent."""
    at = {node: k for k, node in enumerate(order)}
    low = dict(at)
    for node in reversed(order):
        for other in links[node]:
            if parent[other] == node and other != node:
                low[node] = min(low[node], low[other])
            elif other != parent[node]:
                low[node] = min(low[node], at[other])
    return low, at
