"""Aalen and Johansen's curves for several endings, with errors over ties."""

from dataclasses import dataclass

import numpy as np

from kithkin_science.base.codes import Codes
from kithkin_science.base.columns import Floats


@dataclass(frozen=True, slots=True)
class Curves:
    """(times,) and (endings, times) numbers; ``ties`` is how many ties they rest on."""

    time: Floats
    at_risk: Floats
    open: Floats
    events: Floats
    share: Floats
    error: Floats
    ties: int


def curves(length: Floats, kind: Codes, tie: Codes, kinds: int) -> Curves:
    """Curves at each time at which something ended; an open rupture has the kind -1.

    A rupture that is open at a time at which another ends was at risk there.
    """
    time = np.unique(length[kind >= 0])
    at_risk = length.size - np.searchsorted(np.sort(length), time)
    events = np.zeros((kinds, time.size))
    ended = kind >= 0
    np.add.at(events, (kind[ended], np.searchsorted(time, length[ended])), 1.0)
    hazard = events / np.maximum(at_risk, 1)
    left = np.cumprod(1 - hazard.sum(axis=0))
    left[np.abs(left) < 1e-15] = 0.0  # all ended: what rounding leaves is none
    before = np.concatenate([[1.0], left])[:-1]
    share = np.cumsum(hazard * before, axis=1)
    ties = int(tie.max()) + 1 if tie.size else 0
    error = _errors(length, kind, tie, time, at_risk, hazard, before)
    return Curves(time, at_risk.astype(np.float64), left, events, share, error, ties)


def _errors(
    length: Floats,
    kind: Codes,
    tie: Codes,
    time: Floats,
    at_risk: Codes,
    hazard: Floats,
    before: Floats,
) -> Floats:
    """Standard errors: what each tie moves the curves, squared and summed.

    ``still`` is what a rupture moves the share still open, ``moved`` the share of each ending;
    both are carried from time to time, so nothing is ever divided by a share that is 0.
    """
    kinds, ties = len(hazard), int(tie.max()) + 1 if tie.size else 0
    still, moved = np.zeros(length.size), np.zeros((kinds, length.size))
    error = np.full(hazard.shape, np.nan)
    factor = ties / (ties - 1) if 1 < ties < length.size else 1.0
    for column, at in enumerate(time):
        here = (length == at) & (kind >= 0)
        slope = -hazard[:, column, None] * (length >= at)
        slope[kind[here], np.flatnonzero(here)] += 1.0
        slope /= at_risk[column]
        moved += hazard[:, column, None] * still + before[column] * slope
        still = still * (1 - hazard[:, column].sum()) - before[column] * slope.sum(axis=0)
        by_tie = np.stack([np.bincount(tie, one, ties) for one in moved])
        error[:, column] = np.sqrt(factor * (by_tie**2).sum(axis=1))
    return error if ties > 1 else np.full(hazard.shape, np.nan)
