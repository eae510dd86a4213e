"""Tables of people named, and of what is between them, read into arrays of all egos at once."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.codes import Codes, coded
from kithkin_science.base.columns import Floats, column_of, numbers

Flags = NDArray[np.bool_]
Unlisted = Literal["no_tie", "unasked"]
# Look-up tables up to so many cells; beyond, numbers are found by halving.
LOOKUP = 1 << 23


@dataclass(frozen=True, slots=True)
class EgoNames:
    """Which columns the tables have: of whom each row tells, the person named, both ends."""

    ego: str = "ego"
    alter: str = "alter"
    source: str = "source"
    target: str = "target"


@dataclass(frozen=True, slots=True)
class Alters:
    """The people named, sorted by ego.

    Attributes
    ----------
    term
        Egos in steady order.
    size, start
        (egos,) how many each named, and where they begin.
    owner, place
        (alters,) number of the ego, and position among the ego's people.
    strength, other
        (alters,) strength of the tie to ego; 1 of another group than ego, 0 of the same, NaN
        not known.
    """

    term: list[Hashable]
    size: Codes
    start: Codes
    owner: Codes
    place: Codes
    strength: Floats
    other: Floats
    counts: dict[str, int]
    key: Codes
    codes: int

    def find(self, ego: Codes, code: Codes) -> Codes:
        """Row of each ego's person of that code; -1 where there is none."""
        sought = ego * self.codes + code
        sought[(ego < 0) | (code < 0)] = -1
        cells = len(self.term) * self.codes
        if cells <= LOOKUP:
            row = np.full(cells + 1, -1, dtype=np.int64)
            row[self.key] = np.arange(self.key.size)
            return row[sought]
        if not self.key.size:
            return np.full(sought.shape, -1)
        at = np.minimum(np.searchsorted(self.key, sought), self.key.size - 1)
        return np.where(self.key[at] == sought, at, -1)


@dataclass(frozen=True, slots=True)
class Tables:
    """Both tables by number: whose row it is, who is named, who is at both ends."""

    alters: Alters
    tie_ego: Codes
    source: Codes
    target: Codes
    asked: Flags


def read_tables(
    alters: Any,
    ties: Any,
    *,
    egos: Any,
    names: EgoNames,
    strength: str | None,
    group: str | None,
    asked: str | None,
) -> Tables:
    """Match all ids, and put the people named in order of their ego."""
    listed = egos if _is_table(egos, names.ego) else {names.ego: () if egos is None else egos}
    from_ties = [()] * 3 if ties is None else [ties[one] for one in _ends(names)]
    terms, (own, ask, tie_ego) = coded(alters[names.ego], listed[names.ego], from_ties[0])
    people, (named, source, target) = coded(alters[names.alter], *from_ties[1:])
    there = np.zeros(len(terms) + 1, dtype=bool)
    there[own[named >= 0]] = there[ask] = True
    there[-1] = False
    number = np.where(there, np.cumsum(there) - 1, -1)
    kept = [terms[row] for row in np.flatnonzero(there)]
    power = np.ones(own.size) if strength is None else numbers(alters[strength])
    other = _other_group(alters, listed, group, number[own], number[ask], len(kept))
    found = _sorted(kept, number[own], named, len(people), power, other)
    answered = _asked(listed, asked, number[ask], len(kept), there=ties is not None)
    return Tables(found, number[tie_ego], source, target, answered)


def _ends(names: EgoNames) -> tuple[str, str, str]:
    return (names.ego, names.source, names.target)


def _is_table(given: Any, column: str) -> bool:
    if isinstance(given, dict):
        return column in given
    return hasattr(given, "columns") or hasattr(given, "column_names") or hasattr(given, "coords")


def _other_group(
    alters: Any, egos: Any, group: str | None, own: Codes, ask: Codes, many: int
) -> Floats:
    if group is None:
        return np.full(own.shape, np.nan)
    _, (theirs, mine) = coded(alters[group], egos[group])
    of_ego = np.full(many + 1, -1)
    of_ego[ask] = mine
    of_ego[-1] = -1
    compared = of_ego[own]
    known = (compared >= 0) & (theirs >= 0)
    return np.where(known, (compared != theirs).astype(float), np.nan)


def _asked(egos: Any, asked: str | None, ask: Codes, many: int, *, there: bool) -> Flags:
    """Whether an ego was asked who of its people know each other."""
    answered = np.full(many + 1, there)
    if asked is not None:
        answered[ask] = numbers(column_of(egos, asked)) == 1
    return answered[:many]


def _sorted(
    terms: list[Hashable], own: Codes, named: Codes, codes: int, strength: Floats, other: Floats
) -> Alters:
    known = (own >= 0) & (named >= 0)
    key = own[known] * codes + named[known]
    order = np.argsort(key, kind="stable")
    key, strength, other = key[order], strength[known][order], other[known][order]
    strength = np.where((strength > 0) & np.isfinite(strength), strength, np.nan)
    new = np.ones(key.size, dtype=bool)
    new[1:] = key[1:] != key[:-1]
    counts = {"no_id": int((~known).sum()), "named_twice": int((~new).sum())}
    if not new.all():
        of = np.cumsum(new) - 1
        strength, other, key = _mean(of, strength), _agreed(_mean(of, other)), key[new]
    owner = key // max(codes, 1)
    size = np.bincount(owner, minlength=len(terms))
    start = np.concatenate([[0], np.cumsum(size)])
    place = np.arange(key.size) - start[owner]
    return Alters(terms, size, start[:-1], owner, place, strength, other, counts, key, codes)


def _mean(of: Codes, values: Floats) -> Floats:
    """Mean of what is known, by number; NaN where nothing is."""
    known = ~np.isnan(values)
    many = int(of[-1]) + 1 if of.size else 0
    count = np.bincount(of[known], minlength=many)
    total = np.bincount(of[known], values[known], many)
    return np.divide(total, count, out=np.full(many, np.nan), where=count > 0)


def _agreed(share: Floats) -> Floats:
    return np.where((share == 0) | (share == 1), share, np.nan)
