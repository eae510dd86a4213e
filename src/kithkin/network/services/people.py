"""Verbs about one person of the map."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotUnderstoodError
from kithkin.network.models import Membership, Parentage, Partner, Person, Phase, Tie
from kithkin.network.services.editing import Editing, editing

Seen = Mapping[str, int] | None


def new_person(edit: Editing, scope: str, values: Mapping[str, Any], id: UUID | None) -> Person:  # noqa: A002 - the row's own word
    """Add a person inside an act that other verbs have opened."""
    if id is not None and Person.objects.filter(id=id).exists():
        raise NotUnderstoodError(field="id")  # the id of a row elsewhere; say no more than that
    person = edit.new(Person, scope, id=id or ids.new()).holding(**values)
    edit.doing.add(person)
    edit.doing.announce("person_added", person.id)
    return person


def add_person(
    *, by: Actor, case_id: UUID, values: Mapping[str, Any], part: str = "",
    id: UUID | None = None, request: UUID | None = None,  # noqa: A002 - the row's own word
) -> Person:  # fmt: skip
    """Put somebody on the map, tied to nobody yet."""
    with editing(by=by, case_id=case_id, verb="add_person", request=request) as edit:
        return new_person(edit, edit.home(part), values, id)


def change_person(
    *, by: Actor, case_id: UUID, person_id: UUID, values: Mapping[str, Any], seen: Seen = None,
    request: UUID | None = None,
) -> Person:  # fmt: skip
    """Write some fields of a person. `seen`: the versions the author looked at."""
    with editing(by=by, case_id=case_id, verb="change_person", request=request) as edit:
        person = edit.find(Person, person_id)
        if edit.change(person, values, seen):
            edit.doing.announce("person_changed", person.id)
        return person


def remove_person(
    *, by: Actor, case_id: UUID, person_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a person off the map, with the links that hang on them; undo brings all back."""
    with editing(by=by, case_id=case_id, verb="remove_person", request=request) as edit:
        person = edit.find(Person, person_id)
        _remove_links(edit, person)
        edit.remove(person, seen)
        edit.doing.announce("person_removed", person.id)


def _remove_links(edit: Editing, person: Person) -> None:
    links = [
        *Partner.objects.filter(person=person, gone_at=None),
        *Parentage.objects.filter(child=person, gone_at=None),
        *Parentage.objects.filter(parent=person, gone_at=None),
        *Membership.objects.filter(person=person, gone_at=None),
    ]
    ties = [
        *Tie.objects.filter(a=person, gone_at=None),
        *Tie.objects.filter(b=person, gone_at=None),
    ]
    links += Phase.objects.filter(tie__in=ties, gone_at=None)
    edit.take_along([*links, *ties])
