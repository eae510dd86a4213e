"""Who stayed, who came and who went in ego networks between two times."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from kithkin_science.base.codes import Codes, coded
from kithkin_science.base.columns import Floats, same_length
from kithkin_science.base.result import Note, Result, Term, notes_of
from kithkin_science.network.ego_tables import EgoNames

REFERENCE = (
    "Feld, Suitor and Hoegh (2007), Field Methods 19, 218-236, doi:10.1177/1525822X06299134; "
    "Jaccard (1912), New Phytologist 11, 37-50, doi:10.1111/j.1469-8137.1912.tb05611.x"
)
USUAL = EgoNames()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Turnover(Result):
    """One row an ego.

    Attributes
    ----------
    term
        Egos in steady order.
    before, after, kept, lost, gained
        (egos,) people named first, people named then, and named both times, only first, only
        then; -1 where the ego was asked only once.
    kept_share
        Kept by before: how many of the first were named again; NaN if there were none.
    stability
        Jaccard's: kept by all who were ever named; 1 the same people, 0 all others.
    change
        Size then less size first.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "before": "before",
        "after": "after",
        "kept": "kept",
        "lost": "lost",
        "gained": "gained",
        "kept_share": "kept_share",
        "stability": "stability",
        "change": "change",
    }
    term: tuple[Term, ...]
    before: Codes
    after: Codes
    kept: Codes
    lost: Codes
    gained: Codes
    kept_share: Floats
    stability: Floats
    change: Floats


def turnover(
    before: Any,
    after: Any,
    *,
    egos_before: Any = None,
    egos_after: Any = None,
    names: EgoNames = USUAL,
) -> Turnover:
    """Who stayed, who came and who went, ego by ego.

    Parameters
    ----------
    before, after
        Anything with ``["ego"]`` and ``["alter"]``: a row a person named, at each time.
    egos_before, egos_after
        Ids of everybody asked at that time, those too who named nobody. Left out, who named
        somebody.
    names
        Other names of the columns.

    Returns
    -------
    Turnover
        An ego asked only once keeps its row: counts -1, shares NaN, with one counted note.

    Notes
    -----
    Domain: the same question asked both times, and one id a person. A forgotten person looks
    like a lost one: of those not named again, many still are there (Feld, Suitor and Hoegh).

    Examples
    --------
    >>> first = {"ego": ["mina"] * 3, "alter": ["ana", "leo", "kim"]}
    >>> then = {"ego": ["mina"] * 2, "alter": ["ana", "sol"]}
    >>> told = turnover(first, then)
    >>> int(told.kept[0]), int(told.lost[0]), int(told.gained[0]), float(told.stability[0])
    (1, 2, 1, 0.25)
    """
    times, asked = (before, after), (egos_before, egos_after)
    listed = [() if one is None else one for one in asked]
    terms, egos = coded(*(one[names.ego] for one in times), *listed)
    people, alters = coded(*(one[names.alter] for one in times))
    named, there, nameless = [], [], 0
    for own, who, more in zip(egos[:2], alters, egos[2:], strict=True):
        same_length(ego=own, alter=who)
        known = (own >= 0) & (who >= 0)
        nameless += int((~known).sum())
        named.append(np.unique(own[known] * len(people) + who[known]))
        here = np.zeros(len(terms), dtype=bool)
        here[own[known]] = here[more[more >= 0]] = True
        there.append(here)
    counts = _counts(named, len(people), len(terms))
    return _told(terms, counts, there[0] & there[1], nameless)


def _counts(named: list[Codes], people: int, egos: int) -> dict[str, Codes]:
    """Per ego how many were named first, then, and both times."""
    first, then = named
    keys = {"before": first, "after": then, "kept": np.intersect1d(first, then)}
    each = max(people, 1)
    return {name: np.bincount(key // each, minlength=egos) for name, key in keys.items()}


def _told(terms: list[Term], counts: dict[str, Codes], twice: Any, nameless: int) -> Turnover:
    before, after, kept = (counts[name] for name in ("before", "after", "kept"))
    ever = before + after - kept
    with np.errstate(invalid="ignore"):
        shares = {"kept_share": kept / before, "stability": kept / ever}
    columns: dict[str, Any] = {
        name: np.where(twice, values, -1)
        for name, values in (counts | {"lost": before - kept, "gained": after - kept}).items()
    }
    columns |= {name: np.where(twice, share, np.nan) for name, share in shares.items()}
    return Turnover(
        n_used=int(twice.sum()),
        n_dropped={"no_id": nameless} if nameless else {},
        notes=notes_of(
            Note("asked_once", "Asked at one of the two times only.", int((~twice).sum())),
            Note("nobody_twice", "Named nobody both times.", int((twice & (ever == 0)).sum())),
            Note("no_id", "A row names no ego or no person.", nameless),
        ),
        claim="describes",
        method="people named at two times, matched by id",
        reference=REFERENCE,
        term=tuple(terms),
        change=np.where(twice, after - before, np.nan),
        **columns,
    )
