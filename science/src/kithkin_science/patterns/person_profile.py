"""One person's profile round the circumplex, with the error of the scales."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.special import ndtri

from kithkin_science.base.columns import Floats, numbers, same_length
from kithkin_science.base.result import Note, Term, notes_of
from kithkin_science.patterns import ellipses
from kithkin_science.patterns.cosine import LEAST_SCALES, design, fitted
from kithkin_science.patterns.profile_bands import LEAST_FIT
from kithkin_science.patterns.profiles import PARTS, PersonProfile
from kithkin_science.stats.frames import matrix, names_of
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "Strack, Jacobs and Grosse Holtforth (2013), SAGE Open 3(2), doi:10.1177/2158244013486115; "
    "Gurtman and Balakrishnan (1998), Clinical Psychology: Science and Practice 5, 344-360, "
    "doi:10.1111/j.1468-2850.1998.tb00154.x"
)
CELLS = (
    "e",
    "x",
    "y",
    "a",
    "d",
    "r2",
    "angle",
    *(f"{p}{end}" for p in PARTS for end in ("_low", "_high")),
)


def profile(
    scores: Any,
    angles: Any,
    *,
    sem: Any,
    data: Any = None,
    term: Sequence[Term] | None = None,
    level: float = 0.95,
) -> PersonProfile:
    """Elevation, amplitude and displacement of single persons, as sure as the scales are.

    No bootstrap: one person is not a sample. The scales' errors of measurement go through the
    least-squares cosine: e, x and y are weighted sums of the scales, so their errors are normal
    with a known covariance.

    Parameters
    ----------
    scores
        (scales,) one person, or (persons, scales), or names of columns in ``data``.
    angles
        (scales,) in degrees; they need not be evenly apart.
    sem
        Standard error of measurement of each scale, one number or (scales,); above 0, in the
        scales' unit. Errors of scales are independent.
    data
        Anything with ``data["column"]``.
    term
        Ids of the persons; 0, 1, 2... if left out.
    level
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    PersonProfile
        e, x and y: one interval each. a and d: how near, how far and in which directions the
        region of (x, y) is seen from the origin, so they hold together at ``level`` or more.
        A missing scale is left out of the fit; with fewer than four angles left the row is NaN.

    Raises
    ------
    ValueError
        Fewer than four different angles, or an error of measurement that is not above 0.

    Notes
    -----
    Domain: normal errors of known size, away from the scale's floor and ceiling.

    Examples
    --------
    >>> octants = np.arange(0, 360, 45)
    >>> told = profile(2 + np.cos(np.deg2rad(octants - 30)), octants, sem=0.2)
    >>> float(round(told.d[0], 6)), float(round(told.a_low[0], 3)), float(round(told.a_high[0], 3))
    (30.0, 0.755, 1.245)
    """
    rows, turn = _persons(data, scores), np.atleast_1d(numbers(angles))
    design(turn)
    errors = np.broadcast_to(numbers(sem), turn.shape)
    if not (errors > 0).all():
        raise ValueError("an error of measurement is above 0")
    same_length(angles=turn, scales=rows[0] if len(rows) else turn, term=None)
    same_length(persons=rows, term=term)
    told = [_told(row, turn, errors, tails(level)) for row in rows]
    fields: dict[str, Any] = {name: np.array([one[name] for one, _ in told]) for name in CELLS}
    known = (~np.isnan(rows)).sum(1)
    lost = int(np.isnan(fields["e"]).sum())
    return PersonProfile(
        n_used=len(rows) - lost,
        n_dropped={"too_few_scales": lost} if lost else {},
        notes=_notes(fields, known, len(turn), lost),
        claim="describes",
        method=f"least-squares cosine, errors of measurement, level {level:g}",
        reference=REFERENCE,
        term=tuple(range(len(rows))) if term is None else tuple(term),
        n=known.astype(np.float64),
        ellipse=np.array([one for _, one in told]).reshape(len(rows), 3),
        **fields,
    )


def _persons(data: Any, scores: Any) -> Floats:
    if data is not None or names_of(scores) is not None:
        return matrix(data, scores)
    return np.atleast_2d(numbers(scores))


Told = tuple[dict[str, float], tuple[float, float, float]]


def _told(row: Floats, angles: Floats, errors: Floats, tail: Floats) -> Told:
    """One person's cells and ellipse."""
    cells = dict.fromkeys(CELLS, float("nan"))
    there = ~np.isnan(row)
    if len({round(float(one) % 360.0, 6) % 360.0 for one in angles[there]}) < LEAST_SCALES:
        return cells, (float("nan"),) * 3
    wave = design(angles[there])
    found = fitted(row[there], wave)
    solved = np.linalg.pinv(wave)
    covariance = (solved * errors[there] ** 2) @ solved.T
    middle = np.array([float(found.x), float(found.y)])
    region = covariance[1:, 1:] * -2.0 * np.log1p(-(tail[1] - tail[0]))
    for part, variance in zip("exy", np.diag(covariance), strict=True):
        half = float(ndtri(tail[1]) * np.sqrt(variance))
        cells[part] = float(getattr(found, part))
        cells[f"{part}_low"], cells[f"{part}_high"] = cells[part] - half, cells[part] + half
    cells["a"], cells["d"], cells["r2"] = float(found.a), float(found.d), float(found.r2)
    cells["a_low"], cells["a_high"] = ellipses.reach(middle, region)
    cells["d_low"], cells["d_high"] = ellipses.directions(middle, region)
    if found.r2 >= LEAST_FIT and not np.isnan(cells["d_low"]):
        cells["angle"] = cells["d"]
    return cells, ellipses.axes_of(region)


def _notes(fields: dict[str, Floats], known: Any, scales: int, lost: int) -> Any:
    flat = np.isnan(fields["r2"]) & ~np.isnan(fields["e"])
    holds = np.isnan(fields["d_low"]) & ~np.isnan(fields["e"]) & ~flat
    some = (known < scales) & ~np.isnan(fields["e"])
    return notes_of(
        Note("too_few_scales", "Fewer than four directions answered: no profile.", lost),
        Note("scale_missing", "A scale is missing: fitted to the others.", int(some.sum())),
        Note("flat", "The profile is flat: it has no displacement and no fit.", int(flat.sum())),
        Note(
            "low_fit",
            "The cosine holds less than .70 of the profile: the angle is not told.",
            int((fields["r2"] < LEAST_FIT).sum()),
        ),
        Note(
            "origin",
            "The region of the axes holds the origin: the angle is not told.",
            int(holds.sum()),
        ),
    )
