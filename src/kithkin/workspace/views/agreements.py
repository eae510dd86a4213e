"""The working agreement, and how a member may be reached."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kithkin.accounts.case_queries import (
    agreements,
    case_line,
    inside,
    safe_contacts,
    treating,
)
from kithkin.accounts.doors import actor_of, open_to
from kithkin.accounts.services.cases import agree, set_safe_contact
from kithkin.base.refusals import NotHereError
from kithkin.record.services import note_read
from kithkin.workspace.forms import AgreementForm, SafeContactForm, topics_of


@open_to("case_people")
@require_safe
def agreement_page(
    request: HttpRequest, case_id: UUID, agreement_id: UUID | None = None
) -> HttpResponse:
    """The agreement that holds, or an earlier one."""
    by = actor_of(request)
    place = inside(by, case_id)
    kept = agreements(place)
    shown = kept[0] if kept and agreement_id is None else None
    shown = shown or next((one for one in kept if one.id == agreement_id), None)
    if agreement_id is not None and shown is None:
        raise NotHereError
    note_read(by=by, case=case_id, clinic=place.clinic, surface="agreement")
    page = {
        "case_id": case_id, "place": place, "line": case_line(by, place), "shown": shown,
        "topics": topics_of(shown) if shown else [], "kept": kept,
        "holds": bool(kept) and shown == kept[0],
    }  # fmt: skip
    return render(request, "workspace/agreement.html", page)


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def write_agreement(request: HttpRequest, case_id: UUID) -> HttpResponse:
    by = actor_of(request)
    place = treating(by, case_id)
    newest = next(iter(agreements(place)), None)
    form = AgreementForm(request.POST or None, newest=newest)
    if request.method == "POST" and form.is_valid():
        agree(by=by, case_id=case_id, agreed_on=form.cleaned_data["agreed_on"], words=form.words())
        messages.success(request, _("Kept. This is the agreement that holds now."))
        return redirect("workspace:agreement", case_id=case_id)
    page = {"case_id": case_id, "form": form, "newest": newest}
    status = 422 if form.is_bound else 200
    return render(request, "workspace/write_agreement.html", page, status=status)


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def safe_contact(request: HttpRequest, case_id: UUID, member_id: UUID) -> HttpResponse:
    """A member's own page; their therapist may write it down. For others there is none."""
    by = actor_of(request)
    place = inside(by, case_id)
    kept = safe_contacts(place)
    if member_id not in kept:
        raise NotHereError
    form = SafeContactForm.showing(kept[member_id])
    if request.method == "POST":
        form = SafeContactForm(request.POST)
        if form.is_valid():
            set_safe_contact(by=by, member_id=member_id, **form.cleaned_data)
            messages.success(request, _("Kept. This is how it will be done."))
            return redirect("workspace:work", case_id=case_id)
    page = {
        "case_id": case_id, "form": form, "mine": place.member == member_id,
        "called": {one.id: one.called for one in case_line(by, place).members}[member_id],
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "workspace/safe_contact.html", page, status=status)
