"""Answers to the questions of a form, and which way round each question is put."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from kithkin_science.base.columns import Floats, numbers, same_length
from kithkin_science.base.result import Term


def read_answers(items: Any, data: Any = None) -> tuple[tuple[Term, ...], Floats]:
    """Names of the items, and (people, items) answers with NaN where there is none.

    ``items`` is an array (people, items), a dict item -> column, or names of columns in ``data``.
    """
    if data is not None:
        items = {name: data[name] for name in items}
    if isinstance(items, Mapping):
        read = [numbers(column) for column in items.values()]
        same_length(**{str(name): column for name, column in zip(items, read, strict=True)})
        return tuple(items), np.column_stack(read) if read else np.zeros((0, 0))
    answers = numbers(items)
    if answers.ndim != 2:
        answers = answers.reshape(len(answers), -1) if answers.size else np.zeros((0, 0))
    return tuple(range(answers.shape[1])), answers


def signs_of(names: tuple[Term, ...], turned: Collection[Term]) -> Floats:
    """-1 for items that are put the other way round, else 1; ``ValueError`` for strangers."""
    strangers = [one for one in turned if one not in names]
    if strangers:
        raise ValueError(f"there is no item {strangers[0]!r}")
    return np.array([-1.0 if name in turned else 1.0 for name in names])
