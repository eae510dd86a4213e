"""Settings of the test suite: SQLite in files by default, PostgreSQL when asked."""

import atexit
import base64
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from kithkin.config.settings.base import *  # noqa: F403 - settings are one flat namespace
from kithkin.config.settings.base import SQLITE

FOLDER = Path(tempfile.mkdtemp(prefix="kithkin-test-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
SECRET_KEY = "only for tests"  # noqa: S105 - guards nothing but throw-away databases
DEBUG = False
ALLOWED_HOSTS = ["localhost", "testserver"]

if os.environ.get("KITHKIN_TEST_DATABASE") == "postgres":
    _server = {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ.get("KITHKIN_PG_HOST", ""),
        "PORT": os.environ.get("KITHKIN_PG_PORT", ""),
        "USER": os.environ.get("KITHKIN_PG_USER", "postgres"),
    }
    _name = os.environ.get("KITHKIN_PG_NAME", "kithkin")
    DATABASES: dict[str, dict[str, Any]] = {
        "default": {**_server, "NAME": _name},
        "keys": {**_server, "NAME": f"{_name}_keys"},
    }
else:
    # Files, not memory: locks, WAL and several connections behave as they do for a clinic.
    DATABASES = {
        name: {
            **SQLITE,
            "NAME": FOLDER / f"{name}.db",
            "TEST": {"NAME": FOLDER / f"{name}.test.db"},
        }
        for name in ("default", "keys")
    }

KITHKIN_DATA = FOLDER
KITHKIN_ROOT_KEY_COMMAND = ""
KITHKIN_ROOT_KEY_FILE = FOLDER / "root.key"
KITHKIN_ROOT_KEY_FILE.touch(mode=0o600)
KITHKIN_ROOT_KEY_FILE.write_text(f"1:{base64.b64encode(bytes(range(32))).decode()}\n")

# Argon2 costs 0.4 s a hash by design; tests sign in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
