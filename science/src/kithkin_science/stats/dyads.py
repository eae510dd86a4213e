"""Two people, each of whom moves both: the actor-partner interdependence model."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy.special import stdtr, stdtrit

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.stats.dyad_fits import Fit, by_role, exchangeable
from kithkin_science.stats.dyad_rows import Dyads, read_dyads
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "Kenny, Kashy and Cook (2006), Dyadic Data Analysis; k: Kenny and Ledermann (2010), Journal of "
    "Family Psychology 24, 359-366, doi:10.1037/a0019651; Fieller (1954), Journal of the Royal "
    "Statistical Society B 16, 175-185, doi:10.1111/j.2517-6161.1954.tb00159.x"
)
EFFECTS = ("actor", "partner")
FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ActorPartner(Result):
    """Effects of one's own and of the other's value; one row an effect of a role.

    Attributes
    ----------
    role, effect
        Whose outcome (``all`` if the two are not told apart); ``actor`` or ``partner``.
    estimate, std_error, df, p_value, low, high
        In units of the outcome by units of the predictor.
    roles, k, k_low, k_high
        (roles,) partner effect by actor effect with Fieller's interval; NaN where the actor
        effect may be 0, for then any k may be, and with fewer than twenty dyads.
    together
        (roles,) both effects added: all that can be told if the two always agree.
    intercept, residual_sd
        (roles,) outcome where the predictor is 0; spread of what is left over.
    residual_correlation
        How far the two go together beyond both effects.
    dyads
        How many dyads were used.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "role",
        "effect": "effect",
        "estimate": "estimate",
        "std_error": "std_error",
        "df": "df",
        "p_value": "p_value",
        "conf_low": "low",
        "conf_high": "high",
    }
    role: tuple[Term, ...]
    effect: tuple[str, ...]
    estimate: Floats
    std_error: Floats
    df: Floats
    p_value: Floats
    low: Floats
    high: Floats
    roles: tuple[Term, ...]
    k: Floats
    k_low: Floats
    k_high: Floats
    together: Floats
    intercept: Floats
    residual_sd: Floats
    residual_correlation: float
    dyads: int

    def of(self, effect: str, role: Term = "all") -> tuple[float, float, float]:
        """Estimate, low and high of one effect; ``ValueError`` if there is no such row."""
        row = list(zip(self.role, self.effect, strict=True)).index((role, effect))
        return float(self.estimate[row]), float(self.low[row]), float(self.high[row])


def actor_partner(
    outcome: Any,
    predictor: Any,
    dyad: Any,
    *,
    role: Any = None,
    level: float = 0.95,
    data: Any = None,
) -> ActorPartner:
    """How one's own value and the other's go with the outcome, in couples and other pairs.

    Parameters
    ----------
    outcome, predictor
        (people,) numbers, or names in ``data``; centre the predictor over all people first if
        the intercept is to be of use.
    dyad
        (people,) ids; a dyad is two people.
    role
        (people,) one of two words that tell the two of each dyad apart. Left out, the two are
        exchangeable, and one actor and one partner effect hold for both.
    level
        Share of intervals that hold the truth, between 0 and 1.
    data
        Anything with ``data["name"]``.

    Returns
    -------
    ActorPartner
        Dyads of one, of three, of unknown or like roles, or with a gap are left out and counted.

    Notes
    -----
    Saturated, so closed form: with roles each outcome on both predictors by least squares (n - 3
    degrees of freedom); without, the two's sums on sums and differences on differences, which is
    REML with compound symmetry, degrees of freedom after Satterthwaite. One moment a person: for
    diaries see ``stats.mixed``. Comparing roles supposes that the form measures both alike.

    Examples
    --------
    >>> people = {"pair": [1, 1, 2, 2, 3, 3, 4, 4], "x": [1, 2, 3, 1, 2, 4, 5, 3.0]}
    >>> told = actor_partner([2, 2, 4, 2, 3, 5, 6, 4.5], "x", "pair", data=people)
    >>> told.effect, told.estimate.round(3).tolist()
    (('actor', 'partner'), [1.046, 0.2])
    """
    pairs = read_dyads(outcome, predictor, dyad, role, data)
    fit = by_role(pairs) if role is not None else exchangeable(pairs)
    cut = tails(level)[1]
    estimate, error, df = fit.estimate.ravel(), np.sqrt(fit.variances).ravel(), fit.df.ravel()
    with np.errstate(invalid="ignore", divide="ignore"):
        reach = stdtrit(df, cut) * error
        p_value = 2 * stdtr(df, -np.abs(estimate / error))
    k, k_low, k_high = _ratios(fit, cut, enough=pairs.count >= FEW)
    roles = pairs.roles if role is not None else ("all",)
    return ActorPartner(
        n_used=2 * pairs.count,
        n_dropped=pairs.dropped,
        notes=_notes(pairs, fit, k),
        claim="goes_with",
        method=f"actor-partner, {'two roles' if role is not None else 'exchangeable'}, "
        f"level {level:g}",
        reference=REFERENCE,
        role=tuple(one for one in roles for _ in EFFECTS),
        effect=EFFECTS * len(roles),
        estimate=estimate,
        std_error=error,
        df=df,
        p_value=p_value,
        low=estimate - reach,
        high=estimate + reach,
        roles=roles,
        k=k,
        k_low=k_low,
        k_high=k_high,
        together=fit.together,
        intercept=fit.intercept,
        residual_sd=fit.residual_sd,
        residual_correlation=fit.residual_correlation,
        dyads=pairs.count,
    )


def _ratios(fit: Fit, cut: float, *, enough: bool) -> tuple[Floats, Floats, Floats]:
    """Partner by actor effect, with Fieller's ends where the actor effect is not 0."""
    (a, p), (va, vp), cov = fit.estimate.T, fit.variances.T, fit.covariance
    with np.errstate(invalid="ignore", divide="ignore"):
        t2 = stdtrit(fit.df.min(axis=1), cut) ** 2
        bend, middle, base = a**2 - t2 * va, a * p - t2 * cov, p**2 - t2 * vp
        root = np.sqrt(np.maximum(middle**2 - bend * base, 0))
        clear = (bend > 0) & enough
        found = (p / a, (middle - root) / bend, (middle + root) / bend)
    k, low, high = (np.where(clear, one, np.nan) for one in found)
    return k, low, high


def _notes(pairs: Dyads, fit: Fit, k: Floats) -> tuple[Note, ...]:
    known = ~np.isnan(fit.estimate[:, 0])
    return notes_of(
        *(Note(code, words, pairs.dropped.get(code, 0)) for code, words in DROPPED.items()),
        Note("not_apart", "Both always have the same value: only both effects together.",
             int(fit.not_apart)),
        Note("constant", "The predictor is always the same.", int(fit.constant)),
        Note("too_few", "Too few dyads for an estimate.", int(fit.too_few)),
        Note("few_dyads", "Fewer than twenty dyads: no k is told.", int(not fit.too_few and pairs.count < FEW)),
        Note("actor_near_zero", "The actor effect may be 0, so k may be anything.",
             int((known & np.isnan(k)).sum()) if pairs.count >= FEW else 0),
    )  # fmt: skip


DROPPED = {
    "no_id": "A row names no dyad.",
    "not_two": "A dyad of one, or of more than two people.",
    "no_roles": "A dyad whose two people are not told apart by their roles.",
    "gap": "A dyad with a missing value.",
}
