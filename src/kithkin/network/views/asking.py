"""Pages that ask: one view, one template and one way to be refused for all of them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.consent.queries import sight
from kithkin.network.answering import answered, asked_on_a_page
from kithkin.network.asking_pages import blank_sheet, opened
from kithkin.network.doors import perform
from kithkin.network.landing import (
    map_address,
    person_address,
)
from kithkin.network.left import what_was_left
from kithkin.network.looking import uuid_or_none


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def asking_page(
    request: HttpRequest, case_id: UUID, page: str, subject_id: UUID | None = None
) -> HttpResponse:
    opening = opened(sight(actor_of(request), case_id), page, subject_id)
    if request.method == "POST":
        return answered(request, case_id, opening, request.POST)
    return asked_on_a_page(request, case_id, opening, blank_sheet(opening))


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
