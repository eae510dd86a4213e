"""Rows as plain JSON values, and back: what a Change keeps."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from kithkin.record.models import RecordedRow

# Bookkeeping of the row itself: never part of what somebody said. (Pictures are bytes of their own
# and never edited: undo of adding one is a tombstone like any other.)
BOOKKEEPING = {"id", "sealed", "versions"}


def plain(value: object) -> Any:
    match value:
        case UUID():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case _:
            return value


def columns(model: type[models.Model]) -> list[str]:
    return [
        field.attname
        for field in model._meta.concrete_fields
        if field.name not in BOOKKEEPING and not isinstance(field, models.BinaryField)
    ]


def values_of(row: RecordedRow) -> dict[str, Any]:
    told = {name: plain(getattr(row, name)) for name in columns(type(row))}
    # Only what was set: a default is no statement, and 10,000 imported rows stay small.
    return {name: value for name, value in told.items() if value is not None} | row.opened()


def label_of(row: RecordedRow) -> str:
    return row._meta.label


def model_named(label: str) -> type[RecordedRow]:
    model = apps.get_model(label)
    if not issubclass(model, RecordedRow):
        raise TypeError(label)
    return model


def assign(row: RecordedRow, values: Mapping[str, Any]) -> None:
    """Put plain values back on a row; columns parse their own text (dates, ids)."""
    parsers = {field.attname: field for field in row._meta.concrete_fields}
    for name, value in values.items():
        if name in parsers and value is not None:
            setattr(row, name, parsers[name].to_python(value))
        else:
            setattr(row, name, value)
