"""Pages about sessions: all of them, one of them, its note, the brief, and what changed since."""

from datetime import datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kithkin.accounts.case_queries import case_line, treating
from kithkin.accounts.doors import actor_of, open_to
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.base.sent import nested
from kithkin.consent.policy import Sight
from kithkin.exploration import shown
from kithkin.exploration.brief import gathered
from kithkin.exploration.change_words import change_lines
from kithkin.exploration.changes import difference
from kithkin.exploration.models import Session
from kithkin.exploration.pages import NOTE_PAGE
from kithkin.exploration.queries import Meetings, SessionLine
from kithkin.network.asking_pages import (
    Answering,
    Sheet,
    blank_sheet,
    must_say,
    refused_sheet,
    sent_of,
)
from kithkin.network.doors import perform
from kithkin.network.looking import look, may_write, uuid_or_none
from kithkin.network.queries import find


@open_to("case_people")
@require_safe
def sessions(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "session")
    page = {"case_id": case_id, "writes": may_write(seen), **shown.all_sessions(Meetings(seen))}
    return render(request, "exploration/sessions.html", page)


@open_to("case_people")
@require_safe
def session(request: HttpRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "session")
    meetings = Meetings(seen)
    line = meetings.line(session_id)
    if line is None:
        raise NotHereError
    page = {"case_id": case_id, "writes": may_write(seen), **shown.one_session(meetings, line)}
    return render(request, "exploration/session.html", page)


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """The therapist's four boxes; for everybody else there is no such page."""
    seen = _treating(request, case_id)
    opening = Answering("", NOTE_PAGE, seen, find(seen, Session, session_id))
    if request.method != "POST":
        return _note_page(request, opening, blank_sheet(opening))
    try:
        must_say(opening, request.POST)
        perform(
            by=seen.viewer, case_id=case_id, verb=NOTE_PAGE.verb,
            sent=sent_of(opening, nested(request.POST)),
            request=uuid_or_none(request.POST.get("request", "")),
        )  # fmt: skip
    except NotHereError:
        raise
    except RefusalError as refused:
        sheet = refused_sheet(opening, request.POST, refused)
        return _note_page(request, opening, sheet, status=int(refused.status))
    messages.success(request, _("Kept. You can undo it."))
    return redirect("exploration:session", case_id=case_id, session_id=session_id)


def _treating(request: HttpRequest, case_id: UUID) -> Sight:
    treating(actor_of(request), case_id)
    return look(request, case_id, "session")


def _note_page(
    request: HttpRequest, opening: Answering, sheet: Sheet, *, status: int = 200
) -> HttpResponse:
    meetings = Meetings(opening.sight)
    subject = opening.subject
    line = meetings.line(subject.id) if subject else None
    page = {
        "case_id": meetings.case, "line": line, "sheet": sheet, "asking": opening.page,
        "request_id": uuid4(), "before": shown.notes(meetings, before=line, most=3),
    }  # fmt: skip
    return render(request, "exploration/note.html", page, status=status)


@open_to("case_people")
@require_safe
def notes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """All the therapist's notes, the latest first; on paper each keeps its date."""
    meetings = Meetings(_treating(request, case_id))
    page = {"case_id": case_id, "notes": shown.notes(meetings)}
    return render(request, "exploration/notes.html", page)


@open_to("case_people")
@require_safe
def brief(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = _treating(request, case_id)
    meetings = Meetings(seen)
    page = {
        "case_id": case_id, "case": case_line(seen.viewer, treating(seen.viewer, case_id)),
        "brief": gathered(meetings), **shown.before_session(meetings),
    }  # fmt: skip
    return render(request, "exploration/brief.html", page)


@open_to("case_people")
@require_safe
def changed(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What is otherwise on the map than at a session, until another or until now."""
    seen = look(request, case_id, "map")
    meetings = Meetings(seen)
    since = _chosen(meetings, request.GET.get("since", "")) or meetings.last
    until = _chosen(meetings, request.GET.get("until", ""))
    told = difference(seen, _begin(since), _begin(until))
    page = {
        "case_id": case_id, "since": since, "until": until, "told": told,
        "lines": change_lines(seen, told), "held": shown.to_choose(meetings),
    }  # fmt: skip
    return render(request, "exploration/changed.html", page)


def _chosen(meetings: Meetings, text: str) -> SessionLine | None:
    chosen = uuid_or_none(text)
    line = meetings.line(chosen) if chosen else None
    return line if line and line.held else None


def _begin(line: SessionLine | None) -> datetime | None:
    return line.at if line else None
