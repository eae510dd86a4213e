"""Columns as people have them: lists, arrays, data frames; with every spelling of "missing"."""

import datetime as dt
import math
from collections.abc import Callable, Hashable, Iterable, Sized
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MISSING = {"NAType", "NaTType", "NoneType", "NullType", "MaskedConstant"}
# Kinds that are never missing: asked first, for there are thousands of them.
PLAIN = {str, int, UUID}
MANY = (list, tuple, set, frozenset, np.ndarray)


def column_of(data: Any, given: Any) -> Any:
    """The column itself, or the one of that name in ``data`` (anything with ``data["name"]``)."""
    return data[given] if data is not None and isinstance(given, str) else given


def is_missing(value: Any) -> bool:
    """None, NaN, pandas' NA and NaT, polars' and arrow's null, a masked cell."""
    if type(value).__name__ in MISSING:
        return True
    if isinstance(value, np.datetime64 | np.timedelta64):
        return bool(np.isnat(value))
    return isinstance(value, float | np.floating) and math.isnan(value)


def numbers(values: Any) -> Floats:
    """Numbers as floats of the same shape, missing ones as NaN.

    Raises
    ------
    TypeError
        A cell is neither a number nor missing.
    """
    if isinstance(values, np.ma.MaskedArray):
        return np.where(np.ma.getmaskarray(values), np.nan, np.ma.getdata(values).astype(float))
    found = np.asarray(values)
    if found.dtype.kind in "biuf":
        return found.astype(np.float64)
    return _each(values, _number)


def stamps(values: Any) -> Floats:
    """Times as numbers: dates and clock times become seconds, numbers stay in their unit.

    A naive clock time is read as UTC, so that no hour is lost or doubled when clocks change.
    """
    found = np.asarray(values)
    if found.dtype.kind == "M":
        seconds = found.astype("datetime64[us]").astype(np.float64) / 1e6
        return np.where(np.isnat(found), np.nan, seconds)
    return found.astype(np.float64) if found.dtype.kind in "biuf" else _each(values, _stamp)


def labels(values: Any) -> list[Hashable | None]:
    """Ids as they were given, NumPy's own scalars as plain ones, missing ones as None."""
    return [_label(value) for value in _listed(values)]


def memberships(values: Any) -> list[tuple[Hashable, ...] | None]:
    """Per row the ids it names, each once; None where nothing was said, () for nobody."""
    return [_members(value) for value in _listed(values)]


def _listed(values: Any) -> list[Any]:
    if isinstance(values, np.ndarray | list | tuple):
        return list(values)
    # polars, arrow and pandas each make plain lists, nested ones too, by a word of their own.
    for word in ("to_list", "to_pylist", "tolist"):
        if hasattr(values, word):
            return list(getattr(values, word)())
    return list(values)


def _label(value: Any) -> Hashable | None:
    label: Hashable = value
    if type(value) in PLAIN:
        return label
    if is_missing(value):
        return None
    if isinstance(value, np.generic):
        label = value.item()
    return label


def _members(value: Any) -> tuple[Hashable, ...] | None:
    if isinstance(value, MANY):
        named = dict.fromkeys(map(_label, value))
        named.pop(None, None)
        return tuple(named)
    label = _label(value)
    return None if label is None else (label,)


def _each(values: Any, read: Callable[[Any], float]) -> Floats:
    rows = _listed(values)
    if rows and isinstance(rows[0], MANY):
        return np.array([_each(row, read) for row in rows], dtype=np.float64)
    return np.array([read(value) for value in rows], dtype=np.float64)


def _number(value: Any) -> float:
    if is_missing(value):
        return math.nan
    if isinstance(value, str | bytes):
        raise TypeError(f"{value!r} is not a number")
    return float(value)


def _stamp(value: Any) -> float:
    if is_missing(value):  # asked first: pandas' NaT calls itself a datetime
        return math.nan
    if isinstance(value, np.datetime64):
        return float(value.astype("datetime64[us]").astype(np.int64)) / 1e6
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        value = dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC)
    if isinstance(value, dt.datetime):
        return (value if value.tzinfo else value.replace(tzinfo=dt.UTC)).timestamp()
    return _number(value)


def same_length(**columns: Sized | None) -> int:
    """How many rows the columns have that are there; ``ValueError`` in words if they differ."""
    lengths = {name: len(rows) for name, rows in columns.items() if rows is not None}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise ValueError(f"columns of different lengths: {told}")
    return next(iter(lengths.values()), 0)


def in_steady_order(terms: Iterable[Hashable]) -> list[Hashable]:
    """Different terms, sorted so that the order of rows does not matter: numbers, then text."""
    return sorted(set(terms), key=_sortable)


def _sortable(term: Hashable) -> tuple[str, float, str]:
    if isinstance(term, int | float) and not isinstance(term, bool):
        return ("", float(term), "")
    return (type(term).__name__, 0.0, str(term))


def in_date_order(days: Iterable[Hashable]) -> list[Hashable]:
    """Different dates, first to last: numbers, text in ISO order, dates or clock times."""
    different = list(set(days))
    order = np.argsort(np.array(different, dtype=object), kind="stable")
    return [different[row] for row in order]
