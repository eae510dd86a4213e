"""The rows of a timeline: on which lane everything lies, and how high each row is."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from kithkin_science.network.layout.axis import FADE, WORDS_APART, Axis, lanes
from kithkin_science.network.layout.life_ends import laid_life
from kithkin_science.network.layout.lifelines import Life, Lives, Moment, Stretch

WIDTH = 1220.0
ABOVE, BELOW = 11.0, 13.0  # from the line to the edges of its row
WORD_HIGH, LANE_HIGH = 13.0, 22.0
LANE_FOOT = 6.0  # from the stroke to the foot of its lane


@dataclass(frozen=True, slots=True)
class Piece:
    """Something along the axis from `start` to `end`, and its words from `left` to `right`."""

    start: float
    end: float
    opens: str
    ends: str
    left: float
    right: float
    words_end: bool  # they end at the edge, because there is no room for them to begin here
    mute: bool = False  # no room for words at all

    @property
    def words(self) -> float:
        """Where the words begin, or end."""
        return self.right if self.words_end else self.left

    @property
    def extent(self) -> tuple[float, float]:
        """From the first to the last of what is drawn."""
        return min(self.start, self.left), max(self.end, self.right)


@dataclass(frozen=True, slots=True)
class OnLane:
    """One of the things that lie along a row, and its lane, counted from the line."""

    id: str
    people: tuple[str, ...]
    piece: Piece
    lane: int


def piece(
    start: float,
    end: float,
    label: float,
    edge: float,
    *,
    opens: str = "known",
    ends: str = "known",
) -> Piece:
    """Words begin where it begins; where there is no room for them they end at the edge."""
    start, end = min(start, end), max(start, end)
    late = start + label > edge
    left, right = (edge - label, edge) if late else (start, start + label)
    return Piece(start, end, opens, ends, left, right, late)


class Rows:
    """The rows in their order, with what lies above and beneath each line."""

    def __init__(self, kept: Lives, axis: Axis, today: float, order: Sequence[Life]) -> None:
        self.kept, self.axis, self.today = kept, axis, today
        self.order = [one.id for one in order]
        self.place = {who: k for k, who in enumerate(self.order)}
        self.laid = {one.id: laid_life(one, axis, today) for one in order}
        self.stretches: dict[str, list[OnLane]] = self._beneath()
        self.moments: dict[str, list[OnLane]] = self._above()
        self.top = self.foot = 0.0
        self.stretch_y: dict[str, float] = {}

    def _beneath(self) -> dict[str, list[OnLane]]:
        """Couples next to the line, then ties; what belongs to one of them shares a lane."""
        by_row: defaultdict[str, dict[str, list[Stretch]]] = defaultdict(dict)
        for one in sorted(self.kept.stretches, key=lambda one: not one.couple):
            by_row[self._home(one)].setdefault(one.of, []).append(one)
        found = {}
        for who, sets in by_row.items():
            groups = [list(self._pieces(mine)) for mine in sets.values()]
            extents = [
                (min(at.extent[0] for _, at in mine), max(at.extent[1] for _, at in mine))
                for mine in groups
            ]
            given = zip(groups, lanes(extents), strict=True)
            found[who] = [
                OnLane(one.id, one.people, at, lane) for mine, lane in given for one, at in mine
            ]
        return found

    def _pieces(self, mine: Sequence[Stretch]) -> Iterator[tuple[Stretch, Piece]]:
        """In the order of time; words that would run into those before are left out."""
        upto = -inf
        for one in mine:
            at = self._piece(one)
            if at.left < upto + WORDS_APART:
                yield one, replace(at, left=at.start, right=at.start, mute=True)
                continue
            upto = at.right
            yield one, at

    def _home(self, one: Stretch) -> str:
        """Beneath the upper of a couple; a tie lies with whoever's map it is not, else the upper."""
        people = sorted((self.place[who], who) for who in one.people if who in self.place)
        if not one.couple:
            others = [who for _, who in people if who not in self.kept.first]
            if len(others) == 1:
                return others[0]
        return people[0][1]

    def _piece(self, one: Stretch) -> Piece:
        end, ends = self._end(one)
        start, opens = end - 2 * FADE, "fades"
        if one.start.begin is not None:
            start, opens = self.axis.x(one.start.begin), "known"
        return piece(start, end, one.label, WIDTH, opens=opens, ends=ends)

    def _end(self, one: Stretch) -> tuple[float, str]:
        """What has no end goes on, as long as all whom it joins live."""
        end = one.end.begin
        if end is not None and end <= self.today:
            return self.axis.x(end), "known"
        lives = [self.laid[who].end for who in one.people if who in self.laid]
        return min([*lives, self.axis.x(self.today)]), "goes_on"

    def _above(self) -> dict[str, list[OnLane]]:
        by_row: defaultdict[str, list[tuple[Moment, Piece]]] = defaultdict(list)
        for one in self.kept.moments:
            home = min((who for who in one.people if who in self.place), key=self.place.__getitem__)
            start, end = self.axis.x(one.at.begin or 0.0), self.axis.x(one.at.close or 0.0)
            middle = (start + end) / 2
            worded = piece(middle, middle, one.label, WIDTH)
            by_row[home].append((one, replace(worded, start=start, end=end)))
        found = {}
        for who, mine in by_row.items():
            given = lanes([(at.left, at.right) for _, at in mine])
            found[who] = [
                OnLane(one.id, one.people, at, lane)
                for (one, at), lane in zip(mine, given, strict=True)
            ]
        return found

    def stack(self, top: float) -> None:
        """Give each line its height."""
        self.top = top
        for who in self.order:
            above = 1 + max((one.lane for one in self.moments.get(who, ())), default=-1)
            below = 1 + max((one.lane for one in self.stretches.get(who, ())), default=-1)
            y = top + WORD_HIGH * above + ABOVE
            self.laid[who] = replace(self.laid[who], y=y)
            for one in self.stretches.get(who, ()):
                self.stretch_y[one.id] = y + BELOW + LANE_HIGH * (one.lane + 1) - LANE_FOOT
            top = y + BELOW + LANE_HIGH * below
        self.foot = top
