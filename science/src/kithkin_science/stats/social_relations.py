"""What in a family's telling is the teller, the one told about, the two, or the family."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy.special import chdtrc, ndtr, ndtri

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.stats.family_rows import Families, parts_of, read_families
from kithkin_science.stats.intervals import tails
from kithkin_science.stats.linear_covariance import Solved, solve

REFERENCE = (
    "Cook (2000), Journal of Personality and Social Psychology 78, 285-294, "
    "doi:10.1037/0022-3514.78.2.285; Kenny and La Voie (1984), Advances in Experimental Social "
    "Psychology 18, 141-182, doi:10.1016/S0065-2601(08)60144-6"
)
FEWEST_ROLES, FEW = 4, 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SocialRelations(Result):
    """One row a variance or covariance.

    Attributes
    ----------
    part, term
        ``family``; ``actor`` and ``partner`` of a role; ``relationship`` of (teller, told
        about), with the error; ``generalized`` reciprocity of a role (actor with partner) and
        ``dyadic`` reciprocity of two roles, both covariances.
    estimate, std_error, p_value, low, high
        Squared points; a variance may come out below 0, and that is said.
    correlation
        Reciprocities as correlations; NaN where a variance is not above 0, and for variances.
    chi_square, df_model, fit_p_value
        How far the model is from the covariances, and how rarely further if it held.
    roles, families, actor_effect, partner_effect
        (families, roles) what each person brings, drawn towards 0 as far as the data are unsure.
    """

    columns: ClassVar[dict[str, str]] = {
        "part": "part",
        "term": "term",
        "estimate": "estimate",
        "std_error": "std_error",
        "p_value": "p_value",
        "conf_low": "low",
        "conf_high": "high",
        "correlation": "correlation",
    }
    part: tuple[str, ...]
    term: tuple[Term, ...]
    estimate: Floats
    std_error: Floats
    p_value: Floats
    low: Floats
    high: Floats
    correlation: Floats
    chi_square: float
    df_model: int
    fit_p_value: float
    roles: tuple[Term, ...]
    families: tuple[Term, ...]
    actor_effect: Floats
    partner_effect: Floats

    def of(self, part: str, term: Term = "all") -> tuple[float, float, float]:
        """Estimate, low and high of one part; ``ValueError`` if there is no such row."""
        row = list(zip(self.part, self.term, strict=True)).index((part, term))
        return float(self.estimate[row]), float(self.low[row]), float(self.high[row])


def social_relations(
    value: Any, group: Any, actor: Any, partner: Any, *, level: float = 0.95, data: Any = None
) -> SocialRelations:
    """The social relations model of families with roles.

    value(teller, told about) = mean of the two roles + family + actor + partner + relationship.

    Parameters
    ----------
    value
        (rows,) what one person says about another, or a name in ``data``.
    group
        (rows,) ids of the families.
    actor, partner
        (rows,) roles of who tells and who is told about, the same roles in each family, four
        or more.
    level
        Share of intervals that hold the truth, between 0 and 1.
    data
        Anything with ``data["name"]``.

    Returns
    -------
    SocialRelations
        Families in which something is missing are left out and counted. NaN with fewer than
        four roles, or no more families than pairs of roles.

    Notes
    -----
    Maximum likelihood of a covariance that is a sum of known tables, means free; standard errors
    from the expected information, so intervals are for a hundred families or more, and normal
    values. With one measure the relationship holds the error too. Groups without roles are not
    offered. Comparing roles supposes that the form measures all alike.

    Examples
    --------
    >>> rows = [(home, a, b) for home in range(60) for a in "fmco" for b in "fmco" if a != b]
    >>> home, teller, about = (list(one) for one in zip(*rows))
    >>> told = social_relations(np.random.default_rng(1).normal(size=720), home, teller, about)
    >>> told.df_model, len(told.part), told.says("few_families")
    (47, 31, True)
    """
    families = read_families(value, group, actor, partner, data)
    known = len(families.roles) >= FEWEST_ROLES and len(families.values) > len(families.pairs)
    known = known and _varied(families.values)
    names, tables = parts_of(families) if len(families.roles) > 1 else ([], np.zeros((0, 0, 0)))
    numbers = np.full((6, len(names)), np.nan)
    fit, effects = (float("nan"), 0, float("nan")), np.full((2, *_shape(families)), np.nan)
    settled = True
    if known:
        scale = families.values.std()
        values = (families.values - families.values.mean(axis=0)) / scale
        solved = solve(values.T @ values / len(values), tables)
        numbers, settled = _told(names, solved, len(values), level, float(scale)), solved.settled
        fit = _fit(solved, len(values), len(names))
        effects = _effects(names, tables, solved, values) * scale
    return SocialRelations(
        n_used=len(families.values),
        n_dropped=families.dropped,
        notes=_notes(families, names, numbers, known=known, settled=settled),
        claim="describes",
        method=f"social relations, {len(families.roles)} roles, ML, level {level:g}",
        reference=REFERENCE,
        part=tuple(part for part, _ in names),
        term=tuple(term for _, term in names),
        **_rows(numbers),
        chi_square=fit[0],
        df_model=fit[1],
        fit_p_value=fit[2],
        roles=families.roles,
        families=families.term,
        actor_effect=effects[0],
        partner_effect=effects[1],
    )


ROWS = ("estimate", "std_error", "p_value", "low", "high", "correlation")


def _rows(numbers: Floats) -> dict[str, Any]:
    return dict(zip(ROWS, numbers, strict=True))


def _shape(families: Families) -> tuple[int, int]:
    return len(families.values), len(families.roles)


def _varied(values: Floats) -> bool:
    """Whether the covariances can be inverted; asked in correlations, so of no unit."""
    spread = values.std(axis=0)
    if not (spread > 1e-12 * np.abs(values).max(initial=1e-300)).all():
        return False
    return bool(np.linalg.eigvalsh(np.corrcoef(values.T))[0] > 1e-10)


def _told(
    names: list[tuple[str, Term]], solved: Solved, families: int, level: float, scale: float
) -> Floats:
    estimate = solved.estimate * scale**2
    error = np.sqrt(np.diag(solved.spread) / families) * scale**2
    reach = ndtri(tails(level)[1]) * error
    p_value = 2 * ndtr(-np.abs(estimate / error))
    correlation = _correlations(names, estimate)
    return np.array([estimate, error, p_value, estimate - reach, estimate + reach, correlation])


def _correlations(names: list[tuple[str, Term]], estimate: Floats) -> Floats:
    found = dict(zip(names, estimate.tolist(), strict=True))
    told = np.full(len(names), np.nan)
    for row, (part, term) in enumerate(names):
        sides: list[tuple[str, Term]] = []
        if part == "generalized":
            sides = [("actor", term), ("partner", term)]
        elif part == "dyadic" and isinstance(term, tuple):
            sides = [("relationship", term), ("relationship", term[::-1])]
        if sides and min(found[side] for side in sides) > 0:
            told[row] = estimate[row] / np.sqrt(found[sides[0]] * found[sides[1]])
    return told


def _fit(solved: Solved, families: int, parts: int) -> tuple[float, int, float]:
    pairs = len(solved.covariance)
    df = pairs * (pairs + 1) // 2 - parts
    chi_square = families * max(solved.misfit, 0.0)
    return chi_square, df, float(chdtrc(df, chi_square))


def _effects(
    names: list[tuple[str, Term]], tables: Floats, solved: Solved, values: Floats
) -> Floats:
    """(actor and partner, families, roles): what is expected of each, given what was told."""
    weights = np.linalg.solve(solved.covariance, values.T)
    size = dict(zip(names, solved.estimate, strict=True))
    roles = [term for part, term in names if part == "actor"]
    stands = {name: (table.diagonal() > 0) for name, table in zip(names, tables, strict=True)}
    found = np.empty((2, len(values), len(roles)))
    for row, role in enumerate(roles):
        tells, told = stands["actor", role], stands["partner", role]
        both = size["generalized", role]
        found[0, :, row] = (size["actor", role] * tells + both * told) @ weights
        found[1, :, row] = (both * tells + size["partner", role] * told) @ weights
    return found


def _notes(
    families: Families,
    names: list[tuple[str, Term]],
    numbers: Floats,
    *,
    known: bool,
    settled: bool,
) -> tuple[Note, ...]:
    counts = families.dropped
    covary = ("generalized", "dyadic")
    below = sum(
        part not in covary and value < 0
        for (part, _), value in zip(names, numbers[0].tolist(), strict=True)
    )
    roles, many = len(families.roles), len(families.values)
    enough = many > len(families.pairs)
    return notes_of(
        Note("no_id", "A row without family or roles, or of somebody about themself.",
             counts.get("no_id", 0)),
        Note("gap", "A family in which something is missing is left out.", counts.get("gap", 0)),
        Note("told_twice", "Told twice of one by one: the mean counts.", families.twice),
        Note("few_roles", "With fewer than four roles the parts cannot be told apart.",
             int(roles < FEWEST_ROLES)),
        Note("too_few", "No more families than pairs of roles.", int(not enough)),
        Note("constant", "A pair never varies, or is made up of the others.",
             int(not known and roles >= FEWEST_ROLES and enough)),
        Note("few_families", "Fewer than a hundred families: intervals hold less often.",
             int(known and many < FEW)),
        Note("below_zero", "A variance came out below 0.", int(below)),
        Note("not_settled", "The likelihood was still rising.", int(not settled)),
    )  # fmt: skip
