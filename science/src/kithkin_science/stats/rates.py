"""Rates of several people at once: each borrows from the others as far as they are alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from kithkin_science.base.columns import Floats, labels, numbers, same_length
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.stats.beta_binomial import Grid, RatesPrior, people, posterior
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "Gelman, Carlin, Stern et al. (2013), Bayesian Data Analysis, 3rd ed., 5.3 and 5.6, "
    "doi:10.1201/b16018"
)
USUAL = RatesPrior()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PooledRates(Result):
    """Each person's rate, from 0 to 1, and what the people have in common.

    Attributes
    ----------
    term, k, n
        Who, in how many of how many stories; in the order given.
    rate, low, high
        Posterior mean and central interval of each person's rate.
    prob_above
        Chance that the person's rate lies above ``threshold``.
    mean, mean_low, mean_high
        The mean rate over people like these.
    spread, spread_low, spread_high
        Standard deviation of rates between people, 0 to 0.5: small, it is the same with
        everybody; large, it depends on who it is.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "k": "k",
        "n": "n",
        "estimate": "rate",
        "conf_low": "low",
        "conf_high": "high",
        "prob_above": "prob_above",
    }
    term: tuple[Term, ...]
    k: Floats
    n: Floats
    rate: Floats
    low: Floats
    high: Floats
    prob_above: Floats
    threshold: float
    mean: float
    mean_low: float
    mean_high: float
    spread: float
    spread_low: float
    spread_high: float
    grid: Grid

    def prob_at_least(self, count: int) -> float:
        """Chance that at least so many of these people have a rate above the threshold.

        People whose rate is not known (impossible counts) are left out.
        """
        known = ~np.isnan(self.rate)
        if count <= 0:
            return 1.0
        above = self.grid.above(self.k[known], self.n[known], self.threshold)
        chances = np.zeros((above.shape[1] + 2, above.shape[0]))
        chances[0] = 1.0
        for person in above.T:
            chances[1:] = chances[1:] * (1 - person) + chances[:-1] * person
            chances[0] *= 1 - person
        return float(np.clip(chances[count:].sum(axis=0) @ self.grid.weight, 0.0, 1.0))


def pooled_rates(
    k: Any,
    n: Any,
    *,
    threshold: float = 0.3,
    prior: RatesPrior = USUAL,
    level: float = 0.95,
    term: Sequence[Term] | None = None,
) -> PooledRates:
    """Rates of several people, each drawn towards the others as far as the others agree.

    k_j ~ Binomial(n_j, r_j), r_j ~ Beta(m s, (1 - m) s), m and log s as in ``prior``. Both are
    integrated over a grid of 24 x 16 nodes laid where the posterior is, so the intervals know
    that mean and spread are not known. No plug-in estimate is made.

    Parameters
    ----------
    k, n
        (people,) stories with the pattern, and stories told; ``0 <= k <= n``.
    threshold
        Rate of interest for ``prob_above`` and ``prob_at_least``, between 0 and 1.
    prior
        See ``RatesPrior``.
    level
        Share of intervals that hold the truth, between 0 and 1.
    term
        Ids of the people; 0, 1, 2... if left out.

    Returns
    -------
    PooledRates
        A person with n = 0 stays: the band is what the others foretell. Impossible counts are NaN.

    Notes
    -----
    Domain: stories independent given the person; people exchangeable. Coverage is averaged over
    people drawn from the model; see docs/science/rates.md for what was measured.

    Examples
    --------
    >>> rates = pooled_rates([6, 1, 0], [8, 9, 4], term=["mum", "ana", "boss"])
    >>> bool(rates.low[0] < 6 / 8 < rates.high[0]), rates.prob_at_least(0)
    (True, 1.0)
    """
    k, n = np.atleast_1d(numbers(k)), np.atleast_1d(numbers(n))
    count = same_length(k=k, n=n, term=term)
    if not 0 < threshold < 1:
        raise ValueError(f"a threshold lies between 0 and 1, not {threshold}")
    known = (k >= 0) & (k <= n) & np.isfinite(n)
    grid, common = posterior(k[known], n[known], prior, tails(level))
    rows = np.full((count, 4), np.nan)
    rows[known] = people(k[known], n[known], grid, threshold, tails(level))
    impossible, silent = int((~known).sum()), int((n == 0).sum())
    return PooledRates(
        n_used=int((known & (n > 0)).sum()),
        n_dropped={"impossible": impossible} if impossible else {},
        notes=notes_of(
            Note("impossible", "A count is missing or does not fit.", impossible),
            Note("no_stories", "No story yet: the band is what the others foretell.", silent),
        ),
        claim="describes",
        method=f"beta-binomial, mean and spread integrated out, level {level:g}, {prior}",
        reference=REFERENCE,
        term=tuple(labels(term)) if term is not None else tuple(range(count)),
        k=k,
        n=n,
        rate=rows[:, 0],
        low=rows[:, 1],
        high=rows[:, 2],
        prob_above=rows[:, 3],
        threshold=threshold,
        grid=grid,
        **common,
    )
