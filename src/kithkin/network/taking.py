"""Rows of a part as plain values, for the file somebody takes with them."""

from typing import Any

from kithkin.consent.policy import Sight
from kithkin.network.models import PartRow
from kithkin.network.whom import People


def may_take(sight: Sight, row: PartRow) -> bool:
    """A member takes their own part and their own words of the joint one; a therapist what is shared.

    Notes of the practice are no part of anybody's copy: they are handed over apart.
    """
    if row.scope.startswith("practice:"):
        return False
    if sight.member is None:
        return True
    return row.scope == f"part:{sight.member}" or row.said_by == sight.viewer.id


def taken(kind: str, row: PartRow, people: People, **more: Any) -> dict[str, Any]:
    """All that one row says; people by the name the viewer gives them, never by more."""
    told = {name: value for name, value in row.opened().items() if name != "persons"}
    if "persons" in row.sealed_names:
        told["persons"] = [people.name(one) for one in row.opened().get("persons", [])]
    return {"kind": kind, "id": str(row.id), "written": row.said_at.isoformat(), **told, **more}
