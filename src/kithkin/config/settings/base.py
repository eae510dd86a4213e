"""What holds everywhere. `run` adds the user's data folder, `test` a throw-away one."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parents[2]

# The eight parts of relational care, in their order. A part is its folder and its line here.
KITHKIN_PARTS = [
    "patterns",
    "attachment",
    "culture",
    "exploration",
    "awareness",
    "healing",
    "skills",
    "crisis",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_vite",
    "channels",
    "kithkin.base.apps.BaseConfig",
    "kithkin.record.apps.RecordConfig",
    "kithkin.accounts.apps.AccountsConfig",
    "kithkin.consent.apps.ConsentConfig",
    "kithkin.network.apps.NetworkConfig",
    *(f"kithkin.{part}" for part in KITHKIN_PARTS),
    "kithkin.exchange.apps.ExchangeConfig",
    "kithkin.workspace.apps.WorkspaceConfig",
    # After ours: our templates stand in place of theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    # These four answer for static files too.
    "kithkin.accounts.middleware.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kithkin.accounts.middleware.LocalhostMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kithkin.accounts.middleware.FollowingMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kithkin.accounts.middleware.SecondFactorMiddleware",
    "kithkin.accounts.middleware.RefusalMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kithkin.accounts.context.sign_in",
            ],
        },
    }
]

ROOT_URLCONF = "kithkin.config.urls"
ASGI_APPLICATION = "kithkin.config.asgi.application"
AUTH_USER_MODEL = "accounts.User"
DATABASE_ROUTERS = ["kithkin.accounts.keyring.KeyStoreRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
DJANGO_VITE = {
    "default": {
        "manifest_path": PACKAGE / "static" / "dist" / "manifest.json",
        "static_url_prefix": "dist",
    }
}

SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
        ),
    },
}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Signing in: a chosen name with a password, or a passkey. No e-mail address, no sign-up.
AUTHENTICATION_BACKENDS = ["kithkin.accounts.backend.SignInBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_ADAPTER = "kithkin.accounts.adapter.SignInAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_FORMS = {
    "login": "kithkin.accounts.forms.SignInForm",
    "reauthenticate": "kithkin.accounts.forms.ConfirmPasswordForm",
    "change_password": "kithkin.accounts.forms.NewPasswordForm",
}
# Who counts with whom is told in `accounts.attempts`; allauth's two own counts would let one
# person use up another's tries.
ACCOUNT_RATE_LIMITS = {
    "login": "",
    "login_failed": "",
    "password_on_known_device": "10/m/key,60/h/key",
    "password_elsewhere": "10/m/key,60/h/key",
    "password_from_address": "60/m/ip,600/h/ip",
    "code_on_known_device": "10/m/key,60/h/key",
    "code_elsewhere": "5/5m/key,30/h/key",
    "invitation_from_address": "20/m/ip,120/h/ip",
    "helper_link_from_address": "30/m/ip,240/h/ip",
}

MFA_ADAPTER = "kithkin.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Kithkin"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = {"webauthn_login": ""}  # nothing to guess, and nobody's tries to use up
MFA_FORMS = {
    "authenticate": "kithkin.accounts.forms.CodeForm",
    "reauthenticate": "kithkin.accounts.forms.ConfirmCodeForm",
    "activate_totp": "kithkin.accounts.forms.AddCodeAppForm",
    "add_webauthn": "kithkin.accounts.forms.AddPasskeyForm",
    "login_webauthn": "kithkin.accounts.forms.SignInPasskeyForm",
    "authenticate_webauthn": "kithkin.accounts.forms.SecondPasskeyForm",
    "reauthenticate_webauthn": "kithkin.accounts.forms.ConfirmPasskeyForm",
}

# Tries are counted where every process sees them; the table comes with a migration of accounts.
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_tries",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Two cookies. Browsers take Secure ones from http://localhost as well, so the names never change.
SESSION_ENGINE = "kithkin.accounts.sessions"
SESSION_COOKIE_NAME = "__Host-kithkin"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60  # what really ends a sign-in is told in `accounts.sessions`
CSRF_COOKIE_NAME = "__Host-kithkin-device"  # it is the known device too: `accounts.devices`
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = 180 * 24 * 60 * 60
CSRF_FAILURE_VIEW = "kithkin.accounts.refusing.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers. The rest of them stand in `accounts.middleware`.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60  # sent behind TLS only
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# localhost speaks plain HTTP and a proxy knows its own TLS (W008); whether a domain goes on the
# browsers' preload list is for its owner to say (W021).
SILENCED_SYSTEM_CHECKS = ["security.W008", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" every plain form is refused
X_FRAME_OPTIONS = "DENY"
WHITENOISE_ALLOW_ALL_ORIGINS = False
KITHKIN_HEALTH_PATH = "/healthz"
