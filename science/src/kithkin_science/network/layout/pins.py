"""Room for everybody round persons and families that take up more of it than before."""

from collections.abc import Mapping, Sequence

import numpy as np

from kithkin_science.network.layout.kin import SYMBOL_HEIGHT, SYMBOL_WIDTH, Kin
from kithkin_science.network.layout.packing import BESIDE, CELL_HEIGHT, UNDER, UNDER_FAMILIES
from kithkin_science.network.layout.results import Point

GAP = 8.0
LEAST = 20.0  # between the boxes of families

Box = tuple[float, float, float, float]


def make_room_for_families(
    kin: Kin,
    families: Sequence[Sequence[str]],
    found: Mapping[str, Point],
    stood: Mapping[str, Point],
    pinned: Mapping[str, Point],
) -> dict[str, Point]:
    """Move families, and the block of single persons, clear of those that grew into them.

    Parameters
    ----------
    kin
        Everyone.
    families
        Ids of those who are linked, family by family.
    found, stood
        Places now (all linked persons') and before.
    pinned
        Those who do not move.

    Returns
    -------
    dict
        A place for everybody; single persons who are new stand at the end of their block.
    """
    width = {person.id: max(person.width, SYMBOL_WIDTH) for person in kin.persons}
    linked = {who for family in families for who in family}
    alone = [person.id for person in kin.persons if person.id not in linked]
    places = _seat_alone(alone, width, found)
    clear: list[tuple[Box, Box | None]] = []
    for group in [*families, alone] if alone else families:
        now = _box(group, width, places)
        before = _box([who for who in group if who in stood], width, stood)
        dx, dy = _way_clear(now, before, clear) if now is not None else (0.0, 0.0)
        for who in group if dx or dy else ():
            if who not in pinned:
                places[who] = (places[who][0] + dx, places[who][1] + dy)
        shifted = _box(group, width, places)
        if shifted is not None:
            clear.append((shifted, before))
    return places


def _seat_alone(
    alone: Sequence[str], width: Mapping[str, float], found: Mapping[str, Point]
) -> dict[str, Point]:
    """Single persons who are new: at the end of the last row of those who were there."""
    places = dict(found)
    whole = _box(list(found), width, found) or (0.0, 0.0, 0.0, -UNDER_FAMILIES)
    seated = [who for who in alone if who in found]
    if seated:
        y = max(found[who][1] for who in seated)
        right = max(found[who][0] + width[who] / 2 for who in seated if found[who][1] > y - 1.0)
    else:
        y, right = whole[3] + UNDER_FAMILIES + SYMBOL_HEIGHT / 2, whole[0] - BESIDE
    for who in (one for one in alone if one not in found):
        if right + BESIDE + width[who] > max(whole[2], whole[0] + 4 * SYMBOL_WIDTH):
            y, right = y + CELL_HEIGHT, whole[0] - BESIDE
        places[who] = (round(right + BESIDE + width[who] / 2, 1), round(y, 1))
        right += BESIDE + width[who]
    return places


def _way_clear(
    now: Box, before: Box | None, others: Sequence[tuple[Box, Box | None]]
) -> tuple[float, float]:
    """How far a family has to move so that it does not touch those before it."""
    dx = dy = 0.0
    for other, its_before in others:
        own = (now[0] + dx, now[1] + dy, now[2] + dx, now[3] + dy)
        if not _touch(own, other):
            continue
        if before is None or its_before is None or not _touch(before, its_before):
            if before is not None and its_before is not None and before[0] >= its_before[2]:
                dx += round(other[2] + BESIDE - own[0], 1)
            else:
                dy += round(other[3] + UNDER - own[1], 1)
    return dx, dy


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] + LEAST
        and other[0] < one[2] + LEAST
        and one[1] < other[3] + LEAST
        and other[1] < one[3] + LEAST
    )


def _box(
    group: Sequence[str], width: Mapping[str, float], places: Mapping[str, Point]
) -> Box | None:
    if not group:
        return None
    xs = [(places[who][0], width[who] / 2) for who in group]
    ys = [places[who][1] for who in group]
    half = SYMBOL_HEIGHT / 2
    return min(x - w for x, w in xs), min(ys) - half, max(x + w for x, w in xs), max(ys) + half


def make_room(
    wanted: Mapping[str, Point], widths: Mapping[str, float], pinned: Mapping[str, Point]
) -> dict[str, Point]:
    """Move whoever would cover somebody else sideways to the nearest free place.

    Parameters
    ----------
    wanted
        Where the persons who are not pinned would stand, in drawing order.
    widths
        Width of each person's symbol and label.
    pinned
        Those who do not move (they may cover each other).

    Returns
    -------
    dict
        A place for each, pinned persons included; nobody in `wanted` covers anybody.
    """
    found = dict(pinned)
    order = sorted(wanted, key=lambda who: (wanted[who][1], wanted[who][0], who))
    taken = np.array([(*pinned[who], widths[who]) for who in pinned], float).reshape(-1, 3)
    stand = np.vstack([taken, np.zeros((len(order), 3))])
    n = len(taken)
    for who in order:
        x, y = wanted[who]
        beside = stand[:n][np.abs(stand[:n, 1] - y) < SYMBOL_HEIGHT]
        reach = (beside[:, 2] + widths[who]) / 2
        free = x
        if (np.abs(beside[:, 0] - x) < reach).any():
            reach += GAP
            free = round(_nearest_free(x, beside[:, 0] - reach, beside[:, 0] + reach), 1)
        found[who] = (free, y)
        stand[n] = (free, y, widths[who])
        n += 1
    return found


def _nearest_free(x: float, left: np.ndarray, right: np.ndarray) -> float:
    """The number nearest to x that is inside none of the open intervals."""
    blocked = (left < x) & (x < right)
    if not blocked.any():
        return x
    ends = np.concatenate([left, right])
    inside = (left < ends[:, None] - 1e-9) & (ends[:, None] + 1e-9 < right)
    free = ends[~inside.any(1)]
    return float(free[np.argmin(np.abs(free - x))])
