"""Refusals as answers: one page, one piece of page, one JSON, the same words in each.

These answers are drawn without the request: no token, name or address stands in them, so what is
absent and what is closed to somebody are answered with the same bytes. Nothing here is logged.
"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext, gettext_noop

from kithkin.base.refusals import NotAllowedError, NotHereError, RefusalError

JSON = "application/json"
HTML = "text/html"


class StaleFormError(RefusalError):
    code = "stale_form"
    sentence = gettext_noop("This page was open for too long. Please go back and send it again.")


class NotReadError(RefusalError):
    code = "not_read"
    sentence = gettext_noop("This could not be read.")
    status = HTTPStatus.BAD_REQUEST


class TooManyError(RefusalError):
    code = "too_many"
    sentence = gettext_noop("That was a lot at once. Please wait a minute and try again.")
    status = HTTPStatus.TOO_MANY_REQUESTS


class BrokenError(RefusalError):
    code = "broken"
    sentence = gettext_noop("Something went wrong on our side. What you had saved is still there.")
    status = HTTPStatus.INTERNAL_SERVER_ERROR


def is_piece(request: HttpRequest) -> bool:
    """Whether htmx asked, for a piece of a page."""
    return request.headers.get("HX-Request") == "true"


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type([HTML, JSON]) == JSON


def wants_page(request: HttpRequest) -> bool:
    return not is_piece(request) and not wants_json(request)


def refuse(request: HttpRequest, refusal: RefusalError) -> HttpResponse:
    if wants_json(request):
        return JsonResponse(refusal.as_json(gettext), status=refusal.status)
    template = "accounts/_refusal.html" if is_piece(request) else "accounts/refusal.html"
    page = render_to_string(template, {"sentence": gettext(refusal.sentence), "code": refusal.code})
    return HttpResponse(page, status=refusal.status)


def page_not_found(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return refuse(request, NotHereError())


def not_allowed(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return refuse(request, NotAllowedError())


def not_read(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return refuse(request, NotReadError())


def stale_form(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return refuse(request, StaleFormError())


def too_many(request: HttpRequest) -> HttpResponse:
    return refuse(request, TooManyError())


def broken(request: HttpRequest) -> HttpResponse:
    """The page for our own mistakes leans on nothing that may be what is broken."""
    if wants_page(request):
        page = render_to_string("accounts/broken.html")
        return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)
    return refuse(request, BrokenError())
