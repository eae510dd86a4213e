"""One piece of work: begin it, its page, its members, and who sees what."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithkin.accounts.case_queries import (
    MemberLine,
    agreements,
    case_line,
    inside,
    safe_contacts,
    treating,
)
from kithkin.accounts.doors import actor_of, open_to
from kithkin.accounts.models import CaseKind, SafeContact
from kithkin.accounts.policy import Standing
from kithkin.accounts.services.cases import add_member
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.consent.queries import sight
from kithkin.record.services import note_read
from kithkin.workspace import queries, services
from kithkin.workspace.forms import CHANNELS, BeginForm, MemberForm, refuse_in
from kithkin.workspace.gathering import ahead, part_lines
from kithkin.workspace.sentences import named, walls, who_sees_mine


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member on the page of their work. `contact` is set only where the viewer may see it."""

    line: MemberLine
    may_see_contact: bool
    contact: SafeContact | None

    @property
    def channel(self) -> object:
        return dict(CHANNELS).get(self.contact.channel, "") if self.contact else ""


@open_to("case_people")
@require_safe
def work_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    by = actor_of(request)
    place = inside(by, case_id)
    note_read(by=by, case=case_id, clinic=place.clinic, surface="work")
    line = case_line(by, place)
    newest = next(iter(agreements(place)), None)
    seen = sight(by, case_id)
    sees = queries.who_sees(seen)
    page = {
        "case_id": case_id, "place": place, "line": line, "agreement": newest, "sees": sees,
        "members": _member_rows(place, line.members), "walls": walls(line, sees) if place.therapist else [],
        "sentences": who_sees_mine(line, sees) if place.member else [],
        "parts": part_lines(case_id), "ahead": ahead(seen) if place.therapist else [],
        "therapists": named(sees.therapists), "beside": named(sees.beside),
    }  # fmt: skip
    return render(request, "workspace/work.html", page)


def _member_rows(place: Standing, lines: tuple[MemberLine, ...]) -> list[MemberRow]:
    contacts = safe_contacts(place)
    return [MemberRow(line, line.id in contacts, contacts.get(line.id)) for line in lines]


@open_to("therapist")
@require_http_methods(["GET", "HEAD", "POST"])
def begin_work(request: HttpRequest) -> HttpResponse:
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            case = services.begin_work(
                by=actor_of(request), kind=CaseKind(told["kind"]), label=told["label"],
                members=told["members"],
            )  # fmt: skip
        except RefusalError as refused:
            refuse_in(form, refused)
        else:
            messages.success(request, _("Begun. Next: what you agree on, and how to sign in."))
            return redirect("workspace:work", case_id=case.id)
    status = 422 if form.is_bound else 200
    return render(request, "workspace/begin_work.html", {"form": form}, status=status)


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def add_somebody(request: HttpRequest, case_id: UUID) -> HttpResponse:
    by = actor_of(request)
    place = treating(by, case_id)
    if place.individual:
        raise NotHereError  # one person, one map: a second member would see all of it
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_member(by=by, case_id=case_id, called=form.cleaned_data["called"])
        messages.success(request, _("Added. They have a part of their own now."))
        return redirect("workspace:work", case_id=case_id)
    page = {"case_id": case_id, "form": form}
    return render(request, "workspace/add_member.html", page, status=422 if form.is_bound else 200)


@open_to("case_people")
@require_POST
def stop_sharing(request: HttpRequest, case_id: UUID, user_id: UUID) -> HttpResponse:
    services.stop_sharing(by=actor_of(request), case_id=case_id, subject_id=user_id)
    messages.success(request, _("Ended. What you had opened to them is closed."))
    return redirect("workspace:work", case_id=case_id)


@open_to("case_people")
@require_safe
def who_looked(request: HttpRequest, case_id: UUID) -> HttpResponse:
    place = inside(actor_of(request), case_id)
    page = {"case_id": case_id, "place": place, "looks": queries.who_looked(place)}
    return render(request, "workspace/who_looked.html", page)
