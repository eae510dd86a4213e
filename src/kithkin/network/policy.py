"""Which group of fields each field of the map belongs to."""

import hashlib
from collections.abc import Mapping
from typing import Any

from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.consent.policy import FieldGroup as G
from kithkin.consent.policy import Sight
from kithkin.network.errors import WhosePartError
from kithkin.network.models import MapRow

JOINT = "joint"
OWN = "part:"  # how the scope of a member's own part begins

PERSON = {
    "kind": G.PRESENCE, "index": G.PRESENCE,
    "nickname": G.NAMES, "full_name": G.NAMES,
    "pronouns": G.IDENTITY, "gender": G.IDENTITY, "gender_words": G.IDENTITY,
    "assigned_at_birth": G.IDENTITY,
    "birth": G.DATES, "death": G.DATES, "dead": G.DATES,
    "work": G.LIFE, "place": G.LIFE,
    "note": G.NOTES, "kept": G.NOTES,
    "ring": G.QUALITY,
}  # fmt: skip
UNION = {"statuses": G.DATES}
PARENTAGE = {"kind": G.PRESENCE, "start": G.DATES, "end": G.DATES}
TWINS = {"kind": G.PRESENCE, "children": G.PRESENCE}
TIE = {
    "code": G.QUALITY, "direction": G.QUALITY, "start": G.DATES, "end": G.DATES,
    "good": G.GOOD, "note": G.NOTES,
}  # fmt: skip
PHASE = {
    "start": G.DATES, "end": G.DATES, "code": G.QUALITY, "closeness": G.QUALITY,
    "support_given": G.QUALITY, "support_received": G.QUALITY, "strain": G.QUALITY,
    "contact": G.QUALITY,
}  # fmt: skip
GROUP = {"name": G.NAMES, "kind": G.PRESENCE}
MEMBERSHIP = {"start": G.DATES, "end": G.DATES}
HAPPENING = {
    "what": G.NOTES, "kind": G.PRESENCE, "date": G.DATES, "place": G.LIFE, "note": G.NOTES,
    "persons": G.PRESENCE, "ties": G.PRESENCE,
}  # fmt: skip
TELLING = {"words": G.NOTES, "is_fact": G.NOTES, "sure": G.NOTES}

_GROUPS: dict[str, dict[str, G]] = {
    "Person": PERSON, "Union": UNION, "Parentage": PARENTAGE, "Twins": TWINS, "Tie": TIE,
    "Phase": PHASE, "Group": GROUP, "Membership": MEMBERSHIP, "Happening": HAPPENING,
    "Telling": TELLING,
}  # fmt: skip
# As plain numbers: masks are asked for every field of every row.
FIELD_GROUPS: dict[str, dict[str, int]] = {
    row: {name: group.value for name, group in fields.items()} for row, fields in _GROUPS.items()
}


# What a picture is drawn from.
DRAWN = (G.PRESENCE | G.NAMES | G.DATES | G.IDENTITY | G.QUALITY).value
PRACTICE = "practice:"  # notes of therapists: nobody of the map lives there


def audience_of(sight: Sight) -> str:
    """A name for all who see the same of a map's pictures as this viewer, today.

    Whatever one of them arranges is shown to them alone. When somebody's rights change they are
    of another audience, and begin with nothing that was arranged by, or for, who sees otherwise.
    """
    scopes = [(one, mask & DRAWN) for one, mask in sight.scopes.items() if _drawn(one)]
    rows = [(str(one), mask & DRAWN) for one, mask in sight.rows.items()]
    # Those who were shown single rows never learn of each other, not even by a move.
    alone = str(sight.viewer.id) if rows else ""
    told = repr((str(sight.case), sorted(scopes), sorted(rows), alone))
    return hashlib.sha256(told.encode()).hexdigest()


def _drawn(scope: str) -> bool:
    return not scope.startswith(PRACTICE)


def presence_of(row: MapRow | type[MapRow]) -> G:
    """What a viewer must see of a row to know of it at all."""
    return G.NOTES if row.seen_whole else G.PRESENCE


def group_of(row: MapRow, name: str) -> int | None:
    """The group a field belongs to; None for a field that is nobody's to say."""
    if row.seen_whole:
        return G.NOTES.value
    return FIELD_GROUPS.get(type(row).__name__, {}).get(name)


def said_otherwise(
    row: MapRow, values: Mapping[str, Any], seen: Mapping[str, int] | None = None
) -> str:
    """A field that holds other words, which the author has not looked at; "" if there is none.

    For verbs that say something once and may find that somebody said it before.
    """
    looked_at = seen or {}
    for name, value in values.items():
        kept = getattr(row, name)
        if kept not in {"", None, value} and looked_at.get(name) != row.version_of(name):
            return name
    return ""


def shared_scope(scopes: set[str]) -> str:
    """Two linked people: the link lives where both can be seen, the narrower part of the two."""
    parts = {scope for scope in scopes if scope.startswith(OWN)}
    if len(parts) > 1:
        return ""
    return parts.pop() if parts else scopes.pop()


def fits(scope: str, other: str) -> bool:
    """Whether all who see the one may see the other as well; else it would tell that there is something."""
    return shared_scope({scope, other}) == scope


def home_of(sight: Sight, part: str) -> str:
    """The scope a new row goes to. `part`: "" (the usual), "joint", or a member's id."""
    if sight.member is None and not sight.therapist:
        raise NotAllowedError  # whoever only helps here learns nothing of its parts
    if part == "":
        part = _usual_part(sight)
    scope = f"joint:{sight.case}" if part == JOINT else f"{OWN}{part}"
    if not sight.may_write_in(scope):
        # Also for the part of a member one may not see: it must look like no part at all.
        raise NotHereError
    return scope


def _usual_part(sight: Sight) -> str:
    """Alone with a therapist there is one map; with others a member's own part comes first."""
    if sight.individual:
        return JOINT
    if sight.member is not None and not sight.therapist:
        return str(sight.member)
    raise WhosePartError(field="part")
