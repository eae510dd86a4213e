"""Who was there: from what was noted to a table of moments and people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats, in_steady_order
from kithkin_science.base.result import Term


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """Moments and who was there.

    Attributes
    ----------
    people
        Ids, in a steady order.
    present
        (moments, people) whether the person was there.
    unit
        (people,) number of the unit the person belongs to: people who were there in exactly the
        same moments are one unit, for nothing can tell them apart.
    share
        (moments, units) each unit's part of the company; sums to 1, or to 0 with nobody there.
    """

    people: tuple[Term, ...]
    present: NDArray[np.bool_]
    unit: NDArray[np.intp]
    share: Floats

    @property
    def nobody(self) -> NDArray[np.bool_]:
        """Moments with nobody."""
        return np.asarray(~self.present.any(axis=1))

    def not_apart_from(self) -> tuple[tuple[Term, ...], ...]:
        """For each person the others of the same unit."""
        members = Counter(self.unit.tolist())
        if max(members.values(), default=0) < 2:
            return ((),) * len(self.people)
        return tuple(
            tuple(
                other
                for place, other in enumerate(self.people)
                if place != row and self.unit[place] == self.unit[row]
            )
            for row in range(len(self.people))
        )


def company_of(named: Sequence[tuple[Term, ...]]) -> Company:
    """The table of who was there; ids within one moment are different from each other."""
    people = in_steady_order(chain.from_iterable(named))
    place = {person: column for column, person in enumerate(people)}
    present = np.zeros((len(named), len(people)), dtype=bool)
    column = [place[one] for one in chain.from_iterable(named)]
    present[np.repeat(np.arange(len(named)), list(map(len, named))), column] = True
    unit, share = _units(present)
    return Company(tuple(people), present, unit, share)


def _units(present: NDArray[np.bool_]) -> tuple[NDArray[np.intp], Floats]:
    """Number of each person's unit, and the units' shares of each moment."""
    first: dict[bytes, int] = {}
    pattern = np.packbits(present, axis=0).T.copy()
    unit = np.array([first.setdefault(row.tobytes(), len(first)) for row in pattern], dtype=np.intp)
    there = present.astype(float)
    if len(first) < present.shape[1]:
        there = there @ np.eye(len(first))[unit]
    return unit, there / np.maximum(there.sum(axis=1, keepdims=True), 1.0)
