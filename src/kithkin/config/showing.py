"""The demo clinic made ready: once, again after `--reset`, and never beside a real clinic."""

import shutil
from collections.abc import Callable
from uuid import UUID

from django.db import connections

from kithkin.accounts.models import Clinic
from kithkin.config import start
from kithkin.config.errors import StartRefusedError
from kithkin.config.places import Places
from kithkin.workspace import demo

SignIns = list[tuple[str, str, str]]  # role, sign-in name, password


def make_ready(places: Places, *, reset: bool, progress: Callable[[str], None]) -> SignIns:
    """The caller holds the server's place; returns who can sign in."""
    if not start.is_new(places):
        _refuse_real_clinics(places)
        if reset:
            _throw_away(places)
    if start.is_new(places):
        progress("Making two databases and a root key")
    start.begin(places, may_upgrade=True)
    return demo.load(progress)


def clinics(*, are_demo: bool) -> list[UUID]:
    """Also asked of a database that was left half made."""
    if Clinic._meta.db_table not in connections["default"].introspection.table_names():
        return []
    return list(Clinic.objects.filter(is_demo=are_demo).values_list("id", flat=True))


def _refuse_real_clinics(places: Places) -> None:
    if clinics(are_demo=False):
        raise StartRefusedError(
            f"A clinic that is not the demo lives in {places.data}. The demo's passwords are known "
            "to everybody, so it needs a folder of its own: KITHKIN_DATA=/some/folder kithkin demo"
        )


def _throw_away(places: Places) -> None:
    if not places.uses_sqlite:
        raise StartRefusedError("On PostgreSQL, drop both databases and make them anew by hand.")
    for clinic in clinics(are_demo=True):
        shutil.rmtree(places.anchors / str(clinic), ignore_errors=True)
    connections.close_all()
    for file in (places.database_file, places.keys_file):
        for ending in ("", "-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
