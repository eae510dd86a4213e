"""What profiles are made from: which people, which groups, and the moments of each."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from kithkin_science.base.columns import Floats, column_of, in_steady_order, labels, same_length
from kithkin_science.base.result import Term
from kithkin_science.patterns.cosine import fitted, waves
from kithkin_science.patterns.profile_bands import Cosines
from kithkin_science.patterns.profile_draws import (
    Profiles,
    drawn,
    of_correlations,
    of_means,
    of_pairs,
)
from kithkin_science.stats.draws import Draws, Rows
from kithkin_science.stats.frames import matrix, names_of
from kithkin_science.stats.orders import codes_by_content, in_steady_rows

Missing = Literal["listwise", "pairwise"]
EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Scores, measures and groups, read; rows without a group are gone already."""

    scores: Floats
    measures: Floats | None
    group: list[Hashable]
    names: list[Term]
    missing: Missing
    grouped: bool
    no_group: int

    @property
    def groups(self) -> set[Hashable]:
        """Ids of the groups that are there."""
        return set(self.group)

    def with_measures(self, chosen: Sequence[Term]) -> "Asked":
        """These measures only, for people who have all of them (or pairwise)."""
        assert self.measures is not None  # names of measures were found before
        rows = self.measures[:, [self.names.index(one) for one in chosen]]
        if self.missing == "listwise":
            rows = np.where(np.isnan(rows).any(1, keepdims=True), np.nan, rows)
        return replace(self, measures=rows, names=list(chosen))

    def used(self, found: Sequence["Source"]) -> int:
        """People who are in some profile."""
        return sum(one.people for one in found)

    def dropped(self, found: Sequence["Source"]) -> dict[str, int]:
        """People left out, by reason."""
        gap = sum(one.gaps for one in found)
        return {
            reason: many for reason, many in (("gap", gap), ("no_group", self.no_group)) if many
        }


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Profiles that rest on the same people: which of the source's, from what, and how many."""

    which: Rows
    profiles: Profiles
    rows: int
    n: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One group's profiles. Streams keep the draws of groups apart."""

    group: Hashable
    names: list[Term]
    parts: list[Part]
    scales: int
    stream: int
    people: int
    gaps: int

    def cosines(self, wave: Floats, replicates: int, seed: int) -> Cosines:
        """Estimates and replicates of all its profiles."""
        k = len(self.names)
        profiles, n = np.full((k, self.scales), np.nan), np.zeros(k)
        draws = np.full((3, replicates, k), np.nan)
        for part in self.parts:
            n[part.which] = part.n
            if part.rows:
                profiles[part.which] = part.profiles(np.ones((1, part.rows)))[0]
            if part.rows > 1:
                again = Draws(part.rows, replicates, seed, self.stream)
                draws[:, :, part.which] = waves(drawn(part.profiles, again), wave)
        return Cosines(fitted(profiles, wave), draws, n)


def asked_of(
    data: Any, scores: Any, measures: Any, group: Any, missing: Missing, term: Any
) -> Asked:
    """Read what was handed in; ``ValueError`` where lengths differ."""
    scales = matrix(data, scores)
    asked = None if measures is None else matrix(data, measures)
    ids = [EVERYBODY] * len(scales) if group is None else labels(column_of(data, group))
    same_length(scores=scales, measures=asked, group=ids)
    keep = [row for row, one in enumerate(ids) if one is not None]
    return Asked(
        scores=scales[keep],
        measures=None if asked is None else asked[keep],
        group=[ids[row] for row in keep],
        names=_names(measures, term, asked),
        missing=missing,
        grouped=group is not None,
        no_group=len(ids) - len(keep),
    )


def _names(measures: Any, term: Sequence[Term] | None, asked: Floats | None) -> list[Term]:
    if asked is None:
        return [EVERYBODY]
    found = list(term or _named(measures) or range(asked.shape[1]))
    same_length(term=found, measures=range(asked.shape[1]))
    return found


def _named(measures: Any) -> list[Term] | None:
    if isinstance(measures, str):
        return [measures]
    if isinstance(measures, list | tuple) and all(isinstance(one, str) for one in measures):
        return list(measures)
    return names_of(measures)


def sources(asked: Asked) -> list[Source]:
    """One a group, groups in sorted order."""
    both = [asked.scores] if asked.measures is None else [asked.scores, asked.measures]
    streams = codes_by_content(asked.group, np.concatenate(both, axis=1)).tolist()
    found = []
    for group in in_steady_order(asked.groups):
        rows = [row for row, one in enumerate(asked.group) if one == group]
        parts = _parts(asked, rows)
        people = max((part.rows for part in parts), default=0)
        found.append(
            Source(
                group=group,
                names=_terms(asked, group),
                parts=parts,
                scales=asked.scores.shape[1],
                stream=streams[rows[0]],
                people=people,
                gaps=len(rows) - people,
            )
        )
    return found


def _terms(asked: Asked, group: Hashable) -> list[Term]:
    if not asked.grouped:
        return asked.names
    return [group] if asked.measures is None else [(group, name) for name in asked.names]


def _parts(asked: Asked, rows: list[int]) -> list[Part]:
    scores = asked.scores[rows]
    gap = np.isnan(scores)
    rowwise = asked.missing == "listwise"
    held = ~(gap.any(1) if rowwise else gap.all(1))
    if asked.measures is None:
        kept = in_steady_rows(scores[held])
        least = (~np.isnan(kept)).sum(0).min(initial=len(kept))
        return [Part(np.array([0]), of_means(kept), len(kept), np.array([float(least)]))]
    measures = asked.measures[rows]
    if not rowwise:
        return [_paired(scores[held], measures[held])]
    return _by_gaps(scores[held], measures[held])


def _paired(scores: Floats, measures: Floats) -> Part:
    p = scores.shape[1]
    kept = in_steady_rows(scores, measures)
    x, z = kept[:, :p], kept[:, p:]
    least = ((~np.isnan(z)).T.astype(float) @ ~np.isnan(x)).min(1, initial=len(kept))
    make = of_pairs if np.isnan(kept).any() else of_correlations
    return Part(np.arange(z.shape[1]), make(x, z), len(kept), least)


def _by_gaps(scores: Floats, measures: Floats) -> list[Part]:
    """Measures with the same people share a product."""
    p, alike = scores.shape[1], dict[bytes, list[int]]()
    for one, gap in enumerate(np.isnan(measures).T):
        alike.setdefault(gap.tobytes(), []).append(one)
    parts = []
    for which in alike.values():
        there = ~np.isnan(measures[:, which[0]])
        kept = in_steady_rows(scores[there], measures[there][:, which])
        n = np.full(len(which), float(len(kept)))
        made = of_correlations(kept[:, :p], kept[:, p:])
        parts.append(Part(np.array(which, dtype=np.intp), made, len(kept), n))
    return parts
