"""Bringing a family in: choose or paste, look at what would come, say yes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.accounts.refusing import is_piece
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.exchange import services
from kithkin.exchange.bringing import Preview, brought, centred_on, preview, settled
from kithkin.exchange.counts import left_in_words
from kithkin.exchange.models import Draft
from kithkin.exchange.queries import bytes_of, my_draft, photo, photos
from kithkin.exchange.taking import KINDS, NAME, copy_as_file
from kithkin.network.parts import part_words, parts_of
from kithkin.record.services import note_read

NOTES_TOLD = 5  # the page before has shown more


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = sight(actor_of(request), case_id)
    page = {"case_id": case_id, "parts": parts_of(seen)}
    if request.method != "POST":
        return render(request, "exchange/bring.html", page)
    try:
        draft = _draft(request, seen)
    except NotHereError:
        raise
    except RefusalError as refused:
        told = {**page, "refused": refused, "pasted": request.POST.get("pasted", "")}
        return render(request, "exchange/bring.html", told, status=int(refused.status))
    return redirect("exchange:preview", case_id=case_id, draft_id=draft.id)


def _draft(request: HttpRequest, seen: Sight) -> Draft:
    """Keep what was brought for an hour. What cannot be read is not kept at all."""
    draft = services.keep_draft(by=seen.viewer, case_id=seen.case, **brought(request))
    try:
        preview(seen, draft)
    except RefusalError:
        services.drop_draft(by=seen.viewer, draft=draft)
        raise
    return draft


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def preview_page(request: HttpRequest, case_id: UUID, draft_id: UUID) -> HttpResponse:
    by = actor_of(request)
    seen = sight(by, case_id)
    draft = my_draft(by, case_id, draft_id)
    coming = preview(seen, draft)
    if request.method != "POST":
        page = {"case_id": case_id, "coming": coming, "part": part_words(seen, draft.part)}
        return render(request, "exchange/preview.html", page)
    if request.POST.get("answer") != "yes":
        services.drop_draft(by=by, draft=draft)
        return redirect("exchange:bring", case_id=case_id)
    return _bring_in(request, case_id, draft_id, coming)


def _bring_in(request: HttpRequest, case_id: UUID, draft_id: UUID, coming: Preview) -> HttpResponse:
    by = actor_of(request)
    draft = my_draft(by, case_id, draft_id)
    done = services.import_map(
        by=by, case_id=case_id, copy=centred_on(coming, request.POST.get("index", "")),
        part=draft.part,
        same=settled(coming, request.POST), kept=coming.kept_by_person, request=draft.id,
    )  # fmt: skip
    services.drop_draft(by=by, draft=draft)
    _tell(request, done)
    return redirect("network:map", case_id=case_id, view="genogram")


def _tell(request: HttpRequest, done: services.Imported) -> None:
    words = ngettext(
        "%(count)s person came in. One undo takes the whole file back.",
        "%(count)s people came in. One undo takes the whole file back.",
        done.people,
    )
    if not done.rows:
        words = _("No new people or links were in this file. Nothing was added.")
    messages.success(request, words % {"count": done.people})
    if left := left_in_words(done.left):
        messages.info(request, left)
    for note in done.notes[:NOTES_TOLD]:
        messages.info(request, note.words)


@open_to("case_people")
@require_safe
def photos_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Drawings on paper: a page of its own, or the piece that opens under the map."""
    seen = sight(actor_of(request), case_id)
    page = {"case_id": case_id, "parts": parts_of(seen), "photos": photos(seen)}
    template = "exchange/_photos.html" if is_piece(request) else "exchange/photos.html"
    return render(request, template, page)


@open_to("case_people")
@require_POST
def keep_photo(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen, sent = sight(actor_of(request), case_id), request.FILES.get("photo")
    try:
        services.keep_photo(
            by=seen.viewer, case_id=case_id, content=sent.read() if sent else b"",
            part=request.POST.get("part", ""),
        )  # fmt: skip
    except NotHereError:
        raise
    except RefusalError as refused:
        messages.warning(request, str(refused.sentence))
    else:
        messages.success(request, _("Kept beside the map. You can undo it."))
    return redirect("exchange:photos", case_id=case_id)


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
    return redirect("exchange:photos", case_id=case_id)


@open_to("case_people")
@require_safe
def take(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = sight(actor_of(request), case_id)
    return render(request, "exchange/take.html", {"case_id": case_id, "alone": seen.individual})


@open_to("case_people")
@require_safe
def take_file(request: HttpRequest, case_id: UUID, kind: str) -> HttpResponse:
    """A copy leaves the house with whoever takes it; that they did is kept like any looking."""
    by = actor_of(request)
    seen = sight(by, case_id)
    if kind not in KINDS:
        raise NotHereError
    note_read(by=by, case=case_id, clinic=seen.clinic, surface="export")
    file = KINDS[kind]
    return HttpResponse(
        copy_as_file(seen, file),
        content_type=file.content_type,
        headers={"Content-Disposition": f'attachment; filename="{NAME}.{file.ending}"'},
    )
