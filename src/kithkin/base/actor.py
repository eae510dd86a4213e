from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    PERSON = "person"
    SYSTEM = "system"  # a job or a shell command of the operator


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. A verb without an actor is an error, never a pass."""

    id: UUID
    kind: ActorKind = ActorKind.PERSON


# The operator at the shell; has no sign-in, and stands in the record under this id.
OPERATOR = Actor(id=UUID(int=1), kind=ActorKind.SYSTEM)
