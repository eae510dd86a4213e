"""How far any number of coders agree, on any kind of scale, with gaps."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np

from kithkin_science.base.columns import Floats, in_steady_order, labels, numbers
from kithkin_science.base.result import Note, Result, notes_of
from kithkin_science.stats.draws import Draws, Seed, enough, seed_of
from kithkin_science.stats.intervals import tails
from kithkin_science.stats.orders import steady

REFERENCE = (
    "Krippendorff (2011), Computing Krippendorff's alpha-reliability; Hayes and Krippendorff "
    "(2007), Communication Methods and Measures 1, 77-89, doi:10.1080/19312450709336664"
)
Level = Literal["nominal", "ordinal", "interval", "ratio"]
FEW = 20
MOST_UNDEFINED = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoderAlpha(Result):
    """One number about all coders.

    Attributes
    ----------
    alpha
        1 complete agreement, 0 as if values were given by chance, below 0 less than that.
    low, high
        Percentiles of a bootstrap of units.
    observed, expected
        Disagreement seen, and by chance, in the scale's own measure.
    """

    columns: ClassVar[dict[str, str]] = {
        "estimate": "alpha",
        "conf_low": "low",
        "conf_high": "high",
        "observed": "observed",
        "expected": "expected",
    }
    alpha: float
    low: float
    high: float
    observed: float
    expected: float


def krippendorff_alpha(
    x: Any,
    level: Level,
    *,
    replicates: int = 2000,
    confidence: float = 0.95,
    rng: Seed = None,
) -> CoderAlpha:
    """Agreement of several coders: 1 - disagreement seen / disagreement by chance.

    Parameters
    ----------
    x
        (coders, units) values, None where a coder did not code. ``nominal`` takes ids of any
        kind, the others numbers.
    level
        The scale: ``nominal`` (same or not), ``ordinal`` (ranks between), ``interval``
        (difference) or ``ratio`` (difference over sum; no value below 0).
    replicates
        How many draws; 200 or more.
    confidence
        Share of intervals that hold the truth, between 0 and 1.
    rng
        Seed, Generator or None; the seed used is in the result.

    Returns
    -------
    CoderAlpha
        NaN where all values are the same. Units with fewer than two codes are left out, and
        counted. Replicates without any difference have no alpha; if more than one in twenty
        are so, or none differs from another, there is no interval.

    Notes
    -----
    Domain: independent units, 20 or more; fewer are noted.

    Examples
    --------
    >>> told = krippendorff_alpha([[1, 2, 3, 3], [1, 2, 3, 1]], "nominal", rng=1)
    >>> round(told.alpha, 4)
    0.6667
    """
    counts, values = _tables(x, level)
    pairable = counts.sum(1) > 1
    kept = counts[pairable]
    kept = kept[steady(kept)]
    seed = seed_of(rng)
    seen, chance = _disagreement(np.ones((1, len(kept))), kept, values, level)
    alpha = float(_alpha(seen, chance)[0])
    draws = _drawn(kept, values, level, enough(replicates), seed)
    low, high, why = _ends(draws, tails(confidence))
    lost, same = int((~pairable).sum()), int(len(kept) > 0 and np.isnan(alpha))
    return CoderAlpha(
        n_used=len(kept),
        n_dropped={"one_coder": lost} if lost else {},
        notes=notes_of(
            Note("one_value", "All values are the same: nothing to agree on.", same),
            Note(
                "few_units", "With fewer than 20 units the interval is rough.", int(len(kept) < FEW)
            ),
            Note("no_interval", "The replicates do not tell: no interval.", why),
        ),
        claim="describes",
        method=f"Krippendorff's alpha, {level}, {replicates} replicates, level {confidence:g}",
        reference=REFERENCE,
        seed=seed,
        alpha=alpha,
        low=low,
        high=high,
        observed=float(seen[0]),
        expected=float(chance[0]),
    )


def _tables(x: Any, level: Level) -> tuple[Floats, Floats]:
    """(units, values) how many coders gave each value, and the values in order."""
    if level == "nominal":
        rows = [labels(row) for row in x]
        order = in_steady_order(one for row in rows for one in row if one is not None)
        place = {one: float(k) for k, one in enumerate(order)}
        given = np.array([[place.get(one, np.nan) for one in row] for row in rows])
    else:
        given = numbers(x)
    if given.ndim != 2:
        raise ValueError("values are asked for as (coders, units)")
    values = np.unique(given[~np.isnan(given)])
    if level == "ratio" and (values < 0).any():
        raise ValueError("a ratio has no values below 0")
    return (given[:, :, None] == values).sum(0).astype(np.float64), values


def _disagreement(
    draws: Floats, counts: Floats, values: Floats, level: Level
) -> tuple[Floats, Floats]:
    """Seen and by chance, one a draw; ``draws`` says how often each unit counts."""
    given = draws @ counts
    total = given.sum(1)
    with np.errstate(invalid="ignore", divide="ignore"):
        if level == "ordinal":
            # The ranks between two values are the distance of their middle ranks.
            rank = np.cumsum(given, axis=1) - given / 2
            return _squares(draws, counts, rank) / total, _spread(given, rank, total)
        apart = _apart(values, level)
        each = np.einsum("uc,ck,uk->u", counts, apart, counts) / (counts.sum(1) - 1)
        chance = ((given @ apart) * given).sum(1) / total / (total - 1)
        return draws @ each / total, chance


def _squares(draws: Floats, counts: Floats, rank: Floats) -> Floats:
    """Sum over units of squared distances of pairs, each over the coders but one."""
    coders = counts.sum(1)
    inside = coders * (rank**2 @ counts.T) - (rank @ counts.T) ** 2
    return np.asarray((draws * 2 * inside / (coders - 1)).sum(1))


def _spread(given: Floats, rank: Floats, total: Floats) -> Floats:
    inside = total * (given * rank**2).sum(1) - (given * rank).sum(1) ** 2
    return np.asarray(2 * inside / total / (total - 1))


def _apart(values: Floats, level: Level) -> Floats:
    """(values, values) squared distance of two values."""
    off: Floats = values[:, None] - values
    if level == "nominal":
        return np.where(off != 0, 1.0, 0.0)
    both = values[:, None] + values
    off = off if level == "interval" else off / np.where(both > 0, both, 1)
    square: Floats = off**2
    return square


def _alpha(seen: Floats, chance: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(chance > 0, 1 - seen / chance, np.nan)


def _drawn(counts: Floats, values: Floats, level: Level, replicates: int, seed: int) -> Floats:
    if len(counts) < 2:
        return np.full(replicates, np.nan)
    draws = Draws(len(counts), replicates, seed)
    return draws.each(lambda one: _alpha(*_disagreement(one, counts, values, level)))


def _ends(draws: Floats, tail: Floats) -> tuple[float, float, int]:
    known = draws[~np.isnan(draws)]
    if len(known) < len(draws) * (1 - MOST_UNDEFINED) or np.ptp(known) < 1e-12:
        return float("nan"), float("nan"), 1
    low, high = np.quantile(known, tail)
    return float(low), float(high), 0
