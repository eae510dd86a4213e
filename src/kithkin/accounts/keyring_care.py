"""What an operator does to the whole key store: wrap it anew, look it over, clear it up."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.db import connections, transaction
from django.db.models import Model

from kithkin.accounts.keyring import STORE, read_roots, sole_writer, unwrapped, wrap
from kithkin.accounts.models import Case, Clinic, Member, ScopeKey
from kithkin.base import clock
from kithkin.record.models import Change

# A verb makes a key before the rows that need it; a day is far longer than any verb lasts.
YOUNGEST_ORPHAN = timedelta(days=1)
MODELS: dict[str, type[Model]] = {"clinic": Clinic, "joint": Case, "practice": Case, "part": Member}


def _keys() -> Iterator[ScopeKey]:
    return ScopeKey.objects.using(STORE).order_by("scope").iterator()


def wrap_anew() -> int:
    """Wrap every key under the newest root key, all or none; returns how many."""
    with sole_writer():
        roots = read_roots()
        newest = max(roots)
        keys = [key for key in _keys() if key.root_number != newest]
        for key in keys:
            key.wrapped = wrap(roots[newest], unwrapped(key, roots), key.scope)
            key.root_number = newest
        ScopeKey.objects.using(STORE).bulk_update(keys, ["wrapped", "root_number"], batch_size=200)
    return len(keys)


def count_keys() -> int:
    if ScopeKey._meta.db_table not in connections[STORE].introspection.table_names():
        return 0
    return ScopeKey.objects.using(STORE).count()


def roots_in_use() -> set[int]:
    return set(ScopeKey.objects.using(STORE).values_list("root_number", flat=True).distinct())


def prove_openable() -> int:
    """Refuses unless the root key opens the store; returns how many keys were tried.

    One key of each root and those of all clinics: enough to tell another server's root key or
    store, quick enough for every start.
    """
    roots = read_roots()
    store = ScopeKey.objects.using(STORE)
    firsts = [store.filter(root_number=number).earliest("scope") for number in roots_in_use()]
    clinics = [f"clinic:{clinic}" for clinic in Clinic.objects.values_list("id", flat=True)]
    tried = {key.scope: key for key in [*firsts, *store.filter(scope__in=clinics)]}
    for key in tried.values():
        unwrapped(key, roots)
    return len(tried)


def clinics_without_key() -> int:
    scopes = {f"clinic:{clinic}" for clinic in Clinic.objects.values_list("id", flat=True)}
    kept = ScopeKey.objects.using(STORE).filter(scope__in=scopes).count()
    return len(scopes) - kept


def orphans() -> list[str]:
    """Scopes older than a day that nothing in the database belongs to.

    A scope of a kind that is not known here is never one: a newer version may have made it.
    """
    before = clock.now() - YOUNGEST_ORPHAN
    old = ScopeKey.objects.using(STORE).filter(made_at__lt=before)
    scopes = [scope for scope in old.values_list("scope", flat=True) if _kind(scope) in MODELS]
    owned = {kind: _ids_of(kind) for kind in MODELS}
    lonely = [scope for scope in scopes if _owner(scope) not in owned[_kind(scope)]]
    used = set(Change.objects.filter(scope__in=lonely).values_list("scope", flat=True))
    return sorted(set(lonely) - used)


def drop(scopes: list[str]) -> int:
    with transaction.atomic(using=STORE):
        gone, _ = ScopeKey.objects.using(STORE).filter(scope__in=scopes).delete()
    return gone


def _kind(scope: str) -> str:
    return scope.partition(":")[0]


def _owner(scope: str) -> str:
    return scope.partition(":")[2]


def _ids_of(kind: str) -> set[str]:
    owners: list[UUID] = list(MODELS[kind]._default_manager.values_list("id", flat=True))
    return {str(owner) for owner in owners}
