"""Verbs about breaks: note one, say how it stands, and say that something was off last time."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from kithkin.accounts.models import Member
from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.healing.days import refuse_ahead
from kithkin.healing.errors import NotYoursToWriteError, WithWhomError
from kithkin.healing.models import (
    Between,
    CheckState,
    Letter,
    Recheck,
    Repair,
    RepairAttempt,
    Rupture,
    SessionCheck,
    Stands,
    Went,
)
from kithkin.healing.policy import own_scope, require_asker, therapy_scope
from kithkin.network.models import Person
from kithkin.network.parts import is_member
from kithkin.network.services.editing import Editing, acting
from kithkin.network.services.people import Seen

Values = Mapping[str, Any]


def note_break(
    *, by: Actor, case_id: UUID, values: Values, person_id: UUID | None = None,
    between: Between = Between.PERSON, part: str = "", request: UUID | None = None,
) -> Rupture:  # fmt: skip
    """Note that something broke: with a person, with the therapist, or between the members."""
    with acting(by=by, case_id=case_id, verb="healing.note_break", request=request) as edit:
        person = edit.find(Person, person_id) if person_id else None
        return _new_break(edit, place_of(edit, person, between, part), person, between, values)


def say_something_was_off(
    *, by: Actor, case_id: UUID, values: Values, request: UUID | None = None
) -> Rupture:
    """Say in as few words as one likes that something was off with the therapist."""
    with acting(
        by=by, case_id=case_id, verb="healing.say_something_was_off", request=request
    ) as edit:
        return _new_break(edit, own_scope(edit.sight), None, Between.THERAPY, values)


def change_break(
    *, by: Actor, case_id: UUID, rupture_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Rupture:  # fmt: skip
    """Write some fields of a break."""
    with acting(by=by, case_id=case_id, verb="healing.change_break", request=request) as edit:
        rupture = edit.find(Rupture, rupture_id)
        refuse_ahead(values.get("noticed", ""), "values.noticed")
        if edit.change(rupture, values, seen):
            edit.doing.announce("break_changed", rupture.id)
        return rupture


def say_how_break_stands(
    *, by: Actor, case_id: UUID, rupture_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Rupture:  # fmt: skip
    """Say that a break is mended, left as it is, or open after all."""
    verb = "healing.say_how_break_stands"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        rupture = edit.find(Rupture, rupture_id)
        settle(edit, rupture, values, seen)
        return rupture


def speak_of_break(
    *, by: Actor, case_id: UUID, rupture_id: UUID, request: UUID | None = None
) -> Rupture:
    """Keep that it was spoken of; it stays open until somebody says otherwise."""
    with acting(by=by, case_id=case_id, verb="healing.speak_of_break", request=request) as edit:
        rupture = edit.find(Rupture, rupture_id)
        if edit.change(rupture, {"spoken_of": clock.day_of(edit.doing.at).isoformat()}):
            edit.doing.announce("break_spoken_of", rupture.id)
        return rupture


def remove_break(
    *, by: Actor, case_id: UUID, rupture_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a break away, with its lookings again. Its mendings stay."""
    with acting(by=by, case_id=case_id, verb="healing.remove_break", request=request) as edit:
        rupture = edit.find(Rupture, rupture_id)
        edit.take_along(Recheck.objects.filter(rupture=rupture, gone_at=None))
        edit.remove(rupture, seen)
        edit.doing.announce("break_removed", rupture.id)


def open_session_check(
    *, by: Actor, case_id: UUID, session_id: UUID | None = None, members: Iterable[UUID] = (),
    request: UUID | None = None,
) -> list[UUID]:  # fmt: skip
    """Ask, quietly and once, how a session was: in a couple only those who are named as there.

    Called when a session was held; the same session asks nobody twice. Whoever has left since is
    passed over: that they cannot be asked must not stop the session from being written down.
    """
    verb = "healing.open_session_check"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        require_asker(edit.sight)
        opened = []
        for scope in _scopes_asked(edit, frozenset(members)):
            if session_id is None or not _asked_already(scope, session_id):
                check = edit.new(SessionCheck, scope, id=ids.new(), session=session_id)
                edit.doing.add(check)
                edit.doing.announce("session_check_opened", check.id)
                opened.append(check.id)
        return opened


def answer_session_check(
    *, by: Actor, case_id: UUID, check_id: UUID, went: Went, values: Values,
    request: UUID | None = None,
) -> SessionCheck:  # fmt: skip
    """Say how it was, or "not today". Nothing is asked about the reason."""
    verb = "healing.answer_session_check"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        check = edit.find(SessionCheck, check_id)
        if not is_member(edit.sight):
            raise NotYoursToWriteError
        if went == Went.OFF:
            _new_break(edit, check.scope, None, Between.THERAPY, values)
        state = CheckState.NOT_TODAY if went == Went.NOT_TODAY else CheckState.ANSWERED
        said = "" if went == Went.NOT_TODAY else went.value
        edit.change(check, {"state": state.value, "went": said})
        edit.doing.announce("session_check_answered", check.id)
        return check


def place_of(edit: Editing, person: Person | None, between: str, part: str) -> str:
    """The part a break or a mending goes to. It names either a person or one of the two words."""
    if (person is None) == (between == Between.PERSON):
        raise WithWhomError(field="person_id")
    if between == Between.US and edit.sight.individual:
        raise WithWhomError(field="person_id")
    if between == Between.THERAPY:
        return therapy_scope(edit.sight, part)
    return edit.among(part, [person] if person else [])


def settle(edit: Editing, row: Rupture | Repair, values: Values, seen: Seen) -> None:
    """How a break or a mending stands. Without a day of its own it stands so from today."""
    told = dict(values)
    refuse_ahead(told.get("settled", ""), "values.settled")
    stands = told.get("stands", row.stands)
    if stands != row.stands and not told.get("settled"):
        told["settled"] = clock.day_of(edit.doing.at).isoformat()
    if not edit.change(row, told, seen):
        return
    edit.doing.announce("break_changed", row.id)
    if stands == Stands.MENDED and "stands" in values:
        edit.doing.announce("mended", row.id)


def take_with(edit: Editing, repair: Repair) -> None:
    """What hangs on a mending goes with it, and comes back with it."""
    for model in (Letter, RepairAttempt, Recheck):
        edit.take_along(model._default_manager.filter(repair=repair, gone_at=None))


def _new_break(
    edit: Editing, scope: str, person: Person | None, between: str, values: Values
) -> Rupture:
    refuse_ahead(values.get("noticed", ""), "values.noticed")
    rupture = edit.new(Rupture, scope, id=ids.new(), person=person)
    rupture.holding(between=str(between), **values)
    edit.doing.add(rupture)
    edit.doing.announce("break_noted", rupture.id)
    if between == Between.THERAPY:
        edit.doing.announce("something_off_said", rupture.id)
    return rupture


def _scopes_asked(edit: Editing, members: frozenset[UUID]) -> list[str]:
    here = Member.objects.filter(case=edit.sight.case, gone_at=None).order_by("id")
    known = [one.id for one in here]
    if edit.sight.individual:
        return [f"joint:{edit.sight.case}"] if known else []
    return [f"part:{one}" for one in known if one in members]


def _asked_already(scope: str, session: UUID) -> bool:
    return SessionCheck.objects.filter(scope=scope, session=session).exists()
