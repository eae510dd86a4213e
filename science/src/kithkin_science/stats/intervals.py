"""Intervals of shares: how often something is so, when it was so k times in n."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, ndtr, ndtri

from kithkin_science.base.columns import Floats, numbers
from kithkin_science.base.result import Note, Result, notes_of

NEWCOMBE = (
    "Newcombe (1998), Statistics in Medicine 17, 857-872, "
    "doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E"
)
NEWCOMBE_DIFFERENCE = (
    "Newcombe (1998), Statistics in Medicine 17, 873-890, method 10, "
    "doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I"
)
BROWN = "Brown, Cai and DasGupta (2001), Statistical Science 16, 101-133, doi:10.1214/ss/1009213286"
Method = Literal["wilson", "jeffreys"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Proportion(Result):
    """Shares with their intervals, in the shape of ``k`` and ``n`` together; from 0 to 1."""

    columns: ClassVar[dict[str, str]] = {
        "k": "k",
        "n": "n",
        "estimate": "estimate",
        "conf_low": "low",
        "conf_high": "high",
    }
    k: Floats
    n: Floats
    estimate: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ProportionDifference(Result):
    """First share minus second, with intervals; from -1 to 1."""

    columns: ClassVar[dict[str, str]] = {
        "estimate": "estimate",
        "conf_low": "low",
        "conf_high": "high",
    }
    estimate: Floats
    low: Floats
    high: Floats


def proportion(k: Any, n: Any, *, method: Method = "wilson", level: float = 0.95) -> Proportion:
    """Share k/n with an interval that also holds for few stories and for none or all.

    Parameters
    ----------
    k, n
        Counts, arrays of shapes that go together; ``0 <= k <= n``. Need not be whole.
    method
        ``wilson`` inverts the score test; ``jeffreys`` is the equal-tailed posterior under
        Beta(1/2, 1/2), from 0 where k = 0 and up to 1 where k = n.
    level
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    Proportion
        A row with n = 0, a missing count or k outside 0..n stays and is NaN.

    Notes
    -----
    Domain: independent stories. Mean coverage of Wilson's nominal .95 over shares from 0 to 1 is
    .952 to .956 with 6 to 20 stories; single shares may fall to .83 near the ends. Stories of few
    people are not independent: see ``patterns.episodes.pervasiveness``.

    Examples
    --------
    >>> band = proportion(81, 263)
    >>> round(float(band.low), 5), round(float(band.high), 5)
    (0.25529, 0.36621)
    """
    k, n = np.broadcast_arrays(numbers(k), numbers(n))
    notes, dropped, known = _asked(k, n)
    shown_k, shown_n = np.where(known, k, np.nan), np.where(known, n, np.nan)
    low, high = (wilson if method == "wilson" else jeffreys)(shown_k, shown_n, _z(level))
    return Proportion(
        n_used=int(known.sum()),
        n_dropped=dropped,
        notes=notes,
        claim="describes",
        method=f"{method}, level {level:g}",
        reference=NEWCOMBE if method == "wilson" else BROWN,
        k=np.array(k),
        n=np.array(n),
        estimate=np.asarray(shown_k / shown_n),
        low=low,
        high=high,
    )


def proportion_difference(
    k1: Any, n1: Any, k2: Any, n2: Any, *, level: float = 0.95
) -> ProportionDifference:
    """Difference k1/n1 - k2/n2 of two independent shares.

    Parameters
    ----------
    k1, n1, k2, n2
        Counts, arrays of shapes that go together; ``0 <= k <= n``.
    level
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    ProportionDifference
        Newcombe's hybrid of the two Wilson intervals; never leaves -1..1, never without width.
        NaN where either share is not known.

    Notes
    -----
    Domain: independent stories in both parts.

    Examples
    --------
    >>> change = proportion_difference(56, 70, 48, 80)
    >>> round(float(change.low), 5), round(float(change.high), 5)
    (0.05243, 0.33387)
    """
    counts = np.broadcast_arrays(*map(numbers, (k1, n1, k2, n2)))
    first, second = _asked(counts[0], counts[1]), _asked(counts[2], counts[3])
    known = first[2] & second[2]
    k1, n1, k2, n2 = (np.where(known, count, np.nan) for count in counts)
    (low1, high1), (low2, high2) = wilson(k1, n1, _z(level)), wilson(k2, n2, _z(level))
    p1, p2 = k1 / n1, k2 / n2
    unknown = int((~known).sum())
    return ProportionDifference(
        n_used=int(known.sum()),
        n_dropped={"unknown_share": unknown} if unknown else {},
        notes=first[0] + second[0],
        claim="describes",
        method=f"hybrid of Wilson intervals, level {level:g}",
        reference=NEWCOMBE_DIFFERENCE,
        estimate=np.asarray(p1 - p2),
        low=np.asarray(p1 - p2 - np.hypot(p1 - low1, high2 - p2)),
        high=np.asarray(p1 - p2 + np.hypot(high1 - p1, p2 - low2)),
    )


def wilson(k: Floats, n: Floats, z: Floats | float) -> tuple[Floats, Floats]:
    """Ends of Wilson's interval with ``z`` standard errors; NaN where n is zero."""
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = (k + z**2 / 2) / (n + z**2)
        reach = z * np.sqrt(k * (1 - k / n) + z**2 / 4) / (n + z**2)
        low = np.where(k == 0, 0.0, np.maximum(centre - reach, 0.0))
        high = np.where(k == n, 1.0, np.minimum(centre + reach, 1.0))
    unknown = ~(n > 0)
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)


def jeffreys(k: Floats, n: Floats, z: Floats | float) -> tuple[Floats, Floats]:
    """Ends of Jeffreys' interval, the tails those of ``z``; NaN where n is zero."""
    tail = _tail(z)
    low = np.where(k == 0, 0.0, betaincinv(k + 0.5, n - k + 0.5, tail))
    high = np.where(k == n, 1.0, betaincinv(k + 0.5, n - k + 0.5, 1 - tail))
    unknown = ~(n > 0)
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)


def tails(level: float) -> Floats:
    """The two tail chances of a central interval; ``ValueError`` unless 0 < level < 1."""
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not {level}")
    return np.array([(1 - level) / 2, (1 + level) / 2])


def _z(level: float) -> float:
    return float(ndtri(tails(level)[1]))


def _tail(z: Floats | float) -> Floats:
    return np.asarray(ndtr(-np.asarray(z)))


Asked = tuple[tuple[Note, ...], dict[str, int], NDArray[np.bool_]]


def _asked(k: Floats, n: Floats) -> Asked:
    """What is wrong with the counts, and which rows are right."""
    none = n == 0
    impossible = ~none & ~((k >= 0) & (k <= n) & np.isfinite(n))
    counts = {"no_trials": int(none.sum()), "impossible": int(impossible.sum())}
    notes = notes_of(
        Note(
            "no_trials", "Nothing was counted here yet, so there is no share.", counts["no_trials"]
        ),
        Note("impossible", "A count is missing or does not fit.", counts["impossible"]),
    )
    return notes, {reason: count for reason, count in counts.items() if count}, ~(none | impossible)
