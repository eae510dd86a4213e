"""The shape of the test cast; `conftest.py` fills it with people made by the real verbs."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from kithkin.base.actor import Actor


@dataclass(frozen=True)
class Cast:
    """Everyone who may come to one couple's case. `part` is the client's own part."""

    case: UUID
    clinic: UUID
    part: UUID
    other_part: UUID
    actors: Mapping[str, Actor]

    def __getattr__(self, role: str) -> Actor:
        try:
            return self.actors[role]
        except KeyError as unknown:
            raise AttributeError(role) from unknown

    @property
    def outsiders(self) -> tuple[str, ...]:
        """Roles for which the case does not exist."""
        return (
            "colleague", "supervisor", "clinic_lead", "account_manager", "supporter",
            "expired_supporter", "stranger",
        )  # fmt: skip
