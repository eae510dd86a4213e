"""Patterns over told stories: how often, with how many people, and whether it became less."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.special import betainc, ndtri, roots_legendre, xlog1py, xlogy

from kithkin_science.base.columns import (
    Floats,
    column_of,
    in_steady_order,
    memberships,
    numbers,
    same_length,
)
from kithkin_science.base.result import Note, Term, notes_of
from kithkin_science.patterns.results import Pervasiveness, Phases, StoriesNeeded
from kithkin_science.stats.clusters import clustered_wilson
from kithkin_science.stats.intervals import proportion_difference, tails, wilson

LUBORSKY = (
    "Luborsky and Crits-Christoph (1998), Understanding Transference: The Core Conflictual "
    "Relationship Theme Method, 2nd ed., doi:10.1037/10250-000; clusters after Dean and Pagano "
    "(2015), Journal of Survey Statistics and Methodology 3, 484-503, doi:10.1093/jssam/smv024"
)
JEFFREYS = (
    "Brown, Cai and DasGupta (2001), Statistical Science 16, 101-133, doi:10.1214/ss/1009213286; "
    "Newcombe (1998), Statistics in Medicine 17, 873-890, method 10, "
    "doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I"
)
FAMILY_ALARM = 0.05
NODES, NODE_WEIGHTS = roots_legendre(80)


def pervasiveness(
    codes: Any, person: Any, *, level: float = 0.95, data: Any = None
) -> Pervasiveness:
    """How pervasive each word is: the share of stories that have it.

    Stories of one person are alike, so that six people's sixty stories say less than sixty
    people's: the interval is Wilson's with as many stories as they are worth (see
    ``stats.clusters``). With one person it is plain Wilson and speaks of that person only.

    Parameters
    ----------
    codes
        Word -> per story True, False or None (not known); or one such column (``pattern``).
    person
        Per story whom it is about: an id, several, or an empty list for nobody. None is nobody
        named. A story about two people counts once among the stories and half in each cluster.
    level
        Share of intervals that hold the truth, between 0 and 1.
    data
        Anything with ``data["name"]``, where ``codes`` and ``person`` are names.

    Returns
    -------
    Pervasiveness
        A word no story is known for stays and is NaN.

    Notes
    -----
    Domain: people as a sample of those of this life, two or more; an intraclass correlation of
    stories within people up to .4. Coverage measured: docs/science/episodes.md.

    Examples
    --------
    >>> told = pervasiveness([1, 0, 1, None], ["mum", "ana", ["mum", "ana"], "ana"])
    >>> int(told.k[0]), int(told.n[0]), int(told.people_with[0]), int(told.people[0])
    (2, 3, 2, 2)
    """
    words, has = _codes(codes, data)
    named = [ids or () for ids in memberships(column_of(data, person))]
    same_length(codes=has, person=named)
    persons = in_steady_order(one for ids in named for one in ids)
    about = _about(named, persons)
    known = ~np.isnan(has)
    k_by, n_by = about.T @ (has == 1).astype(float), about.T @ known.astype(float)
    k, n = np.nansum(has, axis=0), known.sum(axis=0)
    low, high = clustered_wilson(has, about, level)
    nowhere, unknown = int((n == 0).sum()), int((~known).sum())
    return Pervasiveness(
        n_used=int(known.any(axis=1).sum()),
        n_dropped={"not_coded": unknown} if unknown else {},
        notes=notes_of(
            Note("no_trials", "No story is known for this word yet.", nowhere),
            Note("one_person", "All stories are about one person.", int(len(persons) == 1)),
            Note("few_people", "With so few people the band is wide.", int(1 < len(persons) < 6)),
        ),
        claim="describes",
        method=f"share of stories, Wilson, clustered by person, level {level:g}",
        reference=LUBORSKY,
        term=words,
        k=k.astype(np.int64),
        n=n.astype(np.int64),
        people_with=(k_by > 0).sum(axis=0),
        people=(n_by > 0).sum(axis=0),
        estimate=np.divide(k, n, out=np.full(len(words), np.nan), where=n > 0),
        low=low,
        high=high,
        persons=tuple(persons),
        k_by_person=k_by.astype(np.int64),
        n_by_person=n_by.astype(np.int64),
    )


def _codes(codes: Any, data: Any) -> tuple[tuple[Term, ...], Floats]:
    """The words and (stories, words) 1, 0 or NaN."""
    if isinstance(codes, Mapping):
        words, columns = tuple(codes), [column_of(data, one) for one in codes.values()]
    else:
        words = (codes if data is not None and isinstance(codes, str) else "pattern",)
        columns = [column_of(data, codes)]
    read = [numbers(column) for column in columns]
    same_length(**{str(word): column for word, column in zip(words, read, strict=True)})
    has = np.column_stack(read) if read else np.zeros((0, 0))
    if not np.isin(has[~np.isnan(has)], (0, 1)).all():
        raise ValueError("a code is true, false or missing")
    return words, has


def _about(named: Sequence[tuple[Hashable, ...]], persons: list[Hashable]) -> Floats:
    """(stories, persons): 1 where the story names the person."""
    row = {one: index for index, one in enumerate(persons)}
    about = np.zeros((len(named), len(persons)))
    for story, ids in enumerate(named):
        about[story, [row[one] for one in ids]] = 1.0
    return about


def phases(
    early: tuple[Any, Any],
    late: tuple[Any, Any],
    *,
    level: float = 0.95,
    term: Sequence[Term] | None = None,
) -> Phases:
    """Whether something is told less often, or more often, than before.

    Parameters
    ----------
    early, late
        (k, n) of each phase: stories with the word and stories told, numbers or one a word.
    level
        Share of intervals that hold the truth, between 0 and 1.
    term
        The words; 0, 1, 2... if left out.

    Returns
    -------
    Phases
        The interval is Newcombe's. ``prob_fell`` is from independent posteriors under Jeffreys'
        prior Beta(1/2, 1/2), by quadrature. A phase without stories stays and is NaN.

    Notes
    -----
    Domain: independent stories; stories of the same few people are not, and then "fell" is said
    too readily. One look: looking again after each story needs ``stats.looks``. The verdict
    divides its error among the words (Bonferroni), and asks both posterior and interval.

    Examples
    --------
    >>> less = phases((17, 20), (5, 20))
    >>> less.verdict, round(float(less.difference[0]), 2)
    (('fell',), -0.6)
    """
    counts = np.atleast_1d(*np.broadcast_arrays(*map(numbers, (*early, *late))))
    k1, n1, k2, n2 = (np.asarray(one) for one in counts)
    moved = proportion_difference(k2, n2, k1, n1, level=level)
    known = ~np.isnan(moved.estimate)
    fell = np.full(len(k1), np.nan)
    fell[known] = _chance_of_less(k1[known], n1[known], k2[known], n2[known])
    alarm = FAMILY_ALARM / max(int(known.sum()), 1)
    strict = proportion_difference(k2, n2, k1, n1, level=1 - alarm)
    same_length(term=term, words=k1)
    return Phases(
        n_used=int(known.sum()),
        n_dropped=moved.n_dropped,
        notes=(*moved.notes, Note("one_look", "Reckoned for one look, not for many.")),
        claim="describes",
        method=f"difference of shares, Newcombe; Jeffreys posteriors, level {level:g}",
        reference=JEFFREYS,
        term=tuple(term) if term is not None else tuple(range(len(k1))),
        difference=moved.estimate,
        low=moved.low,
        high=moved.high,
        prob_fell=fell,
        verdict=tuple(map(_verdict, fell, strict.low, strict.high, [alarm / 2] * len(fell))),
    )


def _verdict(chance: float, low: float, high: float, alarm: float) -> str:
    """Posterior and interval must agree: with few stories either alone says too much."""
    if chance > 1 - alarm and high < 0:
        return "fell"
    return "rose" if chance < alarm and low > 0 else "cannot_tell_yet"


def _chance_of_less(k1: Floats, n1: Floats, k2: Floats, n2: Floats) -> Floats:
    """Chance that the second share is below the first.

    On the angle whose squared sine is the share, Jeffreys' posterior has no poles and a spread of
    about 1 / (2 root n), so nodes over nine of those miss nothing.
    """
    centre, spread = np.arcsin(np.sqrt(k1 / n1)), 0.5 / np.sqrt(n1 + 1)
    first = np.maximum(centre - 9 * spread, 0.0)[:, None]
    last = np.minimum(centre + 9 * spread, np.pi / 2)[:, None]
    angle = first + (last - first) * (NODES + 1) / 2
    share = np.sin(angle) ** 2
    height = xlogy(k1[:, None], share) + xlog1py((n1 - k1)[:, None], -share)
    weight = np.exp(height - height.max(axis=1, keepdims=True)) * NODE_WEIGHTS
    less = betainc(k2[:, None] + 0.5, (n2 - k2)[:, None] + 0.5, share)
    return np.asarray((weight * less).sum(axis=1) / weight.sum(axis=1))


def stories_needed(k: Any, n: Any, half_width: Any, *, level: float = 0.95) -> StoriesNeeded:
    """How many stories it takes until a share is known to within ``half_width`` either way.

    Never planned from the share seen in few stories, which may be far off: planned from the
    share nearest to one half that the interval today still allows.

    Parameters
    ----------
    k, n
        Stories with the word and stories told so far; ``0 <= k <= n``. n may be 0.
    half_width
        Half the width wished for, above 0 and below 1/2.
    level
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    StoriesNeeded
        Whole numbers; -1 where a count is missing or impossible.

    Notes
    -----
    Domain: independent stories; of few people it takes more.

    Examples
    --------
    >>> int(stories_needed(0, 0, 0.1).total)
    93
    """
    k, n, half = np.broadcast_arrays(numbers(k), numbers(n), numbers(half_width))
    if not np.all((half > 0) & (half < 0.5)):
        raise ValueError("half a width lies between 0 and 1/2")
    square = float(ndtri(tails(level)[1])) ** 2
    known = (k >= 0) & (k <= n) & np.isfinite(n)
    low, high = wilson(np.where(known, k, np.nan), n, np.sqrt(square))
    share = np.where(n == 0, 0.5, np.clip(0.5, low, high))
    pq = share * (1 - share)
    # The half width of Wilson's interval set to the one wished for, solved for the stories.
    exact = square * (pq - 2 * half**2 + np.sqrt(pq**2 + half**2 * (1 - 4 * pq))) / (2 * half**2)
    total = np.ceil(np.maximum(np.where(known, exact, 0.0), 0.0) - 1e-9)
    impossible = int((~known).sum())
    return StoriesNeeded(
        n_used=int(known.sum()),
        n_dropped={"impossible": impossible} if impossible else {},
        notes=notes_of(Note("impossible", "A count is missing or does not fit.", impossible)),
        claim="describes",
        method=f"Wilson half width, planned from the share nearest one half, level {level:g}",
        reference=JEFFREYS,
        total=np.where(known, total, -1).astype(np.int64),
        more=np.where(known, np.maximum(total - np.where(known, n, 0), 0), -1).astype(np.int64),
        planned_share=np.where(known, share, np.nan),
    )
