"""The one place where modules are imported by name, and Django is made ready.

Everywhere else imports stand at the top of a file. Here they cannot: a command that draws a family
must not wait for Django, settings read what `serve` was asked for, and models exist only once
Django is ready.
"""

import os
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from kithkin.config.ground import keep_private

SETTINGS = "kithkin.config.settings.run"


def is_here(module: str) -> bool:
    return find_spec(module) is not None


def load(module: str) -> Any:
    return import_module(module)


def load_with_django(module: str) -> Any:
    """A module that reads models. Settings are ours, whatever another project left in the shell."""
    settings = import_module("django.conf").settings
    if not settings.configured:
        keep_private()
        os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
        import_module("django").setup()
    return import_module(module)
