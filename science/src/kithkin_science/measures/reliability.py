"""How reliably the items of one scale measure together: alpha and omega."""

from collections.abc import Collection
from typing import Any

import numpy as np
from scipy.special import fdtri

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, Term, notes_of
from kithkin_science.measures.answers import read_answers, signs_of
from kithkin_science.measures.covariances import (
    Moments,
    pairwise,
    standardised,
    turned_items,
)
from kithkin_science.measures.one_factor import loadings, misfit, omega_total
from kithkin_science.measures.results import Alpha, Omega
from kithkin_science.stats.draws import Draws, Seed, enough, seed_of
from kithkin_science.stats.intervals import tails

CRONBACH = (
    "Cronbach (1951), Psychometrika 16, 297-334, doi:10.1007/BF02310555; interval: Feldt (1965), "
    "Psychometrika 30, 357-370, doi:10.1007/BF02289499; error: Duhachek and Iacobucci (2004), "
    "Journal of Applied Psychology 89, 792-808, doi:10.1037/0021-9010.89.5.792"
)
MCDONALD = (
    "McDonald (1999), Test Theory, doi:10.4324/9781410601087; minres: Harman and Jones (1966), "
    "Psychometrika 31, 351-368, doi:10.1007/BF02289468"
)
KEYING = "These items go against the others; name them in `turned`, or say `as_keyed=True`."


def alpha(
    items: Any,
    *,
    turned: Collection[Term] = (),
    as_keyed: bool = False,
    level: float = 0.95,
    data: Any = None,
) -> Alpha:
    """Coefficient alpha, what it would be without each item, and whether the keying is right.

    Parameters
    ----------
    items
        (people, items), a dict item -> column, or names of columns in ``data``.
    turned
        Items put the other way round.
    as_keyed
        Answer even though an item goes against the others: it is keyed as it should be.
    level
        Share of intervals that hold the truth, between 0 and 1.
    data
        Anything with ``data["name"]``.

    Returns
    -------
    Alpha
        NaN while items seem reversed (``keying`` names them), with fewer than two items that
        vary, or fewer than three people. An item that never varies is left out, and said.

    Notes
    -----
    From covariances of all who answered both of two items. Feldt's interval supposes normal
    answers and equal true variances; with gaps it is reckoned for the fewest pairs. Alpha is a
    lower bound of reliability only if errors are unrelated; it does not show one dimension.

    Examples
    --------
    >>> told = alpha([[1, 2, 1], [2, 2, 3], [4, 4, 3], [5, 4, 5]])
    >>> round(told.estimate, 4), told.keying
    (0.931, ())
    """
    names, answers, still = _read(items, turned, data)
    moments = pairwise(answers[~still])
    against = _against(names, moments, still)
    notes = _notes(answers, still, against, as_keyed=as_keyed)
    people = int(moments.pairs.min()) if moments.pairs.size else 0
    known = (as_keyed or not against) and (~still).sum() >= 2 and people >= 3
    rows = np.full((2, len(names)), np.nan)
    numbers: dict[str, Any] = dict.fromkeys(ALPHA, float("nan"))
    if known:
        rows[:, ~still] = _items(moments.covariance)
        numbers = _alpha(moments, people, level)
        notes = (*notes, *_odd(numbers))
    return Alpha(
        n_used=_people(answers),
        n_dropped={},
        notes=notes,
        claim="describes",
        method=f"coefficient alpha from pairwise covariances, Feldt's interval, level {level:g}",
        reference=CRONBACH,
        term=names,
        dropped=rows[0],
        item_rest=rows[1],
        keying=against,
        **numbers,
    )


ALPHA = (
    "estimate", "low", "high", "std_error", "standardized", "guttman6", "mean_r", "median_r",
)  # fmt: skip


def _odd(numbers: dict[str, Any]) -> tuple[Note, ...]:
    below, flat = numbers["estimate"] < 0, np.isnan(numbers["guttman6"])
    return notes_of(
        Note("below_zero", "Below 0: the items do not measure one thing.", int(below)),
        Note("overlap", "An item is made up of the others: no lambda 6.", int(flat)),
    )


def coefficient(covariance: Floats) -> float:
    """Alpha of these covariances."""
    many, total = len(covariance), covariance.sum()
    return float(many / (many - 1) * (1 - np.trace(covariance) / total))


def feldt(estimate: float, people: int, items: int, level: float) -> tuple[float, float]:
    """Ends of Feldt's interval."""
    cut = fdtri(people - 1, (people - 1) * (items - 1), tails(level))
    return float(1 - (1 - estimate) * cut[1]), float(1 - (1 - estimate) * cut[0])


def _alpha(moments: Moments, people: int, level: float) -> dict[str, float]:
    c = moments.covariance
    many, total, trace = len(c), c.sum(), np.trace(c)
    estimate = coefficient(c)
    spread = total * (np.trace(c @ c) + trace**2) - 2 * trace * (c @ c).sum()
    variance = 2 * many**2 / ((many - 1) ** 2 * total**3) * spread
    r = standardised(c)
    single = r[np.tril_indices(many, -1)]
    low, high = feldt(estimate, people, many, level)
    positive = np.linalg.eigvalsh(r)[0] > 1e-10
    unexplained = (1 / np.diag(np.linalg.inv(r))).sum() if positive else np.nan
    return {
        "estimate": estimate,
        "low": low,
        "high": high,
        "std_error": float(np.sqrt(max(variance, 0.0) / people)),
        "standardized": coefficient(r),
        "guttman6": float(1 - unexplained / r.sum()),
        "mean_r": float(single.mean()),
        "median_r": float(np.median(single)),
    }


def _items(covariance: Floats) -> Floats:
    """Alpha without each item, and each item's correlation with the sum of the others."""
    many, own = len(covariance), np.diag(covariance)
    total, trace, with_all = covariance.sum(), np.trace(covariance), covariance.sum(axis=1)
    rest = total - 2 * with_all + own
    with np.errstate(invalid="ignore", divide="ignore"):
        fewer = np.float64(many - 1) / (many - 2) * (1 - (trace - own) / rest)
        against_rest = (with_all - own) / np.sqrt(own * rest)
    return np.array([np.where(many > 2, fewer, np.nan), against_rest])


def omega(
    items: Any,
    *,
    turned: Collection[Term] = (),
    as_keyed: bool = False,
    replicates: int = 1000,
    level: float = 0.95,
    rng: Seed = None,
    data: Any = None,
) -> Omega:
    """McDonald's omega: the share of the sum's variance that one factor explains.

    Parameters
    ----------
    items
        (people, items), a dict item -> column, or names of columns in ``data``.
    turned
        Items put the other way round.
    as_keyed
        Answer even though an item goes against the others: it is keyed as it should be.
    replicates
        How many draws of people the interval rests on; 200 or more.
    level
        Share of intervals that hold the truth, between 0 and 1.
    rng
        Seed, Generator or None; the seed used is in the result.
    data
        Anything with ``data["name"]``.

    Returns
    -------
    Omega
        NaN while items seem reversed (``keying`` names them), or with fewer than three items
        that vary. A loading at 1 (Heywood) is said.

    Notes
    -----
    One factor by least squares on the correlations (minres) of all who answered both items;
    omega = 1 - sum of uniquenesses / sum of correlations. Domain: fifty people or more.

    Examples
    --------
    >>> people = np.random.default_rng(1).normal(size=(80, 1))
    >>> answers = people + np.random.default_rng(2).normal(size=(80, 4))
    >>> told = omega(answers, rng=3)
    >>> bool(0.6 < told.low < told.estimate < told.high < 0.95)
    True
    """
    names, answers, still = _read(items, turned, data)
    kept, seed = answers[~still], seed_of(rng)
    moments = pairwise(kept)
    against = _against(names, moments, still)
    loading, numbers, drawn = np.full(len(names), np.nan), [np.nan] * 4, (np.nan, np.nan)
    if (as_keyed or not against) and len(kept) >= 3 and np.isfinite(moments.correlation).all():
        found = loadings(moments.correlation)
        loading[~still] = found
        drawn = _drawn(kept, enough(replicates), seed, level)
        numbers = [float(omega_total(moments.correlation, found)), *drawn]
        numbers.append(misfit(moments.correlation, found))
    heywood = int((np.abs(loading) >= 1 - 1e-9).sum())
    return Omega(
        n_used=_people(answers),
        n_dropped={},
        notes=(
            *_notes(answers, still, against, as_keyed=as_keyed, least=3),
            *notes_of(Note("heywood", "An item has no variance of its own left.", heywood)),
        ),
        claim="describes",
        method=f"omega total, one factor by minres, {replicates} draws of people, level {level:g}",
        reference=MCDONALD,
        seed=seed,
        estimate=numbers[0],
        low=numbers[1],
        high=numbers[2],
        misfit=numbers[3],
        term=names,
        loading=loading,
        keying=against,
    )


def _drawn(answers: Floats, replicates: int, seed: int, level: float) -> tuple[float, float]:
    """Percentiles over draws of people, people in an order that does not hang on the rows."""
    steady = answers[:, np.lexsort(np.nan_to_num(answers, nan=np.inf))]
    blocks = Draws(steady.shape[1], replicates, seed).blocks()
    tables = np.stack([pairwise(steady, one).correlation for block in blocks for one in block])
    tables = tables[np.isfinite(tables).all(axis=(1, 2))]
    if len(tables) < 0.95 * replicates:
        return float("nan"), float("nan")
    ends = np.nanquantile(omega_total(tables, loadings(tables)), tails(level))
    return float(ends[0]), float(ends[1])


def _read(
    items: Any, turned: Collection[Term], data: Any
) -> tuple[tuple[Term, ...], Floats, np.ndarray[Any, np.dtype[np.bool_]]]:
    """Names, (items, people) answers, reversed items turned, and which items never vary."""
    names, answers = read_answers(items, data)
    table = np.ascontiguousarray(answers.T) * signs_of(names, turned)[:, None]
    most = np.fmax.reduce(table, axis=1, initial=-np.inf)
    least = np.fmin.reduce(table, axis=1, initial=np.inf)
    return names, table, ~(most > least)


def _people(table: Floats) -> int:
    return int((~np.isnan(table)).any(axis=0).sum())


def _against(names: tuple[Term, ...], moments: Moments, still: Any) -> tuple[Term, ...]:
    moving = [name for name, one in zip(names, still, strict=True) if not one]
    ways = turned_items(moments.correlation)
    return tuple(name for name, way in zip(moving, ways, strict=True) if way < 0)


def _notes(
    answers: Floats, still: Any, against: tuple[Term, ...], *, as_keyed: bool, least: int = 2
) -> tuple[Note, ...]:
    gaps = int(np.isnan(answers).any(axis=0).sum())
    return notes_of(
        Note("reversed_items", KEYING, 0 if as_keyed else len(against)),
        Note("constant_item", "An item that never varies is left out.", int(still.sum())),
        Note("gaps", "Somebody left a question out; pairs of answers are used.", gaps),
        Note("too_few_items", f"Fewer than {least} items vary.", int((~still).sum() < least)),
    )
