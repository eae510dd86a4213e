"""The two databases, looked at from outside: settings of SQLite, soundness, migrations."""

from dataclasses import dataclass

from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

STORES = ("keys", "default")  # in the order in which they are made: keys come before rows
WORDS = {"default": "the database", "keys": "the key store"}

# Anything weaker loses writes that were answered with "saved" when the power fails, or leaves
# what was deleted readable in the file.
PRAGMAS = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1"}
SPOKEN = {"synchronous": {"0": "OFF", "1": "NORMAL", "2": "FULL", "3": "EXTRA"}}
OLDEST_POSTGRES = 150_000


@dataclass(frozen=True, slots=True)
class Migrations:
    """`waiting`: this version brings them; `newer`: applied by a version that came later."""

    waiting: int
    newer: int


def is_sqlite(store: str = "default") -> bool:
    return connections[store].vendor == "sqlite"


def wrong_pragmas(store: str) -> list[str]:
    """What is set otherwise than it must be, as "synchronous is NORMAL"."""
    wrong = []
    for name, wanted in PRAGMAS.items():
        found = _pragma(store, name)
        if found.lower() != wanted:
            wrong.append(f"{name} is {SPOKEN.get(name, {}).get(found, found)}")
    return wrong


def _pragma(store: str, words: str) -> str:
    with connections[store].cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")
        row = cursor.fetchone()
    return "" if row is None else str(row[0])


def is_sound(store: str) -> bool:
    """SQLite's own quick look at every page of the file. PostgreSQL looks after itself."""
    if not is_sqlite(store):
        return True
    try:
        return _pragma(store, "quick_check(1)") == "ok"
    except DatabaseError:
        return False


def is_old_postgres() -> bool:
    connection = connections["default"]
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) < OLDEST_POSTGRES


def is_empty(store: str) -> bool:
    return not connections[store].introspection.table_names()


def migrations(store: str) -> Migrations:
    executor = MigrationExecutor(connections[store])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    known = executor.loader.disk_migrations or {}
    applied = executor.loader.applied_migrations or {}
    parts = {part for part, _ in known}
    newer = [one for one in applied if one[0] in parts and one not in known]
    return Migrations(waiting=len(plan), newer=len(newer))


def migrate() -> int:
    """Bring both databases up to this version; returns how many steps that took."""
    steps = 0
    for store in STORES:
        waiting = migrations(store).waiting
        if waiting:
            call_command("migrate", database=store, verbosity=0, interactive=False)
        steps += waiting
    return steps
