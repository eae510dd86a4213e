"""Pages of the map: read what was asked, one query or one verb, render."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base import clock
from kithkin.base.asking import AskingForm
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.base.sent import nested
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.network import people_pages
from kithkin.network.asking_pages import Answering, opened, questions_of, sent_of
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.pictures import VIEWS, Wanted, show
from kithkin.network.queries import map_copy
from kithkin.record.services import note_read


def _look(request: HttpRequest, case_id: UUID, surface: str) -> Sight:
    """Ask consent for a page and keep in the record that somebody looked."""
    by = actor_of(request)
    seen = sight(by, case_id)
    note_read(by=by, case=case_id, clinic=seen.clinic, surface=surface)
    return seen


@open_to("case_people")
@require_safe
def map_page(request: HttpRequest, case_id: UUID, view: str) -> HttpResponse:
    if view not in VIEWS:
        raise NotHereError
    seen = _look(request, case_id, "map")
    day = people_pages.today_or(request.GET.get("as_of", ""), clock.today())
    shown = show(map_copy(seen, view=view), Wanted(view=view, day=day, today=clock.today()))
    page = {
        "case_id": case_id, "view": view, "views": VIEWS, "day": day, "shown": shown,
        "is_today": day == clock.today(),
    }  # fmt: skip
    return render(request, "network/map.html", page)


@open_to("case_people")
@require_safe
def person_page(request: HttpRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    seen = _look(request, case_id, "person")
    page = people_pages.person_page(map_copy(seen), str(person_id), clock.today())
    if page is None:
        raise NotHereError
    return render(request, "network/person.html", {"case_id": case_id, "page": page})


@open_to("case_people")
@require_safe
def tie_page(request: HttpRequest, case_id: UUID, tie_id: UUID) -> HttpResponse:
    seen = _look(request, case_id, "relationship")
    page = people_pages.tie_page(map_copy(seen), str(tie_id), clock.today())
    if page is None:
        raise NotHereError
    own = {"own_safety": seen.member is not None}
    return render(request, "network/tie.html", {"case_id": case_id, "page": page, **own})


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def asking_page(
    request: HttpRequest, case_id: UUID, page: str, subject_id: UUID | None = None
) -> HttpResponse:
    opening = opened(sight(actor_of(request), case_id), page, subject_id)
    if request.method == "POST":
        return _answered(request, case_id, opening)
    form = AskingForm(questions_of(opening))
    return _ask(request, case_id, opening, form, request_id=str(uuid4()))


def _answered(request: HttpRequest, case_id: UUID, opening: Answering) -> HttpResponse:
    request_id = request.POST.get("request", "")
    try:
        perform(
            by=actor_of(request), case_id=case_id, verb=opening.page.verb,
            sent=sent_of(opening, nested(request.POST)), request=_uuid(request_id),
        )  # fmt: skip
    except RefusalError as refused:
        if isinstance(refused, NotHereError):
            raise
        fields = refused.fields if isinstance(refused, FieldsRefusedError) else {}
        form = AskingForm(
            questions_of(opening), sent=request.POST, refused=fields,
            sentence=str(refused.sentence),
        )  # fmt: skip
        theirs = getattr(refused, "theirs", None)
        return _ask(
            request, case_id, opening, form, request_id=str(uuid4()), theirs=theirs,
            status=refused.status,
        )  # fmt: skip
    messages.success(request, _("Kept. You can undo it."))
    return redirect(people_pages.after(case_id, opening.subject))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _ask(
    request: HttpRequest, case_id: UUID, opening: Answering, form: AskingForm, *,
    request_id: str, theirs: object = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    page = {
        "case_id": case_id, "asking": opening.page, "subject": opening.subject, "form": form,
        "request_id": request_id, "theirs": theirs,
        "back": people_pages.after(case_id, opening.subject),
    }  # fmt: skip
    return render(request, "network/ask.html", page, status=int(status))


@open_to("case_people")
@require_POST
def take_back(request: HttpRequest, case_id: UUID, verb: str) -> HttpResponse:
    if verb not in {"undo", "redo"}:
        raise NotHereError
    try:
        outcome = perform(by=actor_of(request), case_id=case_id, verb=verb, sent={})
    except RefusalError as refused:
        if isinstance(refused, NotHereError):
            raise
        messages.info(request, str(refused.sentence))
    else:
        messages.success(request, _taken_back(verb, len(outcome.left)))
    return redirect("network:map", case_id=case_id, view="genogram")


def _taken_back(verb: str, left: int) -> str:
    if left:
        return _("Taken back, except for what somebody has changed since. That was left as it is.")
    return _("Undone.") if verb == "undo" else _("Done again.")
