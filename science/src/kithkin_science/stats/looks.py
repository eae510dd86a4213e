"""Looking often or at many things: bounds that keep false alarms as rare as promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri, roots_legendre

from kithkin_science.base.columns import Floats, numbers, same_length
from kithkin_science.base.result import Note, Result, Term, notes_of

BENJAMINI = (
    "Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300, "
    "doi:10.1111/j.2517-6161.1995.tb02031.x"
)
POCOCK = (
    "Armitage, McPherson and Rowe (1969), Journal of the Royal Statistical Society A 132, 235-244, "
    "doi:10.2307/2343787; Pocock (1977), Biometrika 64, 191-199, doi:10.1093/biomet/64.2.191; "
    "O'Brien and Fleming (1979), Biometrics 35, 549-556, doi:10.2307/2530245"
)
Shape = Literal["pocock", "obrien_fleming"]
NODES, NODE_WEIGHTS = roots_legendre(160)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rejected(Result):
    """One row a test.

    Attributes
    ----------
    adjusted
        The least q at which the test would be rejected.
    rejected
        Whether it is rejected at the q asked for.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "p_value": "p_value",
        "adj_p_value": "adjusted",
        "rejected": "rejected",
    }
    term: tuple[Term, ...]
    p_value: Floats
    adjusted: Floats
    rejected: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FixedLooks(Result):
    """One row a look.

    Attributes
    ----------
    n
        Information at the look: rows, or moments.
    bound
        The absolute z value from which something may be said.
    p_value
        The same as a two-sided p.
    spent
        Chance of a false alarm up to this look.
    """

    columns: ClassVar[dict[str, str]] = {
        "n": "n",
        "bound": "bound",
        "p_value": "p_value",
        "spent": "spent",
    }
    n: Floats
    bound: Floats
    p_value: Floats
    spent: Floats


def benjamini_hochberg(p: Any, q: float, *, term: Sequence[Term] | None = None) -> Rejected:
    """Of many tests, those to believe, so that of these at most a share q is false on average.

    Parameters
    ----------
    p
        (tests,) p values, 0 to 1.
    q
        Share of false ones among those rejected, between 0 and 1.
    term
        Names of the tests; 0, 1, 2... if left out.

    Returns
    -------
    Rejected
        In the order given. A p that is missing or impossible stays, NaN and not rejected, and is
        not counted among the tests.

    Notes
    -----
    Domain: tests independent, or positively dependent.

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, 0.03, 0.5], 0.05).adjusted.round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    if not 0 < q < 1:
        raise ValueError(f"q lies between 0 and 1, not {q}")
    given = np.atleast_1d(numbers(p))
    same_length(p=given, term=term)
    known = (given >= 0) & (given <= 1)
    tested = given[known]
    order = np.argsort(tested, kind="stable")
    raised = tested[order] * len(tested) / np.arange(1, len(tested) + 1)
    adjusted = np.full(len(given), np.nan)
    least = np.minimum.accumulate(raised[::-1])[::-1]
    adjusted[np.flatnonzero(known)[order]] = np.minimum(least, 1.0)
    lost = int((~known).sum())
    return Rejected(
        n_used=len(tested),
        n_dropped={"no_p": lost} if lost else {},
        notes=notes_of(Note("no_p", "A p value is missing or not from 0 to 1.", lost)),
        claim="describes",
        method=f"Benjamini-Hochberg, q {q:g}",
        reference=BENJAMINI,
        term=tuple(range(len(given))) if term is None else tuple(term),
        p_value=given,
        adjusted=adjusted,
        rejected=adjusted <= q * (1 + 1e-12),
    )


def fixed_looks(n: Any, *, alpha: float = 0.05, shape: Shape = "pocock") -> FixedLooks:
    """Bounds for a test that is looked at several times, all looks together at ``alpha``.

    The chance to stay within all bounds is integrated look by look (Armitage, McPherson and
    Rowe), so that looks may be unevenly apart.

    Parameters
    ----------
    n
        Rows at each look, rising, such as ``[40, 80, 120, 160, 200]``; or how many even looks.
    alpha
        Chance that any look says something where there is nothing, two-sided, between 0 and 1.
    shape
        ``pocock``: the same bound at each look; ``obrien_fleming``: strict at first, falling with
        the root of n.

    Returns
    -------
    FixedLooks
        A row a look. One look has the usual bound.

    Raises
    ------
    ValueError
        Looks that do not rise, or none.

    Notes
    -----
    Domain: z values whose increments are independent: effective n, from a model that knows of
    autocorrelation. Statements between looks are not covered.

    Examples
    --------
    >>> fixed_looks(5).bound.round(3).tolist()
    [2.413, 2.413, 2.413, 2.413, 2.413]
    """
    rows = numbers(n)
    if rows.ndim == 0:
        rows = np.arange(1.0, float(rows) + 1)
    if not (rows.size and rows[0] > 0 and (np.diff(rows) > 0).all() and np.isfinite(rows).all()):
        raise ValueError("looks are at rising numbers of rows above 0")
    if not 0 < alpha < 1:
        raise ValueError(f"alpha lies between 0 and 1, not {alpha}")
    form = np.ones(len(rows)) if shape == "pocock" else np.sqrt(rows[-1] / rows)
    usual = float(ndtri(1 - alpha / 2))
    factor = usual
    if len(rows) > 1:
        most = float(ndtri(1 - alpha / 2 / len(rows)))  # Bonferroni's is never passed
        factor = float(
            brentq(lambda c: _spent(rows, c * form)[-1] - alpha, usual / 2, most, xtol=1e-14)
        )
    bound = factor * form
    return FixedLooks(
        n_used=len(rows),
        n_dropped={},
        notes=(),
        claim="describes",
        method=f"{shape}, {len(rows)} looks, two-sided alpha {alpha:g}",
        reference=POCOCK,
        n=rows,
        bound=bound,
        p_value=2 * ndtr(-bound),
        spent=_spent(rows, bound),
    )


def _spent(rows: Floats, bound: Floats) -> Floats:
    """Chance to have crossed by each look: the sum's density within the bounds, look by look."""
    edge = bound * np.sqrt(rows)
    spent = np.empty(len(rows))
    at, weight = edge[0] * NODES, edge[0] * NODE_WEIGHTS
    density = _normal(at, rows[0])
    spent[0] = 2 * ndtr(-bound[0])
    for look in range(1, len(rows)):
        step = rows[look] - rows[look - 1]
        inside = (ndtr((edge[look] - at) / np.sqrt(step))) - ndtr(
            (-edge[look] - at) / np.sqrt(step)
        )
        spent[look] = 1 - (weight * density) @ inside
        further = edge[look] * NODES
        density = _normal(further[:, None] - at, step) @ (weight * density)
        at, weight = further, edge[look] * NODE_WEIGHTS
    return spent


def _normal(away: Floats, variance: float) -> Floats:
    return np.asarray(np.exp(-(away**2) / 2 / variance) / np.sqrt(2 * np.pi * variance))
