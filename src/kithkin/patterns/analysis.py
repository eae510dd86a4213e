"""The only door to the science: stories and words in, plain counts and bands out."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kithkin.patterns.copies import StoryCopy, WordCopy
from kithkin_science.patterns.episodes import pervasiveness, phases, stories_needed
from kithkin_science.stats.rates import pooled_rates

FEWEST = 3  # below this many stories nothing is said but the count
CLOSE_ENOUGH = 0.2  # how far off a share may be before it is called known

Count = tuple[int, int]  # in how many, of how many


@dataclass(frozen=True, slots=True)
class Band:
    """A share in hundredths, with the band it likely lies in."""

    middle: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HowOften:
    """One word: in `k` of `n` stories, with `people_with` of `people`."""

    k: int
    n: int
    people_with: int
    people: int
    band: Band | None
    by_person: Mapping[str, Count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One word, then and now. `more`: stories, of both times together, that would narrow it."""

    then: Count
    now: Count
    verdict: str  # fell, rose, cannot_tell_yet
    more: int


def how_often(stories: Sequence[StoryCopy], words: Sequence[WordCopy]) -> dict[str, HowOften]:
    if not words or not stories:
        return {}
    found = pervasiveness(_codes(stories, words), [one.persons for one in stories])
    return {
        word.id: HowOften(
            k=int(found.k[at]),
            n=int(found.n[at]),
            people_with=int(found.people_with[at]),
            people=int(found.people[at]),
            band=_band(int(found.n[at]), found.estimate[at], found.low[at], found.high[at]),
            by_person={
                str(person): (int(found.k_by_person[row, at]), int(found.n_by_person[row, at]))
                for row, person in enumerate(found.persons)
                if found.n_by_person[row, at]
            },
        )
        for at, word in enumerate(words)
    }


def _codes(stories: Sequence[StoryCopy], words: Sequence[WordCopy]) -> dict[str, list[bool | None]]:
    return {word.id: [story.has(word) for story in stories] for word in words}


def with_whom(counts: Mapping[str, Count]) -> dict[str, Band | None]:
    """Each person's own share; what is known of the others steadies it where stories are few."""
    if not counts:
        return {}
    k, n = zip(*counts.values(), strict=True)
    found = pooled_rates(k, n)
    return {
        person: _band(n[at], found.rate[at], found.low[at], found.high[at])
        for at, person in enumerate(counts)
    }


def then_and_now(
    then: Sequence[StoryCopy], now: Sequence[StoryCopy], words: Sequence[WordCopy]
) -> dict[str, Moved]:
    if not words:
        return {}
    early, late = _counts(then, words), _counts(now, words)
    moved = phases(_columns(early), _columns(late))
    more = [stories_needed(*_columns(counts), CLOSE_ENOUGH).more for counts in (early, late)]
    return {
        word.id: Moved(
            then=early[at],
            now=late[at],
            verdict=_verdict(early[at], late[at], moved.verdict[at]),
            more=int(more[0][at] + more[1][at]),
        )
        for at, word in enumerate(words)
    }


def _counts(stories: Sequence[StoryCopy], words: Sequence[WordCopy]) -> list[Count]:
    columns = _codes(stories, words).values()
    return [(column.count(True), len(column) - column.count(None)) for column in columns]


def _columns(counts: Sequence[Count]) -> tuple[list[int], list[int]]:
    return [k for k, _n in counts], [n for _k, n in counts]


def _verdict(then: Count, now: Count, said: str) -> str:
    """Reckoned as if each story stood alone, which those of few people do not: hence the bar."""
    return said if min(then[1], now[1]) >= FEWEST else "cannot_tell_yet"


def _band(n: int, middle: float, low: float, high: float) -> Band | None:
    """None where there are too few stories; edges are rounded outward."""
    if n < FEWEST or not math.isfinite(low + high):
        return None
    return Band(round(100 * middle), math.floor(100 * low), math.ceil(100 * high))
