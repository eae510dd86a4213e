"""Whether two relationships are told alike: the same words as often."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from kithkin_science.base.columns import Floats, in_steady_order, memberships
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.stats import arrangements
from kithkin_science.stats.draws import Rows, Seed, seed_of
from kithkin_science.stats.orders import steady
from kithkin_science.stats.permutation import share_as_far

REFERENCE = (
    "Lin (1991), IEEE Transactions on Information Theory 37, 145-151, doi:10.1109/18.61115; "
    "Endres and Schindelin (2003), IEEE Transactions on Information Theory 49, 1858-1860, "
    "doi:10.1109/TIT.2003.813506; p: Phipson and Smyth (2010), doi:10.2202/1544-6115.1585"
)
SMOOTHING = 0.5  # of a story added to each word, so that a word not told yet is not impossible
LEVEL = 0.95
FEW = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Similarity(Result):
    """One row a word, and one distance.

    Attributes
    ----------
    term, share_a, share_b
        The words, and their smoothed share among the words told of each.
    distance
        0 (told alike) to 1: root of the Jensen-Shannon divergence in bits.
    p_value, p_low, p_high
        Share of ways to deal the stories to the two that are as far apart.
    n_a, n_b
        Stories of each.
    """

    columns: ClassVar[dict[str, str]] = {"term": "term", "share_a": "share_a", "share_b": "share_b"}
    term: tuple[Term, ...]
    share_a: Floats
    share_b: Floats
    distance: float
    p_value: float
    p_low: float
    p_high: float
    n_a: int
    n_b: int


def similarity(
    a: Any, b: Any, *, words: Any = None, replicates: int = 9999, rng: Seed = None
) -> Similarity:
    """Distance between what is told of two relationships, and whether it is more than chance.

    Parameters
    ----------
    a, b
        Stories of each: per story a word, several, or an empty list; None is not known.
    words
        All words there are; None: those told of either.
    replicates
        All ways to deal the stories are tried if there are no more than this; else so many.
    rng
        Seed, Generator or None; the seed used is in the result.

    Returns
    -------
    Similarity
        NaN where either has no story. Stories not known are left out, and counted.

    Notes
    -----
    Domain: stories as independent; fewer than ten of each are noted: then hardly anything is
    found. A large p does not mean that they are alike.

    Examples
    --------
    >>> told = similarity(["shut out"] * 6, ["listens"] * 6)
    >>> round(told.distance, 3), round(told.p_value, 4)
    (0.793, 0.0022)
    """
    stories = [[one for one in memberships(side) if one is not None] for side in (a, b)]
    lost = sum(len(memberships(side)) for side in (a, b)) - sum(map(len, stories))
    told = [one for side in stories for one in side]
    terms = in_steady_order(one for story in told for one in story) if words is None else [*words]
    counts, codes = _counts(told, terms), np.repeat([0, 1], [len(side) for side in stories])
    both, seed = bool(stories[0]) and bool(stories[1]), seed_of(rng)
    shares = _shares(codes[None], counts)
    distance = float(_distance(*shares)[0]) if both and terms else float("nan")
    p = _p_of(distance, counts, codes, replicates, seed)
    return Similarity(
        n_used=len(told),
        n_dropped={"missing": lost} if lost else {},
        notes=_notes(sum(map(bool, stories)), min(map(len, stories))),
        claim="describes",
        method="Jensen-Shannon distance, half a story added to each word, stories dealt again",
        reference=REFERENCE,
        seed=seed,
        term=tuple(terms),
        share_a=shares[0][0] if both else np.full(len(terms), np.nan),
        share_b=shares[1][0] if both else np.full(len(terms), np.nan),
        distance=distance,
        p_value=p[0],
        p_low=p[1],
        p_high=p[2],
        n_a=len(stories[0]),
        n_b=len(stories[1]),
    )


def _notes(told: int, fewest: int) -> tuple[Note, ...]:
    few = int(told == 2 and fewest < FEW)
    return notes_of(
        Note("no_stories", "Of one of the two nothing is told.", int(told < 2)),
        Note("few_stories", "With fewer than ten stories each hardly anything is found.", few),
    )


def _p_of(
    distance: float, counts: Floats, codes: Rows, replicates: int, seed: int
) -> tuple[float, float, float]:
    """Share of ways to deal the stories that are as far apart, and its ends."""
    if np.isnan(distance):
        return (float("nan"),) * 3
    order = np.lexsort((codes, np.argsort(steady(counts), kind="stable")))
    counts, codes = counts[order], codes[order]
    none = np.zeros(len(codes), dtype=np.intp)
    exact = arrangements.how_many(codes, none) <= replicates
    tried = (
        arrangements.every(codes, none)
        if exact
        else arrangements.some(codes, none, replicates, seed)
    )
    others = _distance(*_shares(np.array(list(tried)), counts))
    return share_as_far(distance, others, "greater", None if exact else LEVEL)


def _counts(told: list[tuple[Any, ...]], terms: list[Any]) -> Floats:
    place = {one: k for k, one in enumerate(terms)}
    counts = np.zeros((len(told), len(terms)))
    for row, story in enumerate(told):
        for one in story:
            if one not in place:
                raise ValueError(f"{one!r} is not among the words")
            counts[row, place[one]] = 1
    return counts


def _shares(codes: Any, counts: Floats) -> tuple[Floats, Floats]:
    """(ways, words) smoothed shares of each."""
    second = codes @ counts + SMOOTHING
    first = (1 - codes) @ counts + SMOOTHING
    return first / first.sum(1, keepdims=True), second / second.sum(1, keepdims=True)


def _distance(first: Floats, second: Floats) -> Floats:
    middle = (first + second) / 2
    bits = (first * np.log2(first / middle) + second * np.log2(second / middle)).sum(1) / 2
    return np.asarray(np.sqrt(np.clip(bits, 0.0, 1.0)))
