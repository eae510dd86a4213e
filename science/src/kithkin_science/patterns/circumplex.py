"""Profiles round the interpersonal circumplex, of groups of people, and what differs in them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from kithkin_science.base.columns import in_steady_order
from kithkin_science.base.result import Term
from kithkin_science.patterns.cosine import design
from kithkin_science.patterns.profile_bands import (
    Cosines,
    differences,
    fields_of,
    joined,
    notes_on,
)
from kithkin_science.patterns.profile_sources import Asked, Missing, Source, asked_of, sources
from kithkin_science.patterns.profiles import Contrast, StructuralSummary
from kithkin_science.stats.draws import Seed, enough, seed_of
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "Gurtman and Balakrishnan (1998), Clinical Psychology: Science and Practice 5, 344-360, "
    "doi:10.1111/j.1468-2850.1998.tb00154.x; Zimmermann and Wright (2017), Assessment 24, 3-23, "
    "doi:10.1177/1073191115621795"
)


def structural_summary(
    scores: Any,
    angles: Any,
    *,
    measures: Any = None,
    group: Any = None,
    missing: Missing = "listwise",
    data: Any = None,
    term: Sequence[Term] | None = None,
    level: float = 0.95,
    replicates: int = 2000,
    rng: Seed = None,
) -> StructuralSummary:
    """Elevation, amplitude and displacement of profiles round the circumplex, with intervals.

    Without ``measures`` the profile is the mean of each scale; with them, the correlation of each
    measure with each scale. The cosine is fitted by least squares, whatever the angles are.
    Intervals are percentiles of a bootstrap of people (within groups); those of the displacement
    are percentiles of the turn from the estimate.

    Parameters
    ----------
    scores
        (people, scales), or names of columns in ``data``.
    angles
        (scales,) where each scale stands, in degrees; they need not be evenly apart.
    measures
        (people, measures), or names of columns; None: mean profiles.
    group
        (people,) ids of groups, each with profiles of its own; None: one group.
    missing
        ``listwise``: people with a gap are left out of the profiles that need it, and counted;
        ``pairwise``: each mean and correlation is over those who have it.
    data
        Anything with ``data["column"]``.
    term
        Names of the measures; the names of the columns, or 0, 1, 2..., if left out.
    level
        Share of intervals that hold the truth, between 0 and 1.
    replicates
        How many draws; 200 or more.
    rng
        Seed, Generator or None; the seed that was used is in the result.

    Returns
    -------
    StructuralSummary
        Groups in sorted order, measures as given. One person has no interval (NaN); a flat
        profile has neither displacement nor fit; a constant scale or measure has no profile.

    Raises
    ------
    ValueError
        Fewer than four different angles, or columns of other lengths.

    Notes
    -----
    Domain: intervals of elevation and axes from about 50 people, of the amplitude from 75 to 150,
    of the angle from 100 to 200 (Zimmermann and Wright 2017); below 50 a note says so. That
    groups understand the questions alike is taken for granted.

    Examples
    --------
    >>> octants = [90, 135, 180, 225, 270, 315, 360, 45]
    >>> wave = [[1 + np.cos(np.deg2rad(one - 30)) for one in octants]] * 3
    >>> told = structural_summary(wave, octants, rng=1)
    >>> float(round(told.d[0], 6)), float(round(told.a[0], 6)), float(round(told.r2[0], 6))
    (30.0, 1.0, 1.0)
    """
    asked = asked_of(data, scores, measures, group, missing, term)
    found, seed = sources(asked), seed_of(rng)
    rows = joined([_cosines(one, angles, replicates, seed) for one in found])
    fields, codes = fields_of(rows, tails(level))
    return StructuralSummary(
        n_used=asked.used(found),
        n_dropped=asked.dropped(found),
        notes=notes_on(codes, rows.n),
        claim="describes" if measures is None else "goes_with",
        method=_method(measures, missing, replicates, level),
        reference=REFERENCE,
        seed=seed,
        term=tuple(name for one in found for name in one.names),
        n=rows.n,
        **fields,
    )


def contrast(
    scores: Any,
    angles: Any,
    *,
    measures: Any = None,
    group: Any = None,
    pair: tuple[Term, Term] | None = None,
    missing: Missing = "listwise",
    data: Any = None,
    level: float = 0.95,
    replicates: int = 2000,
    rng: Seed = None,
) -> Contrast:
    """What differs between two profiles: of two groups, or of two measures of the same people.

    Parameters
    ----------
    scores, angles, measures, group, missing, data, level, replicates, rng
        As in ``structural_summary``. With ``group`` two groups are compared, a row a measure;
        without, two measures.
    pair
        (first, second) groups or measures: first minus second. None: there are two, and it is
        the later one in order minus the earlier.

    Returns
    -------
    Contrast
        Two groups are drawn apart, two measures with the same draws of people.

    Raises
    ------
    ValueError
        There are not two to compare, or ``pair`` names one that is not there.

    Notes
    -----
    Domain: as for ``structural_summary``, in each group. An interval of a difference in angle
    asks that both angles may be told (``angle``).

    Examples
    --------
    >>> octants = np.arange(0, 360, 45)
    >>> one, other = np.cos(np.deg2rad(octants)), np.cos(np.deg2rad(octants - 40))
    >>> told = contrast([one, one, other, other], octants, group=["a", "a", "b", "b"], rng=1)
    >>> told.first, told.second, float(round(told.d[0], 6))
    ('b', 'a', 40.0)
    """
    asked = asked_of(data, scores, measures, group, missing, None)
    first, second = _pair(asked, pair)
    both, seed = _compared(asked, first, second), seed_of(rng)
    rows = [_cosines(one, angles, replicates, seed) for one in both]
    if group is None:
        rows = [rows[0].only(0), rows[0].only(1)]
    fields, codes = differences(rows[0], rows[1], tails(level))
    return Contrast(
        n_used=asked.used(both),
        n_dropped=asked.dropped(both),
        notes=notes_on(codes, np.minimum(rows[0].n, rows[1].n)),
        claim="goes_with",
        method=_method(measures, missing, replicates, level),
        reference=REFERENCE,
        seed=seed,
        term=tuple(asked.names) if group is not None else ((first, second),),
        first=first,
        second=second,
        n_first=rows[0].n,
        n_second=rows[1].n,
        **fields,
    )


def _cosines(source: Source, angles: Any, replicates: int, seed: int) -> Cosines:
    wave = design(np.atleast_1d(np.asarray(angles, dtype=np.float64)))
    if source.scales != len(wave):
        raise ValueError(f"{source.scales} scales, but {len(wave)} angles")
    return source.cosines(wave, enough(replicates), seed)


def _pair(asked: Asked, pair: tuple[Term, Term] | None) -> tuple[Term, Term]:
    there = in_steady_order(asked.groups) if asked.grouped else list(asked.names)
    if pair is None and len(there) == 2:
        return there[1], there[0]
    if pair is None or pair[0] == pair[1] or not set(pair) <= set(there):
        raise ValueError(f"a contrast asks for two of {there}")
    return pair


def _compared(asked: Asked, first: Term, second: Term) -> list[Source]:
    """One source each for two groups; one of both measures for people who have both."""
    if asked.grouped:
        found = {one.group: one for one in sources(asked)}
        return [found[first], found[second]]
    return sources(asked.with_measures([first, second]))


def _method(measures: Any, missing: str, replicates: int, level: float) -> str:
    what = "mean" if measures is None else "correlation"
    return (
        f"least-squares cosine of {what} profiles, {missing}, "
        f"{replicates} bootstrap replicates, level {level:g}"
    )
