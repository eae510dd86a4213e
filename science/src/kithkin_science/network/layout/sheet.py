"""One network being laid out: who is there, who has a place already, and parts set side by side."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kithkin_science.network.layout.apart import GAP, HEIGHT, Boxes
from kithkin_science.network.layout.kin import SYMBOL_WIDTH, Person
from kithkin_science.network.layout.packing import block, pack
from kithkin_science.network.layout.reach import Reach
from kithkin_science.network.layout.results import Point
from kithkin_science.network.layout.stress import distances

_BENEATH = 60.0
# Whoever had a place keeps it unless a newcomer leaves no room at all.
_HARDLY = 0.02
_STRETCHED = 2.5
WIDEST = 6.0


@dataclass(slots=True)
class Sheet:
    """What is being laid out: `known` have a place already, and of them `held` may not move."""

    ids: list[str]
    widths: np.ndarray
    reach: Reach
    groups: list[np.ndarray]
    at: np.ndarray
    known: np.ndarray
    held: np.ndarray
    scale: np.ndarray  # by how much wished distances are longer, so that all find room
    truncated: bool = False

    def boxes(self, who: np.ndarray) -> Boxes:
        """The boxes of some, with the groups that are among them and are not all of them."""
        ease = np.where(self.held, 0.0, np.where(self.known, _HARDLY, 1.0))
        place = {one: k for k, one in enumerate(who.tolist())}
        groups = [
            np.array([place[one] for one in members.tolist()])
            for members in self.groups
            if members[0] in place and len(members) < len(who)
        ]
        # Places that were rounded since they were found count as clear.
        gap = GAP - 1.0 if self.known.any() else GAP
        return Boxes(self.widths[who], ease[who], groups, gap)


def new_sheet(
    ids: list[str],
    by_id: Mapping[str, Person],
    found: Reach,
    groups: Sequence[Collection[str]],
) -> Sheet:
    """Put everybody down without a place."""
    place = {who: k for k, who in enumerate(ids)}
    inside = sorted(sorted({place[who] for who in one if who in place}) for one in groups)
    nobody = np.zeros(len(ids), dtype=bool)
    return Sheet(
        ids=ids,
        widths=np.array([max(SYMBOL_WIDTH, by_id[who].width) for who in ids]),
        reach=found,
        groups=[np.array(members) for members in inside if len(members) > 1],
        at=np.zeros((len(ids), 2)),
        known=nobody,
        held=nobody.copy(),
        scale=np.ones(len(ids)),
    )


def remember(sheet: Sheet, pinned: Mapping[str, Point], previous: Mapping[str, Point]) -> None:
    """Put down who has a place. Somebody far from all their ties has got new ones: they move."""
    places = {**previous, **pinned}
    for k, who in enumerate(sheet.ids):
        if who in places:
            sheet.at[k], sheet.known[k], sheet.held[k] = places[who], True, who in pinned
    ends = sheet.reach.ends
    both = sheet.known[ends].all(axis=1)
    away = np.linalg.norm(sheet.at[ends[:, 0]] - sheet.at[ends[:, 1]], axis=1)
    ratio = away / sheet.reach.lengths
    usual = float(np.median(ratio[both])) if both.any() else 1.0
    long = both & (ratio > _STRETCHED * max(1.0, usual))
    near = np.bincount(ends[~long].ravel(), minlength=len(sheet.ids))
    for k in range(len(long)):
        if long[k]:
            one, other = sorted(ends[k].tolist(), key=lambda who: (sheet.reach.degree[who], -who))
            mover = next((who for who in (one, other) if not near[who]), None)
            if mover is not None and not sheet.held[mover]:
                sheet.known[mover] = False
                near[one] += 1
                near[other] += 1


def scale_found(sheet: Sheet, who: np.ndarray, known: np.ndarray) -> float:
    """How much longer than wished the ties between known places are."""
    if known.sum() < 2:
        return 1.0
    here = who[known]
    far = sheet.reach.far[np.ix_(here, here)]
    ratio = distances(sheet.at[here])[far > 0] / far[far > 0]
    return float(np.clip(np.median(ratio), 0.5, WIDEST))


def laid_upon(start: np.ndarray, places: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Turn and shift a start so that it lies on the known places; those are taken as they are."""
    ours, theirs = start[known], places[known]
    turned, _, back = np.linalg.svd((ours - ours.mean(axis=0)).T @ (theirs - theirs.mean(axis=0)))
    at = (start - ours.mean(axis=0)) @ (turned @ back) + theirs.mean(axis=0)
    return np.where(known[:, None], places, at)


def side_by_side(sheet: Sheet, fresh: Sequence[np.ndarray]) -> None:
    """Set parts without any known place beside each other, single persons in a block beneath."""
    several = [one for one in fresh if len(one) > 1]
    corners = [box_of(sheet, one) for one in several]
    sizes = [(right - left, foot - top) for left, top, right, foot in corners]
    here = np.flatnonzero(np.isin(sheet.reach.part, sheet.reach.part[sheet.known]))
    left_edge = base = room = 0.0
    if len(here):
        left_edge, _, right_edge, foot = box_of(sheet, here)
        base, room = foot + _BENEATH, right_edge - left_edge
    for one, box, (x, y), size in zip(several, corners, pack(sizes), sizes, strict=True):
        sheet.at[one] += np.array([left_edge + x - box[0], base + y - box[1]])
        room = max(room, x + size[0])
    alone = [int(one[0]) for one in fresh if len(one) == 1]
    if alone:
        beneath = max([base, *(box_of(sheet, one)[3] + _BENEATH for one in several)])
        seats = np.array(block(sheet.widths[alone].tolist(), room))
        # The block leaves no gap between rows of boxes as high as ours.
        seats[:, 1] *= (HEIGHT + GAP) / HEIGHT
        sheet.at[alone] = seats + np.array([left_edge, beneath + HEIGHT / 2])


def box_of(sheet: Sheet, who: np.ndarray) -> tuple[float, float, float, float]:
    """The frame round the boxes of some."""
    at, half = sheet.at[who], sheet.widths[who] / 2
    return (
        float((at[:, 0] - half).min()),
        float(at[:, 1].min()) - HEIGHT / 2,
        float((at[:, 0] + half).max()),
        float(at[:, 1].max()) + HEIGHT / 2,
    )
