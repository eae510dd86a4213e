"""Moments as they were told: what is missing left out and counted, the rest in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats, memberships, numbers, same_length, stamps
from kithkin_science.base.result import Note, Term


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Moments with a value and with company said, sorted by time; time NaN where unknown."""

    value: Floats
    named: tuple[tuple[Term, ...], ...]
    time: Floats
    timeless: bool
    dropped: dict[str, int]
    notes: tuple[Note, ...]


def read_moments(value: Any, person: Any, time: Any = None, alone: Any = None) -> Told:
    """The moments that can be used; ``ValueError`` if the columns differ in length."""
    values, named = numbers(value), memberships(person)
    times = np.full(len(values), np.nan) if time is None else stamps(time)
    apart = np.zeros(len(values)) if alone is None else numbers(alone)
    same_length(value=values, person=named, time=times, alone=apart)
    nobody = apart == 1
    company = [() if no else ids for ids, no in zip(named, nobody.tolist(), strict=True)]
    unanswered = ~np.isfinite(values)
    unsaid = np.array([ids is None for ids in company], dtype=bool)
    kept = np.flatnonzero(~unanswered & ~unsaid)
    rows = kept[_order(values[kept], times[kept], [company[row] or () for row in kept.tolist()])]
    untimed = int(np.isnan(times[rows]).sum()) if time is not None else 0
    dropped = {
        "no_value": int(unanswered.sum()),
        "company_not_said": int((unsaid & ~unanswered).sum()),
    }
    return Told(
        value=values[rows],
        named=tuple(company[row] or () for row in rows.tolist()),
        time=times[rows],
        timeless=time is None,
        dropped={reason: count for reason, count in dropped.items() if count},
        notes=(Note("untimed", "Moments without a time count as independent.", untimed),),
    )


def _order(value: Floats, time: Floats, named: Sequence[tuple[Term, ...]]) -> NDArray[np.intp]:
    """By time, unknown times last; those of one instant so that their order as given is no matter."""
    if np.unique(time).size == time.size:
        return np.argsort(time)
    return np.lexsort((np.array(list(map(str, named))), value, time))


def unit_of(value: Floats) -> float | None:
    """The smallest step between different values, none if they are all the same."""
    different = np.unique(value)
    if different.size < 2:
        return None
    steps = np.diff(different)
    least = 1e-9 * np.abs(different).max()
    return float(steps[steps > least].min()) if (steps > least).any() else None
