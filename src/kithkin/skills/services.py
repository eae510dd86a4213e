"""Verbs about tries in life and about practising beforehand."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.network.models import Person
from kithkin.network.services.editing import Editing, acting
from kithkin.network.services.people import Seen
from kithkin.skills.days import refuse_gone_by, refuse_to_come
from kithkin.skills.errors import (
    TriedAlreadyError,
    TryNotUsedHereError,
    WhatToTryError,
    WhichExerciseError,
)
from kithkin.skills.models import Attempt, Rehearsal, State
from kithkin.skills.policy import not_used_with, place_of

Values = Mapping[str, Any]


def book_try(
    *, by: Actor, case_id: UUID, person_id: UUID, values: Values, part: str = "",
    request: UUID | None = None,
) -> Attempt:  # fmt: skip
    """Book something to try with somebody, by a day or by none."""
    with acting(by=by, case_id=case_id, verb="skills.book_try", request=request) as edit:
        person = _whom(edit, person_id)
        return _book(edit, place_of(edit.sight, part, [person]), person, values)


def try_again(
    *, by: Actor, case_id: UUID, attempt_id: UUID, values: Values, request: UUID | None = None
) -> Attempt:
    """Book the same once more, or something smaller, beside the try that was."""
    with acting(by=by, case_id=case_id, verb="skills.try_again", request=request) as edit:
        before = edit.find(Attempt, attempt_id)
        kept = {"exercise": before.exercise, "what": before.what}
        return _book(edit, edit.between(before), before.person, {**kept, **values})


def change_try(
    *, by: Actor, case_id: UUID, attempt_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Attempt:  # fmt: skip
    """Write otherwise what is to be tried, or by when."""
    with acting(by=by, case_id=case_id, verb="skills.change_try", request=request) as edit:
        tried = _used(edit, attempt_id)
        _refuse_nothing({"what": tried.what, **values})
        if values.get("by_when", "") != tried.by_when:
            refuse_gone_by(values.get("by_when", ""), "values.by_when")
        if edit.change(tried, values, seen):
            edit.doing.announce("try_changed", tried.id)
        return tried


def say_how_try_went(
    *, by: Actor, case_id: UUID, attempt_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Attempt:  # fmt: skip
    """Say that it was tried, and as much or little of it as one likes."""
    with acting(by=by, case_id=case_id, verb="skills.say_how_try_went", request=request) as edit:
        tried = _used(edit, attempt_id)
        refuse_to_come(values.get("tried_on", ""), "values.tried_on")
        said = dict(values)
        if tried.state != State.TRIED:
            said |= {"state": State.TRIED.value, "settled_at": edit.doing.at.isoformat()}
            said["tried_on"] = said.get("tried_on") or clock.today().isoformat()
        if edit.change(tried, said, seen):
            edit.doing.announce("try_tried", tried.id)
        return tried


def let_try_go(
    *, by: Actor, case_id: UUID, attempt_id: UUID, request: UUID | None = None
) -> Attempt:
    """Let it go: it needs no reason. Also with somebody it is no longer used with."""
    with acting(by=by, case_id=case_id, verb="skills.let_try_go", request=request) as edit:
        tried = edit.find(Attempt, attempt_id)
        if tried.state == State.TRIED:
            raise TriedAlreadyError
        if tried.state != State.LET_GO:
            settled = edit.doing.at.isoformat()
            edit.change(tried, {"state": State.LET_GO.value, "settled_at": settled})
            edit.doing.announce("try_let_go", tried.id)
        return tried


def remove_try(
    *, by: Actor, case_id: UUID, attempt_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a try away."""
    with acting(by=by, case_id=case_id, verb="skills.remove_try", request=request) as edit:
        tried = edit.find(Attempt, attempt_id)
        edit.remove(tried, seen)
        edit.doing.announce("try_removed", tried.id)


def keep_rehearsal(
    *, by: Actor, case_id: UUID, values: Values, part: str = "", request: UUID | None = None
) -> Rehearsal:
    """Note that an exercise was practised, in a session or alone."""
    with acting(by=by, case_id=case_id, verb="skills.keep_rehearsal", request=request) as edit:
        scope = place_of(edit.sight, part)
        if not values.get("exercise"):
            raise WhichExerciseError(field="values.exercise")
        refuse_to_come(values.get("practised_on", ""), "values.practised_on")
        day = values.get("practised_on") or clock.today().isoformat()
        kept = edit.new(Rehearsal, scope, id=ids.new()).holding(**{**values, "practised_on": day})
        edit.doing.add(kept)
        edit.doing.announce("rehearsal_kept", kept.id)
        return kept


def change_rehearsal(
    *, by: Actor, case_id: UUID, rehearsal_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Rehearsal:  # fmt: skip
    """Write a note of practising otherwise."""
    with acting(by=by, case_id=case_id, verb="skills.change_rehearsal", request=request) as edit:
        kept = edit.find(Rehearsal, rehearsal_id)
        refuse_to_come(values.get("practised_on", ""), "values.practised_on")
        if edit.change(kept, values, seen):
            edit.doing.announce("rehearsal_changed", kept.id)
        return kept


def remove_rehearsal(
    *, by: Actor, case_id: UUID, rehearsal_id: UUID, seen: Seen = None,
    request: UUID | None = None,
) -> None:  # fmt: skip
    """Take a note of practising away."""
    with acting(by=by, case_id=case_id, verb="skills.remove_rehearsal", request=request) as edit:
        kept = edit.find(Rehearsal, rehearsal_id)
        edit.remove(kept, seen)
        edit.doing.announce("rehearsal_removed", kept.id)


def _whom(edit: Editing, person_id: UUID) -> Person:
    """Somebody of this case, also taken off the map while the page was written: not a word is lost."""
    person = Person.objects.filter(case=edit.sight.case, id=person_id).first()
    if person is None or not edit.sight.sees(person):
        raise NotHereError
    return person


def _book(edit: Editing, scope: str, person: Person, values: Values) -> Attempt:
    if str(person.id) in not_used_with(edit.sight, scope):
        raise TryNotUsedHereError
    _refuse_nothing(values)
    refuse_gone_by(values.get("by_when", ""), "values.by_when")
    booked = edit.new(Attempt, scope, id=ids.new(), person=person).holding(**values)
    edit.doing.add(booked)
    edit.doing.announce("try_booked", booked.id)
    return booked


def _used(edit: Editing, attempt_id: UUID) -> Attempt:
    tried = edit.find(Attempt, attempt_id)
    if str(tried.person_id) in not_used_with(edit.sight, tried.scope):
        raise TryNotUsedHereError
    return tried


def _refuse_nothing(values: Values) -> None:
    if not str(values.get("what", "")).strip():
        raise WhatToTryError(field="values.what")
