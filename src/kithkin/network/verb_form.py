"""What all forms of verbs share: strictness, the small types they use, and how a verb is run."""

from collections.abc import Callable
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kithkin.base.actor import Actor
from kithkin.network.fields import Fields, Status

Part = Annotated[str, StringConstraints(pattern=r"^(joint|[0-9a-f-]{36})?$")]
People = Annotated[list[UUID], Field(max_length=200)]
Statuses = Annotated[list[Status], Field(max_length=40)]
Seen = Annotated[dict[str, int] | None, Field(max_length=40)]


class VerbForm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    verb: ClassVar[Callable[..., object]]
    done: ClassVar[object] = ""  # what the history says of it; never what was written
    lasting: ClassVar[bool] = False  # cannot be taken back: consent, asking somebody, sending
    inner: ClassVar[bool] = False  # done by the house itself: it has words, and no door opens to it
    for_oneself: ClassVar[bool] = False  # that it was done at all is nobody else's business

    def run(self, *, by: Actor, case_id: UUID, request: UUID | None) -> object:
        given = {name: getattr(self, name) for name in type(self).model_fields}
        plain = {
            name: value.said_values() if isinstance(value, Fields) else value
            for name, value in given.items()
        }
        return type(self).verb(by=by, case_id=case_id, request=request, **plain)
