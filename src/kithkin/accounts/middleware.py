"""What every answer carries, and what stands before every page.

All of these are plain (not async) on purpose: one plain middleware at the inner end keeps the
whole row in one thread, where a mixed row would change threads at every step.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.http.request import split_domain_port
from django.urls import reverse

from kithkin.accounts.doors import lacks_second_factor
from kithkin.accounts.errors import SecondFactorMissingError
from kithkin.accounts.refusing import refuse, wants_page
from kithkin.accounts.sessions import SessionStore
from kithkin.base.refusals import RefusalError

Answer = Callable[[HttpRequest], HttpResponse]

FOLLOWS = "Kithkin-Follows"  # sent by frontend/src/sync

FEATURES_OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "captured-surface-control",
    "compute-pressure", "digital-credentials-get", "display-capture", "encrypted-media",
    "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get",
    "idle-detection", "interest-cohort", "keyboard-map", "language-detector", "local-fonts",
    "local-network-access", "magnetometer", "microphone", "midi", "on-device-speech-recognition",
    "otp-credentials", "payment", "picture-in-picture", "screen-wake-lock", "serial",
    "speaker-selection", "storage-access", "summarizer", "translator", "usb",
    "window-management", "xr-spatial-tracking",
)  # fmt: skip
PASSKEY_FEATURES = ("publickey-credentials-get=(self)", "publickey-credentials-create=(self)")
HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join([*(f"{name}=()" for name in FEATURES_OFF), *PASSKEY_FEATURES]),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


class HeadersMiddleware:
    """The outermost: it also sees static files, redirects and the answers to what broke."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        for name, value in HEADERS.items():
            response[name] = value
        if not self._is_static(request, response):
            response["Cache-Control"] = "no-store"
            # The same for all: what a page looked at would tell closed from absent.
            response["Vary"] = "Accept, Accept-Language, Cookie, HX-Request"
        return response

    def _is_static(self, request: HttpRequest, response: HttpResponse) -> bool:
        return request.path.startswith(settings.STATIC_URL) and response.status_code in {200, 304}


class LocalhostMiddleware:
    """Browsers make no passkey for a bare address: pages of 127.0.0.1 are shown at localhost."""

    addresses = ("127.0.0.1", "[::1]")

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host, port = split_domain_port(request.get_host())
        is_page = request.method == "GET" and request.path != settings.KITHKIN_HEALTH_PATH
        if host not in self.addresses or not is_page:
            return self.answer(request)
        place = f"localhost:{port}" if port else "localhost"
        return HttpResponseRedirect(f"{request.scheme}://{place}{request.get_full_path()}")


class FollowingMiddleware:
    """A page that follows others by itself is nobody's presence: it keeps no sign-in awake."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if FOLLOWS in request.headers and isinstance(request.session, SessionStore):
            request.session.unattended = True
        return self.answer(request)


class RefusalMiddleware:
    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, broke: Exception) -> HttpResponse | None:
        return refuse(request, broke) if isinstance(broke, RefusalError) else None


class SecondFactorMiddleware:
    """Staff without a second factor come to the page that gives them one, and nowhere else."""

    page = "second_factor"
    open_before = frozenset(
        {page, "account_logout", "account_reauthenticate", "mfa_reauthenticate",
         "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_add_webauthn",
         "mfa_view_recovery_codes", "mfa_generate_recovery_codes"}
    )  # fmt: skip

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: Any, _named: Any
    ) -> HttpResponseBase | None:
        place = request.resolver_match
        if place is None or place.url_name in self.open_before:
            return None
        if not lacks_second_factor(request.user):
            return None
        if wants_page(request):
            return HttpResponseRedirect(reverse(self.page))
        response = refuse(request, SecondFactorMissingError())
        response["HX-Redirect"] = reverse(self.page)
        return response
