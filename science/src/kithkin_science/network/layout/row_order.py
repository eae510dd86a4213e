"""The order of lifelines: couples side by side, children under parents, ties short.

Couples and their chains are blocks; blocks stand as in an outline, each child's block under its
parents, elder first. Then whole families, and afterwards blocks within their family, move to
where their links are shortest in all; moves are counted, not timed.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from kithkin_science.network.layout.kin import when
from kithkin_science.network.layout.lifelines import Lives

_PARENT, _TIE, _SIBLING = 2.0, 1.5, 1.0
_ABOVE_PARENT = 12.0
MOST_TRIALS = 6000
_MOST_PLACES = 10

Block = tuple[int, ...]
Whole = Callable[[list[Block]], list[Block]]


class _Kin:
    """The people with a row, their couples and parents, by number in the stable order."""

    def __init__(self, lives: Lives) -> None:
        here = sorted(lives.lives, key=lambda one: (when(one.birth.begin), one.id))
        self.ids = [one.id for one in here]
        place = {who: k for k, who in enumerate(self.ids)}
        couples: dict[tuple[int, int], None] = {}
        ties: dict[tuple[int, int], None] = {}
        for one in sorted(lives.stretches, key=lambda one: (when(one.start.begin), one.id)):
            people = sorted({place[who] for who in one.people if who in place})
            pairs = pairwise(people)
            (couples if one.couple else ties).update(dict.fromkeys(pairs))
        self.partners: defaultdict[int, list[int]] = defaultdict(list)
        for a, b in couples:
            self.partners[a].append(b)
            self.partners[b].append(a)
        links = sorted(
            {
                (place[parent], place[one.child])
                for one in lives.descents
                for parent in one.parents
                if parent in place and one.child in place and parent != one.child
            }
        )
        self.children: defaultdict[int, list[int]] = defaultdict(list)
        for parent, child in links:
            self.children[parent].append(child)
        self.first = {place[who] for who in lives.first if who in place}
        self.parents = np.array(links, dtype=int).reshape(-1, 2)
        self.ties = np.array(list(ties), dtype=int).reshape(-1, 2)
        self.siblings = np.array(self._siblings(), dtype=int).reshape(-1, 2)
        self.near: defaultdict[int, set[int]] = defaultdict(set)
        for a, b in np.vstack([self.parents, self.ties, self.siblings]).tolist():
            self.near[a].add(b)
            self.near[b].add(a)

    def _siblings(self) -> list[tuple[int, int]]:
        """Neighbours among each parent's children, elder first: numbers are by birth."""
        pairs = {pair for young in self.children.values() for pair in pairwise(young)}
        return sorted(pairs)

    def cost(self, order: Sequence[Block]) -> float:
        row = np.empty(len(self.ids))
        row[[who for block in order for who in block]] = np.arange(len(self.ids))
        parents = row[self.parents[:, 1]] - row[self.parents[:, 0]]
        ties = np.abs(row[self.ties[:, 0]] - row[self.ties[:, 1]])
        siblings = row[self.siblings[:, 1]] - row[self.siblings[:, 0]]
        return float(
            _PARENT * np.abs(parents).sum()
            + _ABOVE_PARENT * (parents < 0).sum()
            + _TIE * ties.sum()
            + _SIBLING * np.abs(siblings).sum()
            + _ABOVE_PARENT * (siblings < 0).sum()
        )


def row_order(lives: Lives) -> tuple[list[str], bool]:
    """Order the lifelines.

    Parameters
    ----------
    lives
        Those who have a line, with their stretches and descents, in any order.

    Returns
    -------
    (ids from above, truncated)
        The second value says whether the counted moves ran out.
    """
    kin = _Kin(lives)
    blocks = _blocks(kin)
    families = _families(kin, blocks)
    budget = [MOST_TRIALS]
    # Whole families first, whoever has no kin beneath them; nobody stands inside another family.
    units = [tuple(who for block in family for who in block) for family in families]
    kindred = {
        *kin.parents.ravel().tolist(),
        *(who for who, other in kin.partners.items() if other),
    }
    alone = [unit for unit in units if kindred.isdisjoint(unit)]
    units = [unit for unit in units if not kindred.isdisjoint(unit)]
    units = _shorter(kin, units, lambda mine: [*mine, *alone], budget)
    units += _shorter(kin, alone, lambda mine: [*units, *mine], budget)
    inside = {family[0][0]: family for family in families}
    placed = [inside[unit[0]] for unit in units]
    for k in range(len(placed)):
        placed[k] = _shorter(kin, placed[k], _between(placed[:k], placed[k + 1 :]), budget)
    found = [kin.ids[who] for family in placed for block in family for who in block]
    return found, budget[0] <= 0


def _between(before: list[list[Block]], after: list[list[Block]]) -> Whole:
    """How the whole picture looks around one family."""
    above = [block for family in before for block in family]
    below = [block for family in after for block in family]
    return lambda family: [*above, *family, *below]


def _blocks(kin: _Kin) -> list[Block]:
    """Partners in chains: somebody's first partner above them, the later ones beneath."""
    done: set[int] = set()
    found = []
    for start in range(len(kin.ids)):
        if start in done:
            continue
        hub = max(_joined(kin, start), key=lambda who: (len(kin.partners[who]), -who))
        chain, waiting = [hub], [hub]
        done.add(hub)
        for who in waiting:
            new = [one for one in dict.fromkeys(kin.partners[who]) if one not in done]
            at = chain.index(who)
            if len(new) > 1:
                chain.insert(at, new[0])
                at += 1
            later = new[1:] if len(new) > 1 else new
            chain[at + 1 : at + 1] = later
            done.update(new)
            waiting += new
        found.append(tuple(chain))
    return found


def _joined(kin: _Kin, start: int) -> list[int]:
    found = {start: None}
    waiting = [start]
    for who in waiting:
        new = [one for one in kin.partners[who] if one not in found]
        found.update(dict.fromkeys(new))
        waiting += dict.fromkeys(new)
    return list(found)


def _families(kin: _Kin, blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks as outlines: from those without parents on the picture down to the youngest."""
    block_of = {who: block for block in blocks for who in block}
    has_parents = set(kin.parents[:, 1].tolist())
    roots = [block for block in blocks if not has_parents.intersection(block)]
    done: set[Block] = set()
    # People in a loop of parentage have no forebear to begin with: they come last.
    own = _forebears(kin)
    order = [*sorted(roots, key=lambda one: (own.isdisjoint(one), one)), *blocks]
    found = (_outline(kin, root, block_of, done) for root in order)
    return [family for family in found if family]


def _forebears(kin: _Kin) -> set[int]:
    """Whose map it is, and all whom they descend from."""
    found, waiting = set(kin.first), sorted(kin.first)
    above: defaultdict[int, list[int]] = defaultdict(list)
    for parent, child in kin.parents.tolist():
        above[child].append(parent)
    for who in waiting:
        new = [one for one in above[who] if one not in found]
        found.update(new)
        waiting += new
    return found


def _outline(
    kin: _Kin, root: Block, block_of: Mapping[int, Block], done: set[Block]
) -> list[Block]:
    found: list[Block] = []
    waiting = [root]
    while waiting:
        block = waiting.pop()
        if block in done:
            continue
        done.add(block)
        found.append(block)
        young = sorted({child for who in block for child in kin.children[who]}, reverse=True)
        waiting += [block_of[child] for child in young if block_of[child] not in done]
    return found


def _shorter(kin: _Kin, units: list[Block], whole: Whole, budget: list[int]) -> list[Block]:
    """Move one unit at a time beside a unit it is linked with, while that makes links shorter."""
    best = kin.cost(whole(units))
    again = len(units) > 1
    while again and budget[0] > 0:
        again = False
        # Single persons move first: a family need not go anywhere for the sake of one friend.
        for unit in sorted(units, key=len):
            for trial in _trials(kin, units, unit):
                budget[0] -= 1
                cost = kin.cost(whole(trial))
                if cost < best - 1e-9:
                    units, best, again = trial, cost, True
            if budget[0] <= 0:
                break
    return units


def _trials(kin: _Kin, units: list[Block], unit: Block) -> list[list[Block]]:
    members = set(unit)
    near = {other for who in unit for other in kin.near[who]} - members
    others = [one for one in units if one is not unit]
    places = [
        k + beside for k, one in enumerate(others) if not near.isdisjoint(one) for beside in (0, 1)
    ]
    return [[*others[:at], unit, *others[at:]] for at in dict.fromkeys(places[:_MOST_PLACES])]
