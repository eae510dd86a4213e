"""What the faults of a family are counted over, gathered once, whole or with siblings bundled.

Brothers and sisters next to each other in age who have neither partners nor children of their own
are as one in every fault: wherever one of them stands best, all of them do (beside each other they
are in nobody's way more often). A bundle stands for `many` persons. That keeps the least strain
and shrinks the programme that looks for it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from itertools import combinations
from math import inf

from kithkin_science.network.layout.objective import (
    NEXT_OF_KIN,
    earlier_and_later,
    in_laws,
    is_last,
    latest_unions,
    told_apart,
)
from kithkin_science.network.layout.skeleton import Knot, Skeleton


class Tally:
    """Knots, pairs and groups of a family.

    Attributes
    ----------
    row, persons
        As in the skeleton.
    knots, laws, last
        The knots, who may stand among the feet of each, and whether it is the latest union.
    ages, unions
        Pairs of siblings, and of partners of one person, the one to the left first.
    many
        How many persons an item stands for.
    stems
        How many lines come to each item from above.
    bundles
        Item to all whom it stands for, in order; only of those who stand for several.
    """

    def __init__(self, whole: Skeleton, *, bundled: bool = False) -> None:
        self.row = whole.row
        self.persons = whole.persons
        self.bundles = _bundles(whole) if bundled else {}
        self.many = [1] * len(whole.row)
        gone = set()
        for item, members in self.bundles.items():
            self.many[item] = len(members)
            gone.update(members[1:])
        self.gone = gone
        self.knots = [_without(knot, gone) for knot in whole.knots]
        self.laws = in_laws(self.knots)
        latest = latest_unions(whole.knots)
        self.last = [is_last(knot, latest) for knot in whole.knots]
        self.ages = [pair for knot in self.knots for pair in told_apart(whole, knot)]
        self.unions = earlier_and_later(whole.knots)
        self.twins = whole.twins
        self.index()

    def index(self) -> None:
        """Note which knots each item and each row has, and how many lines come to each item."""
        self.stems = Counter(foot for knot in self.knots for foot in knot.feet)
        self._of: defaultdict[int, list[int]] = defaultdict(list)
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        for k, knot in enumerate(self.knots):
            for item in {*knot.heads, *knot.feet}:
                self._of[item].append(k)
            for row in {self.row[item] for item in (*knot.heads, *knot.feet)}:
                self._at[row].append(k)

    def only(self, items: Collection[int]) -> "Tally":
        """The same as if nobody else were there: what these items cannot avoid among themselves.

        A couple one of whom is not there has no bar and no line; its children are still siblings.
        """
        kept = copy(self)
        kept.knots = [
            Knot(
                knot.heads if all(head in items for head in knot.heads) else (),
                tuple(foot for foot in knot.feet if foot in items),
                knot.row,
                knot.union,
            )
            for knot in self.knots
        ]
        for name in ("ages", "unions", "twins"):
            pairs = getattr(self, name)
            setattr(kept, name, [(a, b) for a, b in pairs if a in items and b in items])
        kept.index()
        return kept

    def rows(self, rows: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
        """Rows without those who are in somebody else's bundle."""
        return {row: [i for i in items if i not in self.gone] for row, items in rows.items()}

    def unbundled(self, rows: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
        """Rows with everybody of each bundle in them again."""
        return {
            row: [who for item in items for who in self.bundles.get(item, (item,))]
            for row, items in rows.items()
        }

    def near(self, items: Collection[int]) -> list[int]:
        """Knots with an end in a row of these items."""
        return sorted({k for row in {self.row[item] for item in items} for k in self._at[row]})

    def twins_near(self, items: Collection[int]) -> Iterator[tuple[int, int]]:
        """Twins in a row of these items."""
        rows = {self.row[item] for item in items}
        return ((a, b) for a, b in self.twins if self.row[a] == self.row[b] and self.row[a] in rows)

    def meetings(
        self, items: Collection[int], rows: Collection[int]
    ) -> Iterator[tuple[Knot, Knot]]:
        """Pairs of knots of one gap whose lines might cross otherwise if these items moved."""
        own = {k for item in items for k in self._of[item]}
        for gap in sorted({near for row in rows for near in (row - 1, row)}):
            here = [k for k in self._at[gap] if self.knots[k].row == gap and self.knots[k].heads]
            for j, k in combinations(here, 2):
                if j in own or k in own:
                    yield self.knots[j], self.knots[k]


def _without(knot: Knot, gone: Collection[int]) -> Knot:
    feet = tuple(foot for foot in knot.feet if foot not in gone)
    return Knot(knot.heads, feet, knot.row, knot.union)


def _bundles(whole: Skeleton) -> dict[int, list[int]]:
    ends: defaultdict[int, int] = defaultdict(int)
    for knot in whole.knots:
        for item in (*knot.heads, *knot.feet):
            ends[item] += 1
    tied = {twin for pair in whole.twins for twin in pair}
    found: dict[int, list[int]] = {}
    for knot in whole.knots:
        if len(knot.feet) <= NEXT_OF_KIN:
            alone = [i for i in knot.feet if ends[i] == 1 and i < whole.persons and i not in tied]
            for members in _runs(whole, knot, alone):
                if len(members) > 1:
                    found[members[0]] = members
    return found


def _runs(whole: Skeleton, knot: Knot, alone: Sequence[int]) -> Iterator[list[int]]:
    """Those next to each other in age (nobody else's age between or equal); the undated."""
    others = {whole.birth[i] for i in knot.feet if i not in alone}
    yield [i for i in alone if whole.birth[i] == inf]
    run: list[int] = []
    for i in (i for i in alone if whole.birth[i] < inf):
        if run and any(whole.birth[run[0]] <= birth <= whole.birth[i] for birth in others):
            yield run
            run = []
        run.append(i)
    yield run
