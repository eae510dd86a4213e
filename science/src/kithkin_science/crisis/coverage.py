"""Who can be reached at which hour, and where everything hangs on one person."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.codes import Codes, coded
from kithkin_science.base.columns import Floats, column_of, numbers, same_length
from kithkin_science.base.result import Note, Result, Term, notes_of

REFERENCE = (
    "Stanley and Brown (2012), Cognitive and Behavioral Practice 19, 256-264, "
    "doi:10.1016/j.cbpra.2011.01.001; a single point of failure as in Barlow and Proschan (1975), "
    "Statistical Theory of Reliability, minimal cuts of size one"
)
ANYONE = "anyone"


@dataclass(frozen=True, slots=True)
class Windows:
    """When each person can be reached for what: a row a window; a role of -1 is not said."""

    start: Floats
    end: Floats
    role: Codes
    person: Codes
    roles: tuple[Term, ...]
    persons: tuple[Term, ...]
    period: int

    def without(self, person: Term) -> "Windows":
        """The same with that person's windows gone; ``ValueError`` for a stranger."""
        if person not in self.persons:
            raise ValueError(f"nobody here is {person!r}")
        stays = self.person != self.persons.index(person)
        columns = {name: getattr(self, name)[stays] for name in ("start", "end", "role", "person")}
        return replace(self, **columns)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Coverage(Result):
    """How many can be reached; one row a role and hour, and ``anyone`` for all roles together.

    Attributes
    ----------
    term, hour, people
        What for, the hour from 0, and the fewest who can be reached at any moment of it.
    roles, redundancy
        The roles and ``anyone``, and the fewest at any moment of all.
    covered, doubled
        (roles,) share of the time with at least one, and with at least two.
    gaps
        (role, from, to) whenever nobody can be reached; hours of the day or week.
    single_points
        (person, role, hours) for whoever is alone for so many hours, the longest first.
    persons, share_of_roles
        Everybody, and for what share of the roles each is there.
    """

    columns: ClassVar[dict[str, str]] = {"term": "term", "hour": "hour", "people": "people"}
    term: tuple[Term, ...]
    hour: Codes
    people: Codes
    roles: tuple[Term, ...]
    by_hour: Codes
    redundancy: Codes
    covered: Floats
    doubled: Floats
    gaps: tuple[tuple[Term, float, float], ...]
    single_points: tuple[tuple[Term, Term, float], ...]
    persons: tuple[Term, ...]
    share_of_roles: Floats
    windows: Windows

    def without(self, person: Term) -> "Coverage":
        """The same if this person could not be reached; ``ValueError`` for a stranger."""
        return _covered(self.windows.without(person), self.n_used, {}, ())


def coverage(hours: Any, role: Any, person: Any, *, period: int = 24, data: Any = None) -> Coverage:
    """How many people can be reached for what at each hour, and what hangs on one of them.

    Parameters
    ----------
    hours
        (rows, 2) from and to, in hours of the day (0 to 24) or, with ``period=168``, of the
        week from Monday 0; (22, 6) runs past midnight, (0, 24) is all day. Or two names.
    role
        (rows,) what that person can be asked for: to call, to come, to be with.
    person
        (rows,) ids.
    period
        Hours after which all begins again, 24 or 168.
    data
        Anything with ``data["name"]``.

    Returns
    -------
    Coverage
        Missing or impossible hours count as not reachable, and are counted: a plan must not
        promise them. A person without any hours stays among ``persons``.

    Notes
    -----
    Reckoned at each moment, not by whole hours: an hour with a gap of a minute has 0. Everyone's
    hours in one time zone. It says who said they can be reached, not who will answer.

    Examples
    --------
    >>> told = coverage([(8, 20), (18, 8)], ["call", "call"], ["ana", "mum"])
    >>> told.redundancy.tolist(), told.single_points
    ([1, 1], (('mum', 'call', 12.0), ('ana', 'call', 10.0)))
    >>> told.without("mum").gaps
    (('call', 20.0, 8.0), ('anyone', 20.0, 8.0))
    """
    if period not in (24, 168):
        raise ValueError(f"hours begin again after 24 or 168, not {period}")
    start, end = _ends(hours, data)
    roles, (what,) = coded(column_of(data, role))
    persons, (who,) = coded(column_of(data, person))
    same_length(hours=start, role=what, person=who)
    known = ~(np.isnan(start) | np.isnan(end))
    inside = known & (start >= 0) & (end >= 0) & (start <= period) & (end <= period)
    fit = inside & (np.mod(start, period) != end) & (who >= 0)
    dropped = {
        "hours_unknown": int((~known).sum()),
        "hours_impossible": int((known & ~fit & (who >= 0)).sum()),
        "no_id": int((known & (who < 0)).sum()),
    }
    windows = Windows(
        start[fit], end[fit], what[fit], who[fit], tuple(roles), tuple(persons), period
    )
    notes = [Note(code, words, dropped[code]) for code, words in WORDS.items() if code in dropped]
    kept = {reason: count for reason, count in dropped.items() if count}
    return _covered(windows, int(fit.sum()), kept, tuple(notes))


WORDS = {
    "hours_unknown": "No hours said: not counted on.",
    "hours_impossible": "Hours outside the day or week, or of no length: not counted on.",
    "no_id": "A row names no person.",
}


def _ends(hours: Any, data: Any) -> tuple[Floats, Floats]:
    if data is not None:
        first, last = hours
        return np.atleast_1d(numbers(data[first])), np.atleast_1d(numbers(data[last]))
    rows = [(None, None) if one is None else one for one in hours]
    both = numbers(rows).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _covered(
    windows: Windows, used: int, dropped: dict[str, int], notes: tuple[Note, ...]
) -> Coverage:
    cuts = _cuts(windows)
    there = _there(windows, (cuts[:-1] + cuts[1:]) / 2)
    count, length = there.sum(axis=1), np.diff(cuts)
    roles = (*windows.roles, ANYONE)
    by_hour = _fewest(count, cuts, windows.period)
    redundancy = count.min(axis=1)
    alone = _alone(windows, roles, there, count, length)
    return Coverage(
        n_used=used,
        n_dropped=dropped,
        notes=notes_of(*notes, *_said(redundancy, alone, windows)),
        claim="describes",
        method=f"people who can be reached, each moment of {windows.period} hours",
        reference=REFERENCE,
        term=tuple(role for role in roles for _ in range(windows.period)),
        hour=np.tile(np.arange(windows.period), len(roles)),
        people=by_hour.ravel(),
        roles=roles,
        by_hour=by_hour,
        redundancy=redundancy,
        covered=(count >= 1) @ length / windows.period,
        doubled=(count >= 2) @ length / windows.period,
        gaps=tuple(gap for row, role in enumerate(roles) for gap in _gaps(role, count[row], cuts)),
        single_points=alone,
        persons=windows.persons,
        share_of_roles=_shares(there),
        windows=windows,
    )


def _cuts(windows: Windows) -> Floats:
    """Every moment at which somebody comes or goes, and every full hour."""
    hours = np.arange(windows.period + 1, dtype=np.float64)
    return np.unique(np.concatenate([hours, windows.start, windows.end]))


def _there(windows: Windows, moment: Floats) -> NDArray[np.bool_]:
    """(roles and anyone, persons, moments) whether that person can then be asked for that."""
    start, end = windows.start[:, None], windows.end[:, None]
    inside = (start <= moment) & (moment < end)
    past = (end < start) & ((start <= moment) | (moment < end))
    found = np.zeros((len(windows.roles) + 1, len(windows.persons), moment.size), dtype=bool)
    for row, reached in enumerate(inside | past):
        found[-1, windows.person[row]] |= reached
        if windows.role[row] >= 0:
            found[windows.role[row], windows.person[row]] |= reached
    return found


def _fewest(count: Codes, cuts: Floats, period: int) -> Codes:
    """The fewest at any moment of each hour."""
    first = np.searchsorted(cuts, np.arange(period))
    return np.minimum.reduceat(count, first, axis=1).astype(np.int64)


def _gaps(role: Term, count: Codes, cuts: Floats) -> list[tuple[Term, float, float]]:
    """Stretches without anybody; one that runs past the end is told as one."""
    empty = np.concatenate([[False], count == 0, [False]])
    starts = cuts[np.flatnonzero(~empty[:-1] & empty[1:])]
    ends = cuts[np.flatnonzero(empty[:-1] & ~empty[1:])]
    found = list(zip(starts.tolist(), ends.tolist(), strict=True))
    if len(found) > 1 and found[0][0] == 0 and found[-1][1] == cuts[-1]:
        found = [*found[1:-1], (found[-1][0], found[0][1])]
    return [(role, first, last) for first, last in found]


def _alone(
    windows: Windows, roles: tuple[Term, ...], there: Any, count: Codes, length: Floats
) -> tuple[tuple[Term, Term, float], ...]:
    """Who is the only one, for what and how long; ``anyone`` is not a role of its own here."""
    hours = (there & (count == 1)[:, None, :]) @ length
    rows = [
        (windows.persons[person], roles[role], float(hours[role, person]))
        for role in range(len(windows.roles))
        for person in range(len(windows.persons))
        if hours[role, person] > 0
    ]
    return tuple(sorted(rows, key=lambda one: -one[2]))


def _shares(there: Any) -> Floats:
    roles = there.shape[0] - 1
    if not roles:
        return np.full(there.shape[1], np.nan)
    return np.asarray(there[:-1].any(axis=2).mean(axis=0))


def _said(redundancy: Codes, alone: Any, windows: Windows) -> tuple[Note, ...]:
    unsaid = int((windows.role < 0).sum())
    return notes_of(
        Note("gaps", "For something there are times when nobody can be reached.",
             int((redundancy[:-1] == 0).sum())),
        Note("one_person", "For something one person is the only one at times.",
             len({one[0] for one in alone})),
        Note("no_role", "A row says not for what: counted for anyone only.", unsaid),
        Note("nobody", "Nobody can be reached at any time.", int(not windows.start.size)),
    )  # fmt: skip
