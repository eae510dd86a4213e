"""Verbs about one person of the map."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotAllowedError, NotUnderstoodError
from kithkin.consent.policy import FieldGroup, Sight
from kithkin.network.errors import NotWhoseMapError, SomebodyElsesSelfError
from kithkin.network.models import Membership, Parentage, Partner, Person, Phase, Tie, TieSafety
from kithkin.network.parts import members_within
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


def say_this_is_me(
    *, by: Actor, case_id: UUID, person_id: UUID, member_id: UUID | None = None,
    request: UUID | None = None,
) -> Person:  # fmt: skip
    """Say which of those whose map it is a member is: for oneself, or as a therapist for them."""
    with editing(by=by, case_id=case_id, verb="say_this_is_me", request=request) as edit:
        person, member = edit.find(Person, person_id), _who_says(edit.sight, member_id)
        if not edit.sight.may_edit(person, FieldGroup.PRESENCE):
            raise NotAllowedError
        if not person.index:
            raise NotWhoseMapError
        if person.member_id != member and _is_taken(person):
            raise SomebodyElsesSelfError
        mine = Person.objects.select_for_update().filter(case=case_id, member=member, gone_at=None)
        for mistaken in mine.exclude(id=person.id):
            edit.doing.change(mistaken, {"member_id": None})
        if edit.doing.change(person, {"member_id": member}):
            edit.doing.announce("person_changed", person.id)
        return person


def _who_says(sight: Sight, asked: UUID | None) -> UUID:
    """Members speak for themselves alone; a therapist names the one they speak for."""
    if sight.therapist:
        if asked is None or str(asked) not in members_within(sight, ""):
            raise NotUnderstoodError(field="member_id")
        return asked
    if sight.member is None or asked not in {None, sight.member}:
        raise NotAllowedError
    return sight.member


def _is_taken(person: Person) -> bool:
    """By a member who is still here."""
    return person.member is not None and person.member.gone_at is None


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
    links += own_marks(edit, ties)
    edit.take_along([*links, *ties])


def own_marks(edit: Editing, ties: Iterable[Tie]) -> list[TieSafety]:
    """What the author said of these for safety; what anybody else said is theirs to lift."""
    scope = f"part:{edit.sight.member}"
    return list(TieSafety.objects.filter(tie__in=list(ties), scope=scope, gone_at=None))
