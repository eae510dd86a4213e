"""What the estimators round the circumplex hand back."""

from dataclasses import dataclass
from typing import ClassVar

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Result, Term

PARTS = ("e", "x", "y", "a", "d")
BANDS = {f"{part}{end}": f"{part}{end}" for part in PARTS for end in ("", "_low", "_high")}
SHOWN = BANDS | {"angle": "angle", "r2": "r2"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ProfileBands(Result):
    """One row a profile: elevation, axes, amplitude, displacement and fit, with intervals.

    Attributes
    ----------
    term
        What the profile is of.
    e, x, y, a
        Elevation, the two axes and the amplitude, in the unit of the profile (a correlation, or
        the scales' own unit); ``_low`` and ``_high`` bound them.
    d, d_low, d_high
        Displacement in degrees, [0, 360), as fitted. Its interval may pass 0: low > high then.
    angle
        ``d`` where it may be told, else NaN: the fit is under .70, or the region of (x, y) holds
        the origin, so that any angle would do.
    r2
        Share of the profile that the cosine holds, 0 to 1; NaN for a flat profile.
    """

    term: tuple[Term, ...]
    e: Floats
    e_low: Floats
    e_high: Floats
    x: Floats
    x_low: Floats
    x_high: Floats
    y: Floats
    y_low: Floats
    y_high: Floats
    a: Floats
    a_low: Floats
    a_high: Floats
    d: Floats
    d_low: Floats
    d_high: Floats
    angle: Floats
    r2: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StructuralSummary(ProfileBands):
    """Profiles of people: a row a measure, a group, or (group, measure); ``n`` people behind it."""

    columns: ClassVar[dict[str, str]] = {"term": "term", "n": "n"} | SHOWN
    n: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contrast(ProfileBands):
    """First profile minus second; every part is a difference, that of ``d`` the shorter turn.

    Attributes
    ----------
    first, second
        What was compared.
    n_first, n_second
        People behind each.
    angle
        ``d`` where both angles may be told, else NaN. From -180 (not included) to 180.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "n_first": "n_first",
        "n_second": "n_second",
    } | SHOWN
    first: Term
    second: Term
    n_first: Floats
    n_second: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PersonProfile(ProfileBands):
    """Profiles of single persons, with the error of measurement.

    Attributes
    ----------
    n
        Scales answered.
    ellipse
        (persons, 3): half the longer and half the shorter axis of the region of (x, y), and the
        direction of the longer in degrees, [0, 180).
    """

    columns: ClassVar[dict[str, str]] = {"term": "term", "n": "n"} | SHOWN
    n: Floats
    ellipse: Floats
