"""Settings of a real server or shell: the user's own data folder. Never DEBUG.

What `serve` was asked for on its command line comes here by KITHKIN_HOSTS and KITHKIN_HTTPS.
Whether all this is sound is asked by `config.start`, which can answer in a sentence.
"""

import os

from kithkin.config.databases import databases
from kithkin.config.places import read_places
from kithkin.config.secret import read_secret
from kithkin.config.settings.base import *  # noqa: F403 - settings are one flat namespace
from kithkin.config.settings.base import KITHKIN_HEALTH_PATH, SQLITE

PLACES = read_places()

DEBUG = False
SECRET_KEY = read_secret(PLACES.secret_file)
DATABASES = databases(PLACES, SQLITE)

KITHKIN_DATA = PLACES.data
KITHKIN_ROOT_KEY_FILE = PLACES.root_key_file
KITHKIN_ROOT_KEY_COMMAND = PLACES.root_key_command

# 127.0.0.1 is let in only to be led to localhost, and for the health page.
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *PLACES.hosts]

# "own": this server's own certificate, for a phone in the same house. "proxy": one in front of it.
HTTPS = os.environ.get("KITHKIN_HTTPS", "")
SECURE_SSL_REDIRECT = HTTPS == "proxy"
SECURE_REDIRECT_EXEMPT = [rf"^{KITHKIN_HEALTH_PATH.lstrip('/')}$"]
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # a clinic's address is for no public list
if HTTPS != "proxy":
    SILENCED_SYSTEM_CHECKS += ["security.W008"]  # there is no other address to send anybody to
if HTTPS == "own":
    SECURE_HSTS_SECONDS = 0  # it would shut http://localhost of this machine for a year
    SILENCED_SYSTEM_CHECKS += ["security.W004"]

# Straight from the package: the build has hashed the names, so there is nothing to collect.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/dist/assets/.+-[A-Za-z0-9_-]{8}\.\w+$"

# Nothing leaves this machine; the one module that may ever change that says so.
EMAIL_BACKEND = "kithkin.config.outbound.ClosedDoor"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"kithkin": {"()": "kithkin.config.log_lines.LogLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "kithkin"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would print what our lines leave out.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # what a browser asked in vain is nobody's business
        "kithkin": {"level": "INFO"},
    },
}
