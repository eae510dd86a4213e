"""Verbs about sessions: plan, hold, note, end; and what is to be spoken of."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError, NotUnderstoodError
from kithkin.exploration.days import day_of, is_far
from kithkin.exploration.errors import (
    AlreadyPastError,
    NobodyCameError,
    NotSoFarError,
    StillAheadError,
)
from kithkin.exploration.models import AgendaItem, Ending, Session, SessionNote, SessionStatus
from kithkin.exploration.policy import require_author, require_therapist
from kithkin.network.parts import members_within
from kithkin.network.services.editing import Editing, acting
from kithkin.network.services.people import Seen

PREFIX = "exploration."
Values = Mapping[str, Any]


def plan_session(
    *, by: Actor, case_id: UUID, values: Values, part: str = "", request: UUID | None = None
) -> Session:
    """Say when those of a part meet next."""
    with acting(by=by, case_id=case_id, verb=f"{PREFIX}plan_session", request=request) as edit:
        return _new_session(edit, part, values, SessionStatus.PLANNED)


def add_held_session(
    *, by: Actor, case_id: UUID, values: Values, part: str = "", there: Iterable[UUID] = (),
    request: UUID | None = None,
) -> Session:  # fmt: skip
    """Write down a session that took place without having been planned here."""
    with acting(by=by, case_id=case_id, verb=f"{PREFIX}add_held_session", request=request) as edit:
        return _new_session(edit, part, values, SessionStatus.HELD, there)


def _new_session(
    edit: Editing, part: str, values: Values, status: SessionStatus, there: Iterable[UUID] = ()
) -> Session:
    require_therapist(edit.sight)
    scope = edit.home(part)
    _refuse_day(values.get("day", ""), held=status == SessionStatus.HELD)
    session = edit.new(Session, scope, id=ids.new(), status=status).holding(**values)
    if status == SessionStatus.HELD:
        session.there = _came(edit, session, there)
    edit.doing.add(session)
    edit.doing.announce(f"session_{status}", session.id)
    return session


def _refuse_day(day: str, *, held: bool) -> None:
    if not day:
        raise NotUnderstoodError(field="values.day")
    if is_far(day):
        raise NotSoFarError(field="values.day")
    if held and day_of(day) > clock.today():
        raise StillAheadError(field="values.day")


def change_session(
    *, by: Actor, case_id: UUID, session_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Session:  # fmt: skip
    """Move a session, or put right what is written of it."""
    with acting(by=by, case_id=case_id, verb=f"{PREFIX}change_session", request=request) as edit:
        session = edit.find(Session, session_id)
        require_therapist(edit.sight)
        if "day" in values:
            _refuse_day(values["day"], held=session.status == SessionStatus.HELD)
        if edit.change(session, values, seen):
            edit.doing.announce("session_changed", session.id)
        return session


def hold_session(
    *, by: Actor, case_id: UUID, session_id: UUID, values: Values, there: Iterable[UUID] = (),
    spoken_of: Iterable[UUID] = (), request: UUID | None = None,
) -> Session:  # fmt: skip
    """Write down that a session took place, who came, and what of the list was spoken of."""
    with acting(by=by, case_id=case_id, verb=f"{PREFIX}hold_session", request=request) as edit:
        session = edit.find(Session, session_id)
        require_therapist(edit.sight)
        _refuse_day(values.get("day", session.day), held=True)
        came = {"there": _came(edit, session, there), "status": SessionStatus.HELD}
        edit.change(session, {**values, **came})
        for item_id in spoken_of:
            item = edit.find(AgendaItem, item_id)
            if item.scope != session.scope:
                raise NotHereError  # of another part: those of this session learn nothing of it
            edit.change(item, {"spoken_of": True, "spoken_of_in": str(session.id)})
        edit.doing.announce("session_held", session.id)
        return session


def _came(edit: Editing, session: Session, there: Iterable[UUID]) -> list[str]:
    """Of a part's members those who were there; its only one was, or it did not take place."""
    within = members_within(edit.sight, session.scope)
    if len(within) < 2:
        return list(within)
    came = sorted({str(one) for one in there} & within.keys())
    if not came:
        raise NobodyCameError(field="there")
    return came


def session_did_not_happen(
    *, by: Actor, case_id: UUID, session_id: UUID, request: UUID | None = None
) -> Session:
    """Write down, without a why, that a planned session did not take place."""
    verb = f"{PREFIX}session_did_not_happen"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        session = edit.find(Session, session_id)
        require_therapist(edit.sight)
        if edit.change(session, {"status": SessionStatus.NOT_HELD, "there": []}):
            edit.doing.announce("session_not_held", session.id)
        return session


def remove_session(
    *, by: Actor, case_id: UUID, session_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take away a session that was written down by mistake, with its note."""
    with acting(by=by, case_id=case_id, verb=f"{PREFIX}remove_session", request=request) as edit:
        session = edit.find(Session, session_id)
        require_therapist(edit.sight)
        edit.take_along(SessionNote.objects.filter(session=session, gone_at=None))
        edit.remove(session, seen)
        edit.doing.announce("session_removed", session.id)


def write_note(
    *, by: Actor, case_id: UUID, session_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> SessionNote:  # fmt: skip
    """Keep the four boxes about a session; a second time, what was kept is changed."""
    with acting(by=by, case_id=case_id, verb=f"{PREFIX}write_note", request=request) as edit:
        session = edit.find(Session, session_id)
        scope = edit.practice()
        rows = SessionNote.objects.select_for_update()
        note = rows.filter(session=session, scope=scope, gone_at=None).first()
        if note is None:
            note = _new_note(edit, scope, session, values)
        else:
            edit.change(note, values, seen)
        edit.doing.announce("note_written", note.id)
        return note


def _new_note(edit: Editing, scope: str, session: Session, values: Values) -> SessionNote:
    boxes = {name: said for name, said in values.items() if name != "unfinished"}
    unfinished = values.get("unfinished", False)
    note = edit.new(SessionNote, scope, id=ids.new(), session=session, unfinished=unfinished)
    edit.doing.add(note.holding(**boxes))
    return note


def plan_ending(
    *, by: Actor, case_id: UUID, values: Values, seen: Seen = None, request: UUID | None = None
) -> Ending:
    """Say when the work is meant to end, where all whose work it is can read it."""
    with acting(by=by, case_id=case_id, verb=f"{PREFIX}plan_ending", request=request) as edit:
        require_therapist(edit.sight)
        scope = edit.home("joint")
        if "day" in values and (not values["day"] or is_far(values["day"])):
            raise NotSoFarError(field="values.day")
        if values.get("day") and day_of(values["day"]) < clock.today():
            raise AlreadyPastError(field="values.day")
        rows = Ending.objects.select_for_update()
        ending = rows.filter(case=case_id, scope=scope, gone_at=None).first()
        if ending is None:
            ending = edit.new(Ending, scope, id=ids.new()).holding(**values)
            if not ending.day:
                raise NotUnderstoodError(field="values.day")
            edit.doing.add(ending)
        else:
            edit.change(ending, values, seen)
        edit.doing.announce("ending_planned", ending.id)
        return ending


def remove_ending(
    *, by: Actor, case_id: UUID, ending_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Let a planned ending go: the work goes on."""
    with acting(by=by, case_id=case_id, verb=f"{PREFIX}remove_ending", request=request) as edit:
        ending = edit.find(Ending, ending_id)
        require_therapist(edit.sight)
        edit.remove(ending, seen)
        edit.doing.announce("ending_removed", ending.id)


def add_to_agenda(
    *, by: Actor, case_id: UUID, words: str, part: str = "", request: UUID | None = None
) -> AgendaItem:
    """Put something on the list for the next session."""
    with acting(by=by, case_id=case_id, verb=f"{PREFIX}add_to_agenda", request=request) as edit:
        scope = edit.home(part)
        if not words.strip():
            raise NotUnderstoodError(field="words")
        item = edit.new(AgendaItem, scope, id=ids.new()).holding(words=words)
        edit.doing.add(item)
        edit.doing.announce("agenda_added", item.id)
        return item


def change_agenda_item(
    *, by: Actor, case_id: UUID, agenda_item_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> AgendaItem:  # fmt: skip
    """Say one's own words on the list otherwise."""
    verb = f"{PREFIX}change_agenda_item"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        item = edit.find(AgendaItem, agenda_item_id)
        require_author(edit.sight, item)
        if edit.change(item, values, seen):
            edit.doing.announce("agenda_changed", item.id)
        return item


def close_agenda_item(
    *, by: Actor, case_id: UUID, agenda_item_id: UUID, request: UUID | None = None
) -> AgendaItem:
    """Mark something on the list as spoken of."""
    with acting(by=by, case_id=case_id, verb=f"{PREFIX}close_agenda_item", request=request) as edit:
        item = edit.find(AgendaItem, agenda_item_id)
        if edit.change(item, {"spoken_of": True}):
            edit.doing.announce("agenda_changed", item.id)
        return item


def remove_agenda_item(
    *, by: Actor, case_id: UUID, agenda_item_id: UUID, seen: Seen = None,
    request: UUID | None = None,
) -> None:  # fmt: skip
    """Take one's own words off the list."""
    verb = f"{PREFIX}remove_agenda_item"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        item = edit.find(AgendaItem, agenda_item_id)
        require_author(edit.sight, item)
        edit.remove(item, seen)
        edit.doing.announce("agenda_changed", item.id)
