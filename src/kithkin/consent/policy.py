"""Consent, compiled: what one viewer may see and change in one case, as bit masks.

Everything starts at nothing. A Sight is made once a request; asking it costs two look-ups.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntFlag
from typing import Protocol
from uuid import UUID

from kithkin.base.actor import Actor


class FieldGroup(IntFlag):
    """Groups of fields that are shared or withheld together."""

    NOTHING = 0
    PRESENCE = 1  # that this person, relationship or event is on the map at all
    NAMES = 2
    DATES = 4
    IDENTITY = 8  # gender, sex assigned at birth, pronouns
    LIFE = 16  # work, place
    QUALITY = 32  # what kind of relationship, its periods and ratings
    GOOD = 64  # what is good between us
    NOTES = 128
    SAFETY = 256
    ALL = 511


class Row(Protocol):
    @property
    def id(self) -> UUID: ...

    @property
    def scope(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Sight:
    """What `viewer` may see and change. `scopes`: whole parts; `rows`: single grants."""

    viewer: Actor
    case: UUID
    clinic: UUID
    individual: bool = True
    therapist: bool = False
    member: UUID | None = None
    scopes: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[UUID, int] = field(default_factory=dict)
    editable_scopes: Mapping[str, int] = field(default_factory=dict)
    editable_rows: Mapping[UUID, int] = field(default_factory=dict)

    def mask(self, row: Row) -> int:
        own = self.scopes.get(row.scope, 0)
        # Most viewers hold no single grants, and a row read plainly makes its id only when asked.
        return own | self.rows.get(row.id, 0) if self.rows else own

    def sees(self, row: Row, group: FieldGroup = FieldGroup.PRESENCE) -> bool:
        # As plain numbers: `&` on the enum itself costs ten times as much, for every field shown.
        return self.mask(row) & group.value != 0

    def may_edit(self, row: Row, group: FieldGroup) -> bool:
        allowed = self.editable_scopes.get(row.scope, 0) | self.editable_rows.get(row.id, 0)
        return allowed & group.value == group.value  # every group asked for, not any

    def may_write_in(self, scope: str) -> bool:
        return bool(self.editable_scopes.get(scope, 0))
