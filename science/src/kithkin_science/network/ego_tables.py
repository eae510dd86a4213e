"""Tables of people named, and of what is between them, read into arrays of all egos at once."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.codes import Codes, coded
from kithkin_science.base.columns import Floats, numbers, same_length

Flags = NDArray[np.bool_]
Unlisted = Literal["no_tie", "unasked"]
# Look-up tables up to so many cells; beyond, numbers are found by halving.
LOOKUP = 1 << 23


@dataclass(frozen=True, slots=True)
class EgoNames:
    """Which columns the tables have.

    Attributes
    ----------
    ego
        In every table: who tells.
    alter, strength, outside
        Of the people named: who it is; how strong the tie to ego is, above 0 (left out, 1); and
        the weight of all their ties to people whom ego did not name, where that is known.
    source, target, weight
        Of the ties: both ends, and how strong (left out, 1).
    group
        Of egos and people named: compared for ``ei``.
    asked
        Of the egos: whether they were asked who of their people know each other.
    """

    ego: str = "ego"
    alter: str = "alter"
    strength: str | None = None
    outside: str | None = None
    source: str = "source"
    target: str = "target"
    group: str | None = None
    asked: str | None = None


@dataclass(frozen=True, slots=True)
class Alters:
    """The people named, sorted by ego.

    Attributes
    ----------
    term
        Egos in steady order.
    size
        (egos,) how many each named.
    owner, place
        (alters,) number of the ego, and position among the ego's people.
    strength, outside, other
        (alters,) strength of the tie to ego; weight of ties to people ego did not name; 1 of
        another group than ego, 0 of the same, NaN not known.
    """

    term: list[Hashable]
    size: Codes
    owner: Codes
    place: Codes
    strength: Floats
    outside: Floats
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
            return np.asarray(row[sought])
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


def read_tables(alters: Any, ties: Any, egos: Any, names: EgoNames) -> Tables:
    """Match all ids, and put the people named in order of their ego."""
    listed = egos if _is_table(egos, names.ego) else {names.ego: () if egos is None else egos}
    from_ties = [()] * 3 if ties is None else [ties[one] for one in _ends(names)]
    terms, (own, ask, tie_ego) = coded(alters[names.ego], listed[names.ego], from_ties[0])
    people, (named, source, target) = coded(alters[names.alter], *from_ties[1:])
    same_length(ego=own, alter=named)
    same_length(ego=tie_ego, source=source, target=target)
    there = np.zeros(len(terms) + 1, dtype=bool)
    there[own[named >= 0]] = there[ask] = True
    there[-1] = False
    number = np.where(there, np.cumsum(there) - 1, -1)
    kept = [terms[row] for row in np.flatnonzero(there)]
    columns = (
        _positive(alters, names.strength, own.size),
        np.zeros(own.size) if names.outside is None else numbers(alters[names.outside]),
        _other_group(alters, listed, names.group, number[own], number[ask], len(kept)),
    )
    found = _sorted(kept, number[own], named, len(people), columns)
    answered = _asked(listed, names.asked, number[ask], len(kept), there=ties is not None)
    return Tables(found, number[tie_ego], source, target, answered)


def _ends(names: EgoNames) -> tuple[str, str, str]:
    return (names.ego, names.source, names.target)


def _is_table(given: Any, column: str) -> bool:
    if isinstance(given, dict):
        return column in given
    return hasattr(given, "columns") or hasattr(given, "column_names") or hasattr(given, "coords")


def _positive(alters: Any, strength: str | None, many: int) -> Floats:
    if strength is None:
        return np.ones(many)
    given = numbers(alters[strength])
    return np.where((given > 0) & np.isfinite(given), given, np.nan)


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
        answered[ask] = numbers(egos[asked]) == 1
    return answered[:many]


def _sorted(
    terms: list[Hashable], own: Codes, named: Codes, codes: int, columns: tuple[Floats, ...]
) -> Alters:
    known = (own >= 0) & (named >= 0)
    key = own[known] * codes + named[known]
    order = np.argsort(key, kind="stable")
    key = key[order]
    strength, outside, other = (column[known][order] for column in columns)
    new = np.ones(key.size, dtype=bool)
    new[1:] = key[1:] != key[:-1]
    counts = {"no_id": int((~known).sum()), "named_twice": int((~new).sum())}
    if not new.all():
        of = np.cumsum(new) - 1
        strength, outside, other = _mean(of, strength), _mean(of, outside), _mean(of, other)
        key, other = key[new], np.where((other == 0) | (other == 1), other, np.nan)
    owner = key // max(codes, 1)
    size = np.bincount(owner, minlength=len(terms))
    start = np.cumsum(size) - size
    place = np.arange(key.size) - start[owner]
    return Alters(terms, size, owner, place, strength, outside, other, counts, key, codes)


def _mean(of: Codes, values: Floats) -> Floats:
    """Mean of what is known, by number; NaN where nothing is."""
    known = ~np.isnan(values)
    many = int(of[-1]) + 1 if of.size else 0
    count = np.bincount(of[known], minlength=many)
    total = np.bincount(of[known], values[known], many)
    return np.asarray(np.divide(total, count, out=np.full(many, np.nan), where=count > 0))
