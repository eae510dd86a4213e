"""What every estimate hands back, whatever it estimates."""

import json
import math
from collections.abc import Hashable
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats

Term = Hashable
Claim = Literal["describes", "goes_with", "follows", "changed_by"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader must know: a code to translate by, plain words, and how many rows."""

    code: str
    words: str
    count: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """Estimates with their intervals, one a term, in one unit.

    Attributes
    ----------
    term
        What each row is about: ids as they were given.
    estimate, low, high
        One number a term; NaN where it cannot be told.
    """

    term: tuple[Term, ...]
    estimate: Floats
    low: Floats
    high: Floats

    def __len__(self) -> int:
        return len(self.term)

    def of(self, term: Term) -> tuple[float, float, float]:
        """Estimate, low and high of one term; ``ValueError`` if there is no such term."""
        row = self.term.index(term)
        return float(self.estimate[row]), float(self.low[row]), float(self.high[row])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Result:
    """What all results share.

    Attributes
    ----------
    n_used
        Rows that the estimate rests on.
    n_dropped
        Rows left out, counted by reason.
    notes
        What a reader must know, each said once and counted.
    claim
        What may be said of it: it ``describes`` what was told; one thing ``goes_with`` or
        ``follows`` another; only a randomised design may say ``changed_by``.
    method, reference
        How it was reckoned and where that is described, with the DOI.
    seed
        What randomness began with; None where there is none.
    """

    # Column of the table, in broom's names where broom has one: the attribute it comes from.
    columns: ClassVar[dict[str, str]] = {}

    n_used: int
    n_dropped: dict[str, int]
    notes: tuple[Note, ...]
    claim: Claim
    method: str
    reference: str
    seed: int | None = None

    def says(self, code: str) -> bool:
        """Whether there is a note of this code."""
        return any(note.code == code for note in self.notes)

    def table(self) -> dict[str, NDArray[Any]]:
        """The rows as columns of one length, named as broom names them."""
        return {name: column(getattr(self, field)) for name, field in self.columns.items()}

    def glance(self) -> dict[str, Any]:
        """One row about the whole: every single number, what it rests on and where from."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in found.items() if _is_plain(value)}

    def to_json(self) -> str:
        """Table, glance, notes and what was dropped, as JSON; NaN becomes null, ids text."""
        told = {
            "table": self.table(),
            "glance": self.glance(),
            "notes": [[note.code, note.words, note.count] for note in self.notes],
            "n_dropped": self.n_dropped,
        }
        return json.dumps(_plain(told), ensure_ascii=False, allow_nan=False)


def column(values: Any) -> NDArray[Any]:
    """One column: an array as it is, made flat; a sequence of terms as objects; one number alone."""
    if isinstance(values, np.ndarray | float | int):
        return np.atleast_1d(values).ravel()
    terms = list(values)
    made: NDArray[Any] = np.empty(len(terms), dtype=object)
    made[:] = terms
    return made


def notes_of(*notes: Note | None) -> tuple[Note, ...]:
    """Those notes that count something, in a steady order."""
    return tuple(note for note in notes if note is not None and note.count)


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | bool | int | float)


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        return _plain(value.tolist())
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if _is_plain(value) else str(value)
