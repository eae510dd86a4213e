# mypy: allow-subclassing-any
# (allauth ships no types)
"""The forms of signing in: allauth's, in our words and with our counts, and those of codes."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from kithkin.accounts import attempts

NAME_KEYBOARD = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}
DIGIT_KEYBOARD = {"inputmode": "numeric", "autocomplete": "one-time-code"}
PASSWORD_HELP = _(
    "Twelve characters or more. Four or five words that only you put together are good."
)

# A kind, not a name: what somebody calls their phone is nothing this server needs to know.
KINDS_OF_PASSKEY = (
    ("phone", _("On this phone or tablet")),
    ("computer", _("On this computer")),
    ("key", _("On a key that I plug in")),
)
LARGEST_NUMBER = 65_535  # a true answer holds the small number of an algorithm and no other
# What reading a made-up answer of a passkey can raise; it is a wrong code and no more.
UNREADABLE = (TypeError, ValueError, KeyError, AttributeError, IndexError)


class SignInForm(LoginForm):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        name, password = self.fields["login"], self.fields["password"]
        name.label = _("Your sign-in name")
        name.widget.attrs = {"autocomplete": "username", "autofocus": True, **NAME_KEYBOARD}
        password.help_text = ""
        del password.widget.attrs["placeholder"]


class ConfirmPasswordForm(ReauthenticateForm):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["password"].help_text = ""
        del self.fields["password"].widget.attrs["placeholder"]


class NewPasswordForm(ChangePasswordForm):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name, label in {
            "oldpassword": _("The password you have now"),
            "password1": _("The new one"),
            "password2": _("The new one once more"),
        }.items():
            field = self.fields[name]
            field.label, field.help_text = label, ""
            del field.widget.attrs["placeholder"]
        self.fields["password1"].help_text = PASSWORD_HELP


def _code_field(form: forms.Form, label: Any) -> None:
    form.fields["code"].label = label
    form.fields["code"].widget.attrs = dict(DIGIT_KEYBOARD)


def _counted(form: BaseAuthenticateForm, check: Callable[[], str]) -> str:
    """allauth's own check of a code, with our count before it and our mark after it."""
    if not attempts.may_try_code(context.request, form.user):
        raise get_adapter().validation_error("too_many_login_attempts")
    code = check()
    is_from_app = form.authenticator.type == Authenticator.Type.TOTP
    if is_from_app and not attempts.is_first_use(form.user, code):
        raise get_factor_adapter().validation_error("incorrect_code")
    return code


class CodeForm(AuthenticateForm):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _code_field(self, _("Six digits from your app, or a recovery code"))

    def clean_code(self) -> str:
        return _counted(self, super().clean_code)


class ConfirmCodeForm(ReauthenticateByCodeForm):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _code_field(self, _("Six digits from your app, or a recovery code"))

    def clean_code(self) -> str:
        return _counted(self, super().clean_code)


class AddCodeAppForm(ActivateTOTPForm):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _code_field(self, _("The six digits the app shows now"))

    def clean_code(self) -> str:
        code: str = super().clean_code()
        attempts.is_first_use(self.user, code)
        return code


def _refuse_large_numbers(sent: object) -> None:
    """The library takes a number, where bytes belong, for a length, and reserves that much memory."""
    match sent:
        case dict():
            for value in sent.values():
                _refuse_large_numbers(value)
        case list():
            for value in sent:
                _refuse_large_numbers(value)
        case int() if abs(sent) > LARGEST_NUMBER:
            raise ValueError(LARGEST_NUMBER)


def _read(form: forms.Form, check: Callable[[], Any]) -> Any:
    try:
        _refuse_large_numbers(form.cleaned_data.get("credential"))
        return check()
    except UNREADABLE as unreadable:
        raise get_factor_adapter().validation_error("incorrect_code") from unreadable


class SignInPasskeyForm(LoginWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        return _read(self, super().clean_credential)


class SecondPasskeyForm(AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        return _read(self, super().clean_credential)


class ConfirmPasskeyForm(ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        return _read(self, super().clean_credential)


class AddPasskeyForm(AddWebAuthnForm):
    name = forms.ChoiceField(label=_("Where is it kept?"), choices=KINDS_OF_PASSKEY)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = _read(self, super().clean)
        return cleaned


class RenewForm(forms.Form):
    """A code that was given by hand, and the password it lets one choose."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", **NAME_KEYBOARD}),
    )
    password = forms.CharField(
        label=_("A password"),
        help_text=PASSWORD_HELP,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class WelcomeForm(RenewForm):
    sign_in_name = forms.CharField(
        label=_("A name to sign in with"),
        help_text=_("It shows on the sign-in page, so it need not be your own. No e-mail address."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", **NAME_KEYBOARD}),
    )
    born = forms.DateField(
        label=_("Your date of birth"),
        help_text=_("Signing in is for people of 16 and over. The date is not kept."),
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "bday"}),
    )
    field_order = ("code", "sign_in_name", "password", "born")
