"""How somebody tends to feel around each person. The only door from here to the science."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from kithkin.awareness.copies import Told
from kithkin_science.awareness.around import around

BAR = 5  # check-ins with a person, and without, before anything is said


class Measure(StrEnum):
    PLEASANT = "feeling_pleasant"
    WARMTH = "my_warmth"
    FREE = "need_free"
    CAPABLE = "need_capable"
    CLOSE = "need_close"

    @property
    def scale(self) -> tuple[float, float]:
        return (0.0, 6.0) if self.startswith("need_") else (-3.0, 3.0)


@dataclass(frozen=True, slots=True)
class Tendency:
    """What goes with one person's company; None where it cannot be told."""

    person: str
    count: int
    verdict: str  # higher, lower, no_clear_difference, cannot_tell_yet, not_apart
    middle: float | None
    low: float | None
    high: float | None
    more_needed: int
    not_apart_from: tuple[str, ...]


def tendencies(told: Sequence[Told], measure: Measure) -> dict[str, Tendency]:
    """One row a person who was met. Whoever was only on somebody's mind was not around."""
    used = [one for one in told if not one.on_my_mind and getattr(one, measure) is not None]
    found = around(
        [getattr(one, measure) for one in used],
        [_company(one) for one in used],
        time=[one.happened.timestamp() / 3600 for one in used],
        alone=[one.alone for one in used],
        bar=BAR,
        scale=measure.scale,
    )
    rows = zip(
        found.term, found.count, found.verdict, found.middle, found.low, found.high,
        found.more_needed, found.not_apart_from, strict=True,
    )  # fmt: skip
    return {
        str(person): Tendency(
            str(person), int(count), verdict, *_numbers((middle, low, high)), int(more),
            tuple(map(str, together)),
        )
        for person, count, verdict, middle, low, high, more, together in rows
    }  # fmt: skip


def _company(one: Told) -> list[str] | None:
    """Nobody named and not alone either: it was not said who was there."""
    if one.persons:
        return list(one.persons)
    return [] if one.alone else None


def _numbers(values: Iterable[float]) -> tuple[float | None, float | None, float | None]:
    middle, low, high = (None if np.isnan(one) else float(one) for one in values)
    return middle, low, high
