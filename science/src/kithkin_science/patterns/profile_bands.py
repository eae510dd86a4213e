"""From replicates of profiles to their intervals, and whether an angle may be told."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, notes_of
from kithkin_science.patterns.cosine import Cosine
from kithkin_science.patterns.profiles import PARTS
from kithkin_science.stats.circular import turned

LEAST_FIT = 0.70
FEW_PEOPLE = 50  # below: intervals of elevation and axes are known to be too narrow
MOST_UNDEFINED = 0.05
WORDS = {
    "nobody": "Nobody has all that this profile needs.",
    "one_person": "One person alone has no interval.",
    "few_people": "With fewer than 50 people intervals are too narrow.",
    "constant": "A scale or measure does not differ: no profile.",
    "flat": "The profile is flat: it has no displacement and no fit.",
    "low_fit": "The cosine holds less than .70 of the profile: the angle is not told.",
    "origin": "The region of the axes holds the origin: the angle is not told.",
    "no_spread": "The replicates do not differ: no interval.",
    "undefined_draws": "More than one replicate in twenty has no profile: no interval.",
}
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Cosines:
    """Estimates of k profiles, (3, replicates, k) elevations and axes drawn, people behind them."""

    told: Cosine
    draws: Floats
    n: Floats

    def only(self, one: int) -> "Cosines":
        """One profile's."""
        fields = (getattr(self.told, name)[[one]] for name in ("e", "x", "y", "a", "d", "r2"))
        return Cosines(Cosine(*fields), self.draws[:, :, [one]], self.n[[one]])


def joined(many: list[Cosines]) -> Cosines:
    """Those of all groups, one after another."""
    told = (
        np.concatenate([getattr(one.told, name) for one in many])
        for name in ("e", "x", "y", "a", "d", "r2")
    )
    draws = np.concatenate([one.draws for one in many], axis=2)
    return Cosines(Cosine(*told), draws, np.concatenate([one.n for one in many]))


def fields_of(rows: Cosines, tails: Floats) -> tuple[dict[str, Floats], dict[str, int]]:
    """The fields of ``ProfileBands``, and how many profiles each note is about."""
    told = rows.told
    draws = np.stack([*rows.draws, np.hypot(rows.draws[1], rows.draws[2]), _turns(rows)])
    ends, codes = _ends(draws, tails, np.hypot(told.e, told.a))
    ends[:, 4] = (ends[:, 4] + told.d) % 360.0
    withheld, why = _withheld(rows, tails, ends)
    return _fields(told, ends, withheld), codes | _people(rows) | why


def differences(
    first: Cosines, second: Cosines, tails: Floats
) -> tuple[dict[str, Floats], dict[str, int]]:
    """The same of first minus second; the displacement's is the shorter turn."""
    a, b = first.told, second.told
    e, x, y, high = (getattr(a, part) - getattr(b, part) for part in ("e", "x", "y", "a"))
    told = Cosine(e, x, y, high, turned(a.d, b.d), a.r2 - b.r2)
    level = [np.hypot(one.draws[1], one.draws[2]) for one in (first, second)]
    turn = turned(_turns(first) - _turns(second), 0.0)
    draws = np.stack([*(first.draws - second.draws), level[0] - level[1], turn])
    scale = np.hypot(a.e, a.a) + np.hypot(b.e, b.a)
    ends, codes = _ends(draws, tails, scale)
    ends[:, 4] += told.d
    each = [fields_of(one, tails) for one in (first, second)]
    withheld = np.isnan(each[0][0]["angle"]) | np.isnan(each[1][0]["angle"])
    why = {code: max(one[1].get(code, 0) for one in each) for code in WORDS}
    return _fields(told, ends, withheld), why | codes


def notes_on(codes: dict[str, int], n: Floats) -> tuple[Note, ...]:
    """In the order of ``WORDS``, each once and counted."""
    counted = codes | {"nobody": int((n == 0).sum())}
    return notes_of(*(Note(code, words, counted.get(code, 0)) for code, words in WORDS.items()))


def _turns(rows: Cosines) -> Floats:
    _, x, y = rows.draws
    angle = np.rad2deg(np.arctan2(y, x))
    made: Floats = turned(angle, rows.told.d)
    return made


def _ends(draws: Floats, tails: Floats, scale: Floats) -> tuple[Floats, dict[str, int]]:
    """(2, parts, k) percentiles of (parts, replicates, k); NaN where they say nothing."""
    lost = np.isnan(draws[0])
    share = lost.mean(0)
    ends = np.full((2, draws.shape[0], draws.shape[2]), np.nan)
    whole = share == 0
    if whole.any():
        held = np.ascontiguousarray(draws[:, :, whole].swapaxes(1, 2))
        ends[:, :, whole] = np.quantile(held, tails, axis=2, overwrite_input=True)
    for one in np.flatnonzero((share > 0) & (share <= MOST_UNDEFINED)):
        ends[:, :, one] = np.quantile(draws[:, ~lost[:, one], one], tails, axis=1)
    still = (ends[1, :3] - ends[0, :3]).max(0) <= 1e-12 * scale
    ends[:, :, still] = np.nan
    some = (share > MOST_UNDEFINED) & (share < 1)
    return ends, {"no_spread": int(still.sum()), "undefined_draws": int(some.sum())}


def _withheld(rows: Cosines, tails: Floats, ends: Floats) -> tuple[Flags, dict[str, int]]:
    """Profiles whose angle is not told, and why."""
    told, known = rows.told, ~np.isnan(ends[0, 1])
    flat = np.isnan(told.r2) & np.isfinite(told.e)
    low = told.r2 < LEAST_FIT
    holds = known & ~flat & _holds_origin(rows, float(tails[1] - tails[0]))
    why = {"flat": int(flat.sum()), "low_fit": int(low.sum()), "origin": int(holds.sum())}
    return flat | low | holds | ~known, why


def _holds_origin(rows: Cosines, level: float) -> Flags:
    """Whether the ellipse of (x, y) round the estimate holds the origin."""
    there = np.where(np.isnan(rows.draws[1:]), 0.0, 1.0)
    many = np.maximum(there[0].sum(0), 1.0)
    mean = np.nansum(rows.draws[1:], axis=1) / many
    away = np.where(there > 0, rows.draws[1:] - mean[:, None, :], 0.0)
    xx, yy, xy = (away[0] ** 2).sum(0), (away[1] ** 2).sum(0), (away[0] * away[1]).sum(0)
    x, y = rows.told.x, rows.told.y
    reach = -2.0 * np.log1p(-level) / np.maximum(many - 1.0, 1.0)
    return np.asarray(x**2 * yy - 2 * x * y * xy + y**2 * xx < reach * (xx * yy - xy**2))


def _people(rows: Cosines) -> dict[str, int]:
    n = rows.n
    return {
        "one_person": int((n == 1).sum()),
        "few_people": int(((n > 1) & (n < FEW_PEOPLE)).sum()),
        "constant": int((np.isnan(rows.told.e) & (n > 1)).sum()),
    }


def _fields(told: Cosine, ends: Floats, withheld: Flags) -> dict[str, Floats]:
    fields = {"angle": np.where(withheld, np.nan, told.d), "r2": told.r2}
    for one, part in enumerate(PARTS):
        fields |= {
            part: getattr(told, part),
            f"{part}_low": ends[0, one],
            f"{part}_high": ends[1, one],
        }
    return fields
