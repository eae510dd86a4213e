"""Verbs about states that are cared for: no contact, grieving, not mending, ended, nothing decided."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import ConflictError
from kithkin.healing.days import refuse_ahead
from kithkin.healing.models import CareState
from kithkin.network.models import Person
from kithkin.network.policy import said_otherwise
from kithkin.network.services.editing import acting
from kithkin.network.services.people import Seen

Values = Mapping[str, Any]


def set_care_state(
    *, by: Actor, case_id: UUID, person_id: UUID, values: Values, part: str = "",
    seen: Seen = None, request: UUID | None = None,
) -> CareState:  # fmt: skip
    """Say how one stands to somebody. One a person and part: what was said before is said anew
    only by whoever has looked at it.
    """
    with acting(by=by, case_id=case_id, verb="healing.set_care_state", request=request) as edit:
        person = edit.find(Person, person_id)
        refuse_ahead(values.get("since", ""), "values.since")
        scope = edit.among(part, [person])
        care = CareState.objects.filter(person=person, scope=scope, gone_at=None).first()
        if care is None:
            care = edit.new(CareState, scope, id=ids.new(), person=person).holding(**values)
            edit.doing.add(care)
        else:
            if name := said_otherwise(care, values, seen):
                raise ConflictError(name, getattr(care, name))
            edit.change(care, values)
        edit.doing.announce("care_state_set", care.id)
        return care


def change_care_state(
    *, by: Actor, case_id: UUID, care_state_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> CareState:  # fmt: skip
    """Write some fields of such a state."""
    with acting(by=by, case_id=case_id, verb="healing.change_care_state", request=request) as edit:
        care = edit.find(CareState, care_state_id)
        refuse_ahead(values.get("since", ""), "values.since")
        if edit.change(care, values, seen):
            edit.doing.announce("care_state_set", care.id)
        return care


def remove_care_state(
    *, by: Actor, case_id: UUID, care_state_id: UUID, seen: Seen = None,
    request: UUID | None = None,
) -> None:  # fmt: skip
    """Take such a state away."""
    with acting(by=by, case_id=case_id, verb="healing.remove_care_state", request=request) as edit:
        care = edit.find(CareState, care_state_id)
        edit.remove(care, seen)
        edit.doing.announce("care_state_removed", care.id)
