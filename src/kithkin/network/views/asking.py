"""Pages that ask: one view, one template and one way to be refused for all of them."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.base.sent import nested
from kithkin.consent.queries import sight
from kithkin.network.asking_pages import (
    Answering,
    Sheet,
    blank_sheet,
    opened,
    refused_sheet,
    sent_of,
    started_sheet,
)
from kithkin.network.doors import Outcome, perform
from kithkin.network.landing import (
    after_making,
    after_removal,
    back_to,
    map_address,
    person_address,
)
from kithkin.network.left import what_was_left
from kithkin.network.views.looking import uuid_or_none


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def asking_page(
    request: HttpRequest, case_id: UUID, page: str, subject_id: UUID | None = None
) -> HttpResponse:
    opening = opened(sight(actor_of(request), case_id), page, subject_id)
    if request.method == "POST":
        return answered(request, case_id, opening, request.POST)
    return _asking(request, case_id, opening, blank_sheet(opening))


def ask(request: HttpRequest, case_id: UUID, opening: Answering, begun: QueryDict) -> HttpResponse:
    """Ask at more length what was begun in a few words."""
    return _asking(request, case_id, opening, started_sheet(opening, begun))


def answered(
    request: HttpRequest, case_id: UUID, opening: Answering, sent: QueryDict, *, said: str = ""
) -> HttpResponse:
    """Do what was sent and say so, or show it again with the reason."""
    try:
        outcome = perform(
            by=opening.sight.viewer, case_id=case_id, verb=opening.page.verb,
            sent=sent_of(opening, nested(sent)), request=uuid_or_none(sent.get("request", "")),
        )  # fmt: skip
    except NotHereError:
        raise
    except RefusalError as refused:
        sheet = refused_sheet(opening, sent, refused)
        return _asking(request, case_id, opening, sheet, status=int(refused.status))
    messages.success(request, said or _("Kept. You can undo it."))
    return redirect(_landing(case_id, opening, outcome, request.POST.get("next", "")))


def _landing(case_id: UUID, opening: Answering, outcome: Outcome, view: str) -> str:
    if opening.subject is None:
        return after_making(case_id, opening.page.verb, outcome.id, view)
    if opening.page.careful:
        return after_removal(case_id, opening.subject, view)
    return back_to(case_id, opening.subject, view)


def _asking(
    request: HttpRequest, case_id: UUID, opening: Answering, sheet: Sheet, *, status: int = 200
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    view, subject = sent.get("next", ""), opening.subject
    named = [case_id, opening.name, *([subject.id] if subject else [])]
    page = {
        "case_id": case_id, "asking": opening.page, "about": opening.about, "subject": subject,
        "sheet": sheet, "request_id": uuid4(), "next": view,
        "action": reverse("network:ask_about" if subject else "network:ask", args=named),
        "back": back_to(case_id, subject, view),
    }  # fmt: skip
    return render(request, "network/ask.html", page, status=status)


@open_to("case_people")
@require_POST
def take_back(request: HttpRequest, case_id: UUID, verb: str) -> HttpResponse:
    """Undo or redo; what somebody has changed since is left, and named."""
    if verb not in {"undo", "redo"}:
        raise NotHereError
    back = _came_from(request, case_id)
    act = uuid_or_none(request.POST.get("act", "")) if verb == "undo" else None
    try:
        outcome = perform(
            by=actor_of(request), case_id=case_id, verb=verb, sent={"act": act} if act else {}
        )
    except NotHereError:
        raise
    except RefusalError as refused:
        messages.info(request, str(refused.sentence))
        return redirect(back)
    if outcome.left:
        left = what_was_left(sight(actor_of(request), case_id), outcome.left)
        return render(
            request, "network/left.html", {"case_id": case_id, "left": left, "back": back}
        )
    messages.success(request, _("Undone.") if verb == "undo" else _("Done again."))
    return redirect(back)


def _came_from(request: HttpRequest, case_id: UUID) -> str:
    """Back to the view or the person the button stood beside, or to the history."""
    came = request.POST.get("next", "")
    if came == "history":
        return reverse("network:history", args=[case_id])
    if person := uuid_or_none(came):
        return person_address(case_id, person)
    return map_address(case_id, came, request.POST.get("open", ""))
