"""Generations: which row each person stands in.

    minimise   sum over links of w (g_child - g_parent)  +  sum over pairs of c |g_a - g_b|
    subject to g_child >= g_parent + 1

The pairs are partners, twins and brothers and sisters, who share a row where they can. Every line
is a difference of two variables, so the matrix is totally unimodular and a vertex of the
programme is made of whole numbers. An uncle who marries his niece, or a child fostered by its
grandparents, pays a pair; the result counts what was paid.

Reference: Gansner, Koutsofios, North & Vo (1993), IEEE Trans. Softw. Eng. 19:214, section 2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kithkin_science.network.layout.cycles import Link
from kithkin_science.network.layout.kin import Kin
from kithkin_science.network.layout.linear import Programme

PARTNERS_APART = 50.0
TWINS_APART = 60.0
SIBLINGS_APART = 6.0
LOOSE_SIBLINGS_APART = 0.2
FIRM_LINK = 1.0
LOOSE_LINK = 0.3
AS_BEFORE = 2.0


@dataclass(frozen=True, slots=True)
class Generations:
    """Row of each person (0 is the oldest), and how many couples and sibships span rows."""

    row: np.ndarray
    couples_across: int
    siblings_across: int


def generations(
    kin: Kin, links: list[Link], before: Sequence[tuple[int, int, int]] = ()
) -> Generations:
    """Give each person a row.

    Parameters
    ----------
    kin
        The family in its stable order.
    links
        Parent links without circles.
    before
        (a, b, rows): how many rows person b stood below person a in an earlier drawing, which
        is kept where no couple or sibship pays for it.

    Returns
    -------
    Generations
        Whole rows, every child at least one below each of its parents. Rows of families that
        are not linked to each other are not comparable.
    """
    programme = Programme()
    n = len(kin.persons)
    for _ in range(n):
        programme.variable(0.0, float(n))
    for link in links:
        weight = FIRM_LINK if link.firm else LOOSE_LINK
        programme.costs[link.child] += weight
        programme.costs[link.parent] -= weight
        programme.at_most([(link.parent, 1.0), (link.child, -1.0)], -1.0)
    for a, b, weight in _level_pairs(kin):
        programme.pull([(a, 1.0), (b, -1.0)], weight)
    for a, b, rows in before:
        programme.pull([(b, 1.0), (a, -1.0)], AS_BEFORE, -float(rows))
    row = np.rint(programme.solve("highs-ds")[:n]).astype(int) if n else np.zeros(0, int)
    return Generations(row, *_paid(kin, row))


def _level_pairs(kin: Kin) -> Iterator[tuple[int, int, float]]:
    place = {person.id: i for i, person in enumerate(kin.persons)}
    for union in kin.unions:
        for a, b in pairwise(union.partners):
            yield place[a], place[b], PARTNERS_APART
        # Firm children first: the loose ones must not break the chain that holds these level.
        for one, other in pairwise(sorted(union.children, key=lambda child: not child.firm)):
            weight = SIBLINGS_APART if other.firm else LOOSE_SIBLINGS_APART
            # Without parents above them only this line holds the siblings together.
            yield place[one.id], place[other.id], weight if union.partners else PARTNERS_APART
    for together in kin.twins:
        for a, b in pairwise(together):
            yield place[a], place[b], TWINS_APART


def _paid(kin: Kin, row: np.ndarray) -> tuple[int, int]:
    at = {person.id: int(row[i]) for i, person in enumerate(kin.persons)}
    couples = sum(len({at[who] for who in union.partners}) > 1 for union in kin.unions)
    sibships = sum(len({at[child.id] for child in union.children}) > 1 for union in kin.unions)
    return couples, sibships
