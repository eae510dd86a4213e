"""Printing or saving one view of the map: choose what is in it, then the file itself."""

from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base import clock
from kithkin.base.refusals import NotHereError
from kithkin.consent.queries import sight
from kithkin.exchange.drawn_views import View
from kithkin.exchange.saving import CONTENT_TYPES, HOLDS, PAPERS, Saving, kinds, saved
from kithkin.exchange.taking import NAME, leaving
from kithkin.network.days_shown import last_day
from kithkin.network.export_profiles import ExportProfile
from kithkin.network.notation.profile import profile_named
from kithkin.network.pictures import VIEWS
from kithkin.network.printing.paper import Paper
from kithkin.network.views.maps import SIGNS_COOKIE
from kithkin.record.services import note_read

_Choice = TypeVar("_Choice", bound=StrEnum)


@open_to("case_people")
@require_safe
def save(request: HttpRequest, case_id: UUID, view: str) -> HttpResponse:
    seen = sight(actor_of(request), case_id)
    which = _view(view)
    page = {
        "case_id": case_id, "view": view, "called": VIEWS[view], "is_picture": which.is_picture,
        "kinds": kinds(), "holds": HOLDS, "papers": PAPERS, "alone": seen.individual,
        "as_of": request.GET.get("as_of", ""), "day": _day(request), "today": clock.today(),
    }  # fmt: skip
    return render(request, "exchange/save.html", page)


@open_to("case_people")
@require_safe
def save_file(request: HttpRequest, case_id: UUID, view: str) -> HttpResponse:
    """A picture leaves the house with whoever keeps it; that they did is kept like any looking."""
    by = actor_of(request)
    seen = sight(by, case_id)
    which = _view(view)
    saving = Saving(
        which, _kind(request, which), _day(request),
        profile_named(request.COOKIES.get(SIGNS_COOKIE, "")),
        _chosen(ExportProfile, request.GET.get("holds", ""), ExportProfile.FULL),
        _chosen(Paper, request.GET.get("paper", ""), Paper.A4),
        poster="poster" in request.GET,
    )  # fmt: skip
    note_read(by=by, case=case_id, clinic=seen.clinic, surface="export")
    return HttpResponse(
        saved(leaving(seen), saving),
        content_type=CONTENT_TYPES[saving.kind],
        headers={"Content-Disposition": f'attachment; filename="{NAME}.{saving.kind}"'},
    )


def _view(name: str) -> View:
    if name not in VIEWS:
        raise NotHereError
    return View(name)


def _kind(request: HttpRequest, view: View) -> str:
    if not view.is_picture:
        return "txt"
    asked = request.GET.get("as", "")
    return asked if asked in kinds() else "svg"


def _day(request: HttpRequest) -> date:
    typed = request.GET.get("as_of", "").strip()
    return (last_day(typed) if typed else None) or clock.today()


def _chosen(kind: type[_Choice], said: str, usual: _Choice) -> _Choice:
    try:
        return kind(said)
    except ValueError:
        return usual
