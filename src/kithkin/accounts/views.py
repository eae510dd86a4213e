"""Pages of signing in that are ours. allauth's own stand in `urls`, each behind its door."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kithkin.accounts import attempts, devices, sessions
from kithkin.accounts.doors import actor_of, lacks_second_factor, open_to
from kithkin.accounts.errors import SignsInAlreadyError
from kithkin.accounts.forms import KINDS_OF_PASSKEY, RenewForm, WelcomeForm
from kithkin.accounts.models import User
from kithkin.accounts.queries import member_to_invite, user_to_renew, your_sign_in
from kithkin.accounts.refusing import too_many
from kithkin.accounts.services import invitations, signing_in
from kithkin.base.refusals import RefusalError


def _key_hash(request: HttpRequest) -> str:
    return sessions.hash_of(request.session.session_key or "")


@open_to("signed_in")
@require_GET
def your_sign_in_page(request: HttpRequest) -> HttpResponse:
    ways = your_sign_in(actor_of(request), key_hash=_key_hash(request))
    return render(
        request, "accounts/your_sign_in.html", {"ways": ways, "kinds": dict(KINDS_OF_PASSKEY)}
    )


@open_to("staff")
@require_GET
def second_factor(request: HttpRequest) -> HttpResponse:
    if not lacks_second_factor(request.user):
        return redirect("your_sign_in")
    return render(request, "accounts/second_factor.html")


@open_to("signed_in")
@require_POST
def end_sign_in(request: HttpRequest, sign_in_id: UUID) -> HttpResponse:
    signing_in.end_sign_in(by=actor_of(request), sign_in_id=sign_in_id)
    messages.success(request, gettext("That sign-in has ended."))
    return redirect("your_sign_in")


@open_to("signed_in")
@require_POST
def end_other_sign_ins(request: HttpRequest) -> HttpResponse:
    signing_in.end_other_sign_ins(
        by=actor_of(request), keep=_key_hash(request), device=devices.device_of(request)
    )
    messages.success(request, gettext("You are signed in here and nowhere else."))
    return redirect("your_sign_in")


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _with_code(
    request: HttpRequest, template: str, form: RenewForm, use: Callable[..., User]
) -> HttpResponseBase:
    """Show or read a form with a code in it; a good one signs its bearer in."""
    if request.method == "GET":
        return render(request, template, {"form": form})
    if not attempts.may_try_invitation(request):
        return too_many(request)
    if form.is_valid():
        try:
            user = use(by=invitations.BEARER, **form.cleaned_data)
        except RefusalError as refused:
            form.add_error(refused.field or None, gettext(refused.sentence))
        else:
            signed_in: HttpResponseBase = perform_login(request, user)
            return signed_in
    return render(request, template, {"form": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@open_to("anyone")
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest) -> HttpResponseBase:
    """A first sign-in, with the code a therapist gave."""
    form = WelcomeForm(_sent(request))
    return _with_code(request, "accounts/welcome.html", form, invitations.accept_invitation)


@open_to("anyone")
@require_http_methods(["GET", "POST"])
def renew(request: HttpRequest) -> HttpResponseBase:
    """A new password, with the code somebody of the clinic gave."""
    form = RenewForm(_sent(request))
    return _with_code(request, "accounts/renew.html", form, invitations.accept_reset)


def _code_page(request: HttpRequest, code: str, address: str) -> HttpResponse:
    """The code is shown once, and only in this answer; behind the # no server ever sees it."""
    link = f"{request.build_absolute_uri(reverse(address))}#{code}"
    return render(request, "accounts/code.html", {"code": code, "link": link, "address": address})


@open_to("therapist")
@require_http_methods(["GET", "POST"])
def invite_member(request: HttpRequest, member_id: UUID) -> HttpResponse:
    member = member_to_invite(actor_of(request), member_id)
    if member.user_id is not None:
        raise SignsInAlreadyError
    if request.method == "GET":
        return render(request, "accounts/invite_member.html", {"member": member})
    code = invitations.invite_member(by=actor_of(request), member_id=member_id)
    return _code_page(request, code, "welcome")


@open_to("therapist", "account_manager")
@require_http_methods(["GET", "POST"])
def reset_sign_in(request: HttpRequest, user_id: UUID) -> HttpResponse:
    user = user_to_renew(actor_of(request), user_id)
    if request.method == "GET":
        return render(request, "accounts/reset_sign_in.html", {"whose": user})
    code = invitations.reset_sign_in(
        by=actor_of(request), user_id=user_id, second_factor_too="second_factor_too" in request.POST
    )
    return _code_page(request, code, "renew")
