"""How far two coders mark the same passages, and give those they share the same code."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from kithkin_science.base.columns import Floats, in_steady_order, is_missing
from kithkin_science.base.result import Note, Result, notes_of
from kithkin_science.stats.alpha import krippendorff_alpha
from kithkin_science.stats.draws import Draws, Seed, enough, seed_of
from kithkin_science.stats.intervals import tails

REFERENCE = (
    "Hripcsak and Rothschild (2005), Journal of the American Medical Informatics Association 12, "
    "296-298, doi:10.1197/jamia.M1733; codes: Hayes and Krippendorff (2007), Communication Methods "
    "and Measures 1, 77-89, doi:10.1080/19312450709336664"
)
Span = tuple[float, float, Hashable]
NEVER = (float("nan"), float("nan"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpanAgreement(Result):
    """Passages of two coders.

    Attributes
    ----------
    f1, f1_low, f1_high
        Twice the matched passages over all passages of both, 0 to 1, and percentiles of a
        bootstrap of texts (NaN for one text).
    alpha_matched, alpha_low, alpha_high
        Krippendorff's nominal alpha of the codes of matched passages.
    matched, only_a, only_b
        Passages matched, and those that only one coder marked.
    overlap
        Mean share of a matched passage that both marked.
    """

    columns: ClassVar[dict[str, str]] = {
        "f1": "f1",
        "f1_low": "f1_low",
        "f1_high": "f1_high",
        "alpha_matched": "alpha_matched",
        "alpha_low": "alpha_low",
        "alpha_high": "alpha_high",
        "matched": "matched",
        "only_a": "only_a",
        "only_b": "only_b",
        "overlap": "overlap",
    }
    f1: float
    f1_low: float
    f1_high: float
    alpha_matched: float
    alpha_low: float
    alpha_high: float
    matched: int
    only_a: int
    only_b: int
    overlap: float


def span_agreement(
    a: Sequence[Sequence[Any]],
    b: Sequence[Sequence[Any]],
    *,
    least: float = 0.5,
    level: float = 0.95,
    replicates: int = 2000,
    rng: Seed = None,
) -> SpanAgreement:
    """Agreement of two coders on where passages are and what they are.

    Passages are matched one to one within a text, so that the sum of overlaps is greatest; the
    overlap of two is what both cover over what either covers, and at least ``least``.

    Parameters
    ----------
    a, b
        Passages of each coder: (text, start, end, code), or (start, end, code) of one text;
        ``start < end``, the end not included. A code may be missing.
    least
        Overlap from which two passages are the same, above 0 up to 1.
    level
        Share of intervals that hold the truth, between 0 and 1.
    replicates
        How many draws; 200 or more.
    rng
        Seed, Generator or None; the seed used is in the result.

    Returns
    -------
    SpanAgreement
        Nothing marked by either is NaN. Passages with an end not after their start, or without
        one, are left out, and counted.

    Notes
    -----
    Domain: where most of a text is unmarked, so that chance hardly matches passages; texts
    independent. One code may be given to several passages; a passage has one code.

    Examples
    --------
    >>> told = span_agreement([(0, 10, "w"), (20, 30, "ro")], [(1, 10, "w"), (50, 60, "rs")])
    >>> told.f1, told.matched, told.only_a, told.overlap
    (0.5, 1, 1, 0.9)
    """
    if not 0 < least <= 1:
        raise ValueError(f"an overlap lies above 0 and up to 1, not {least}")
    (first, lost_a), (second, lost_b) = _by_text(a), _by_text(b)
    texts = in_steady_order([*first, *second])
    pairs = [_matched(first.get(one, []), second.get(one, []), least) for one in texts]
    marked = [(len(first.get(one, [])), len(second.get(one, []))) for one in texts]
    sizes = np.array([(len(pair), *both) for pair, both in zip(pairs, marked, strict=True)])
    sizes = sizes.reshape(-1, 3).astype(np.float64)
    seed, many, lost = seed_of(rng), sizes.sum(0), lost_a + lost_b
    codes = [[one[side] for pair in pairs for one in pair] for side in (0, 1)]
    alpha = (
        krippendorff_alpha(codes, "nominal", confidence=level, replicates=replicates, rng=seed)
        if codes[0]
        else None
    )
    low, high = _ends(sizes, enough(replicates), seed, tails(level))
    overlaps = [one[2] for pair in pairs for one in pair]
    return SpanAgreement(
        n_used=int(many[1] + many[2]),
        n_dropped={"no_extent": lost} if lost else {},
        notes=(
            *_notes(int(many[1] + many[2]), low),
            *(alpha.notes if alpha else ()),
        ),
        claim="describes",
        method=f"greatest overlap, at least {least:g}; nominal alpha, level {level:g}",
        reference=REFERENCE,
        seed=seed,
        f1=float(2 * many[0] / (many[1] + many[2])) if many[1] + many[2] else float("nan"),
        f1_low=low,
        f1_high=high,
        alpha_matched=alpha.alpha if alpha else float("nan"),
        alpha_low=alpha.low if alpha else float("nan"),
        alpha_high=alpha.high if alpha else float("nan"),
        matched=int(many[0]),
        only_a=int(many[1] - many[0]),
        only_b=int(many[2] - many[0]),
        overlap=float(np.mean(overlaps)) if overlaps else float("nan"),
    )


def _notes(marked: int, low: float) -> tuple[Note, ...]:
    return notes_of(
        Note("nothing_marked", "Neither coder marked anything.", int(marked == 0)),
        Note("no_interval", "One text, or texts alike: f1 has no interval.", int(np.isnan(low))),
    )


def _by_text(spans: Sequence[Sequence[Any]]) -> tuple[dict[Hashable, list[Span]], int]:
    found: dict[Hashable, list[Span]] = {}
    lost = 0
    for span in spans:
        text, start, end, code = span if len(span) == 4 else (0, *span)
        if is_missing(start) or is_missing(end) or not start < end:
            lost += 1
            continue
        found.setdefault(text, []).append((start, end, None if is_missing(code) else code))
    return {text: sorted(many, key=lambda one: one[:2]) for text, many in found.items()}, lost


def _matched(a: list[Span], b: list[Span], least: float) -> list[tuple[Any, Any, float]]:
    """Codes of each, and overlap, of the passages that are the same."""
    if not a or not b:
        return []
    first, second = (np.array([one[:2] for one in many], dtype=np.float64) for many in (a, b))
    both = np.minimum(first[:, None, 1], second[:, 1]) - np.maximum(first[:, None, 0], second[:, 0])
    either = np.maximum(first[:, None, 1], second[:, 1]) - np.minimum(
        first[:, None, 0], second[:, 0]
    )
    share = np.where(both > 0, both / either, 0.0)
    share[share < least] = 0.0
    rows, columns = linear_sum_assignment(share, maximize=True)
    return [
        (a[row][2], b[column][2], float(share[row, column]))
        for row, column in zip(rows, columns, strict=True)
        if share[row, column] > 0
    ]


def _ends(sizes: Floats, replicates: int, seed: int, tail: Floats) -> tuple[float, float]:
    """Percentiles of f1 over texts drawn again."""
    if len(sizes) < 2:
        return NEVER
    kept = sizes[np.lexsort(sizes.T)]
    sums = Draws(len(kept), replicates, seed).each(lambda counts: counts @ kept)
    f1 = 2 * sums[:, 0] / (sums[:, 1] + sums[:, 2])
    low, high = np.quantile(f1, tail)
    return (float(low), float(high)) if high - low > 1e-12 else NEVER
