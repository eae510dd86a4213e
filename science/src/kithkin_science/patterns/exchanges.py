"""Behaviour on the two axes from moment to moment: how one answers another, and how it moves."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from kithkin_science.base.columns import Floats, column_of, in_steady_order, labels, same_length
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.stats.circular import circular_sd, resultant_of, turned
from kithkin_science.stats.frames import matrix

COMPLEMENT = (
    "Carson (1969), Interaction Concepts of Personality; Kiesler (1983), Psychological Review 90, "
    "185-214, doi:10.1037/0033-295X.90.3.185"
)
MOSKOWITZ = (
    "Moskowitz and Zuroff (2004), Journal of Personality and Social Psychology 86, 880-893, "
    "doi:10.1037/0022-3514.86.6.880"
)
ANYBODY = "everybody"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Complementarity(Result):
    """One row a moment, in the order given, and their means.

    Attributes
    ----------
    affiliation
        -|x - x'|: 0 if both are as warm, less the farther they are apart.
    agency
        -|y + y'|: 0 if one leads as far as the other follows.
    turn
        Degrees, 0 to 180, between the other's angle and the mirrored own; NaN for who is in the
        middle.
    mean_affiliation, mean_agency
        Over the moments that both are known for.
    """

    columns: ClassVar[dict[str, str]] = {
        "affiliation": "affiliation",
        "agency": "agency",
        "turn": "turn",
    }
    affiliation: Floats
    agency: Floats
    turn: Floats
    mean_affiliation: float
    mean_agency: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dynamics(Result):
    """One row a person, in the unit of the axes.

    Attributes
    ----------
    term, n
        Who, and moments known.
    flux_x, flux_y
        Standard deviation of each axis over moments.
    pulse
        Standard deviation of the distance from the origin.
    spin
        Circular standard deviation of the angle, in degrees, over the moments away from the
        origin; NaN for fewer than two of them.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "n": "n",
        "flux_x": "flux_x",
        "flux_y": "flux_y",
        "pulse": "pulse",
        "spin": "spin",
    }
    term: tuple[Term, ...]
    n: Floats
    flux_x: Floats
    flux_y: Floats
    pulse: Floats
    spin: Floats


def complementarity(a: Any, b: Any, *, data: Any = None) -> Complementarity:
    """How far two people's behaviour fits: warmth answers warmth, leading answers following.

    Parameters
    ----------
    a, b
        (moments, 2) x (affiliation) and y (agency) of each, or two names of columns in ``data``;
        both measured from the same middle, in one unit.
    data
        Anything with ``data["column"]``.

    Returns
    -------
    Complementarity
        A moment in which either is not known stays and is NaN.

    Notes
    -----
    Domain: describes moments; it does not say who brought what about, nor that fitting is good.

    Examples
    --------
    >>> told = complementarity([[1, 2]], [[1, -1]])
    >>> float(told.affiliation[0]), float(told.agency[0]), float(round(told.turn[0], 3))
    (0.0, -1.0, 18.435)
    """
    own, other = _pairs(data, a), _pairs(data, b)
    same_length(a=own, b=other)
    known = ~np.isnan(own).any(1) & ~np.isnan(other).any(1)
    warm = np.where(known, 0.0 - np.abs(own[:, 0] - other[:, 0]), np.nan)
    lead = np.where(known, 0.0 - np.abs(own[:, 1] + other[:, 1]), np.nan)
    mirrored, met = np.arctan2(-own[:, 1], own[:, 0]), np.arctan2(other[:, 1], other[:, 0])
    middle = known & ((own == 0).all(1) | (other == 0).all(1))
    turn = np.abs(turned(np.rad2deg(met), np.rad2deg(mirrored)))
    many, lost = int(known.sum()), int((~known).sum())
    return Complementarity(
        n_used=many,
        n_dropped={"missing": lost} if lost else {},
        notes=notes_of(
            Note("missing", "One of the two is not known in this moment.", lost),
            Note("no_direction", "Who is in the middle has no angle.", int(middle.sum())),
        ),
        claim="describes",
        method="correspondence of affiliation, reciprocity of agency",
        reference=COMPLEMENT,
        affiliation=warm,
        agency=lead,
        turn=np.where(known & ~middle, turn, np.nan),
        mean_affiliation=float(warm[known].mean()) if many else float("nan"),
        mean_agency=float(lead[known].mean()) if many else float("nan"),
    )


def dynamics(xy: Any, *, person: Any = None, least: float = 0.0, data: Any = None) -> Dynamics:
    """Flux, pulse and spin: how far behaviour moves on the axes from moment to moment.

    Parameters
    ----------
    xy
        (moments, 2) x and y from the middle of the circle, or two names of columns in ``data``.
    person
        (moments,) ids; None: all are one person's.
    least
        Distance from the origin up to which a moment has no angle, in the axes' unit.
    data
        Anything with ``data["column"]``.

    Returns
    -------
    Dynamics
        Persons in sorted order. One moment alone does not move: NaN, and a note.

    Notes
    -----
    Domain: describes; the spread holds the error of measurement too. Ten moments or more.

    Examples
    --------
    >>> told = dynamics([[1, 0], [0, 1], [-1, 0], [0, -1]])
    >>> float(told.pulse[0]), float(round(told.flux_x[0], 4)), float(told.spin[0])
    (0.0, 0.8165, inf)
    """
    rows = _pairs(data, xy)
    ids = [ANYBODY] * len(rows) if person is None else labels(column_of(data, person))
    same_length(xy=rows, person=ids)
    known = ~np.isnan(rows).any(1) & np.array([one is not None for one in ids], dtype=bool)
    terms = in_steady_order(one for one in ids if one is not None)
    told = np.full((len(terms), 5), np.nan)
    for row, one in enumerate(terms):
        told[row] = _moved(rows[[k for k, id_ in enumerate(ids) if id_ == one and known[k]]], least)
    lost, few = int((~known).sum()), int((told[:, 0] < 2).sum())
    no_angle = int(((told[:, 0] >= 2) & np.isnan(told[:, 4])).sum())
    return Dynamics(
        n_used=int(known.sum()),
        n_dropped={"missing": lost} if lost else {},
        notes=notes_of(
            Note("too_few", "One moment or none does not move.", few),
            Note("no_direction", "Fewer than two moments away from the middle: no spin.", no_angle),
        ),
        claim="describes",
        method=f"standard deviations over moments; angles beyond {least:g}",
        reference=MOSKOWITZ,
        term=tuple(terms),
        n=told[:, 0],
        flux_x=told[:, 1],
        flux_y=told[:, 2],
        pulse=told[:, 3],
        spin=told[:, 4],
    )


def _moved(rows: Floats, least: float) -> list[float]:
    """n, flux of both axes, pulse, spin of one person."""
    if len(rows) < 2:
        return [float(len(rows)), *[float("nan")] * 4]
    far = np.hypot(rows[:, 0], rows[:, 1])
    away = rows[far > max(least, 1e-12 * far.max())]
    angle = np.rad2deg(np.arctan2(away[:, 1], away[:, 0]))
    spin = float("nan")
    if len(away) > 1:
        _, length = resultant_of(angle, np.ones(len(away)))
        spin = abs(float(np.rad2deg(circular_sd(np.float64(length)))))
    flux = rows.std(0, ddof=1)
    return [float(len(rows)), float(flux[0]), float(flux[1]), float(far.std(ddof=1)), spin]


def _pairs(data: Any, given: Any) -> Floats:
    rows = matrix(data, given) if len(given) else np.zeros((0, 2))
    if rows.shape[1] != 2:
        raise ValueError(f"two axes are asked for, not {rows.shape[1]}")
    return rows
