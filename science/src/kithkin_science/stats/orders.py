"""An order of rows and groups that comes from what they hold, not from how they were handed in.

Whatever is drawn at random is drawn from rows in this order: the same data give the same draws
however they were sorted and whatever their ids are.
"""

from collections.abc import Hashable, Sequence

import numpy as np

from kithkin_science.base.columns import Floats
from kithkin_science.stats.draws import Rows


def in_steady_rows(*columns: Floats) -> Floats:
    """All columns beside each other, their rows sorted."""
    rows = np.concatenate(columns, axis=1)
    return rows[steady(rows)]


def steady(rows: Floats) -> Rows:
    """The order that sorts rows by their first column, then the second and so on; NaN last."""
    if not rows.shape[1]:
        return np.arange(len(rows))
    return np.lexsort(rows.T[::-1])


def codes_by_content(ids: Sequence[Hashable], rows: Floats) -> Rows:
    """A number for each id, 0, 1, 2..., in the order of what its rows hold.

    Groups that hold exactly the same are interchangeable, so any order of them will do.
    """
    members: dict[Hashable, list[int]] = {}
    for row, one in enumerate(ids):
        members.setdefault(one, []).append(row)
    if len(members) == 1:
        return np.zeros(len(ids), dtype=np.intp)
    content = np.where(np.isnan(rows), np.inf, rows)
    keys = {one: _key(content[held]) for one, held in members.items()}
    place = {one: code for code, one in enumerate(sorted(members, key=keys.__getitem__))}
    return np.array([place[one] for one in ids], dtype=np.intp)


def _key(held: Floats) -> tuple[int, list[float]]:
    return len(held), held[steady(held)].ravel().tolist()
