"""What an ego's network looks like from outside, for thousands of egos at once."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from kithkin_science.base.codes import Codes
from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.network.ego_paths import betweenness, components
from kithkin_science.network.ego_tables import Alters, EgoNames, Unlisted, read_tables
from kithkin_science.network.ego_ties import Between, read_ties

REFERENCE = (
    "Burt (1992), Structural Holes, doi:10.4159/9780674029095; Everett and Borgatti (2005), "
    "Social Networks 27, 31-38, doi:10.1016/j.socnet.2004.11.007; Krackhardt and Stern (1988), "
    "Social Psychology Quarterly 51, 123-140, doi:10.2307/2786835"
)
USUAL = EgoNames()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EgoMeasures(Result):
    """One row an ego; see docs/science/ego-networks.md for the formulas.

    Attributes
    ----------
    term, size
        Egos in steady order, and how many people each named; 0 is a row like any other.
    mean_size
        Mean of all sizes, those of 0 too.
    density, density_low, density_high
        Share of pairs of people that are tied. Where pairs were not asked it is NaN, and the
        ends are what it would be if none of those were tied, or all.
    components
        Groups of people who reach each other without ego; -1 not known.
    effective_size, constraint, hierarchy
        Burt's: people less what they repeat of each other; how much ego's ties lead to the
        same people; how far that comes from one of them, 0 to 1.
    betweenness
        Pairs that meet only through ego.
    ei
        People of another group than ego less those of the same, by all; -1 to 1.
    reciprocity
        Share of directed ties between people that are returned.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "size": "size",
        "density": "density",
        "density_low": "density_low",
        "density_high": "density_high",
        "components": "components",
        "effective_size": "effective_size",
        "constraint": "constraint",
        "hierarchy": "hierarchy",
        "betweenness": "betweenness",
        "ei": "ei",
        "reciprocity": "reciprocity",
    }
    term: tuple[Term, ...]
    size: Codes
    mean_size: float
    density: Floats
    density_low: Floats
    density_high: Floats
    components: Codes
    effective_size: Floats
    constraint: Floats
    hierarchy: Floats
    betweenness: Floats
    ei: Floats
    reciprocity: Floats


def ego_measures(
    alters: Any,
    ties: Any = None,
    *,
    egos: Any = None,
    weights: str | None = None,
    unlisted: Unlisted = "no_tie",
    directed: bool = False,
    names: EgoNames = USUAL,
) -> EgoMeasures:
    """Size, density, components, Burt's measures, betweenness and mixing of many ego networks.

    Parameters
    ----------
    alters
        Anything with ``alters["ego"]`` and ``alters["alter"]``: a row a person named by an ego.
    ties
        Anything with ``ties["ego"]``, ``ties["source"]``, ``ties["target"]``: a row a tie
        between two people whom that ego named. None: nobody was asked.
    egos
        Everybody asked, those too who named nobody: ids, or anything with ``egos["ego"]``.
    weights
        Column of ``ties``: how strong, from 0, on a scale of equal steps. 0 is asked and no
        tie; missing is asked and not known. Left out, every row is a tie of weight 1.
    unlisted
        What a pair without a row in ``ties`` means: ``no_tie``, or it was ``unasked``.
    directed
        Whether ``source`` to ``target`` is a direction; a pair then weighs the mean of both ways.
    names
        Other names of columns, and further columns: see ``EgoNames``.

    Returns
    -------
    EgoMeasures
        One row an ego, in steady order of ids, whoever named nobody included.

    Notes
    -----
    Domain: one listing an ego, taken as complete; describes what was told. Memory: about 2 bytes
    for the square of each ego's size.

    Examples
    --------
    >>> named = {"ego": ["mina"] * 3 + ["bea"], "alter": ["ana", "leo", "kim", "ana"]}
    >>> knows = {"ego": ["mina"], "source": ["ana"], "target": ["leo"]}
    >>> found = ego_measures(named, knows, egos=["mina", "bea", "noor"])
    >>> found.term, found.size.tolist(), round(float(found.density[1]), 3)
    (('bea', 'mina', 'noor'), [1, 3, 0], 0.333)
    """
    tables = read_tables(alters, ties, egos, names)
    weight = None if weights is None or ties is None else ties[weights]
    between = read_ties(tables, weight, unlisted, directed=directed)
    people, known = tables.alters, between.unknown == 0
    measured: dict[str, Any] = {
        name: np.where(known, values, np.nan) for name, values in _structure(between).items()
    }
    return EgoMeasures(
        n_used=len(people.term),
        n_dropped=_dropped(people, between),
        notes=_notes(between, people, grouped=names.group is not None),
        claim="describes",
        method=_method(directed=directed, weighted=(weights or names.strength) is not None),
        reference=REFERENCE,
        term=tuple(people.term),
        size=people.size,
        mean_size=float(people.size.mean()) if people.term else float("nan"),
        components=np.where(known, components(between), -1),
        ei=_mixing(people),
        **_density(between),
        **measured,
    )


def _density(between: Between) -> dict[str, Any]:
    size = between.squares.alters.size
    pairs = np.where(size > 1, size * (size - 1) / 2, np.nan)
    tied = between.squares.count(between.ties.source)
    low, high = tied / pairs, (tied + between.unknown) / pairs
    density = np.where(between.unknown == 0, low, np.nan)
    return {"density": density, "density_low": low, "density_high": high}


def _structure(between: Between) -> dict[str, Floats]:
    """Burt's measures; sums over people and over ties, never over squares."""
    people, ties = between.squares.alters, between.ties
    many, size = people.owner.size, people.size
    own, first, last, weight = people.strength, ties.source, ties.target, ties.weight
    reach = (
        own + people.outside + np.bincount(first, weight, many) + np.bincount(last, weight, many)
    )
    share = own / np.bincount(people.owner, own, size.size)[people.owner]
    spread = share / reach
    through = share.copy()
    through += np.bincount(last, spread[first] * weight, many)
    through += np.bincount(first, spread[last] * weight, many)
    most = own.copy()
    if weight.size and not weight.max() <= own.min():  # else no tie is a person's strongest
        np.maximum.at(most, first, weight)
        np.maximum.at(most, last, weight)
    repeated = weight * (share[first] / most[last] + share[last] / most[first])
    constraint = np.bincount(people.owner, through**2, size.size)
    with np.errstate(invalid="ignore", divide="ignore"):
        part = through**2 * (size / constraint)[people.owner]
        uneven = np.bincount(people.owner, part * np.log(part), size.size)
        hierarchy = np.where(size > 1, uneven / (size * np.log(size)), np.nan)
        returned = between.returned / between.arcs
    return {
        "effective_size": size - between.squares.count(first, repeated),
        "constraint": np.where(size > 0, constraint, np.nan),
        "hierarchy": hierarchy,
        "betweenness": betweenness(between),
        "reciprocity": returned,
    }


def _mixing(people: Alters) -> Floats:
    """People of another group less those of the same, by those whose group is known."""
    known = ~np.isnan(people.other)
    owner, many = people.owner[known], people.size.size
    there = np.bincount(owner, minlength=many)
    others = np.bincount(owner, people.other[known], many)
    found = np.full(many, np.nan)
    np.divide(2 * others - there, there, out=found, where=there > 0)
    return found


def _method(*, directed: bool, weighted: bool) -> str:
    ways = "mean of both directions" if directed else "no direction"
    return f"ego networks, ego joined to all; {'weighted' if weighted else 'unweighted'}, {ways}"


def _dropped(people: Alters, between: Between) -> dict[str, int]:
    reasons = ("no_id", "stray_tie", "tie_to_self")
    counts = people.counts | between.counts
    return {reason: counts[reason] for reason in reasons if counts[reason]}


SAID = {
    "no_id": "A row names no ego or no person.",
    "named_twice": "A person named twice by one ego counts once.",
    "stray_tie": "A tie of somebody whom the ego did not name is left out.",
    "tie_to_self": "A tie of a person to themself is left out.",
    "impossible_weight": "A weight below 0 or without end counts as not known.",
    "told_twice": "A tie told twice counts once, with the mean weight.",
    "no_alters": "Named nobody: counted with size 0; density and Burt's are not defined.",
    "one_alter": "Named one person: there is no pair, so no density or hierarchy.",
    "ties_unasked": "Not all pairs are known: density has two ends, the rest waits.",
    "no_strength": "The strength of a tie to ego is missing or not above 0.",
    "no_directed_ties": "No ties between people, so none to be returned.",
    "no_direction": "Ties have no direction: none can be returned.",
    "no_group": "Ego's group, or that of all its people, is not known.",
    "no_groups": "No groups were given, so no mixing.",
}


def _notes(between: Between, people: Alters, *, grouped: bool) -> tuple[Note, ...]:
    size, unknown = people.size, between.unknown > 0
    weak = np.bincount(people.owner[np.isnan(people.strength)], minlength=size.size) > 0
    without = np.isnan(between.arcs)
    rows = {
        "no_alters": size == 0,
        "one_alter": size == 1,
        "ties_unasked": unknown,
        "no_strength": weak,
        "no_directed_ties": (between.arcs == 0) & ~unknown,
        "no_direction": without,
        "no_group" if grouped else "no_groups": np.isnan(_mixing(people)) & (size > 0),
    }
    counts = people.counts | between.counts | {code: int(row.sum()) for code, row in rows.items()}
    return notes_of(*(Note(code, words, counts.get(code, 0)) for code, words in SAID.items()))
