"""Rows of the map read without a model instance each.

A large map has thousands of rows; making models of them, and of every id an object, took longer
than all the rest of opening it. What a viewer may know of is asked here as for models.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from kithkin.base.sealing import unseal_values
from kithkin.consent.policy import Row, Sight
from kithkin.network.models import MapRow
from kithkin.network.policy import FIELD_GROUPS, presence_of

Kept = TypeVar("Kept", bound=MapRow)
Held = TypeVar("Held", bound=Row)
_DASHED = 36


class PlainRow(NamedTuple):
    """One row a viewer may know of, still sealed. `links`: its other ids, "" for none."""

    key: str
    scope: str
    sealed: bytes
    links: tuple[str, ...]

    @property
    def id(self) -> UUID:
        return UUID(self.key)


def here(sight: Sight, model: type[Kept]) -> QuerySet[Kept]:
    """The rows of the case, seen or not, in an order that tells nothing."""
    return model._default_manager.filter(case=sight.case, gone_at=None).order_by("id")


def known_to(sight: Sight, model: type[MapRow], rows: Iterable[Held]) -> list[Held]:
    """Those of the rows that the viewer may know of."""
    presence = presence_of(model)
    return [row for row in rows if sight.sees(row, presence)]


def seen(sight: Sight, model: type[MapRow], *links: str) -> list[PlainRow]:
    """The rows of one table that the viewer may know of, with the ids in their columns `links`."""
    columns = here(sight, model).values_list("scope", "sealed", as_text("id"), *map(as_text, links))
    rows = (
        PlainRow(dashed(key), scope, sealed, tuple(map(dashed, others)))
        for scope, sealed, key, *others in columns
    )
    return known_to(sight, model, rows)


def opened(
    sight: Sight, model: type[MapRow], rows: Sequence[PlainRow]
) -> Iterator[tuple[PlainRow, dict[str, Any]]]:
    """Each row with those of its sealed values that the viewer may read."""
    groups = FIELD_GROUPS[model.__name__]
    values = unseal_values(
        [(row.scope, row.key, row.sealed) for row in rows], table=model._meta.db_table
    )
    for row, told in zip(rows, values, strict=True):
        yield row, readable(told, groups, sight.mask(row))


def readable(values: dict[str, Any], groups: dict[str, int], mask: int) -> dict[str, Any]:
    """The values the viewer may read; the others are left out as if never set."""
    return {name: value for name, value in values.items() if mask & groups.get(name, 0)}


def as_text(column: str) -> Cast:
    """Ask for an id as the database writes it: parsing each into an object costs more than reading."""
    return Cast(column, CharField())


@lru_cache(maxsize=16_384)
def dashed(told: str | None) -> str:
    """Write an id as everywhere: SQLite keeps them without dashes."""
    if told is None or len(told) == _DASHED:
        return told or ""
    return f"{told[:8]}-{told[8:12]}-{told[12:16]}-{told[16:20]}-{told[20:]}"
