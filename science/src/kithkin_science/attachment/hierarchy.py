"""How secure each relationship is, each kind of relationship, and all together."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithkin_science.attachment.nested import Measured, nested
from kithkin_science.attachment.results import Figures, Security
from kithkin_science.attachment.scores import Scores, SecurityPrior, Ties, averaged, read_scores
from kithkin_science.base.columns import (
    Floats,
    in_date_order,
    in_steady_order,
    labels,
    memberships,
    same_length,
)
from kithkin_science.base.result import Bands, Note, Term, notes_of
from kithkin_science.stats.intervals import tails
from kithkin_science.stats.mixtures import Mixture

FIGURES = (
    "Trinke and Bartholomew (1997), Journal of Social and Personal Relationships 14, 603-625, "
    "doi:10.1177/0265407597145002"
)
FRALEY = (
    "Fraley, Heffernan, Vicary and Brumbaugh (2011), Psychological Assessment 23, 615-625, "
    "doi:10.1037/a0022898; prior of the spreads: Gelman (2006), Bayesian Analysis 1, 515-534, "
    "doi:10.1214/06-BA117A"
)


USUAL = SecurityPrior()
# Below these, coverage was measured to be under .93 (docs/science/attachment.md).
FEWEST, NEAREST_END = 4, 0.2


def security(
    answers: Any,
    *,
    tie: Any,
    domain: Any,
    items: int | None = None,
    scale: tuple[float, float] = (1, 7),
    sem: float | None = None,
    prior: SecurityPrior = USUAL,
    level: float = 0.95,
) -> Security:
    """Where one dimension lies in each relationship, each domain and overall.

    value of a tie = overall + domain + tie, each normal; a score is that value with an error whose
    size is known (``sem``). Spreads between domains and ties are integrated over a grid under
    half-t priors, so none is ever "all alike". Each posterior is cut at the ends of the scale.

    Parameters
    ----------
    answers
        (rows, items) answers to one dimension, reversed items already turned; None where
        unanswered. Or (rows,) mean scores. One row is one sitting about one tie.
    tie, domain
        (rows,) ids; a tie lies in one domain. Several rows of a tie are averaged.
    items
        Items of the form; needed for mean scores unless ``sem`` is given.
    scale
        Lowest and highest possible answer.
    sem
        Standard error of a fully answered mean score, in points, above zero. If left out,
        ``prior.item_sd`` over the root of the number of items.
    prior
        See ``SecurityPrior``.
    level
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    Security
        A tie with fewer than half of its items answered stays and is NaN. One tie alone has a
        band as wide as its error and the prior make it.

    Raises
    ------
    ValueError
        The scale is upside down, ``sem`` is not above zero, mean scores come without ``items`` or
        ``sem``, or a tie is given two domains.

    Notes
    -----
    Domain: four or more items, and ties whose mean is at least a fifth of the scale from its ends;
    there .93 to .97 of the ties' bands cover (docs/science/attachment.md). Elsewhere a note says
    that bands are too narrow.
    Comparing ties assumes that the items mean the same in each; that is not tested.

    Examples
    --------
    >>> near = security([[2, 3, 2], [6, 5, None]], tie=["mum", "ana"], domain=["family", "friend"])
    >>> estimate, low, high = near.tie.of("mum")
    >>> 1 <= low < estimate < high <= 7
    True
    """
    scores = read_scores(answers, items, scale, sem, prior)
    ties = averaged(scores, labels(tie), labels(domain))
    places = in_steady_order(ties.domain)
    lived = in_steady_order(one for one, told in zip(ties.domain, ties.known, strict=True) if told)
    bands = _none_known(ties.term, places)
    if lived:
        length = scale[1] - scale[0]
        home = [lived.index(one) for one, told in zip(ties.domain, ties.known, strict=True) if told]
        found = nested(
            Measured(
                (ties.value[ties.known] - scale[0]) / length,
                ties.error[ties.known] / length**2,
                np.array(home),
                len(lived),
            ),
            overall_sd=prior.overall_sd,
            domain_scale=prior.domain_scale,
            tie_scale=prior.tie_scale,
        )
        told = np.isin(np.arange(len(places)), [places.index(one) for one in lived])
        bands = (
            _bands(("overall",), np.array([True]), found.overall, scale, level),
            _bands(tuple(places), told, found.domain, scale, level),
            _bands(ties.term, ties.known, found.tie, scale, level),
            _bands(ties.term, ties.known, found.departure, (0, length), level),
        )
    return Security(
        n_used=int((~np.isnan(scores.value)).sum()),
        n_dropped=scores.dropped,
        notes=(*scores.notes, *_outside_what_was_tried(ties, scores, scale)),
        claim="describes",
        method=f"normal, tie in domain in person, cut at {scale}, level {level:g}, {prior}",
        reference=FRALEY,
        overall=bands[0],
        domain=bands[1],
        tie=bands[2],
        departure=bands[3],
    )


def _outside_what_was_tried(
    ties: Ties, scores: Scores, scale: tuple[float, float]
) -> tuple[Note, ...]:
    """Where coverage was measured to be less than promised, it is said."""
    few = scores.items is not None and scores.items < FEWEST
    values = ties.value[ties.known]
    middle = values.mean() if values.size else sum(scale) / 2
    share = (middle - scale[0]) / (scale[1] - scale[0])
    return notes_of(
        Note("few_items", "With so few questions bands are too narrow.", int(few)),
        Note(
            "near_scale_end",
            "So near the scale's end bands are too narrow.",
            int(abs(share - 0.5) > 0.5 - NEAREST_END),
        ),
    )


def _none_known(ties: tuple[Term, ...], places: list[Term]) -> tuple[Bands, Bands, Bands, Bands]:
    terms: tuple[tuple[Term, ...], ...] = (("overall",), tuple(places), ties, ties)
    blank = [Bands(one, *np.full((3, len(one)), np.nan)) for one in terms]
    return blank[0], blank[1], blank[2], blank[3]


def _bands(
    term: tuple[Term, ...],
    known: NDArray[np.bool_],
    mixture: Mixture,
    scale: tuple[float, float],
    level: float,
) -> Bands:
    """Median and interval in points; terms that are not known stay, as NaN."""
    low, high = tails(level)
    rows = np.full((len(term), 3), np.nan)
    reached = mixture.quantiles(np.array([0.5, low, high]))
    rows[known] = scale[0] + (scale[1] - scale[0]) * reached
    return Bands(term, rows[:, 0], rows[:, 1], rows[:, 2])


def figures(choices: Any, date: Any, *, kind: Any = None) -> Figures:
    """Who is turned to, who calms, from whom one goes out into the world: now and last time.

    Parameters
    ----------
    choices
        Per row whom the answer names: an id, several, or an empty list for nobody. None where it
        was not asked or not answered.
    date
        (rows,) when; anything that can be put in order.
    kind
        (rows,) which question it answers, such as ``seek_out`` or ``calms``.

    Returns
    -------
    Figures
        Counts only: who is named most is not who matters most.

    Examples
    --------
    >>> seen = figures(["mum", ["ana", "mum"], "ana"], [1, 1, 2])
    >>> seen.figure, seen.now.tolist(), seen.last.tolist(), seen.standing
    (('ana', 'mum'), [1.0, 0.0], [1.0, 2.0], ('stayed', 'gone'))
    """
    named, when = memberships(choices), labels(date)
    kinds = labels(kind) if kind is not None else [None] * len(named)
    same_length(choices=named, date=when, kind=kinds)
    rows = [
        (ids, day, one)
        for ids, day, one in zip(named, when, kinds, strict=True)
        if ids is not None and day is not None
    ]
    figure = in_steady_order(one for ids, _, _ in rows for one in ids)
    dates = in_date_order(day for _, day, _ in rows)
    asked = in_steady_order(one for _, _, one in rows if one is not None)
    by_kind = {
        one: _counted([row for row in rows if row[2] == one], dates, figure) for one in asked
    }
    counts = _counted(rows, dates, figure)
    nobody = _counted(
        [(("nobody",), day, one) for ids, day, one in rows if not ids], dates, ["nobody"]
    )
    now, last = _last_two(counts)
    left = len(named) - len(rows)
    return Figures(
        n_used=len(rows),
        n_dropped={"not_answered": left} if left else {},
        notes=notes_of(Note("one_date", "Asked only once so far.", int(len(dates) == 1))),
        claim="describes",
        method="counts",
        reference=FIGURES,
        figure=tuple(figure),
        dates=tuple(dates),
        kinds=tuple(asked),
        counts=counts,
        counts_by_kind=by_kind,
        now=now,
        last=last,
        change=now - last,
        standing=tuple(map(_standing, now, last)),
        nobody=nobody[:, 0],
    )


def _counted(
    rows: list[tuple[tuple[Term, ...], Term, Term]], dates: list[Term], figure: list[Term]
) -> NDArray[np.int64]:
    counts = np.zeros((len(dates), len(figure)), dtype=np.int64)
    day_row = {day: row for row, day in enumerate(dates)}
    place = {one: index for index, one in enumerate(figure)}
    for ids, day, _ in rows:
        for one in ids:
            counts[day_row[day], place[one]] += 1
    return counts


def _last_two(counts: NDArray[np.int64]) -> tuple[Floats, Floats]:
    unknown = np.full(counts.shape[1], np.nan)
    now = counts[-1].astype(float) if len(counts) else unknown
    return now, counts[-2].astype(float) if len(counts) > 1 else unknown


def _standing(now: float, last: float) -> str:
    if now > 0:
        return "stayed" if last > 0 else "new"
    return "gone" if last > 0 else "before"
