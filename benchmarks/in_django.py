"""Importing this makes Django ready, with databases that are thrown away afterwards."""

import gc
import os
import shutil
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kithkin.config.settings.test")
django.setup()


def make_databases() -> None:
    for database in ("keys", "default"):
        call_command("migrate", database=database, verbosity=0)


def settle() -> None:
    """What the server does once it is loaded: see `kithkin.config.asgi`."""
    gc.collect()
    gc.freeze()


def clear_away() -> None:
    shutil.rmtree(Path(settings.KITHKIN_DATA))
