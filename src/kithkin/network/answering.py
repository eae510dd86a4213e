"""What happens to what a page asked: done and said so, or shown again with the reason.

Not views: each is called by a view that says itself who may come in.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.base.sent import nested
from kithkin.network.asking_pages import (
    Answering,
    Sheet,
    must_say,
    refused_sheet,
    sent_of,
    started_sheet,
)
from kithkin.network.doors import Outcome, all_forms, perform
from kithkin.network.landing import after_making, after_removal, back_to, person_address
from kithkin.network.looking import may_write, uuid_or_none


def ask(request: HttpRequest, case_id: UUID, opening: Answering, begun: QueryDict) -> HttpResponse:
    """Ask at more length what was begun in a few words."""
    return asked_on_a_page(request, case_id, opening, started_sheet(opening, begun))


def answered(
    request: HttpRequest, case_id: UUID, opening: Answering, sent: QueryDict, *, added: str = ""
) -> HttpResponse:
    """Do what was sent, or show it again with the reason. `added`: whom the next page names."""
    told = sent_of(opening, nested(sent))
    try:
        if may_write(opening.sight):  # whoever may not is told that first
            must_say(opening, sent)
        outcome = perform(
            by=opening.sight.viewer, case_id=case_id, verb=opening.page.verb,
            sent=told, request=uuid_or_none(sent.get("request", "")),
        )  # fmt: skip
    except NotHereError:
        raise
    except RefusalError as refused:
        sheet = refused_sheet(opening, sent, refused)
        return asked_on_a_page(request, case_id, opening, sheet, status=int(refused.status))
    view = request.POST.get("next", "")
    if added and opening.subject is not None:
        return redirect(person_address(case_id, opening.subject.id, view, added))
    _say_what_came_of_it(request, opening, told)
    return redirect(_landing(case_id, opening, outcome, view))


def _say_what_came_of_it(request: HttpRequest, opening: Answering, told: Mapping[str, Any]) -> None:
    if opening.page.changes and not told.get("values"):
        messages.info(request, _("Nothing was changed."))  # an undo would take something else back
    elif all_forms()[opening.page.verb].lasting:
        messages.success(request, _("Kept."))
    else:
        messages.success(request, _("Kept. You can undo it."))


def _landing(case_id: UUID, opening: Answering, outcome: Outcome, view: str) -> str:
    if opening.page.lands is not None:
        return opening.page.lands(case_id, opening.subject, outcome.id)
    if opening.subject is None:
        return after_making(case_id, opening.page.verb, outcome.id, view)
    if opening.page.careful:
        return after_removal(case_id, opening.subject, view)
    return back_to(case_id, opening.subject, view)


def _back(case_id: UUID, opening: Answering, view: str) -> str:
    subject, lands = opening.subject, opening.page.lands
    of_the_map = subject is not None and not subject.seen_whole
    if lands is None or of_the_map:
        return back_to(case_id, subject, view)
    return lands(case_id, subject, "")


def asked_on_a_page(
    request: HttpRequest, case_id: UUID, opening: Answering, sheet: Sheet, *, status: int = 200
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    view, subject = sent.get("next", ""), opening.subject
    named = [case_id, opening.name, *([subject.id] if subject else [])]
    page = {
        "case_id": case_id, "asking": opening.page, "about": opening.about, "subject": subject, "opening": opening,
        "sheet": sheet, "request_id": uuid4(), "next": view,
        "action": reverse("network:ask_about" if subject else "network:ask", args=named),
        "back": _back(case_id, opening, view),
    }  # fmt: skip
    return render(request, "network/ask.html", page, status=status)
