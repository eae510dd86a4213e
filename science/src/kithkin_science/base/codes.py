"""Ids of any kind as whole numbers, so that thousands of rows are matched at once."""

from collections.abc import Hashable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import in_steady_order, labels

Codes = NDArray[np.int64]
# Whole numbers this much wider apart than they are many are sorted rather than looked up.
SPARSE = 8


def coded(*columns: Any) -> tuple[list[Hashable], list[Codes]]:
    """The different ids of all columns in steady order, and each column as their numbers.

    A missing id is -1.
    """
    whole = [_whole(column) for column in columns]
    if all(column is not None for column in whole):
        return _coded_whole([column for column in whole if column is not None])
    read = [labels(column) for column in columns]
    terms = in_steady_order(one for column in read for one in column if one is not None)
    number: dict[Hashable | None, int] = {one: row for row, one in enumerate(terms)}
    number[None] = -1
    return terms, [np.array([number[one] for one in column], dtype=np.int64) for column in read]


def _whole(column: Any) -> Codes | None:
    """The column as whole numbers, if each of its ids is one."""
    if isinstance(column, list | tuple):
        if not all(type(one) is int and abs(one) < 2**62 for one in column):
            return None
        return np.array(column, dtype=np.int64)
    if isinstance(column, np.ma.MaskedArray) and np.ma.is_masked(column):
        return None
    found = np.asarray(column)
    return found.astype(np.int64) if found.ndim == 1 and found.dtype.kind in "iu" else None


def _coded_whole(columns: list[Codes]) -> tuple[list[Hashable], list[Codes]]:
    filled = [column for column in columns if column.size]
    if not filled:
        return [], columns
    least = min(int(column.min()) for column in filled)
    width = max(int(column.max()) for column in filled) - least + 1
    if width > SPARSE * sum(column.size for column in filled) + 1024:
        found = np.unique(np.concatenate(filled))
        return list(found.tolist()), [np.searchsorted(found, column) for column in columns]
    there = np.zeros(width, dtype=bool)
    for column in filled:
        there[column - least] = True
    number = np.cumsum(there) - 1
    terms: list[Hashable] = list((np.flatnonzero(there) + least).tolist())
    return terms, [number[column - least] for column in columns]
