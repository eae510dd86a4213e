"""Verbs about the eight questions, and about whom somebody turns to."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from kithkin.attachment.errors import NothingAnsweredError
from kithkin.attachment.models import Sitting, TurnedTo
from kithkin.attachment.policy import own_scope, refuse_unused, says_something
from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.network.models import Person
from kithkin.network.services.editing import acting

Values = Mapping[str, Any]
Seen = Mapping[str, int] | None
Named = Sequence[UUID] | None  # None: left open; empty: nobody


def fill_eight_questions(
    *, by: Actor, case_id: UUID, person_id: UUID, values: Values, part: str = "",
    request: UUID | None = None,
) -> Sitting:  # fmt: skip
    """Fill the eight questions about one person, or as many of them as one likes."""
    with acting(
        by=by, case_id=case_id, verb="attachment.fill_eight_questions", request=request
    ) as edit:
        (person,) = edit.named(Person, [person_id])
        if not says_something(values):
            raise NothingAnsweredError
        scope = own_scope(edit, part, [person])
        refuse_unused(edit.sight, scope, [person_id])
        sitting = edit.new(Sitting, scope, id=ids.new(), person=person).holding(**values)
        edit.doing.add(sitting)
        edit.doing.announce("eight_questions_filled", sitting.id)
        return sitting


def change_eight_questions(
    *, by: Actor, case_id: UUID, sitting_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Sitting:  # fmt: skip
    """Put an answer right; a new answer of another day is a new filling."""
    with acting(
        by=by, case_id=case_id, verb="attachment.change_eight_questions", request=request
    ) as edit:
        sitting = edit.find(Sitting, sitting_id)
        if not says_something({**sitting.opened(), **values}):
            raise NothingAnsweredError
        if edit.change(sitting, values, seen):
            edit.doing.announce("eight_questions_changed", sitting.id)
        return sitting


def remove_eight_questions(
    *, by: Actor, case_id: UUID, sitting_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take one filling away; undo brings it back."""
    with acting(
        by=by, case_id=case_id, verb="attachment.remove_eight_questions", request=request
    ) as edit:
        sitting = edit.find(Sitting, sitting_id)
        edit.remove(sitting, seen)
        edit.doing.announce("eight_questions_removed", sitting.id)


def say_whom_i_turn_to(
    *, by: Actor, case_id: UUID, seek_out: Named = None, calms: Named = None,
    go_out_from: Named = None, asked: str = "", part: str = "", request: UUID | None = None,
) -> TurnedTo:  # fmt: skip
    """Say whom one seeks out, who calms, from whom one goes out into the world; or nobody."""
    with acting(
        by=by, case_id=case_id, verb="attachment.say_whom_i_turn_to", request=request
    ) as edit:
        said = {"seek_out": seek_out, "calms": calms, "go_out_from": go_out_from}
        people = edit.named(Person, [one for named in said.values() for one in named or ()])
        if all(named is None for named in said.values()):
            raise NothingAnsweredError
        scope = own_scope(edit, part, people)
        refuse_unused(edit.sight, scope, [one.id for one in people])
        asking = edit.new(TurnedTo, scope, id=ids.new())
        asking.holding(asked=asked, **{kind: _as_text(named) for kind, named in said.items()})
        edit.doing.add(asking)
        edit.doing.announce("turned_to_said", asking.id)
        return asking


def remove_whom_i_turn_to(
    *, by: Actor, case_id: UUID, asking_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take one asking away; undo brings it back."""
    with acting(
        by=by, case_id=case_id, verb="attachment.remove_whom_i_turn_to", request=request
    ) as edit:
        asking = edit.find(TurnedTo, asking_id)
        edit.remove(asking, seen)
        edit.doing.announce("turned_to_removed", asking.id)


def _as_text(named: Named) -> list[str] | None:
    return None if named is None else [str(one) for one in dict.fromkeys(named)]
