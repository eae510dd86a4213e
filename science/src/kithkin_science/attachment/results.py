"""What the estimators of attachment hand back."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Bands, Result, Term, column


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Security(Result):
    """One dimension of attachment at three levels, in points of the scale.

    Attributes
    ----------
    overall, domain, tie
        Posterior medians with intervals, never outside the scale.
    departure
        Tie minus overall.
    """

    overall: Bands
    domain: Bands
    tie: Bands
    departure: Bands

    def table(self) -> dict[str, NDArray[Any]]:
        """All levels one below the other."""
        levels = {
            "overall": self.overall,
            "domain": self.domain,
            "tie": self.tie,
            "departure": self.departure,
        }
        bands = levels.values()
        return {
            "level": column(name for name, one in levels.items() for _ in one.term),
            "term": column(term for one in bands for term in one.term),
            "estimate": np.concatenate([one.estimate for one in bands]),
            "conf_low": np.concatenate([one.low for one in bands]),
            "conf_high": np.concatenate([one.high for one in bands]),
        }


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figures(Result):
    """Who is turned to, counted per date, one row a figure.

    Attributes
    ----------
    figure, dates, kinds
        Ids; dates from first to last; kinds of turning to somebody, () if none were given.
    counts
        (dates, figures) how often each was named.
    counts_by_kind
        The same for each kind alone.
    now, last, change
        Counts at the last date, at the one before it (NaN if there is none), and now - last.
    standing
        ``stayed``, ``new`` (named now, not last time), ``gone`` (the reverse) or ``before``
        (named only earlier).
    nobody
        (dates,) how often the answer was "nobody".
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "figure",
        "now": "now",
        "last": "last",
        "change": "change",
        "standing": "standing",
    }
    figure: tuple[Term, ...]
    dates: tuple[Term, ...]
    kinds: tuple[Term, ...]
    counts: NDArray[np.int64]
    counts_by_kind: dict[Term, NDArray[np.int64]]
    now: Floats
    last: Floats
    change: Floats
    standing: tuple[str, ...]
    nobody: NDArray[np.int64]
