"""The only door to the science: answers in, places with their bands out."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kithkin.attachment.copies import SittingCopy, TurnedCopy
from kithkin.attachment.kinds import OTHER
from kithkin.attachment.questions import HIGH, LOW, Dimension, counted, is_enough
from kithkin_science.attachment.hierarchy import figures, security
from kithkin_science.attachment.scores import SecurityPrior, read_scores

SCALE = (LOW, HIGH)
SURE, LIKELY = 1.959964, 1.0  # standard errors of a difference


@dataclass(frozen=True, slots=True)
class Band:
    """Where somebody lies on one dimension, in points from 1 to 7, and between what."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One sitting; None on a dimension of which fewer than half was answered."""

    sitting: SittingCopy
    bands: Mapping[Dimension, Band | None]
    narrow: bool = False  # so near an end of the scale that bands are narrower than they should be

    @property
    def both(self) -> bool:
        return all(self.bands.values())


class Moved(StrEnum):
    SAME = "same"
    PERHAPS_MORE = "perhaps_more"
    PERHAPS_LESS = "perhaps_less"
    MORE = "more"
    LESS = "less"
    CANNOT_TELL = "cannot_tell"


def place(sittings: Sequence[SittingCopy], kinds: Mapping[str, str]) -> dict[str, Placed]:
    """One sitting a person, by the person's id. What is known of the others steadies each band."""
    if not sittings:
        return {}
    found = {one: _bands(sittings, kinds, one) for one in Dimension}
    return {
        one.person: Placed(
            sitting=one,
            bands={dimension: bands[one.person] for dimension, (bands, _) in found.items()},
            narrow=any(narrow for _bands_, narrow in found.values()),
        )
        for one in sittings
    }


def _bands(
    sittings: Sequence[SittingCopy], kinds: Mapping[str, str], dimension: Dimension
) -> tuple[dict[str, Band | None], bool]:
    answers = [_row(one, dimension) for one in sittings]
    ties = [one.person for one in sittings]
    found = security(answers, tie=ties, domain=[kinds.get(one, OTHER) for one in ties], scale=SCALE)
    return {one: _band(*found.tie.of(one)) for one in ties}, found.says("near_scale_end")


def _row(sitting: SittingCopy, dimension: Dimension) -> list[float]:
    return [math.nan if one is None else one for one in counted(sitting.answers, dimension)]


def _band(middle: float, low: float, high: float) -> Band | None:
    """To one tenth, the edges outward and never beyond the scale."""
    if not math.isfinite(low + high):
        return None
    outward = math.floor(10 * low) / 10, math.ceil(10 * high) / 10
    return Band(round(middle, 1), max(LOW, outward[0]), min(HIGH, outward[1]))


def moved(now: SittingCopy, before: SittingCopy, dimension: Dimension) -> Moved:
    """Whether two sittings differ by more than the error of the questions makes likely.

    A reliable change (Jacobson and Truax 1991): the difference over its standard error.
    """
    rows = [_row(now, dimension), _row(before, dimension)]
    if not all(is_enough(counted(one.answers, dimension)) for one in (now, before)):
        return Moved.CANNOT_TELL
    scores = read_scores(rows, None, SCALE, None, SecurityPrior())
    apart = float(scores.value[0] - scores.value[1]) / math.sqrt(float(scores.error.sum()))
    if abs(apart) < LIKELY:
        return Moved.SAME
    if abs(apart) < SURE:
        return Moved.PERHAPS_MORE if apart > 0 else Moved.PERHAPS_LESS
    return Moved.MORE if apart > 0 else Moved.LESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """One of the three questions, now and the last time it was asked before."""

    now: TurnedCopy | None
    before: TurnedCopy | None
    standing: Mapping[str, str]  # by person: new, stayed, gone


def turned(askings: Sequence[TurnedCopy], kind: str) -> Turning:
    """`askings`: the latest first. Those that left this question open do not count as nobody."""
    told = [one for one in askings if one.of(kind) is not None]
    if not told:
        return Turning(now=None, before=None, standing={})
    found = figures([one.of(kind) for one in told], [-at for at in range(len(told))])
    standing = dict(zip(map(str, found.figure), found.standing, strict=True))
    return Turning(
        now=told[0],
        before=told[1] if len(told) > 1 else None,
        standing={one: how for one, how in standing.items() if how != "before"},
    )
