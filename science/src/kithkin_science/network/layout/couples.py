"""Lines between partners, and the point from which each union's children hang.

Side by side: one straight bar. With somebody between: a bar beneath the row, on a level of its
own. In different rows: down from the upper partner, then across to the lower.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kithkin_science.network.layout.crowd import HALF_HEIGHT, HALF_WIDTH, Crowd
from kithkin_science.network.layout.kin import Kin
from kithkin_science.network.layout.results import Point, Route
from kithkin_science.network.layout.tracks import Bar, levels

LABEL = 24.0  # room for a line of text beneath a symbol
BENEATH = HALF_HEIGHT + LABEL
STEP = 7.0
PORT = 7.0  # between lines that meet one person from the same side
BENEATH_PORTS = 36.0  # the same for bars beneath a row, which may leave by the name
PORTS = 18.0  # no line meets a symbol further from its middle
SAME_ROW = 1.0


@dataclass(slots=True)
class CoupleLines:
    """What is drawn of the partners of all unions.

    `drops` has the point each union's children hang from, by the union's index; unions none of
    whose partners have a place are not in it. `beneath` counts levels under each row's height.
    """

    routes: list[Route] = field(default_factory=list)
    drops: dict[int, Point] = field(default_factory=dict)
    beneath: dict[float, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two partners next to each other in their union; `hangs` if the children hang here.

    `again` counts earlier unions of the same two, whose bars are drawn already.
    """

    union: int
    left: str
    right: str
    hangs: bool
    again: int


def couple_lines(kin: Kin, positions: Mapping[str, Point], crowd: Crowd) -> CoupleLines:
    """Draw all partners' lines.

    Parameters
    ----------
    kin
        The family in its stable order.
    positions
        Centres of the persons.
    crowd
        The same, for asking who is in the way.

    Returns
    -------
    CoupleLines
        In the order of the unions within each way of drawing.
    """
    lines = CoupleLines()
    blocked = []
    lone = defaultdict(list)
    before: defaultdict[tuple[str, str], int] = defaultdict(int)
    for u, union in enumerate(kin.unions):
        placed = sorted(
            (who for who in union.partners if who in positions), key=positions.__getitem__
        )
        if len(placed) == 1:
            lone[placed[0]].append(u)
        hangs = len(placed) // 2 - 1
        for k, (a, b) in enumerate(pairwise(placed)):
            pair = _Pair(u, a, b, k == hangs, before[a, b])
            before[a, b] += 1
            if not _straight(kin, positions, crowd, pair, lines):
                blocked.append(pair)
    _all_beneath(kin, positions, crowd, blocked, lines)
    for who, unions in lone.items():
        x, y = positions[who]
        unions.sort(key=lambda u: _middle_of_children(kin, positions, u, x))
        for k, u in enumerate(unions):
            lines.drops[u] = (x + port(k, len(unions), PORT), y)
    return lines


def _middle_of_children(kin: Kin, positions: Mapping[str, Point], union: int, x: float) -> float:
    found = [positions[one.id][0] for one in kin.unions[union].children if one.id in positions]
    return (min(found) + max(found)) / 2 if found else x


def port(k: int, of: int, apart: float) -> float:
    """How far from the middle of a symbol the k-th of several lines meets it."""
    return (k - (of - 1) / 2) * min(apart, 2 * PORTS / max(1, of - 1))


def _straight(
    kin: Kin, positions: Mapping[str, Point], crowd: Crowd, pair: _Pair, lines: CoupleLines
) -> bool:
    """Draw a pair with nobody between; False if there is somebody."""
    (ax, ay), (bx, by) = positions[pair.left], positions[pair.right]
    low = max(ay, by)
    # A line from a row above comes down beside whoever stands there.
    left, right = ax - HALF_WIDTH * (ay < low - SAME_ROW), bx + HALF_WIDTH * (by < low - SAME_ROW)
    if crowd.in_the_way(left, right, low):
        return False
    beside = PORTS * pair.again / (pair.again + 1.5)
    low += beside
    if ay == by:
        points, drop = [(ax, low), (bx, low)], ((ax + bx) / 2, low)
    elif abs(ay - by) <= SAME_ROW:
        points = [(ax, ay), (ax, low), (bx, low)]
        drop = ((ax + bx) / 2, low)
    else:
        upper, lower = (positions[who] for who in _upper_first(positions, pair))
        points = [*crowd.way_down(upper[0] + beside, upper[1], low), (lower[0], low)]
        drop = (_middle_to_edge(upper[0] + beside, lower[0]), low)
    _keep(kin, pair, points, drop, lines)
    return True


def _upper_first(positions: Mapping[str, Point], pair: _Pair) -> tuple[str, str]:
    left_is_upper = positions[pair.left][1] < positions[pair.right][1]
    return (pair.left, pair.right) if left_is_upper else (pair.right, pair.left)


def _middle_to_edge(line: float, person: float) -> float:
    """Middle of a bar from a line to the near edge of a symbol."""
    if abs(line - person) <= HALF_WIDTH:
        return person
    return (line + person + (HALF_WIDTH if line > person else -HALF_WIDTH)) / 2


def _keep(kin: Kin, pair: _Pair, points: Sequence[Point], drop: Point, lines: CoupleLines) -> None:
    of = (kin.unions[pair.union].id, pair.left, pair.right)
    lines.routes.append(Route("couple", of, tuple(points)))
    if pair.hangs:
        lines.drops[pair.union] = drop


def _all_beneath(
    kin: Kin,
    positions: Mapping[str, Point],
    crowd: Crowd,
    blocked: Sequence[_Pair],
    lines: CoupleLines,
) -> None:
    rows = defaultdict(list)
    # The furthest first: its line leaves inside those of nearer partners and need not cross them.
    blocked = sorted(blocked, key=lambda pair: -_reach(positions, pair))
    for pair in blocked:
        rows[max(positions[pair.left][1], positions[pair.right][1])].append(pair)
    meet = Counter(end for pair in blocked for end in ((pair.left, 1), (pair.right, -1)))
    used: Counter[tuple[str, int]] = Counter()
    for row, pairs in rows.items():
        bars = [_bar(positions, pair, meet, used) for pair in pairs]
        level = levels(bars)
        lines.beneath[row] = max(level) + 1
        for pair, bar, depth in zip(pairs, bars, level, strict=True):
            y = row + BENEATH + STEP * depth
            left = crowd.way_down(bar.left, positions[pair.left][1], y)
            right = crowd.way_down(bar.right, positions[pair.right][1], y)
            _keep(kin, pair, [*left, *reversed(right)], ((bar.left + bar.right) / 2, y), lines)


def _reach(positions: Mapping[str, Point], pair: _Pair) -> float:
    return positions[pair.right][0] - positions[pair.left][0]


def _bar(
    positions: Mapping[str, Point],
    pair: _Pair,
    meet: Mapping[tuple[str, int], int],
    used: Counter[tuple[str, int]],
) -> Bar:
    """Each line beneath leaves its person on the side of the partner, a little further out."""
    ends = []
    for who, side in ((pair.left, 1), (pair.right, -1)):
        used[who, side] += 1
        apart = min(PORT, (BENEATH_PORTS - PORT) / meet[who, side])
        ends.append(positions[who][0] + side * (PORT + apart * used[who, side]))
    left, right = min(ends), max(ends)
    return Bar(left, right, (left, right), ((left + right) / 2,))
