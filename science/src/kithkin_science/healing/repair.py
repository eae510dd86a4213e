"""How long it takes until a tie is mended, when some never are because the tie ended first."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy.special import ndtri

from kithkin_science.base.codes import Codes, coded
from kithkin_science.base.columns import (
    Floats,
    column_of,
    in_steady_order,
    labels,
    numbers,
    same_length,
)
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.healing.repair_curves import Curves, curves
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "Aalen and Johansen (1978), Scandinavian Journal of Statistics 5, 141-150; Putter, Fiocco and "
    "Geskus (2007), Statistics in Medicine 26, 2389-2430, doi:10.1002/sim.2712; errors: infinitesimal "
    "jackknife, Therneau and Grambsch (2000), Modeling Survival Data, doi:10.1007/978-1-4757-3294-8"
)
FEW_TIES = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RepairTimes(Result):
    """One row an ending and time at which something ended.

    Attributes
    ----------
    term, time
        How ruptures ended (``repaired`` and the others), and after how long.
    estimate, low, high, std_error
        Share of ruptures that ended so by that time, 0 to 1.
    events, at_risk
        How many ended so at that time, and how many were open just before.
    open_share
        Share still open after that time.
    kinds, median, median_low, median_high
        The endings, and the time by which half ended so; NaN if half never did.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "time": "time",
        "estimate": "estimate",
        "std_error": "std_error",
        "conf_low": "low",
        "conf_high": "high",
        "n_event": "events",
        "n_risk": "at_risk",
        "open_share": "open_share",
    }
    term: tuple[Term, ...]
    time: Floats
    estimate: Floats
    std_error: Floats
    low: Floats
    high: Floats
    events: Floats
    at_risk: Floats
    open_share: Floats
    kinds: tuple[Term, ...]
    median: Floats
    median_low: Floats
    median_high: Floats

    def by(self, time: float, kind: Term = "repaired") -> tuple[float, float, float]:
        """Share that ended so by then, with its ends; ``ValueError`` for an unknown ending."""
        if kind not in self.kinds:
            raise ValueError(f"nothing ended as {kind!r}")
        rows = [row for row, one in enumerate(self.term) if one == kind and self.time[row] <= time]
        if not rows:
            return 0.0, 0.0, float("nan")
        return float(self.estimate[rows[-1]]), float(self.low[rows[-1]]), float(self.high[rows[-1]])


def time_to_repair(
    time: Any, event: Any, tie: Any = None, *, level: float = 0.95, data: Any = None
) -> RepairTimes:
    """Share of ruptures repaired by each time, with other endings told beside it.

    Parameters
    ----------
    time
        (ruptures,) how long from the rupture to its end, or to today if it is open; 0 or more.
    event
        (ruptures,) how it ended: ``"repaired"``, or another word, as "ended" (the tie) or
        "no_contact" (chosen); None while it is open.
    tie
        (ruptures,) ids: ruptures of one tie are alike, and the errors take that in. Left out,
        each is of a tie of its own.
    level
        Share of intervals that hold the truth, between 0 and 1.
    data
        Anything with ``data["name"]``, where the columns are names.

    Returns
    -------
    RepairTimes
        Aalen and Johansen's cumulative incidence. An ending that nobody had is not told.

    Notes
    -----
    One less Kaplan-Meier would count the ties that ended as if they could still be mended, and
    promise too much. Intervals on the scale log(-log share), errors by the infinitesimal
    jackknife over ties (Greenwood's, if each tie stands once and nothing competes). Domain: whether
    a rupture is still open today has nothing to do with how soon it would be mended; ten ties or
    more. With one tie there is no interval.

    Examples
    --------
    >>> told = time_to_repair([2, 3, 5, 8, 9], ["repaired", "ended", "repaired", None, "repaired"])
    >>> [round(share, 2) for share in told.estimate[4:].tolist()], told.kinds
    ([0.2, 0.2, 0.4, 0.8], ('ended', 'repaired'))
    """
    length = np.atleast_1d(numbers(column_of(data, time)))
    ends = labels(column_of(data, event))
    same_length(time=length, event=ends)
    ties = np.arange(length.size) if tie is None else coded(column_of(data, tie))[1][0]
    same_length(time=length, tie=ties)
    fit = (length >= 0) & np.isfinite(length) & (ties >= 0)
    kinds = in_steady_order(
        end for end, ok in zip(ends, fit, strict=True) if ok and end is not None
    )
    number: dict[Hashable | None, int] = {kind: row for row, kind in enumerate(kinds)}
    codes = np.array([number.get(end, -1) for end in ends], dtype=np.int64)
    found = curves(
        length[fit], codes[fit], np.unique(ties[fit], return_inverse=True)[1], len(kinds)
    )
    low, high = _ends(found, level)
    return RepairTimes(
        n_used=int(fit.sum()),
        n_dropped={"no_time": int((~fit).sum())} if not fit.all() else {},
        notes=_notes(found, int((~fit).sum()), codes[fit], length[fit]),
        claim="describes",
        method=f"Aalen-Johansen, {found.ties} ties, infinitesimal jackknife, level {level:g}",
        reference=REFERENCE,
        term=tuple(kind for kind in kinds for _ in found.time),
        time=np.tile(found.time, len(kinds)),
        estimate=found.share.ravel(),
        std_error=found.error.ravel(),
        low=low.ravel(),
        high=high.ravel(),
        events=found.events.ravel(),
        at_risk=np.tile(found.at_risk, len(kinds)),
        open_share=np.tile(found.open, len(kinds)),
        kinds=tuple(kinds),
        median=_first(found.time, found.share),
        median_low=_first(found.time, high),
        median_high=_first(found.time, low),
    )


def _ends(found: Curves, level: float) -> tuple[Floats, Floats]:
    """Ends on the scale log(-log share), which never leave 0 to 1."""
    z = ndtri(tails(level)[1])
    share, known = found.share, found.ties > 1
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = z * found.error / np.abs(share * np.log(share))
        ends = [np.exp(np.log(share) * np.exp(way * reach)) for way in (1, -1)]
    low, high = (np.where((share > 0) & (share < 1) & known, one, np.nan) for one in ends)
    return np.where((share == 0) & known, 0.0, low), np.where((share == 1) & known, 1.0, high)


def _first(time: Floats, share: Floats) -> Floats:
    """First time at which half ended so; NaN if half never did."""
    reached = share >= 0.5 - 1e-12
    if not time.size:
        return np.full(len(share), np.nan)
    return np.where(reached.any(axis=1), time[reached.argmax(axis=1)], np.nan)


def _notes(found: Curves, lost: int, codes: Codes, time: Floats) -> tuple[Note, ...]:
    left = int((codes < 0).sum())
    last = bool(left) and bool(np.max(time[codes < 0]) >= np.max(time))
    return notes_of(
        Note("no_time", "No time, a time below 0, or no tie.", lost),
        Note("one_tie", "Ruptures of one tie only: no interval.", int(found.ties == 1)),
        Note("few_ties", "Fewer than ten ties: intervals hold less often than they say.",
             int(1 < found.ties < FEW_TIES)),
        Note("still_open", "Not over yet: counted as far as they are known.", left),
        Note("open_at_the_end", "The longest is still open: nothing is told beyond.", int(last)),
        Note("all_ended_so", "All ended so: there the share has no lower end.",
             int((found.share >= 1).any())),
        Note("nothing_ended", "Nothing has ended yet.", int(not found.time.size)),
    )  # fmt: skip
