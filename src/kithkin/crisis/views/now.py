"""The page that opens for anybody, signed out, and on a device that met it before without a server.

It is the same for everybody of a clinic: nothing of anybody stands on it. The plan comes to it
from the device alone, if its owner keeps it there.
"""

import json
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kithkin.accounts.doors import open_to
from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.refusals import NotHereError
from kithkin.crisis import device_files
from kithkin.crisis.numbers import numbers_of, only_clinic

MARK = "Kithkin-Now"  # only an answer that wears it is kept on a device
WITH_LINES, WITHOUT_LINES = "lines", "plain"


def _clinic_of(request: HttpRequest) -> UUID | None:
    user = request.user
    return user.clinic_id if isinstance(user, User) else only_clinic()


@open_to("anyone")
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    clinic = _clinic_of(request)
    page = {
        "numbers": numbers_of(clinic), "today": clock.now(), "script": device_files.script(),
        "styles": [one for one in device_files.pieces() if one.endswith(".css")],
    }  # fmt: skip
    response = render(request, "crisis/now.html", page)
    kind = WITH_LINES if clinic else WITHOUT_LINES
    response[MARK] = f"{kind} {device_files.version()}"
    return response


@open_to("anyone")
@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """The service worker, before it what it may keep: this page, its pieces, and nothing else."""
    code = device_files.worker_code()
    if not code:
        raise NotHereError
    keeps = {
        "page": reverse("crisis:now"), "pieces": device_files.pieces(), "mark": MARK,
        "version": device_files.version(), "withLines": WITH_LINES,
    }  # fmt: skip
    head = f"self.kithkin = {json.dumps(keeps)};\n"
    return HttpResponse(head + code, content_type="text/javascript; charset=utf-8")


# A page kept on a device can carry no token that still holds. Cookies of a sign-in travel with no
# form of another site (SameSite), so nobody else can send this for somebody.
@csrf_exempt
@open_to("anyone")
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave now: the sign-in ends. What lies on the device stays, as the page says."""
    if "leave" in request.POST:
        logout(request)
    return redirect("account_login")
