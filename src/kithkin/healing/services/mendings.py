"""Verbs about mendings: plan one, take its steps in any order, write a letter, try."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.healing.days import refuse_ahead
from kithkin.healing.errors import NothingWrittenError, NotUsedHereError, NotYoursToWriteError
from kithkin.healing.models import Between, Letter, Repair, RepairAttempt, Rupture, SafeToDo
from kithkin.healing.policy import closed, own_scope, refuse_shared_answers, require_opener
from kithkin.healing.services.breaks import place_of, settle, take_with
from kithkin.network.models import Person
from kithkin.network.parts import is_member
from kithkin.network.services.editing import Editing, acting
from kithkin.network.services.people import Seen

Values = Mapping[str, Any]


def plan_mending(
    *, by: Actor, case_id: UUID, values: Values, rupture_id: UUID | None = None,
    person_id: UUID | None = None, between: Between = Between.PERSON, part: str = "",
    request: UUID | None = None,
) -> Repair:  # fmt: skip
    """Begin a mending, of a break that was noted or of none."""
    with acting(by=by, case_id=case_id, verb="healing.plan_mending", request=request) as edit:
        rupture = edit.find(Rupture, rupture_id) if rupture_id else None
        person = edit.find(Person, person_id) if person_id else None
        if rupture:
            person, between = rupture.person, Between(rupture.between)
        scope = _beside(edit, rupture, part) if rupture else place_of(edit, person, between, part)
        if closed(edit.sight).between(scope, person.id if person else None, between):
            raise NotUsedHereError
        refuse_shared_answers(edit.sight, scope, values)
        repair = edit.new(Repair, scope, id=ids.new(), rupture=rupture, person=person)
        edit.doing.add(repair.holding(between=str(between), **values))
        edit.doing.announce("mending_planned", repair.id)
        return repair


def change_mending(
    *, by: Actor, case_id: UUID, mending_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Repair:  # fmt: skip
    """Write some steps of a mending."""
    with acting(by=by, case_id=case_id, verb="healing.change_mending", request=request) as edit:
        repair = _open(edit, mending_id)
        refuse_shared_answers(edit.sight, repair.scope, values)
        if edit.change(repair, values, seen):
            edit.doing.announce("mending_changed", repair.id)
        return repair


def say_how_mending_stands(
    *, by: Actor, case_id: UUID, mending_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Repair:  # fmt: skip
    """Say that it is mended, set down for now, or open after all. Also where it is closed."""
    verb = "healing.say_how_mending_stands"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        repair = edit.find(Repair, mending_id)
        settle(edit, repair, values, seen)
        return repair


def reopen_mending(
    *, by: Actor, case_id: UUID, mending_id: UUID, request: UUID | None = None
) -> Repair:
    """Open a mending again that its client called not safe. Who is marked stays marked."""
    with acting(by=by, case_id=case_id, verb="healing.reopen_mending", request=request) as edit:
        repair = edit.find(Repair, mending_id)
        require_opener(edit.sight)
        if edit.change(repair, {"safe_to_do": SafeToDo.UNSAID.value}):
            edit.doing.announce("mending_reopened", repair.id)
        return repair


def remove_mending(
    *, by: Actor, case_id: UUID, mending_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a mending away, with what hangs on it."""
    with acting(by=by, case_id=case_id, verb="healing.remove_mending", request=request) as edit:
        repair = edit.find(Repair, mending_id)
        take_with(edit, repair)
        edit.remove(repair, seen)
        edit.doing.announce("mending_removed", repair.id)


def write_letter(
    *, by: Actor, case_id: UUID, mending_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Letter:  # fmt: skip
    """Keep a letter in its writer's own part. One a mending and writer; nothing sends it."""
    with acting(by=by, case_id=case_id, verb="healing.write_letter", request=request) as edit:
        repair = _open(edit, mending_id)
        scope = own_scope(edit.sight)
        letter = Letter.objects.filter(repair=repair, scope=scope, gone_at=None).first()
        if letter is None and not str(values.get("words", "")).strip():
            raise NothingWrittenError(field="values.words")
        if letter is None:
            letter = edit.new(Letter, scope, id=ids.new(), repair=repair).holding(**values)
            edit.doing.add(letter)
        else:
            edit.change(letter, values, seen)
        edit.doing.announce("letter_kept", letter.id)
        return letter


def remove_letter(
    *, by: Actor, case_id: UUID, letter_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a letter away."""
    with acting(by=by, case_id=case_id, verb="healing.remove_letter", request=request) as edit:
        letter = edit.find(Letter, letter_id)
        if not is_member(edit.sight):
            raise NotYoursToWriteError
        edit.remove(letter, seen)
        edit.doing.announce("letter_removed", letter.id)


def try_mending(
    *, by: Actor, case_id: UUID, mending_id: UUID, values: Values, request: UUID | None = None
) -> RepairAttempt:
    """Keep that it was tried, how it went and what came back."""
    with acting(by=by, case_id=case_id, verb="healing.try_mending", request=request) as edit:
        repair = _open(edit, mending_id)
        refuse_ahead(values.get("tried", ""), "values.tried")
        tried = edit.new(RepairAttempt, edit.between(repair), id=ids.new(), repair=repair)
        edit.doing.add(tried.holding(**values))
        edit.doing.announce("mending_tried", tried.id)
        return tried


def change_mending_try(
    *, by: Actor, case_id: UUID, mending_try_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> RepairAttempt:  # fmt: skip
    """Write some fields of a try: often the answer, which comes later."""
    verb = "healing.change_mending_try"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        tried = edit.find(RepairAttempt, mending_try_id)
        _refuse_closed(edit, edit.find(Repair, tried.repair_id))
        refuse_ahead(values.get("tried", ""), "values.tried")
        if edit.change(tried, values, seen):
            edit.doing.announce("mending_try_changed", tried.id)
        return tried


def remove_mending_try(
    *, by: Actor, case_id: UUID, mending_try_id: UUID, seen: Seen = None,
    request: UUID | None = None,
) -> None:  # fmt: skip
    """Take a try away."""
    verb = "healing.remove_mending_try"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        tried = edit.find(RepairAttempt, mending_try_id)
        edit.remove(tried, seen)
        edit.doing.announce("mending_try_removed", tried.id)


def _beside(edit: Editing, rupture: Rupture, part: str) -> str:
    """Where the mending of a break lies: for a therapist beside it, for a member in their own part."""
    if edit.sight.therapist or rupture.between == Between.THERAPY:
        return edit.between(rupture)
    people = [rupture.person] if rupture.person else []
    return edit.among(part, [rupture, *people])


def _open(edit: Editing, mending_id: UUID) -> Repair:
    repair = edit.find(Repair, mending_id)
    _refuse_closed(edit, repair)
    return repair


def _refuse_closed(edit: Editing, repair: Repair) -> None:
    if closed(edit.sight).to(repair):
        raise NotUsedHereError
