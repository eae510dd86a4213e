"""Nobody covers anybody, and outlines of groups hold no stranger: small steps to places that keep both.

Each round moves the pairs that still overlap apart along the direction that needs least, shared
between the two by how freely each may move, and moves strangers out of an outline by the nearest
way. What is left after all rounds is set down on the nearest free spot, one by one, so that
nothing overlaps in the end unless two held ones do.

Reference: Dwyer, Koren & Marriott (2006), IEEE Trans. Vis. Comput. Graph. 12:821,
doi:10.1109/TVCG.2006.156 (separation constraints with stress majorisation).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import ConvexHull, cKDTree

from kithkin_science.network.layout.stress import GOLDEN_ANGLE

HEIGHT = 100.0  # of a symbol with its year above and its name beneath
GAP = 8.0
# An outline round members, from the middle of their symbols, and the room a stranger needs beside.
_OUT_WIDE, _OUT_ABOVE, _OUT_BELOW, _STRANGER = 46.0, 40.0, 56.0, 34.0
_CLOSE = 0.3  # overlaps smaller than this are mended at once
_FULL_STEP = 1.02
_OUTLINE_ROUNDS = 12
_MOST_SENT_OUT, _LONGEST_STEP = 1, 30.0
_SETTLED = 0.1  # who moves less easily is never sent out of an outline


@dataclass(frozen=True, slots=True)
class Boxes:
    """Widths of all, how freely each may move (0: held), and the members of each group."""

    widths: np.ndarray
    ease: np.ndarray
    groups: Sequence[np.ndarray] = ()
    gap: float = GAP


def part(at: np.ndarray, boxes: Boxes, rounds: int) -> np.ndarray:
    """Some rounds towards places without overlap and without strangers in a group's outline."""
    for _ in range(rounds):
        moved = at + _steps_aside(at, boxes) + _steps_out(at, boxes)
        if np.array_equal(moved, at):
            break
        at = moved
    return at


def settle_apart(
    at: np.ndarray, boxes: Boxes, rounds: int, *, stubborn: bool = True
) -> tuple[np.ndarray, bool]:
    """Places without overlap; the second value says whether rounds alone were enough.

    `stubborn`: what is left after the rounds is set down one by one; else it stays as it is.
    """
    at = part(at, boxes, _OUTLINE_ROUNDS)
    for _ in range(rounds):
        aside = _steps_aside(at, boxes)
        if not aside.any():
            return at, True
        at = at + aside
    return _one_by_one(at, boxes) if stubborn else at, False


def overlapping(at: np.ndarray, boxes: Boxes) -> np.ndarray:
    """Pairs whose boxes overlap, in their stable order."""
    if len(at) < 2:
        return np.empty((0, 2), dtype=int)
    scaled = at / np.array([boxes.widths.max() + boxes.gap, HEIGHT + boxes.gap])
    pairs = cKDTree(scaled).query_pairs(1.0, p=np.inf, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    wide, high = _depths(at, boxes, pairs)
    return np.asarray(pairs[(wide > 0) & (high > 0)])


def _depths(at: np.ndarray, boxes: Boxes, pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How deep the boxes of each pair lie in one another, sideways and upright."""
    away = np.abs(at[pairs[:, 0]] - at[pairs[:, 1]])
    room = (boxes.widths[pairs[:, 0]] + boxes.widths[pairs[:, 1]]) / 2
    return room + boxes.gap - away[:, 0], HEIGHT + boxes.gap - away[:, 1]


def _steps_aside(at: np.ndarray, boxes: Boxes) -> np.ndarray:
    moved = np.zeros_like(at)
    pairs = overlapping(at, boxes)
    one, other = pairs.T
    share = boxes.ease[one] + boxes.ease[other]
    pairs = pairs[share > 0]
    if len(pairs) == 0:
        return moved
    one, other = pairs.T
    share = (boxes.ease[one] + boxes.ease[other])[:, None]
    wide, high = _depths(at, boxes, pairs)
    sideways = wide * HEIGHT <= high * boxes.widths[pairs].mean(axis=1)
    away = at[other] - at[one]
    sign = np.where(away < 0, -1.0, 1.0)
    depth = np.where(np.c_[sideways, ~sideways], np.c_[wide, high], 0.0)
    depth = np.where(depth < _CLOSE, depth, depth * 0.6) * _FULL_STEP
    step = sign * depth
    np.add.at(moved, one, -step * boxes.ease[one][:, None] / share)
    np.add.at(moved, other, step * boxes.ease[other][:, None] / share)
    return moved


def outline(at: np.ndarray) -> np.ndarray:
    """The convex outline round members, as lines (normal x, normal y, offset), inside negative."""
    corners = [
        at + np.array([dx, dy])
        for dx in (-_OUT_WIDE, _OUT_WIDE)
        for dy in (-_OUT_ABOVE, _OUT_BELOW)
    ]
    return np.asarray(ConvexHull(np.vstack(corners)).equations)


def _steps_out(at: np.ndarray, boxes: Boxes) -> np.ndarray:
    """Move strangers out of outlines by the nearest side, half of the way in each round."""
    moved = np.zeros_like(at)
    for members in boxes.groups:
        lines = outline(at[members])
        inside = at @ lines[:, :2].T + lines[:, 2] - _STRANGER
        side = inside.argmax(axis=1)
        depth = -inside[np.arange(len(at)), side]
        depth[members] = 0.0
        out = np.flatnonzero((depth > _CLOSE) & (boxes.ease > _SETTLED))
        # Members scattered over the picture get an outline each; nobody need give way to that.
        if len(out) <= _MOST_SENT_OUT * len(members):
            step = np.minimum(0.5 * depth[out], _LONGEST_STEP)
            moved[out] += step[:, None] * lines[side[out], :2]
    return moved


def _one_by_one(at: np.ndarray, boxes: Boxes) -> np.ndarray:
    """Set down each who still overlaps on the nearest free spot of a spiral, the freest last."""
    at = at.copy()
    for who in np.unique(overlapping(at, boxes)):
        if boxes.ease[who] > 0:
            at[who] = _free_spot(at, boxes, int(who))
    return at


def _free_spot(at: np.ndarray, boxes: Boxes, who: int) -> np.ndarray:
    others = np.arange(len(at)) != who
    room = (boxes.widths[others] + boxes.widths[who]) / 2 + GAP + 0.2
    step = 0
    while True:
        turn, far = GOLDEN_ANGLE * step, 12.0 * step**0.5
        spot = at[who] + far * np.array([np.cos(turn), np.sin(turn)])
        away = np.abs(at[others] - spot)
        if not ((away[:, 0] < room) & (away[:, 1] < HEIGHT + GAP + 0.2)).any():
            return np.asarray(spot)
        step += 1
