"""Which rows of the map stand on which: what an undo must not pull away from under others."""

from collections import defaultdict
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
    for model, columns in STANDS_ON:
        for row in visible(sight, model):
            for column in columns:
                target = getattr(row, column)
                if target is not None:
                    found[target].add(row.id)
    return found
