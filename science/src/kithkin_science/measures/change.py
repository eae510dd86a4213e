"""Whether one person's score changed by more than error, and into the range of others."""

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from scipy.special import ndtri

from kithkin_science.base.columns import Floats, column_of, labels, numbers, same_length
from kithkin_science.base.result import Note, Term, notes_of
from kithkin_science.measures.results import Cutoff, ReliableChange
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19, "
    "doi:10.1037/0022-006X.59.1.12"
)
Better = Literal["lower", "higher"]
Group = tuple[float, float]


def reliable_change(
    pre: Any,
    post: Any,
    *,
    reliability: float,
    sd: float | None = None,
    better: Better = "lower",
    cutoff: float | None = None,
    level: float = 0.95,
    term: Sequence[Term] | None = None,
    data: Any = None,
) -> ReliableChange:
    """Jacobson and Truax's reliable change of each person.

    rci = (post - pre) / (sd sqrt(2 (1 - reliability))).

    Parameters
    ----------
    pre, post
        (people,) scores before and after, or names in ``data``.
    reliability
        Of the form in people like these, 0 to below 1: of the same wave, not over months.
    sd
        Standard deviation of ``pre`` in people like these; if left out, that of these people.
    better
        Which way is better.
    cutoff
        Score that parts people in treatment from others (see ``cutoff``): who improved and
        crossed it is ``recovered``.
    level
        1 less the share of unchanged people who would be held changed.
    term
        Ids of the people; 0, 1, 2... if left out.
    data
        Anything with ``data["name"]``.

    Returns
    -------
    ReliableChange
        Who has no score at one of the times keeps the row: NaN, None, and counted.

    Notes
    -----
    Domain: normal errors, as large for everybody. Near the end of a scale, or for people chosen
    because they scored high, part of the change is the return to the mean, which this does not
    take away. It says that a score changed; not what changed it.

    Examples
    --------
    >>> told = reliable_change([32.5], [47.5], sd=7.5, reliability=0.8, better="higher")
    >>> round(float(told.rci[0]), 4), told.verdict
    (3.1623, ('improved',))
    """
    before, after = (np.atleast_1d(numbers(column_of(data, one))) for one in (pre, post))
    names = None if term is None else labels(column_of(data, term))
    people = same_length(pre=before, post=after, term=names)
    own = sd is None
    first = before[~np.isnan(before)]
    spread = (float(first.std(ddof=1)) if first.size > 1 else float("nan")) if sd is None else sd
    error = _error(spread, reliability)
    change = after - before
    rci = change / error
    limit = float(ndtri(tails(level)[1]))
    verdict = tuple(_verdicts(rci * (1 if better == "higher" else -1), limit))
    verdict = _recovered(verdict, before, after, better, cutoff)
    missing = int(np.isnan(change).sum())
    return ReliableChange(
        n_used=people - missing,
        n_dropped={"missing_pair": missing} if missing else {},
        notes=_notes(missing, own=own, still=own and not error > 0),
        claim="describes",
        method=f"Jacobson-Truax, sd {spread:.6g}, reliability {reliability:g}, level {level:g}",
        reference=REFERENCE,
        term=tuple(range(people)) if names is None else tuple(names),
        change=change,
        rci=rci,
        verdict=verdict,
        smallest_detectable=limit * error,
        std_error=error,
        improved=sum(one in ("improved", "recovered") for one in verdict),
        deteriorated=verdict.count("deteriorated"),
        unchanged=verdict.count("unchanged"),
    )


def _error(spread: float, reliability: float) -> float:
    if not 0 <= reliability < 1:
        raise ValueError(f"a form is never without error: reliability is 0 to below 1, "
                         f"not {reliability}")  # fmt: skip
    if spread < 0:
        raise ValueError("a standard deviation is not below 0")
    return float(spread * np.sqrt(2 * (1 - reliability))) if spread > 0 else float("nan")


def _verdicts(towards: Floats, limit: float) -> list[str | None]:
    words = ("deteriorated", "unchanged", "improved")
    return [
        None if np.isnan(one) else words[1 + int(one > limit) - int(one < -limit)]
        for one in towards
    ]


def _recovered(
    verdict: tuple[str | None, ...],
    before: Floats,
    after: Floats,
    better: Better,
    cutoff: float | None,
) -> tuple[str | None, ...]:
    if cutoff is None:
        return verdict
    way = 1 if better == "higher" else -1
    crossed = (way * (before - cutoff) < 0) & (way * (after - cutoff) >= 0)
    return tuple(
        "recovered" if one == "improved" and over else one
        for one, over in zip(verdict, crossed, strict=True)
    )


def _notes(missing: int, *, own: bool, still: bool) -> tuple[Note, ...]:
    return notes_of(
        Note("missing_pair", "No score before or after, so no change is told.", missing),
        Note("own_sd", "The spread is that of these people, who may be more alike.", int(own)),
        Note("no_spread", "All scores before are the same, or too few.", int(still)),
    )


def cutoff(
    clinical: Group | None = None, normal: Group | None = None, *, better: Better | None = None
) -> Cutoff:
    """Jacobson and Truax's three cutoffs between people in treatment and others.

    Parameters
    ----------
    clinical, normal
        (mean, standard deviation) of people in treatment, and of others; one may be None.
    better
        Which way is better; needed where one group is not known.

    Returns
    -------
    Cutoff
        ``which`` is c where both groups are known, else b (others known), else a.

    Notes
    -----
    Domain: both groups normal. c weighs each mean by the other group's standard deviation: on it
    a score is as many standard deviations from one mean as from the other.

    Examples
    --------
    >>> told = cutoff((40, 7.5), (60, 7.5))
    >>> told.a, told.b, told.c, told.which
    (55.0, 45.0, 50.0, 'c')
    """
    if clinical is None and normal is None:
        raise ValueError("a cutoff needs the mean and standard deviation of a group")
    if any(group is not None and not group[1] > 0 for group in (clinical, normal)):
        raise ValueError("a standard deviation is above 0")
    way = _way(clinical, normal, better)
    nan = float("nan")
    a = nan if clinical is None else clinical[0] + 2 * way * clinical[1]
    b = nan if normal is None else normal[0] - 2 * way * normal[1]
    c = nan
    if clinical is not None and normal is not None:
        together = clinical[1] + normal[1]
        c = (clinical[1] * normal[0] + normal[1] * clinical[0]) / together
    which = "c" if not np.isnan(c) else "a" if normal is None else "b"
    return Cutoff(
        n_used=sum(group is not None for group in (clinical, normal)),
        n_dropped={},
        notes=notes_of(
            Note("one_group", "One group only is known, so c is not.", int(bool(np.isnan(c))))
        ),
        claim="describes",
        method="Jacobson-Truax, two standard deviations (a, b), as likely (c)",
        reference=REFERENCE,
        a=float(a),
        b=float(b),
        c=float(c),
        estimate=float({"a": a, "b": b, "c": c}[which]),
        which=which,
    )


def _way(clinical: Group | None, normal: Group | None, better: Better | None) -> int:
    if clinical is not None and normal is not None:
        if clinical[0] == normal[0]:
            raise ValueError("groups of the same mean have no cutoff between them")
        return 1 if normal[0] > clinical[0] else -1
    if better is None:
        raise ValueError("with one group say which way is better")
    return 1 if better == "higher" else -1
