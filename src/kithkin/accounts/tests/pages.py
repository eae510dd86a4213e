"""Addresses for the tests of doors and refusals: our own pages, and one view of each kind."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base.refusals import NotHereError, NotUnderstoodError

CANARY = "marzipan-canary"


@open_to("anyone")
def front(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("front")


@open_to("case_people")
def who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(actor_of(request).id))


@open_to("anyone")
def refusing(request: HttpRequest, kind: str) -> HttpResponse:
    match kind:
        case "not-here":
            raise NotHereError
        case "absent":
            raise Http404(CANARY)
        case "closed":
            raise PermissionDenied(CANARY)
        case "not-understood":
            raise NotUnderstoodError(CANARY, field="nickname")
        case _:
            raise ValueError(CANARY)


urlpatterns = [
    path("", front),
    path("healthz", front),
    path("who/", who),
    path("refusing/<str:kind>/", refusing),
    path("for/staff/", open_to("staff")(front)),
    path("for/therapist/", open_to("therapist")(front)),
    path("for/account-manager/", open_to("account_manager")(front)),
    path("for/lead-or-manager/", open_to("clinic_lead", "account_manager")(front)),
    path("", include("kithkin.accounts.urls")),
]

handler400 = "kithkin.accounts.refusing.not_read"
handler403 = "kithkin.accounts.refusing.not_allowed"
handler404 = "kithkin.accounts.refusing.page_not_found"
handler429 = "kithkin.accounts.refusing.too_many"
handler500 = "kithkin.accounts.refusing.broken"
