"""How far two coders agree beyond chance."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from scipy.special import ndtri

from kithkin_science.base.columns import (
    Floats,
    column_of,
    in_steady_order,
    labels,
    same_length,
)
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.stats.intervals import tails, wilson

REFERENCE = (
    "Cohen (1968), Psychological Bulletin 70, 213-220, doi:10.1037/h0026256; error after Fleiss, "
    "Cohen and Everitt (1969), Psychological Bulletin 72, 323-327, doi:10.1037/h0028106"
)
Weights = Literal["none", "linear", "quadratic"]
FEW = 30


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kappa(Result):
    """One number about two coders.

    Attributes
    ----------
    kappa
        1 complete agreement, 0 as much as chance would make, below 0 less than that.
    std_error, low, high
        Large-sample error and interval, cut at 1.
    observed, expected
        Share of (weighted) agreement seen, and by chance.
    categories, counts
        The categories, and (a, b) how often each pair was given.
    """

    columns: ClassVar[dict[str, str]] = {
        "estimate": "kappa",
        "std_error": "std_error",
        "conf_low": "low",
        "conf_high": "high",
        "observed": "observed",
        "expected": "expected",
    }
    kappa: float
    std_error: float
    low: float
    high: float
    observed: float
    expected: float
    categories: tuple[Term, ...]
    counts: Floats


def cohen_kappa(
    a: Any,
    b: Any,
    *,
    weights: Weights = "none",
    categories: Sequence[Term] | None = None,
    level: float = 0.95,
    data: Any = None,
) -> Kappa:
    """Agreement of two coders beyond chance.

    (observed - expected) / (1 - expected), where agreement of two categories is 1 or 0, or with
    ``weights`` falls with the (squared) steps between them.

    Parameters
    ----------
    a, b
        (units,) the category each coder gave, ids of any kind, or names in ``data``.
    weights
        ``none``, ``linear`` or ``quadratic``; the latter two ask for categories in an order.
    categories
        All categories, in their order; None: those given, sorted.
    level
        Share of intervals that hold the truth, between 0 and 1.
    data
        Anything with ``data["column"]``.

    Returns
    -------
    Kappa
        NaN if nobody gave more than one category: chance explains all. Units that only one coded
        are left out, and counted. Complete agreement has Wilson's interval of the share agreed.

    Raises
    ------
    ValueError
        A category that is not among ``categories``.

    Notes
    -----
    Domain: independent units, 30 or more; fewer are noted. Kappa falls where one category is
    rare, however well coders agree on it.

    Examples
    --------
    >>> told = cohen_kappa([1, 1, 0, 0, 1, 0], [1, 1, 0, 1, 1, 0])
    >>> round(told.kappa, 4), round(told.observed, 4)
    (0.6667, 0.8333)
    """
    first, second = labels(column_of(data, a)), labels(column_of(data, b))
    units = same_length(a=first, b=second)
    pairs = [one for one in zip(first, second, strict=True) if None not in one]
    terms = _terms(categories, pairs)
    counts = _counts(pairs, terms)
    cells: dict[str, Any] = _kappa(counts, _agreed(len(terms), weights), level)
    alone = int(len(pairs) > 0 and np.isnan(cells["kappa"]))
    lost, few = units - len(pairs), int(0 < len(pairs) < FEW)
    return Kappa(
        n_used=len(pairs),
        n_dropped={"one_coder": lost} if lost else {},
        notes=notes_of(
            Note("one_category", "Only one category was given: chance explains all.", alone),
            Note("few_units", "With fewer than 30 units the interval is rough.", few),
            Note("perfect", "No disagreement: Wilson's interval.", int(cells["observed"] == 1)),
        ),
        claim="describes",
        method=f"Cohen's kappa, weights {weights}, level {level:g}",
        reference=REFERENCE,
        categories=tuple(terms),
        counts=counts,
        **cells,
    )


def _terms(given: Sequence[Term] | None, pairs: list[tuple[Any, ...]]) -> list[Hashable]:
    found = in_steady_order(one for pair in pairs for one in pair)
    terms = found if given is None else list(given)
    unknown = [one for one in found if one not in terms]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is not among the categories")
    return terms


def _counts(pairs: list[tuple[Any, ...]], terms: list[Hashable]) -> Floats:
    place = {one: k for k, one in enumerate(terms)}
    counts = np.zeros((len(terms), len(terms)))
    for one, other in pairs:
        counts[place[one], place[other]] += 1
    return counts


def _agreed(many: int, weights: Weights) -> Floats:
    """(categories, categories) how far two categories agree, 0 to 1."""
    steps = np.abs(np.arange(many)[:, None] - np.arange(many)) / max(many - 1, 1)
    return np.asarray(
        {"none": (steps == 0).astype(float), "linear": 1 - steps, "quadratic": 1 - steps**2}[
            weights
        ]
    )


def _kappa(counts: Floats, agreed: Floats, level: float) -> dict[str, Any]:
    n = counts.sum()
    cells = dict.fromkeys(
        ("kappa", "std_error", "low", "high", "observed", "expected"), float("nan")
    )
    if n == 0:
        return cells
    p = counts / n
    row, column = p.sum(1), p.sum(0)
    seen, chance = float((p * agreed).sum()), float(row @ agreed @ column)
    cells |= {"observed": seen, "expected": chance}
    if chance > 1 - 1e-12:
        return cells
    kappa = (seen - chance) / (1 - chance)
    # Fleiss, Cohen and Everitt's equation for kappa that is not 0.
    mean = (agreed @ column)[:, None] + row @ agreed
    square = (p * (agreed * (1 - chance) - mean * (1 - seen)) ** 2).sum()
    variance = (square - (seen * chance - 2 * chance + seen) ** 2) / (n * (1 - chance) ** 4)
    error, z = float(np.sqrt(max(variance, 0.0))), float(ndtri(tails(level)[1]))
    low, high = kappa - z * error, min(kappa + z * error, 1.0)
    if seen > 1 - 1e-12:
        low = (float(wilson(n, n, z)[0]) - chance) / (1 - chance)
    return cells | {"kappa": kappa, "std_error": error, "low": low, "high": high}
