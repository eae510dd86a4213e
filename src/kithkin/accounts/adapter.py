# mypy: allow-subclassing-any
# (allauth ships no types)
"""Where allauth asks us: how often, under which key, in which words, and what is noted."""

import base64
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.translation import gettext_lazy as _

from kithkin.accounts import attempts, devices
from kithkin.accounts.models import User
from kithkin.accounts.services import signing_in
from kithkin.base.actor import Actor
from kithkin.base.sealing import seal_bytes, unseal_bytes

SEEDS = "second factor seeds"

# allauth would send a mail for each of these; we keep an entry that their owner can see.
NOTED = {
    "mfa/email/totp_activated": "add_code_app",
    "mfa/email/totp_deactivated": "remove_code_app",
    "mfa/email/webauthn_added": "add_passkey",
    "mfa/email/webauthn_removed": "remove_passkey",
    "mfa/email/recovery_codes_generated": "make_recovery_codes",
}

OTHER_WAYS = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class SignInAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "This name and password do not belong together. Please look at both once more."
        ),
        "incorrect_password": _("That is not your password. Please try once more."),
        "enter_current_password": _("That is not your present password."),
        "too_many_login_attempts": _(
            "There were many tries from here. Please wait a few minutes, or use a passkey."
        ),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if not attempts.may_try_password(request, credentials.get("username", "")):
            raise self.validation_error("too_many_login_attempts")

    def is_reauthentication_required(self, *, app: str, **told: Any) -> bool:
        """Whoever signed in a moment ago is not asked for the same password again."""
        request = context.request
        newest = max(
            (one["at"] for one in get_authentication_records(request, request.user)), default=0
        )
        if time.time() - newest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **told))

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [way | {"description": OTHER_WAYS[way["id"]]} for way in ways]

    def post_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **told)
        signing_in.note_sign_in(
            by=Actor(id=user.id),
            device_before=devices.device_of(request),
            device_now=devices.device_after(request),
        )
        return response

    def respond_user_inactive(self, _request: HttpRequest, _user: User) -> HttpResponse:
        return HttpResponseRedirect(resolve_url(settings.LOGIN_URL))

    def set_password(self, user: User, password: str) -> None:
        signing_in.change_password(by=Actor(id=user.id), user=user, password=password)

    def send_notification_mail(self, template_prefix: str, user: User, *_: Any, **__: Any) -> None:
        if template_prefix in NOTED:
            signing_in.note_change(by=Actor(id=user.id), what=NOTED[template_prefix])

    def send_mail(self, template_prefix: str, *_: Any) -> None:
        """Every way out of the machine is `config.outbound`; signing in uses none."""
        raise NotImplementedError(template_prefix)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "That did not match. Codes change every half minute; please try the next."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Seal a seed under the clinic's key, bound to the person it belongs to."""
        user: User = context.request.user
        sealed = seal_bytes(text.encode(), scope=user.scope, table=SEEDS, row=user.id)
        return f"{user.id}|{base64.b64encode(sealed).decode()}"

    def decrypt(self, encrypted_text: str) -> str:
        owner, _bar, sealed = encrypted_text.partition("|")
        user = User.objects.only("id", "scope").get(id=owner)
        return unseal_bytes(
            base64.b64decode(sealed), scope=user.scope, table=SEEDS, row=user.id
        ).decode()

    def build_totp_svg(self, url: str) -> str:
        """With a white ground of its own, or nothing could be read from it on a dark page."""
        frame, path, drawn = super().build_totp_svg(url).partition("<path")
        return f'{frame}<rect width="100%" height="100%" fill="#fff"/>{path}{drawn}'

    def _get_site_name(self) -> str:
        return "Kithkin"

    def generate_authenticator_name(self, _user: User, _type: str) -> str:
        return ""
