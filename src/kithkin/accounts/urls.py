"""Only the pages of allauth that are needed, each behind a door; its other pages do not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as code_app
from allauth.mfa.webauthn import views as passkey
from django.urls import path

from kithkin.accounts import views
from kithkin.accounts.doors import open_to

anyone = open_to("anyone")
signed_in = open_to("signed_in")

urlpatterns = [
    path("sign-in/", anyone(account.login), name="account_login"),
    path("sign-in/passkey/", anyone(passkey.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/code/", anyone(factor.authenticate), name="mfa_authenticate"),
    path("sign-out/", anyone(account.logout), name="account_logout"),
    path("confirm/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("confirm/code/", signed_in(factor.reauthenticate), name="mfa_reauthenticate"),
    path(
        "confirm/passkey/",
        signed_in(passkey.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("your-sign-in/", views.your_sign_in_page, name="your_sign_in"),
    # allauth comes back to these two names.
    path("your-sign-in/", views.your_sign_in_page, name="mfa_index"),
    path("your-sign-in/", views.your_sign_in_page, name="mfa_list_webauthn"),
    path("your-sign-in/second-factor/", views.second_factor, name="second_factor"),
    path(
        "your-sign-in/password/",
        signed_in(account.password_change),
        name="account_change_password",
    ),
    path("your-sign-in/passkeys/new/", signed_in(passkey.add_webauthn), name="mfa_add_webauthn"),
    path(
        "your-sign-in/passkeys/<int:pk>/remove/",
        signed_in(passkey.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path("your-sign-in/app/", signed_in(code_app.activate_totp), name="mfa_activate_totp"),
    path(
        "your-sign-in/app/remove/", signed_in(code_app.deactivate_totp), name="mfa_deactivate_totp"
    ),
    path(
        "your-sign-in/codes/",
        signed_in(recovery.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "your-sign-in/codes/new/",
        signed_in(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("your-sign-in/others/end/", views.end_other_sign_ins, name="end_other_sign_ins"),
    path("your-sign-in/<uuid:sign_in_id>/end/", views.end_sign_in, name="end_sign_in"),
    path("welcome/", views.welcome, name="welcome"),
    path("new-sign-in/", views.renew, name="renew"),
    path("members/<uuid:member_id>/invitation/", views.invite_member, name="invite_member"),
    path("users/<uuid:user_id>/new-sign-in/", views.reset_sign_in, name="reset_sign_in"),
]
