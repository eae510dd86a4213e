"""Whether Kithkin may start as things are. Each refusal is one plain sentence; none is a warning."""

from django.db import DatabaseError, connections

from kithkin.accounts import keyring_care, root_key
from kithkin.config import stores
from kithkin.config.errors import NothingHereError, StartRefusedError
from kithkin.config.ground import check_ground
from kithkin.config.places import Places


def begin(places: Places, *, may_upgrade: bool = False) -> None:
    """Make what is missing on the very first run, then look at everything as at any start."""
    check_ground(places)
    new = is_new(places)
    if new:
        _make_root_key(places)
    if new or may_upgrade:
        upgrade(places)
    check(places)


def upgrade(places: Places) -> int:
    """Bring both databases up to this version; returns the number of steps."""
    _refuse_unreachable(places)
    _refuse_newer()
    return stores.migrate()


def check(places: Places, *, thorough: bool = False) -> None:
    """`thorough` reads every page of the database files as well; servers do so at each start."""
    check_ground(places)
    check_stores(places, thorough=thorough)
    check_keys(places)


def check_stores(places: Places, *, thorough: bool) -> None:
    if is_new(places):
        raise NothingHereError
    _refuse_unsafe(thorough=thorough)
    _refuse_newer()
    _refuse_older()


def is_new(places: Places) -> bool:
    """Whether nothing was ever made here: the only time at which a root key may be made."""
    if places.uses_sqlite:
        has_rows, has_keys = places.database_file.exists(), places.keys_file.exists()
        if not has_rows and not has_keys:
            return True  # asking SQLite would make the files
        if not has_keys:
            raise StartRefusedError(
                f"The key store is missing, and nothing can be read without it: put "
                f"{places.keys_file} back, from the same time as the database."
            )
    _refuse_unreachable(places)
    if stores.is_empty("default") and keyring_care.count_keys():
        raise StartRefusedError(
            "There are keys here, but the database they belong to is missing. Put it back."
        )
    return stores.is_empty("default")


def _make_root_key(places: Places) -> None:
    if not places.root_key_command and not places.root_key_file.exists():
        root_key.create(places.root_key_file)


def _refuse_unreachable(places: Places) -> None:
    for store in stores.STORES:
        try:
            connections[store].introspection.table_names()
        except DatabaseError:
            raise StartRefusedError(_unreachable(store, places)) from None


def _unreachable(store: str, places: Places) -> str:
    if places.uses_sqlite:
        return damaged(store)
    return f"PostgreSQL does not answer for {stores.WORDS[store]}. Is it running, and reachable?"


def damaged(store: str) -> str:
    return (
        f"The file of {stores.WORDS[store]} is damaged. Nothing was changed. Put back the last "
        "backup; `docs/operations.md` says how."
    )


def _refuse_unsafe(*, thorough: bool) -> None:
    if stores.is_old_postgres():
        raise StartRefusedError("Kithkin needs PostgreSQL 15 or newer.")
    if not stores.is_sqlite():
        return
    for store in stores.STORES:
        wrong = stores.wrong_pragmas(store)
        if wrong:
            raise StartRefusedError(
                f"SQLite does not keep {stores.WORDS[store]} safely here ({', '.join(wrong)}). "
                "Is the data folder on a network drive? It has to be on a disk of this machine."
            )
        if thorough and not stores.is_sound(store):
            raise StartRefusedError(damaged(store))


def _refuse_newer() -> None:
    if any(stores.migrations(store).newer for store in stores.STORES):
        raise StartRefusedError(
            "This database was made by a newer Kithkin. Install that version, or put back a "
            "backup from before."
        )


def _refuse_older() -> None:
    if any(stores.migrations(store).waiting for store in stores.STORES):
        raise StartRefusedError(
            "This database is from an older Kithkin. Make a backup, then run `kithkin upgrade`."
        )


def check_keys(places: Places) -> None:
    if not places.root_key_command and not places.root_key_file.exists():
        raise StartRefusedError(
            f"The root key is not at {places.root_key_file}, and nothing here can be read without "
            "it. Put it back there, or say where it is with KITHKIN_ROOT_KEY_FILE."
        )
    keyring_care.prove_openable()
    if keyring_care.clinics_without_key():
        raise StartRefusedError(
            "The key store does not belong to this database: a clinic's key is not in it. "
            "Put back the two from the same time."
        )
