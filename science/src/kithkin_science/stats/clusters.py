"""Shares over observations that come in clusters, such as stories about the same person."""

import numpy as np
from scipy.special import stdtrit

from kithkin_science.base.columns import Floats
from kithkin_science.stats.intervals import tails, wilson

# How alike a cluster's members are held to be beforehand, and how many clusters that is worth.
LIKENESS, LIKENESS_WORTH = 0.25, 4


def clustered_wilson(has: Floats, about: Floats, level: float) -> tuple[Floats, Floats]:
    """Wilson's interval of shares, with as many stories as clustered ones are worth.

    The variance between clusters over the binomial one says how many times too many stories there
    seem to be. Few clusters hardly show it, so it is averaged with what is held likely
    beforehand, which counts as ``LIKENESS_WORTH`` clusters; the quantile is Student's with as
    many degrees of freedom as both have. Never narrower than if stories were independent.

    Parameters
    ----------
    has
        (stories, words) 1, 0 or NaN where it is not known.
    about
        (stories, clusters) 1 where the story belongs; a story may belong to several or to none.
    level
        Share of intervals that hold the truth.

    Returns
    -------
    tuple
        Low and high, one a word; NaN for a word that no story is known for.
    """
    known = ~np.isnan(has)
    named = about.sum(axis=1)
    # A story about nobody is a cluster of its own.
    nobody = np.eye(len(about))[:, named == 0]
    cluster = np.hstack([about / np.maximum(named, 1)[:, None], nobody])
    k, n = np.nansum(has, axis=0), known.sum(axis=0).astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = k / n
        off = cluster.T @ np.where(known, has - share, 0.0)
        sizes = cluster.T @ known
        clusters = (sizes > 0).sum(axis=0)
        between = clusters / (clusters - 1) * (off**2).sum(axis=0)
        seen = between / (n * share * (1 - share))
        unseen = 1 + ((sizes**2).sum(axis=0) / n - 1) * LIKENESS
    free = np.where((k == 0) | (k == n), 0, np.maximum(clusters - 1, 0))
    effect = (LIKENESS_WORTH * unseen + free * np.where(free > 0, seen, 0)) / (
        LIKENESS_WORTH + free
    )
    several = clusters > 1
    worth = np.where(several, n / np.maximum(effect, 1.0), n)
    quantile = stdtrit(np.where(several, LIKENESS_WORTH + free, 1e9), tails(level)[1])
    return wilson(share * worth, worth, quantile)
