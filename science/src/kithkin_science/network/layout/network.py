"""The free network: who is tied stands near, nobody covers anybody, groups stand together.

Distances along ties (`reach`), places by stress majorisation from a fixed start (`stress`), boxes
and outlines of groups kept apart between the last steps and after them (`apart`), parts that no
tie joins beside each other (`packing`). No random numbers and no clock: the same people and ties
in any order give the same places.

References: Gansner, Koren & North (2004), LNCS 3383:239, doi:10.1007/978-3-540-31843-9_25; Dwyer,
Koren & Marriott (2006), IEEE Trans. Vis. Comput. Graph. 12:821, doi:10.1109/TVCG.2006.156.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kithkin_science.network.layout.apart import (
    Boxes,
    overlapping,
    part,
    settle_apart,
)
from kithkin_science.network.layout.kin import Person
from kithkin_science.network.layout.reach import Tie, reach
from kithkin_science.network.layout.results import Point, Route
from kithkin_science.network.layout.sheet import (
    WIDEST,
    Sheet,
    box_of,
    laid_upon,
    new_sheet,
    remember,
    scale_found,
    side_by_side,
)
from kithkin_science.network.layout.stress import Majorised, classical, distances, lengthwise

# Steps are counted, not timed: so many pairs are looked at, however many people there are.
_PAIRS_SEEN, _FEWEST, _MOST = 50_000_000, 8, 120
_KEPT_ROUNDS, _PART_ROUNDS, _LAST_ROUNDS = 10, 3, 60
_FEW_OVERLAPS, _SPLITS = 1.5, 4
_WIDENINGS, _WIDENED = 8, 1.08


@dataclass(frozen=True, slots=True)
class NetworkLayout:
    """Where everybody stands, and how true the distances are.

    Attributes
    ----------
    positions
        Person's id to centre, rounded to 0.1.
    routes
        Empty: the ties are drawn by whoever draws the picture.
    bounds
        Smallest x, smallest y, largest x, largest y over the boxes of symbols and labels.
    notes
        What had to be given up, in plain words.
    truncated
        Whether the counted steps ran out before the places came to rest.
    stress
        Mean squared relative error of the distances of all joined pairs; 0 is perfect.
    """

    positions: dict[str, Point]
    routes: tuple[Route, ...]
    bounds: tuple[float, float, float, float]
    notes: tuple[str, ...]
    truncated: bool
    stress: float


def network(
    people: Sequence[Person],
    ties: Sequence[Tie],
    *,
    groups: Sequence[Collection[str]] = (),
    first: Collection[str] = (),
    pinned: Mapping[str, Point] | None = None,
    previous: Mapping[str, Point] | None = None,
) -> NetworkLayout:
    """Lay out a network.

    Parameters
    ----------
    people
        Everybody, in any order; a width above that of a symbol is kept clear for the label.
    ties
        Who is linked and how near; ends that are not among the people are passed over.
    groups
        Members of each household or group; they are drawn together.
    first
        Whose part of the network comes first when several parts stand beside each other.
    pinned
        Places that are kept exactly.
    previous
        Places of an earlier picture: they are kept unless a newcomer leaves no room.

    Returns
    -------
    NetworkLayout
        Everybody once. Boxes never overlap, unless two pinned ones do.

    Examples
    --------
    >>> ties = [Tie("Ana", "Bo"), Tie("Bo", "Cy")]
    >>> found = network([Person("Ana"), Person("Bo"), Person("Cy")], ties)
    >>> found.positions
    {'Ana': (40.0, 50.0), 'Bo': (190.0, 50.0), 'Cy': (340.0, 50.0)}
    """
    by_id = {one.id: one for one in people}
    ids = sorted(by_id)
    if not ids:
        return NetworkLayout({}, (), (0.0, 0.0, 0.0, 0.0), (), truncated=False, stress=0.0)
    sheet = new_sheet(ids, by_id, reach(ids, ties, [sorted(one) for one in groups]), groups)
    remember(sheet, pinned or {}, previous or {})
    parts = _parts(sheet, {k for k, who in enumerate(ids) if who in first})
    fresh = [one for one in parts if not sheet.known[one].any()]
    for one in parts:
        if len(one) > 1:
            (_around_known if sheet.known[one].any() else _from_nothing)(sheet, one)
    side_by_side(sheet, fresh)
    if sheet.known.any():
        boxes = sheet.boxes(np.arange(len(ids)))
        sheet.at, _ = settle_apart(sheet.at, boxes, _LAST_ROUNDS)
    return _result(sheet)


def _parts(sheet: Sheet, first: set[int]) -> list[np.ndarray]:
    """Those who hang together; the part of `first`, then the largest, first."""
    found = [np.flatnonzero(sheet.reach.part == name) for name in np.unique(sheet.reach.part)]
    return sorted(found, key=lambda one: (first.isdisjoint(one.tolist()), -len(one), int(one[0])))


def _from_nothing(sheet: Sheet, who: np.ndarray) -> None:
    far = sheet.reach.far[np.ix_(who, who)]
    majorised = Majorised(far, np.zeros(len(who), dtype=bool))
    at, calm = majorised.settle(classical(far), _rounds(len(who)))
    at = lengthwise(at)
    boxes = sheet.boxes(who)
    wider = _room_for_all(at, boxes)
    at = at * wider
    if boxes.groups or len(overlapping(at, boxes)):
        for _ in range(min(_KEPT_ROUNDS, _rounds(len(who)))):
            at = part(wider * majorised.step(at / wider), boxes, _PART_ROUNDS)
    for _ in range(_WIDENINGS):
        at, apart = settle_apart(at, boxes, _LAST_ROUNDS, stubborn=False)
        if apart:
            break
        at, wider = at * _WIDENED, wider * _WIDENED
    sheet.at[who], apart = settle_apart(at, boxes, _LAST_ROUNDS)
    sheet.scale[who] = wider
    sheet.truncated |= not (calm and apart)


def _room_for_all(at: np.ndarray, boxes: Boxes) -> float:
    """By how much all ties are longer, so that few boxes overlap before they are moved apart."""
    low, high = 1.0, 1.0
    few = _FEW_OVERLAPS * len(at)
    while high < WIDEST and len(overlapping(high * at, boxes)) > few:
        low, high = high, high * 1.5
    for _ in range(_SPLITS if high > 1.0 else 0):
        middle = (low + high) / 2
        if len(overlapping(middle * at, boxes)) > few:
            low = middle
        else:
            high = middle
    return high


def _around_known(sheet: Sheet, who: np.ndarray) -> None:
    """Newcomers find their places among those who stay."""
    known = sheet.known[who]
    wider = scale_found(sheet, who, known)
    sheet.scale[who] = wider
    far = wider * sheet.reach.far[np.ix_(who, who)]
    if known.all():
        return
    at = laid_upon(classical(far), sheet.at[who], known)
    majorised = Majorised(far, known)
    at, calm = majorised.settle(at, _rounds(len(who)))
    boxes = sheet.boxes(who)
    for _ in range(min(_KEPT_ROUNDS, _rounds(len(who)))):
        at = part(majorised.step(at), boxes, _PART_ROUNDS)
    sheet.at[who], apart = settle_apart(at, boxes, _LAST_ROUNDS)
    sheet.truncated |= not (calm and apart)


def _rounds(people: int) -> int:
    return min(_MOST, max(_FEWEST, _PAIRS_SEEN // (people * people)))


def _result(sheet: Sheet) -> NetworkLayout:
    at = np.round(sheet.at, 1) + 0.0
    sheet.at = at
    moved = sheet.truncated
    notes = ("The places had not quite come to rest.",) if moved else ()
    box = box_of(sheet, np.arange(len(at)))
    left, top, right, foot = (round(edge, 1) for edge in box)
    return NetworkLayout(
        positions={who: (float(x), float(y)) for who, (x, y) in zip(sheet.ids, at, strict=True)},
        routes=(),
        bounds=(left, top, right, foot),
        notes=notes,
        truncated=moved,
        stress=_stress(sheet.reach.far * sheet.scale[:, None], at),
    )


def _stress(far: np.ndarray, at: np.ndarray) -> float:
    joined = np.isfinite(far) & (far > 0)
    if not joined.any():
        return 0.0
    error = distances(at)[joined] / far[joined] - 1.0
    return float(round(float((error * error).mean()), 6)) + 0.0
