"""Verbs about households and groups, events, and whose story a fact rests on."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.network.models import (
    Group,
    Happening,
    MapRow,
    Membership,
    Parentage,
    Person,
    Telling,
    Tie,
    Union,
)
from kithkin.network.services.editing import Editing, editing
from kithkin.network.services.people import Seen

Values = Mapping[str, Any]
TELLABLE: tuple[type[MapRow], ...] = (Person, Tie, Union, Parentage, Happening)


def add_group(
    *, by: Actor, case_id: UUID, values: Values, members: Sequence[UUID] = (), part: str = "",
    request: UUID | None = None,
) -> Group:  # fmt: skip
    """Draw a household or a group round people."""
    with editing(by=by, case_id=case_id, verb="add_group", request=request) as edit:
        people = [edit.find(Person, one) for one in dict.fromkeys(members)]
        scope = edit.between(*people) if people and not part else edit.among(part, people)
        group = edit.new(Group, scope, id=ids.new()).holding(**values)
        edit.doing.add(group)
        for person in people:
            edit.doing.add(edit.new(Membership, scope, group=group, person=person))
        edit.doing.announce("group_added", group.id)
        return group


def change_group(
    *, by: Actor, case_id: UUID, group_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Group:  # fmt: skip
    """Write the name or the kind of a group."""
    with editing(by=by, case_id=case_id, verb="change_group", request=request) as edit:
        group = edit.find(Group, group_id)
        if edit.change(group, values, seen):
            edit.doing.announce("group_changed", group.id)
        return group


def remove_group(
    *, by: Actor, case_id: UUID, group_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a household or group away; its people stay."""
    with editing(by=by, case_id=case_id, verb="remove_group", request=request) as edit:
        group = edit.find(Group, group_id)
        edit.take_along(Membership.objects.filter(group=group, gone_at=None))
        edit.remove(group, seen)
        edit.doing.announce("group_removed", group.id)


def join_group(
    *, by: Actor, case_id: UUID, group_id: UUID, person_id: UUID, start: str = "", end: str = "",
    request: UUID | None = None,
) -> Membership:  # fmt: skip
    """Put somebody in a household or group, with dates where known."""
    with editing(by=by, case_id=case_id, verb="join_group", request=request) as edit:
        group, person = edit.find(Group, group_id), edit.find(Person, person_id)
        joined = edit.new(
            Membership, edit.between(group, person), id=ids.new(), group=group, person=person
        ).holding(start=start, end=end)
        edit.doing.add(joined)
        edit.doing.announce("group_joined", joined.id)
        return joined


def leave_group(
    *, by: Actor, case_id: UUID, group_id: UUID, person_id: UUID, request: UUID | None = None
) -> None:
    """Take somebody out of a group as if they had never been in it (a date says they left)."""
    with editing(by=by, case_id=case_id, verb="leave_group", request=request) as edit:
        group, person = edit.find(Group, group_id), edit.find(Person, person_id)
        for joined in Membership.objects.filter(group=group, person=person, gone_at=None):
            edit.remove(joined)
        edit.doing.announce("group_left", group.id)


def add_event(
    *, by: Actor, case_id: UUID, values: Values, persons: Sequence[UUID] = (),
    ties: Sequence[UUID] = (), part: str = "", request: UUID | None = None,
) -> Happening:  # fmt: skip
    """Keep something that happened, to people, to a relationship, or to their society."""
    with editing(by=by, case_id=case_id, verb="add_event", request=request) as edit:
        who = [edit.find(Person, one) for one in dict.fromkeys(persons)]
        which = [edit.find(Tie, one) for one in dict.fromkeys(ties)]
        told = [*who, *which]
        scope = edit.between(*told) if told and not part else edit.among(part, told)
        event = edit.new(Happening, scope, id=ids.new()).holding(
            **values,
            persons=[str(person.id) for person in who],
            ties=[str(tie.id) for tie in which],
        )
        edit.doing.add(event)
        edit.doing.announce("event_added", event.id)
        return event


def change_event(
    *, by: Actor, case_id: UUID, event_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Happening:  # fmt: skip
    """Write some fields of an event."""
    with editing(by=by, case_id=case_id, verb="change_event", request=request) as edit:
        event = edit.find(Happening, event_id)
        if edit.change(event, values, seen):
            edit.doing.announce("event_changed", event.id)
        return event


def remove_event(
    *, by: Actor, case_id: UUID, event_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take an event away."""
    with editing(by=by, case_id=case_id, verb="remove_event", request=request) as edit:
        event = edit.find(Happening, event_id)
        edit.remove(event, seen)
        edit.doing.announce("event_removed", event.id)


def tell(
    *, by: Actor, case_id: UUID, about: UUID, values: Values, teller: UUID | None = None,
    request: UUID | None = None,
) -> Telling:  # fmt: skip
    """Say whose story a fact rests on, whether fact or impression, and how sure."""
    with editing(by=by, case_id=case_id, verb="tell", request=request) as edit:
        row = _tellable(edit, about)
        who = edit.find(Person, teller) if teller else None
        scope = edit.between(row, *([who] if who else []))
        telling = edit.new(Telling, scope, id=ids.new(), about=row.id, teller=who)
        edit.doing.add(telling.holding(**values))
        edit.doing.announce("told", telling.id)
        return telling


def _tellable(edit: Editing, about: UUID) -> MapRow:
    for model in TELLABLE:
        row = model._default_manager.filter(id=about, case=edit.sight.case, gone_at=None).first()
        if row is not None and edit.sight.sees(row):
            return row
    raise NotHereError
