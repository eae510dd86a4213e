"""How reliably a daily form tells people apart, and one person's days from each other."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import fdtri

from kithkin_science.base.codes import Codes, coded
from kithkin_science.base.columns import Floats, column_of, same_length
from kithkin_science.base.result import Note, notes_of
from kithkin_science.measures.answers import read_answers
from kithkin_science.measures.results import WithinPerson
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "Shrout and Lane (2012), in Handbook of Research Methods for Studying Daily Life, 302-320; "
    "Cranford, Shrout, Iida et al. (2006), Personality and Social Psychology Bulletin 32, "
    "917-929, doi:10.1177/0146167206287721"
)
COMPONENTS = (
    "person", "time", "item", "person:time", "person:item", "time:item", "residual",
)  # fmt: skip
NOTHING = dict.fromkeys(("rc", "rc_low", "rc_high", "rkf", "r1r", "rkr"), float("nan"))


@dataclass(frozen=True, slots=True)
class Squares:
    """Mean squares of an effect and of its error, with their degrees of freedom."""

    effect: float
    error: float
    df: tuple[float, float]

    def reliability(self, level: float) -> tuple[float, float, float]:
        """1 - error / effect with its interval from the F distribution; below 0 it is 0."""
        if min(self.df) < 1 or not self.effect > 0 or not self.error > 0:
            return float("nan"), float("nan"), float("nan")
        ratio = self.effect / self.error
        cut = fdtri(*self.df, tails(level))
        estimate, low, high = (max(1 - one / ratio, 0.0) for one in (1.0, cut[1], cut[0]))
        return estimate, low, high


def within_person(
    items: Any, person: Any, time: Any, *, level: float = 0.95, data: Any = None
) -> WithinPerson:
    """Reliability of change within people, and of differences between them.

    Parameters
    ----------
    items
        (rows, items), a dict item -> column, or names of columns in ``data``; a row is one
        person at one time, reversed items already turned.
    person, time
        (rows,) ids, or names in ``data``.
    level
        Share of intervals that hold the truth, between 0 and 1.
    data
        Anything with ``data["name"]``.

    Returns
    -------
    WithinPerson
        Unless everybody answered at the same times, once each, only ``rcn`` is told.

    Notes
    -----
    Variances from mean squares (balanced: those of REML where none is below 0); below 0 they are
    0, and said. rc = pt / (pt + e / m), rcn the same from occasions nested in people, m items.
    Intervals are exact F intervals for normal effects; rcn's takes items as exchangeable. A row
    with an unanswered item is left out.

    Examples
    --------
    >>> told = within_person([[2, 3], [4, 5], [5, 5], [3, 4]], ["a", "a", "b", "b"], [1, 2, 1, 2])
    >>> round(told.rcn, 3), told.term[:2]
    (0.88, ('person', 'time'))
    """
    names, answers = read_answers(items, data)
    _, (who,) = coded(column_of(data, person))
    _, (when,) = coded(column_of(data, time))
    same_length(items=answers, person=who, time=when)
    whole = ~np.isnan(answers).any(axis=1) & (who >= 0) & (when >= 0)
    answers, who, when = answers[whole], who[whole], when[whole]
    cube = _cube(answers, who, when)
    variance = np.full(len(COMPONENTS), np.nan)
    numbers: dict[str, float] = dict(NOTHING)
    if cube is not None and min(cube.shape) > 1:
        variance, crossed = _components(cube)
        numbers = _reliabilities(np.maximum(variance, 0), cube.shape, crossed, level)
    nested = _nested(answers, who).reliability(level) if answers.size else (float("nan"),) * 3
    left = int((~whole).sum())
    told = np.maximum(variance, 0)
    return WithinPerson(
        n_used=len(answers),
        n_dropped={"not_whole": left} if left else {},
        notes=_notes(left, cube, variance, nested[0]),
        claim="describes",
        method=f"generalizability, {len(names)} items, mean squares, level {level:g}",
        reference=REFERENCE,
        rcn=nested[0],
        rcn_low=nested[1],
        rcn_high=nested[2],
        term=COMPONENTS,
        variance=told,
        share=told / (told.sum() if told.sum() > 0 else np.nan),
        **_typed(numbers),
    )


def _typed(numbers: dict[str, float]) -> dict[str, Any]:
    return dict(numbers)


def _cube(answers: Floats, who: Codes, when: Codes) -> Floats | None:
    """(people, times, items) if everybody answered at all times once, else None."""
    people, person = np.unique(who, return_inverse=True)
    times, moment = np.unique(when, return_inverse=True)
    cells = person * len(times) + moment
    if len(answers) != len(people) * len(times) or len(np.unique(cells)) != len(cells):
        return None
    cube = np.empty_like(answers)
    cube[cells] = answers
    return cube.reshape(len(people), len(times), answers.shape[1])


def _components(cube: Floats) -> tuple[Floats, Squares]:
    """The seven variances of people x times x items, one answer a cell (may be below 0)."""
    p, k, m = cube.shape
    value = cube - cube.mean()
    by_p, by_t, by_i = value.mean((1, 2)), value.mean((0, 2)), value.mean((0, 1))
    pt = value.mean(2) - by_p[:, None] - by_t
    pi = value.mean(1) - by_p[:, None] - by_i
    ti = value.mean(0) - by_t[:, None] - by_i
    rest = value - pt[:, :, None] - pi[:, None, :] - ti
    rest = rest - by_p[:, None, None] - by_t[None, :, None] - by_i
    df_p, df_t, df_i = p - 1, k - 1, m - 1
    ms_p, ms_t = k * m * (by_p**2).sum() / df_p, p * m * (by_t**2).sum() / df_t
    ms_i = p * k * (by_i**2).sum() / df_i
    ms_pt = m * (pt**2).sum() / (df_p * df_t)
    ms_pi = k * (pi**2).sum() / (df_p * df_i)
    ms_ti = p * (ti**2).sum() / (df_t * df_i)
    error = (rest**2).sum() / (df_p * df_t * df_i)
    found = [
        (ms_p - ms_pt - ms_pi + error) / (k * m),
        (ms_t - ms_pt - ms_ti + error) / (p * m),
        (ms_i - ms_pi - ms_ti + error) / (p * k),
        (ms_pt - error) / m,
        (ms_pi - error) / k,
        (ms_ti - error) / p,
        error,
    ]
    df = (df_p * df_t, df_p * df_t * df_i)
    return np.array(found), Squares(float(ms_pt), float(error), df)


def _reliabilities(
    variance: Floats, shape: tuple[int, ...], crossed: Squares, level: float
) -> dict[str, float]:
    _, k, m = shape
    person, time, _, both, by_item, _, error = variance.tolist()
    true = person + by_item / m
    rc, low, high = crossed.reliability(level)
    parts = {
        "rkf": error / (k * m),
        "r1r": time + both + error / m,
        "rkr": (time + both) / k + error / (k * m),
    }
    shares = {
        name: true / (true + noise) if true + noise > 0 else float("nan")
        for name, noise in parts.items()
    }
    return {"rc": rc, "rc_low": low, "rc_high": high, **shares}


def _nested(answers: Floats, who: Codes) -> Squares:
    """Occasions within people against answers within occasions; people may have any number."""
    rows, m = answers.shape
    people, person = np.unique(who, return_inverse=True)
    mean = answers.mean(axis=1)
    middle = (np.bincount(person, mean) / np.bincount(person))[person]
    df = (float(rows - len(people)), float(rows * (m - 1)))
    with np.errstate(invalid="ignore", divide="ignore"):
        effect = np.float64(m * ((mean - middle) ** 2).sum()) / df[0]
        error = np.float64(((answers - mean[:, None]) ** 2).sum()) / df[1]
    return Squares(float(effect), float(error), df)


def _notes(left: int, cube: Floats | None, variance: Floats, rcn: float) -> tuple[Note, ...]:
    below = int((variance < 0).sum())
    return notes_of(
        Note("not_whole", "A row with an unanswered question or no id is left out.", left),
        Note("unbalanced", "Not the same times for all: only the nested reliability is told.",
             int(cube is None)),
        Note("below_zero", "A variance came out below 0 and is told as 0.", below),
        Note("no_change", "Too few occasions, or answers that never differ.", int(np.isnan(rcn))),
    )  # fmt: skip
