"""Bringing a family in: choose or paste, look at what would come, say yes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.consent.queries import sight
from kithkin.exchange import services
from kithkin.exchange.bringing import Preview, brought, preview, settled
from kithkin.exchange.queries import bytes_of, my_draft, photo, photos
from kithkin.network.asking_pages import parts_of


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = sight(actor_of(request), case_id)
    page = {"case_id": case_id, "parts": parts_of(seen), "photos": photos(seen)}
    if request.method != "POST":
        return render(request, "exchange/bring.html", page)
    try:
        file = brought(request)
        draft = services.keep_draft(by=seen.viewer, case_id=case_id, **file)
        preview(seen, draft)  # a file that cannot be read is refused here, on the page it came from
    except NotHereError:
        raise
    except RefusalError as refused:
        told = {**page, "refused": refused, "pasted": request.POST.get("pasted", "")}
        return render(request, "exchange/bring.html", told, status=int(refused.status))
    return redirect("exchange:preview", case_id=case_id, draft_id=draft.id)


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def preview_page(request: HttpRequest, case_id: UUID, draft_id: UUID) -> HttpResponse:
    by = actor_of(request)
    seen = sight(by, case_id)
    draft = my_draft(by, case_id, draft_id)
    coming = preview(seen, draft)
    if request.method != "POST":
        return render(
            request, "exchange/preview.html", {"case_id": case_id, "draft": draft, "coming": coming}
        )
    if request.POST.get("answer") != "yes":
        services.drop_draft(by=by, draft=draft)
        return redirect("exchange:bring", case_id=case_id)
    return _bring_in(request, case_id, draft_id, coming)


def _bring_in(request: HttpRequest, case_id: UUID, draft_id: UUID, coming: Preview) -> HttpResponse:
    by = actor_of(request)
    draft = my_draft(by, case_id, draft_id)
    done = services.import_map(
        by=by, case_id=case_id, copy=coming.copy, part=draft.part,
        same=settled(coming, request.POST), kept=coming.kept_by_person, request=draft.id,
    )  # fmt: skip
    services.drop_draft(by=by, draft=draft)
    words = ngettext(
        "%(count)s person came in. One undo takes the whole file back.",
        "%(count)s people came in. One undo takes the whole file back.",
        done.people,
    )
    messages.success(request, words % {"count": done.people})
    return redirect("network:map", case_id=case_id, view="genogram")


@open_to("case_people")
@require_POST
def keep_photo(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = sight(actor_of(request), case_id)
    sent = request.FILES.get("photo")
    try:
        if sent is None:
            raise RefusalError(_("Please choose a photo first."))
        part = request.POST.get("part", "")
        services.keep_photo(by=seen.viewer, case_id=case_id, content=sent.read(), part=part)
    except NotHereError:
        raise
    except RefusalError as refused:
        messages.warning(request, str(refused.sentence))
    return redirect("exchange:bring", case_id=case_id)


@open_to("case_people")
@require_safe
def show_photo(request: HttpRequest, case_id: UUID, photo_id: UUID) -> HttpResponse:
    row = photo(sight(actor_of(request), case_id), photo_id)
    return HttpResponse(
        bytes_of(row),
        content_type="image/jpeg",
        headers={"Content-Disposition": 'inline; filename="photo.jpg"'},
    )


@open_to("case_people")
@require_POST
def remove_photo(request: HttpRequest, case_id: UUID, photo_id: UUID) -> HttpResponse:
    services.remove_photo(by=actor_of(request), case_id=case_id, photo_id=photo_id)
    messages.success(request, _("Taken away. You can undo it."))
    return redirect("exchange:bring", case_id=case_id)
