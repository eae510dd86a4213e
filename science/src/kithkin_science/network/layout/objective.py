"""What is wrong with an order of rows, at published weights: plain and slow, for people to check.

Every fault is counted in one row or in the gap between two; the strain is the sum of the counts
times whole-number weights. `docs/science/family-layout.md` has each as a formula. A held place is
a line, not a person: it can be crossed, and stands between nobody.

`strain` weighs the same faults for many orders at once, and a test holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import inf

from kithkin_science.network.layout.skeleton import Knot, Skeleton

BETWEEN_PARTNERS = 4  # for each person who stands between partners
COUPLE_SPLIT = 8  # once for each couple with somebody between
LAST_COUPLE_SPLIT = 1  # more, if it is the latest union of both
INTRUDER = 1  # for each stranger among brothers and sisters
BIRTH_ORDER = 15  # for each younger sibling left of an elder
CROSSING = 5  # half a crossing: which of two bars runs above is left open, so both ways count
BAR_CROSSED = 10  # for each line across the bar of a couple
TWINS_APART = 3  # for each person who stands between twins
UNION_ORDER = 1  # for each earlier partner right of a later one of the same person

NEXT_OF_KIN = 30  # how many following siblings or unions each is compared with

WEIGHTS = {
    "between partners": BETWEEN_PARTNERS,
    "couple split": COUPLE_SPLIT,
    "last couple split": LAST_COUPLE_SPLIT,
    "intruder": INTRUDER,
    "birth order": BIRTH_ORDER,
    "stem between": CROSSING,
    "crossing": CROSSING,
    "bar crossed": BAR_CROSSED,
    "twins apart": TWINS_APART,
    "union order": UNION_ORDER,
}

Rows = Mapping[int, Sequence[int]]
Places = Mapping[int, int]


def strain_of_drawing(whole: Skeleton, rows: Rows) -> int:
    """The strain of an order.

    Parameters
    ----------
    whole
        The family cut into knots.
    rows
        Row to all its items, left to right.

    Returns
    -------
    int
        The sum of `faults_of_drawing` times `WEIGHTS`; 0 if nothing is wrong.
    """
    return sum(WEIGHTS[name] * count for name, count in faults_of_drawing(whole, rows).items())


def faults_of_drawing(whole: Skeleton, rows: Rows) -> dict[str, int]:
    """How often each fault occurs in an order; the parameters are those of `strain_of_drawing`."""
    at = {item: k for items in rows.values() for k, item in enumerate(items)}
    found = dict.fromkeys(WEIGHTS, 0)
    twins = [(a, b) for a, b in whole.twins if whole.row[a] == whole.row[b]]
    found["twins apart"] = sum(len(_among(whole, rows, at, pair)) for pair in twins)
    latest = latest_unions(whole.knots)
    for knot in whole.knots:
        between = len(_among(whole, rows, at, knot.heads))
        found["between partners"] += between
        found["couple split"] += between > 0
        found["last couple split"] += between > 0 and is_last(knot, latest)
        found["birth order"] += sum(at[a] > at[b] for a, b in told_apart(whole, knot))
    for knot, pardoned in zip(whole.knots, in_laws(whole.knots), strict=True):
        strangers = set(_among(whole, rows, at, knot.feet)) - pardoned
        found["intruder"] += len(strangers)
        found["stem between"] += _stems_between(whole, rows, at, knot.feet)
    for one, other in _same_gap(whole.knots):
        found["crossing"] += lines_cross(one, other, at)
        found["bar crossed"] += bar_is_crossed(one, other, at) + bar_is_crossed(other, one, at)
    found["union order"] = sum(at[a] > at[b] for a, b in earlier_and_later(whole.knots))
    return found


def _among(whole: Skeleton, rows: Rows, at: Places, group: Sequence[int]) -> list[int]:
    """Persons between the first and the last of a group who are not of it."""
    if len(group) < 2:
        return []
    first, last = extent(group, at)
    row = rows[whole.row[group[0]]]
    return [i for i in row[first : last + 1] if i < whole.persons and i not in group]


def _stems_between(whole: Skeleton, rows: Rows, at: Places, feet: Sequence[int]) -> int:
    """Lines from above to items, held places too, between the first and the last of a sibship."""
    if len(feet) < 2:
        return 0
    first, last = extent(feet, at)
    strangers = set(rows[whole.row[feet[0]]][first : last + 1]).difference(feet)
    return sum(foot in strangers for knot in whole.knots for foot in knot.feet)


def extent(group: Sequence[int], at: Places) -> tuple[int, int]:
    """First and last place of a group."""
    places = [at[item] for item in group]
    return min(places), max(places)


def _same_gap(knots: Sequence[Knot]) -> Iterator[tuple[Knot, Knot]]:
    gaps = defaultdict(list)
    for knot in knots:
        if knot.heads:
            gaps[knot.row].append(knot)
    for there in gaps.values():
        yield from combinations(there, 2)


def hangs_left(one: Knot, other: Knot, at: Places) -> bool:
    """Whether one's line leaves its row left of the other's, wherever on their bars they hang."""
    (a, b), (c, d) = extent(one.heads, at), extent(other.heads, at)
    return a <= c and b <= d and (a, b) != (c, d)


def lines_cross(one: Knot, other: Knot, at: Places) -> int:
    """How many of the ends (first foot, last foot) stand in another order than the lines hang."""
    if not (one.feet and other.feet):
        return 0
    left, right = (one, other) if hangs_left(one, other, at) else (other, one)
    if not hangs_left(left, right, at):
        return 0
    (a, b), (c, d) = extent(left.feet, at), extent(right.feet, at)
    return (c < a) + (d < b)


def bar_is_crossed(bar: Knot, line: Knot, at: Places) -> bool:
    """Whether a line hangs from within a couple's bar, or one end of another bar is within it.

    Of two bars that each reach into the other only the left one is crossed.
    """
    if len(bar.heads) < 2:
        return False
    (a, b), (c, d) = extent(bar.heads, at), extent(line.heads, at)
    inside = a <= c and d <= b and (a, b) != (c, d) and c < b and a < d
    return (inside and bool(line.feet)) or (len(line.heads) > 1 and a < c < b < d)


def told_apart(whole: Skeleton, knot: Knot) -> Iterator[tuple[int, int]]:
    """Brothers and sisters (elder, younger) whose births are known and differ."""
    for k, a in enumerate(knot.feet):
        for b in knot.feet[k + 1 : k + 1 + NEXT_OF_KIN]:
            if whole.birth[a] < whole.birth[b] < inf:
                yield a, b


def earlier_and_later(knots: Sequence[Knot]) -> list[tuple[int, int]]:
    """Pairs of partners of one person, the earlier union (unions are numbered by date) first."""
    couples = defaultdict(list)
    for knot in knots:
        if knot.union is not None and len(knot.heads) == 2:
            for head, partner in (knot.heads, knot.heads[::-1]):
                couples[head].append((knot.union, partner))
    return [
        (a, b)
        for ordered in map(sorted, couples.values())
        for k, (_, a) in enumerate(ordered)
        for _, b in ordered[k + 1 : k + 1 + NEXT_OF_KIN]
        if a != b
    ]


def latest_unions(knots: Sequence[Knot]) -> dict[int, int]:
    """The last union of each head, by its number."""
    latest: dict[int, int] = {}
    for knot in knots:
        for head in knot.heads if knot.union is not None else ():
            latest[head] = max(latest.get(head, -1), knot.union or 0)
    return latest


def is_last(knot: Knot, latest: Mapping[int, int]) -> bool:
    """Whether a union is the latest of all its partners."""
    return knot.union is not None and all(latest[head] == knot.union for head in knot.heads)


def in_laws(knots: Sequence[Knot]) -> list[set[int]]:
    """For each knot, the partners of its feet: they may stand among them."""
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for knot in knots:
        for head in knot.heads:
            partners[head].update(knot.heads)
    return [set().union(*(partners[foot] for foot in knot.feet)) - set(knot.feet) for knot in knots]
