"""Moves that follow each other within told episodes more often than their number makes likely."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.patterns.states import Codes, grid_of
from kithkin_science.stats.draws import BLOCK, Draws, Rows, Seed, enough, seed_of
from kithkin_science.stats.intervals import tails
from kithkin_science.stats.looks import benjamini_hochberg

REFERENCE = (
    "Castellan (1979), in Social Interaction Analysis, 81-116; Bakeman, Robinson and Quera (1996), "
    "Psychological Methods 1, 446-457, doi:10.1037/1082-989X.1.4.446; many pairs: Benjamini and "
    "Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x"
)
LEAST_EPISODES = 12
FALSE_SHARE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cycles(Result):
    """One row a pair of moves, ``first`` then ``then`` at once.

    Attributes
    ----------
    first, then, count
        The pair, and how often it was told.
    expected
        How often if the moves of each episode came in any order.
    lift, low, high
        count / expected, with percentiles of a bootstrap of whole episodes.
    p_value, adjusted
        Share of orders with the pair as often, and the same for all pairs together
        (Benjamini-Hochberg).
    named
        Whether it may be called a step of a cycle: adjusted p up to .05, low above 1, and twelve
        episodes or more.
    loops
        Pairs of moves that are named in both directions.
    episodes
        How many have two moves or more.
    """

    columns: ClassVar[dict[str, str]] = {
        "from": "first",
        "to": "then",
        "count": "count",
        "expected": "expected",
        "estimate": "lift",
        "conf_low": "low",
        "conf_high": "high",
        "p_value": "p_value",
        "adj_p_value": "adjusted",
        "named": "named",
    }
    first: tuple[Term, ...]
    then: tuple[Term, ...]
    count: Floats
    expected: Floats
    lift: Floats
    low: Floats
    high: Floats
    p_value: Floats
    adjusted: Floats
    named: NDArray[np.bool_]
    loops: tuple[tuple[Term, Term], ...]
    episodes: int


def cycles(
    moves: Any,
    episode: Any = None,
    *,
    time: Any = None,
    level: float = 0.95,
    replicates: int = 1999,
    rng: Seed = None,
    data: Any = None,
) -> Cycles:
    """Which move follows which more often than chance, within episodes.

    The chance is that of all orders of each whole episode's moves: who pursues often is not said
    to be pursued by it. What is expected is reckoned exactly; p by shuffling every episode.

    Parameters
    ----------
    moves
        (episodes, places) a table of moves, None after the last; or (rows,) one column, or its
        name in ``data``.
    episode
        (rows,) ids; not with a table.
    time
        (rows,) numbers, dates or clock times; None: rows are in order.
    level
        Share of intervals that hold the truth, between 0 and 1.
    replicates
        How many shuffles, and how many draws of episodes; 200 or more.
    rng
        Seed, Generator or None; the seed used is in the result.
    data
        Anything with ``data["column"]``.

    Returns
    -------
    Cycles
        All pairs of moves; a pair that no order could make is NaN. A move not known is left out,
        and its neighbours count as following each other; how many is counted.

    Notes
    -----
    Domain: episodes independent. What follows in the telling need not have been brought about.

    Examples
    --------
    >>> told = cycles([["pursue", "withdraw", "pursue", "withdraw", "mend"]] * 12, rng=1)
    >>> told.loops, float(told.expected[5]).__round__(2)
    ((), 9.6)
    """
    grid = grid_of(moves, episode, time, data)
    rows, gaps = _episodes(grid.codes)
    k, seed = len(grid.states), seed_of(rng)
    seen, chance = _seen(rows, k), _chance(rows, k)
    count, expected = seen.sum(0), chance.sum(0)
    possible = expected > 0
    p = np.full(k * k, np.nan)
    p[possible] = _p_values(rows, k, count, enough(replicates), seed)[possible]
    low, high = _bands(seen, chance, replicates, seed, tails(level))
    adjusted = benjamini_hochberg(p, FALSE_SHARE).adjusted
    named = (adjusted <= FALSE_SHARE) & (low > 1) & (len(rows) >= LEAST_EPISODES)
    lift = np.divide(count, expected, out=np.full(k * k, np.nan), where=possible)
    return Cycles(
        n_used=int(count.sum()),
        n_dropped={
            one: many for one, many in (("missing", gaps), ("no_episode", grid.dropped)) if many
        },
        notes=_notes(gaps, len(rows)),
        claim="follows",
        method=f"orders of whole episodes, {replicates} shuffles, level {level:g}",
        reference=REFERENCE,
        seed=seed,
        first=tuple(one for one in grid.states for _ in grid.states),
        then=grid.states * k,
        count=count,
        expected=expected,
        lift=lift,
        low=low,
        high=high,
        p_value=p,
        adjusted=adjusted,
        named=named,
        loops=_loops(named.reshape(k, k), grid.states),
        episodes=len(rows),
    )


def _notes(gaps: int, episodes: int) -> tuple[Note, ...]:
    few = int(episodes < LEAST_EPISODES)
    return notes_of(
        Note("missing", "A move is not known: its neighbours count as following.", gaps),
        Note("few_episodes", "No cycle is named from fewer than twelve episodes.", few),
    )


def _episodes(codes: Codes) -> tuple[list[Codes], int]:
    """Episodes of two moves or more, in an order that comes from their moves; moves not known."""
    found = [row[row >= 0] for row in codes]
    lasts = [int(np.flatnonzero(row >= 0).max(initial=-1)) for row in codes]
    gaps = sum(last + 1 - len(row) for last, row in zip(lasts, found, strict=True))
    kept = [row for row in found if len(row) > 1]
    return sorted(kept, key=lambda row: (len(row), _pattern(row), row.tolist())), gaps


def _pattern(row: Codes) -> list[int]:
    """Which moves are the same, whatever they are called."""
    place: dict[Hashable, int] = {}
    return [place.setdefault(one, len(place)) for one in row.tolist()]


def _seen(rows: Sequence[Codes], k: int) -> Floats:
    """(episodes, pairs) how often each pair is told."""
    return np.array(
        [np.bincount(row[:-1] * k + row[1:], minlength=k * k) for row in rows], dtype=np.float64
    ).reshape(len(rows), k * k)


def _chance(rows: Sequence[Codes], k: int) -> Floats:
    """The same if moves came in any order: n_a n_b / n, and n_a (n_a - 1) / n for a after a."""
    each = []
    for row in rows:
        have = np.bincount(row, minlength=k).astype(np.float64)
        each.append((np.outer(have, have) - np.diag(have)).ravel() / len(row))
    return np.array(each, dtype=np.float64).reshape(len(rows), k * k)


def _p_values(rows: Sequence[Codes], k: int, count: Floats, replicates: int, seed: int) -> Floats:
    """(1 + shuffles with the pair as often) / (1 + shuffles)."""
    if not rows:
        return np.ones(k * k)
    flat = np.concatenate(rows)
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    inside = np.flatnonzero(owner[1:] == owner[:-1])
    often = np.zeros(k * k)
    for block in range(-(-replicates // BLOCK)):
        size = min(BLOCK, replicates - block * BLOCK)
        source = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(1, block)))
        order = np.argsort(owner + source.random((size, len(flat))), axis=1)
        often += (_pairs_of(flat[order], inside, k) >= count - 1e-9).sum(0)
    return np.asarray((1 + often) / (1 + replicates))


def _pairs_of(shuffled: Codes, inside: Rows, k: int) -> Codes:
    """(shuffles, pairs) how often each pair came."""
    size = len(shuffled)
    pairs = shuffled[:, inside] * k + shuffled[:, inside + 1]
    pairs += np.arange(size)[:, None] * k * k
    return np.bincount(pairs.ravel(), minlength=size * k * k).reshape(size, k * k)


def _bands(seen: Floats, chance: Floats, replicates: int, seed: int, tail: Floats) -> Floats:
    """Percentiles of lift over whole episodes drawn again."""
    ends = np.full((2, seen.shape[1]), np.nan)
    if len(seen) < 2:
        return ends
    both = np.concatenate([seen, chance], axis=1)
    sums = Draws(len(seen), replicates, seed).each(lambda counts: counts @ both)
    with np.errstate(invalid="ignore", divide="ignore"):
        lift = sums[:, : seen.shape[1]] / sums[:, seen.shape[1] :]
    told = ~np.isnan(lift).any(0)
    ends[:, told] = np.quantile(lift[:, told], tail, axis=0)
    still = ends[1] - ends[0] <= 1e-12
    ends[:, still] = np.nan
    return ends


def _loops(named: NDArray[np.bool_], states: tuple[Term, ...]) -> tuple[tuple[Term, Term], ...]:
    both = np.argwhere(np.triu(named & named.T))
    return tuple((states[a], states[b]) for a, b in both.tolist())
