"""Sessions of one or several cases, in order of time, each in a baseline or a treatment phase."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from kithkin_science.base.columns import (
    Floats,
    column_of,
    in_steady_order,
    labels,
    numbers,
    same_length,
    stamps,
)
from kithkin_science.base.result import Term
from kithkin_science.healing.schemes import Phases
from kithkin_science.stats.orders import codes_by_content

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One case's sessions; y may be NaN."""

    y: Floats
    phases: Phases
    time: Floats

    def phase(self, which: int) -> Floats:
        """Values known in one phase."""
        found: Floats = self.y[(self.phases == which) & ~np.isnan(self.y)]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Sessions:
    """All cases, those that hold least first; and what was left out."""

    cases: list[Case]
    baseline: Term
    treatment: Term
    dropped: dict[str, int]
    used: int


def sessions(
    y: Any, phase: Any, *, time: Any, baseline: Any, data: Any, case: Any = None
) -> Sessions:
    """Read them. ``ValueError`` unless there are two phases.

    ``baseline`` is the id of that phase; None: the first of the two in sorted order.
    """
    values, ids = np.atleast_1d(numbers(column_of(data, y))), labels(column_of(data, phase))
    given = column_of(data, time)
    when = np.arange(float(len(values))) if given is None else stamps(given)
    who = [0] * len(values) if case is None else labels(column_of(data, case))
    same_length(y=values, phase=ids, time=when, case=who)
    first, second = _two(ids, baseline)
    known = np.array([one is not None for one in ids], dtype=bool) & ~np.isnan(when)
    known &= np.array([one is not None for one in who], dtype=bool)
    rows = [k for k in np.argsort(when, kind="stable").tolist() if known[k]]
    codes = np.array([float(one == second) for one in ids])
    content = np.column_stack([values, codes])[rows]
    place = codes_by_content([who[k] for k in rows], content)
    cases = [
        Case(
            content[place == one, 0],
            content[place == one, 1].astype(np.intp),
            when[rows][place == one],
        )
        for one in range(max(int(place.max(initial=0)), 0) + 1)
    ]
    gone = {"no_phase_or_time": int((~known).sum()), "missing": int(np.isnan(content[:, 0]).sum())}
    dropped = {reason: many for reason, many in gone.items() if many}
    return Sessions(cases, first, second, dropped, len(rows) - gone["missing"])


def _two(ids: list[Hashable | None], baseline: Any) -> tuple[Term, Term]:
    there = in_steady_order(one for one in ids if one is not None)
    if len(there) != 2 or (baseline is not None and baseline not in there):
        raise ValueError(f"two phases are asked for, one of them the baseline, not {there}")
    first = there[0] if baseline is None else baseline
    return first, there[1] if first == there[0] else there[0]
