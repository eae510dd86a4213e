"""States one after another, unit by unit, as a grid of codes."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import (
    column_of,
    in_steady_order,
    labels,
    numbers,
    same_length,
    stamps,
)
from kithkin_science.base.result import Term

Codes = NDArray[np.int64]
MISSING = -1
NEAR = 4096  # whole numbers within so wide a range are counted without sorting


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """(units, places) codes of states, -1 where none is known; and the states they stand for."""

    codes: Codes
    states: tuple[Term, ...]
    dropped: int


def grid_of(states: Any, unit: Any, time: Any, data: Any) -> Grid:
    """A table of units by time as it is; else rows put together by unit, in order of time."""
    given = column_of(data, states)
    wide = _table(given)
    if wide is not None:
        if unit is not None or time is not None:
            raise ValueError("a table of states has a row a unit: give no unit and no time")
        return _from_table(wide)
    return _from_rows(labels(given), column_of(data, unit), column_of(data, time))


def _table(given: Any) -> NDArray[Any] | None:
    """A table with rows of one length; None for one column."""
    if isinstance(given, np.ndarray):
        return given if given.ndim == 2 else None
    if isinstance(given, list | tuple) and given and isinstance(given[0], list | tuple):
        rows = [labels(row) for row in given]
        same_length(**{str(k): row for k, row in enumerate(rows)})
        made: NDArray[Any] = np.empty((len(rows), len(rows[0])), dtype=object)
        for k, row in enumerate(rows):
            made[k, :] = row
        return made
    return None


def _from_table(wide: NDArray[Any]) -> Grid:
    if wide.dtype.kind in "iu" and wide.size and int(wide.max()) - int(wide.min()) < NEAR:
        first = int(wide.min())
        there = np.bincount((wide - first).ravel()) > 0
        place = np.cumsum(there) - 1
        return Grid(place[wide - first], tuple((np.flatnonzero(there) + first).tolist()), 0)
    if wide.dtype.kind in "biuf":
        values = numbers(wide)
        known = ~np.isnan(values)
        found, place = np.unique(values[known], return_inverse=True)
        codes = np.full(wide.shape, MISSING, dtype=np.int64)
        codes[known] = place
        return Grid(codes, tuple(found.tolist()), 0)
    flat = labels(wide.ravel())
    terms = in_steady_order(one for one in flat if one is not None)
    return Grid(_coded(flat, terms).reshape(wide.shape), tuple(terms), 0)


def _from_rows(found: list[Hashable | None], unit: Any, time: Any) -> Grid:
    units = [0] * len(found) if unit is None else labels(unit)
    when = np.arange(float(len(found))) if time is None else stamps(time)
    same_length(states=found, unit=units, time=when)
    keep = [k for k, one in enumerate(units) if one is not None and not np.isnan(when[k])]
    terms = in_steady_order(one for one in found if one is not None)
    codes = _coded(found, terms)
    rows: dict[Hashable, list[int]] = {}
    for k in sorted(keep, key=when.__getitem__):
        rows.setdefault(units[k], []).append(k)
    made = np.full((len(rows), max(map(len, rows.values()), default=0)), MISSING, dtype=np.int64)
    for place, one in enumerate(rows.values()):
        made[place, : len(one)] = codes[one]
    return Grid(made, tuple(terms), len(found) - len(keep))


def _coded(found: list[Hashable | None], terms: list[Hashable]) -> Codes:
    place: dict[Hashable | None, int] = {one: k for k, one in enumerate(terms)}
    return np.array([place.get(one, MISSING) for one in found], dtype=np.int64)
