"""What the estimators over stories hand back."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from kithkin_science.base.columns import Floats
from kithkin_science.base.result import Result, Term

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pervasiveness(Result):
    """In k of n stories, with j of m people, one row a word.

    Attributes
    ----------
    term
        The words.
    k, n
        Stories that have the word; stories for which that is known.
    people_with, people
        People with whom it is so in some story (j); people of the stories (m).
    estimate, low, high
        Share of stories, 0 to 1, with its interval.
    persons, k_by_person, n_by_person
        Ids, and (persons, words) the counts of the stories that name each.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "k": "k",
        "n": "n",
        "people_with": "people_with",
        "people": "people",
        "estimate": "estimate",
        "conf_low": "low",
        "conf_high": "high",
    }
    term: tuple[Term, ...]
    k: Counts
    n: Counts
    people_with: Counts
    people: Counts
    estimate: Floats
    low: Floats
    high: Floats
    persons: tuple[Term, ...]
    k_by_person: Counts
    n_by_person: Counts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Phases(Result):
    """Later share minus earlier share, one row a word, from -1 to 1.

    Attributes
    ----------
    prob_fell
        Posterior chance that the later share is the smaller one.
    verdict
        ``fell``, ``rose`` or ``cannot_tell_yet``; over all words together at most one set in
        twenty says fell or rose although nothing changed.
    """

    columns: ClassVar[dict[str, str]] = {
        "term": "term",
        "estimate": "difference",
        "conf_low": "low",
        "conf_high": "high",
        "prob_fell": "prob_fell",
        "verdict": "verdict",
    }
    term: tuple[Term, ...]
    difference: Floats
    low: Floats
    high: Floats
    prob_fell: Floats
    verdict: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StoriesNeeded(Result):
    """How many stories until the interval is no wider than asked for.

    Attributes
    ----------
    total, more
        Stories in all, and beyond those told; more is 0 where they suffice.
    planned_share
        The share reckoned with: of those the data allow, the one nearest to one half.
    """

    columns: ClassVar[dict[str, str]] = {
        "total": "total",
        "more": "more",
        "planned_share": "planned_share",
    }
    total: Counts
    more: Counts
    planned_share: Floats
