"""A person's usual level, and how far each moment is from it."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from kithkin_science.base.columns import (
    Floats,
    column_of,
    in_steady_order,
    labels,
    numbers,
    same_length,
)
from kithkin_science.base.result import Note, Result, Term, column, notes_of

REFERENCE = (
    "Enders and Tofighi (2007), Psychological Methods 12, 121-138, "
    "doi:10.1037/1082-989X.12.2.121; Raudenbush and Bryk (2002), Hierarchical Linear Models, 2nd "
    "ed., eq. 3.38; Luedtke et al. (2008), Psychological Methods 13, 203-229, doi:10.1037/a0012869"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Centred(Result):
    """One row a row given; ``within + between + grand`` is the value.

    Attributes
    ----------
    group
        Whose row it is.
    within
        Value minus the group's mean.
    between
        The group's mean minus the grand mean.
    reliability
        Of the group's mean, row by row.
    grand
        Mean of the groups' means: each group counts once.
    term, mean, n_each, reliability_of_mean
        One a group: who, mean, rows known, and the share of its variance that is between
        groups, 0 to 1.
    """

    columns: ClassVar[dict[str, str]] = {
        "group": "group",
        "within": "within",
        "between": "between",
        "reliability": "reliability",
    }
    group: tuple[Term, ...]
    within: Floats
    between: Floats
    reliability: Floats
    grand: float
    term: tuple[Term, ...]
    mean: Floats
    n_each: Floats
    reliability_of_mean: Floats


def centre(x: Any, groups: Any, *, data: Any = None) -> Centred:
    """Split values into the group's level and the departure from it.

    Reliability of a mean is t / (t + s / n), with the variances between (t) and within (s) from
    the analysis of variance for groups of unlike size.

    Parameters
    ----------
    x
        (rows,) values, or a name in ``data``.
    groups
        (rows,) ids, or a name in ``data``.
    data
        Anything with ``data["column"]``.

    Returns
    -------
    Centred
        Rows as given; a missing value or group stays and is NaN, and is counted. Groups in
        sorted order.

    Notes
    -----
    Domain: describes. Effects of ``between`` are too small by its reliability; where the
    variance between is estimated as 0 the reliability is 0 and a note says that this does not
    mean that all are alike.

    Examples
    --------
    >>> told = centre([1, 3, 5, 9], ["a", "a", "b", "b"])
    >>> told.within.tolist(), told.between.tolist(), told.grand
    ([-1.0, 1.0, -2.0, 2.0], [-2.5, -2.5, 2.5, 2.5], 4.5)
    """
    values, ids = np.atleast_1d(numbers(column_of(data, x))), labels(column_of(data, groups))
    same_length(x=values, groups=ids)
    terms = in_steady_order(one for one in ids if one is not None)
    place = {one: float(k) for k, one in enumerate(terms)}
    code = np.array([place.get(one, np.nan) for one in ids], dtype=np.float64)
    known = ~np.isnan(values) & ~np.isnan(code)
    each, held = code[known].astype(np.intp), values[known]
    n = np.bincount(each, minlength=len(terms)).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(each, held, len(terms)) / n
    grand = float(mean[n > 0].mean()) if (n > 0).any() else float("nan")
    reliable, note = _reliability(held - mean[each], mean[n > 0], n[n > 0])
    reliability = np.full(len(terms), np.nan)
    reliability[n > 0] = reliable
    rows = np.full((3, len(values)), np.nan)
    rows[:, known] = held - mean[each], mean[each] - grand, reliability[each]
    lost = int((~known).sum())
    return Centred(
        n_used=int(known.sum()),
        n_dropped={"missing": lost} if lost else {},
        notes=_notes(lost, note),
        claim="describes",
        method="group means, each group once; reliability from analysis of variance",
        reference=REFERENCE,
        group=tuple(column(ids)),
        within=rows[0],
        between=rows[1],
        reliability=rows[2],
        grand=grand,
        term=tuple(terms),
        mean=mean,
        n_each=n,
        reliability_of_mean=reliability,
    )


def _notes(lost: int, note: int) -> tuple[Note, ...]:
    alone, none = int(note == 1), int(note == 2)
    return notes_of(
        Note("missing", "A value or whose it is is not known.", lost),
        Note("one_row_each", "The groups do not tell how reliable a mean is.", alone),
        Note("none_between", "No variance between is seen; not that all are alike.", none),
    )


def _reliability(off: Floats, mean: Floats, n: Floats) -> tuple[Floats, int]:
    """One a group, and 1 where it cannot be told, 2 where no variance between is seen."""
    groups, rows = len(n), n.sum()
    if groups < 2 or rows <= groups:
        return np.full(groups, np.nan), int(rows > 0)
    inside = float((off**2).sum() / (rows - groups))
    whole = float((n * mean).sum() / rows)
    outside = float((n * (mean - whole) ** 2).sum() / (groups - 1))
    size = (rows - (n**2).sum() / rows) / (groups - 1)
    between = (outside - inside) / size
    if between <= 0:
        return np.zeros(groups), 2
    return np.asarray(between / (between + inside / n)), 0
