"""Which rows of the map stand on which: what an undo must not pull away from under others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from kithkin.consent.policy import Sight
from kithkin.network.models import (
    MapRow,
    Membership,
    Parentage,
    Partner,
    Phase,
    Telling,
    Tie,
)
from kithkin.network.offers import offers
from kithkin.network.queries import visible

STANDS_ON: tuple[tuple[type[MapRow], tuple[str, ...]], ...] = (
    (Partner, ("union_id", "person_id")),
    (Parentage, ("child_id", "parent_id", "union_id")),
    (Tie, ("a_id", "b_id")),
    (Phase, ("tie_id",)),
    (Membership, ("group_id", "person_id")),
    (Telling, ("teller_id", "about")),
)


def leaned_on(sight: Sight) -> dict[UUID, set[UUID]]:
    """For each row, the visible rows that point to it.

    Hidden ones do not count: that an undo left something because of them would tell of them.
    """
    found: dict[UUID, set[UUID]] = defaultdict(set)
    offered = [one for offer in offers() for one in offer.stands_on]
    for model, columns in (*STANDS_ON, *offered):
        for row in visible(sight, model):
            for target in _targets(row, columns):
                found[target].add(row.id)
    _with_partners(sight, found)
    return found


def _with_partners(sight: Sight, found: dict[UUID, set[UUID]]) -> None:
    """What stands on a couple stands on both of the two: a child of it keeps its parents together."""
    for partner in visible(sight, Partner):
        found[partner.id] |= found[partner.union_id]


def _targets(row: MapRow, columns: Iterable[str]) -> Iterator[UUID]:
    """The rows that a row names: one in a column, or several in a sealed list."""
    for column in columns:
        named = getattr(row, column)
        for one in named if isinstance(named, list) else [named]:
            if one:
                yield UUID(str(one))
