"""Whether treatment changed something in one case, where phases were drawn by lot."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.healing.schemes import Phases, Scheme, all_cases
from kithkin_science.healing.sessions import Case, sessions
from kithkin_science.stats.draws import Seed, seed_of
from kithkin_science.stats.permutation import Side, share_as_far

REFERENCE = (
    "Edgington (1967), Journal of Psychology 65, 195-199, doi:10.1080/00223980.1967.10544864; "
    "Onghena and Edgington (2005), Clinical Journal of Pain 21, 56-68, "
    "doi:10.1097/00002508-200501000-00007"
)
LEVEL, ALPHA = 0.95, 0.05
MANY = 10**300  # more than a float holds


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RandomisationTest(Result):
    """What the lot says.

    Attributes
    ----------
    statistic
        Mean of treatment minus mean of baseline, averaged over cases; in the unit of y.
    p_value
        Share of arrangements the lot could have given with a statistic as far out; exact where
        all were tried, else (1 + as far out) / (1 + tried).
    p_low, p_high
        What all arrangements would give, at .95; equal to ``p_value`` where all were tried.
    arrangements
        How many the lot could have given.
    exact
        Whether all were tried.
    baseline, treatment
        Which phase is which.
    """

    columns: ClassVar[dict[str, str]] = {
        "statistic": "statistic",
        "p_value": "p_value",
        "p_low": "p_low",
        "p_high": "p_high",
        "arrangements": "arrangements",
    }
    statistic: float
    p_value: float
    p_low: float
    p_high: float
    arrangements: float
    exact: bool
    baseline: Term
    treatment: Term


def randomisation_test(
    y: Any,
    phase: Any,
    scheme: Scheme,
    *,
    case: Any = None,
    time: Any = None,
    baseline: Term | None = None,
    side: Side = "two_sided",
    replicates: int = 9999,
    rng: Seed = None,
    data: Any = None,
) -> RandomisationTest:
    """Test of no effect in a single-case design whose phases were drawn by lot.

    Because the lot, and nothing else, decided which session was in which phase, this may say
    that treatment changed something. Phases that were not drawn by lot have no such test.

    Parameters
    ----------
    y
        (sessions,) values, or a name in ``data``. A missing one keeps its place in the lot.
    phase
        (sessions,) ids of two phases, or a name in ``data``.
    scheme
        How the lot was drawn: ``Anyhow()``, ``Alternating(most)``, ``Blocks(size)`` or
        ``Start(least)`` of ``healing.schemes``.
    case
        (sessions,) ids; None: one case. Each case has a lot of its own.
    time
        (sessions,) numbers, dates or clock times; None: sessions are in order.
    baseline
        Id of the baseline; None: the first of the two in sorted order.
    side
        ``greater``, ``less``, or twice the lesser share (``two_sided``).
    replicates
        All arrangements are tried if there are no more than this; else so many by lot.
    rng
        Seed, Generator or None; the seed used is in the result.
    data
        Anything with ``data["column"]``.

    Returns
    -------
    RandomisationTest
        An arrangement that leaves a phase without values counts as far out, and is noted.

    Raises
    ------
    ValueError
        Not two phases, or phases that the lot could not have given.

    Notes
    -----
    Domain: no matter how autocorrelated; the effect is on the sessions of its own phase only
    (no carry-over). With fewer than 20 arrangements no p can be below .05, and a note says so.

    Examples
    --------
    >>> from kithkin_science.healing.schemes import Start
    >>> told = randomisation_test([2, 3, 2, 3, 6, 7, 6, 7], list("AAAABBBB"), Start(3), rng=1)
    >>> told.statistic, told.arrangements, told.claim
    (4.0, 3.0, 'changed_by')
    """
    found, seed = (
        sessions(y, phase, case=case, time=time, baseline=baseline, data=data),
        seed_of(rng),
    )
    lots = [one.phases for one in found.cases]
    if not all(scheme.could_be(one) for one in lots):
        raise ValueError("the lot could not have given these phases")
    tried, ways = all_cases(scheme, lots, replicates, seed)
    observed = float(_statistics(found.cases, [lots])[0])
    others = _statistics(found.cases, list(tried))
    exact = ways <= replicates
    p = share_as_far(observed, others, side, None if exact else LEVEL)
    return RandomisationTest(
        n_used=found.used,
        n_dropped=found.dropped,
        notes=_notes(ways, side, others),
        claim="changed_by",
        method=f"randomisation test, {scheme}, {side}",
        reference=REFERENCE,
        seed=seed,
        statistic=observed,
        p_value=p[0],
        p_low=p[1],
        p_high=p[2],
        arrangements=float(ways) if ways < MANY else float("inf"),
        exact=exact,
        baseline=found.baseline,
        treatment=found.treatment,
    )


def _notes(ways: int, side: Side, others: Floats) -> tuple[Note, ...]:
    smallest = min((2 if side == "two_sided" else 1) / ways, 1.0)
    few = f"With only {ways} arrangements p cannot fall below {smallest:.3g}."
    emptied = int(np.isnan(others).sum())
    return notes_of(
        Note("few_arrangements", few, int(smallest > ALPHA + 1e-12)),
        Note("empty_phase", "Arrangements that empty a phase: taken as far out.", emptied),
    )


def _statistics(cases: list[Case], tried: list[list[Phases]]) -> Floats:
    """One an arrangement: treatment's mean minus baseline's, averaged over cases."""
    told = np.zeros(len(tried))
    for k, case in enumerate(cases):
        known = ~np.isnan(case.y)
        y, lots = case.y[known], np.array([one[k] for one in tried], dtype=np.float64)[:, known]
        level = y.mean() if len(y) else 0.0  # centred, so that sums lose no digits
        treated = lots.sum(1)
        with np.errstate(invalid="ignore", divide="ignore"):
            with_it, without = lots @ (y - level), (1 - lots) @ (y - level)
            told += with_it / treated - without / (len(y) - treated)
    return told / len(cases)
