"""Whole data sets: an array, or columns by name; read once, and rows taken from them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats, labels, numbers, same_length
from kithkin_science.stats.draws import Rows

Rowed = NDArray[Any] | dict[str, NDArray[Any]]


def read(data: Any) -> Rowed:
    """An array as floats; anything with ``data["name"]`` as a dict of columns.

    Columns of numbers become floats with NaN where missing, others objects with None.
    """
    names = names_of(data)
    if names is None:
        return np.atleast_1d(numbers(data))
    columns = {name: _column(data[name]) for name in names}
    same_length(**{str(name): column for name, column in columns.items()})
    return columns


def rows_of(data: Rowed) -> int:
    """How many rows there are."""
    return len(next(iter(data.values()), ())) if isinstance(data, dict) else len(data)


def take(data: Rowed, rows: Rows) -> Rowed:
    """These rows, each as often as it is named."""
    if isinstance(data, dict):
        return {name: column[rows] for name, column in data.items()}
    taken: NDArray[Any] = data[rows]
    return taken


def content(data: Rowed) -> Floats:
    """(rows, numbers): all that is a number, to sort by; ids are left out."""
    columns = list(data.values()) if isinstance(data, dict) else [data]
    flat = [one.reshape(len(one), -1) for one in columns if one.dtype.kind == "f"]
    return np.concatenate(flat, axis=1) if flat else np.zeros((rows_of(data), 0))


def matrix(data: Any, given: Any) -> Floats:
    """(rows, columns) of numbers: an array, one column, or names of columns in ``data``."""
    if isinstance(given, str):
        given = [given]
    if data is not None and all(isinstance(name, str) for name in given):
        return np.column_stack([numbers(data[name]) for name in given])
    read_rows = numbers(_plain(given))
    return read_rows[:, None] if read_rows.ndim == 1 else read_rows


def _plain(given: Any) -> Any:
    """A frame of columns as an array of rows; all else as it is."""
    names = names_of(given)
    return given if names is None else np.column_stack([numbers(given[name]) for name in names])


def names_of(data: Any) -> list[Any] | None:
    """Names of the columns of a dict or data frame; None for anything else.

    A pandas series is one column, though it has keys.
    """
    for word in ("column_names", "columns"):
        if hasattr(data, word):
            return list(getattr(data, word))
    return list(data) if isinstance(data, Mapping) else None


def _column(values: Any) -> NDArray[Any]:
    try:
        return numbers(values)
    except (TypeError, ValueError):
        found = labels(values)
        made: NDArray[Any] = np.empty(len(found), dtype=object)
        made[:] = found
        return made
