"""Who may come in. Every view wears `open_to`, and the access matrix reads it from the addresses.

    @open_to("therapist")
    def a_view(request: HttpRequest) -> HttpResponse: ...

Whoever is not signed in is led to the sign-in page; whoever has no business here gets the same
bytes as for a page that does not exist. `case_people` asks only for a sign-in: where somebody
stands in a case is asked by the view itself, through `consent.queries.sight`.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Protocol, cast

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import urlencode

from kithkin.accounts.errors import SignInFirstError
from kithkin.accounts.models import StaffRole, User
from kithkin.accounts.policy import running, staff_roles
from kithkin.accounts.refusing import refuse, wants_page
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError


class Who(StrEnum):
    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    CASE_PEOPLE = "case_people"  # the view asks consent where they stand
    STAFF = "staff"
    THERAPIST = "therapist"
    SUPERVISOR = "supervisor"
    CLINIC_LEAD = "clinic_lead"
    ACCOUNT_MANAGER = "account_manager"


View = Callable[..., HttpResponseBase]
ALL_SIGNED_IN = {Who.SIGNED_IN, Who.CASE_PEOPLE}


class Door(Protocol):
    open_to: frozenset[Who]

    def __call__(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase: ...


def open_to(*who: str) -> Callable[[View], Door]:
    """Declare who may open a view. A word that is none of `Who` stops the start."""
    allowed = frozenset(Who(one) for one in who)
    if not allowed:
        raise ValueError("A door is open to somebody.")

    def declare(view: View) -> Door:
        @wraps(view)
        def enter(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
            if Who.ANYONE not in allowed:
                if not request.user.is_authenticated:
                    return ask_to_sign_in(request)
                _refuse_strangers(request, allowed)
            return view(request, *args, **named)

        door = cast("Door", enter)
        door.open_to = allowed
        return door

    return declare


def _refuse_strangers(request: HttpRequest, allowed: frozenset[Who]) -> None:
    if allowed & ALL_SIGNED_IN:
        return
    roles = staff_roles(actor_of(request))
    if not (roles & allowed or (roles and Who.STAFF in allowed)):
        raise NotHereError


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, and from there back here. A form that was sent is not sent again."""
    page = resolve_url(settings.LOGIN_URL)
    if request.method in {"GET", "HEAD"}:
        page = f"{page}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}"
    if wants_page(request):
        return HttpResponseRedirect(page)
    response = refuse(request, SignInFirstError())
    response["HX-Redirect"] = page
    return response


def user_of(request: HttpRequest) -> User:
    return signed_in(request.user)


def signed_in(user: AbstractBaseUser | AnonymousUser) -> User:
    if not isinstance(user, User) or not user.is_active:
        raise SignInFirstError
    return user


def actor_of(request: HttpRequest) -> Actor:
    """Who acts through this request; refuses if nobody is signed in."""
    return Actor(id=user_of(request).id)


def lacks_second_factor(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Staff of a clinic that asks for a second factor, before they have one. Sockets ask too."""
    if not isinstance(user, User) or not user.clinic.second_factor_required:
        return False
    factors = Authenticator.objects.filter(user=OuterRef("user")).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    roles = StaffRole.objects.filter(running(clock.now()), user=user.id)
    return bool(roles.exclude(Exists(factors)).exists())
