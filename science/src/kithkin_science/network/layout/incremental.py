"""A drawing after an edit: pinned persons keep their place, the others move as little as possible.

Rows keep their height, persons who stood there their order; new persons are put beside their kin
(`insertion`), and x is solved with a price on every person's way from where they stood: dear for
everybody, cheaper for the parents, partners, brothers and sisters of somebody new, so that parents
stay over the middle of their children where the edit was made. Families nobody edited do not move.

Reference: Misue, Eades, Lai & Sugiyama (1995), J. Vis. Lang. Comput. 6:183 (the mental map).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kithkin_science.network.layout.coordinates import coordinates
from kithkin_science.network.layout.insertion import insert, out_of_turn
from kithkin_science.network.layout.keeping_rows import heights, home_rows, moved_along
from kithkin_science.network.layout.kin import SYMBOL_HEIGHT, SYMBOL_WIDTH, Kin
from kithkin_science.network.layout.order import order as order_rows
from kithkin_science.network.layout.pins import make_room, make_room_for_families
from kithkin_science.network.layout.placing import at_tenths, row_heights
from kithkin_science.network.layout.results import Point
from kithkin_science.network.layout.skeleton import Skeleton

# Weights in the linear programme of `coordinates`, where centring one couple weighs 6.
STAY = 1.9
STAY_NEAR = 1.2
STAY_BY_PINNED = 12.0  # nobody runs after those who were dragged
STAY_WITHIN = 120.0  # nobody who need not goes further than this to stand over the middle
SAME_ROW = 1.0
STILL = 0.2  # a shorter way is not gone
KNOWN = 0.5  # of a family's persons must have stood somewhere, else the family is solved anew

Rows = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Edit:
    """What is known before the drawing is drawn again. Items are numbers of `whole`."""

    kin: Kin
    whole: Skeleton
    stood: Mapping[str, Point]  # pinned persons where they are pinned
    pinned: Mapping[str, Point]
    members: Mapping[int, list[int]]  # of each family
    dragged: bool  # somebody was pinned elsewhere than they stood

    def id(self, item: int) -> str:
        """Id of a person by number."""
        return self.whole.kin.persons[item].id

    def known(self, item: int) -> bool:
        """Whether a person stood somewhere."""
        return self.id(item) in self.stood


def stand_round(
    kin: Kin, whole: Skeleton, previous: Mapping[str, Point], pinned: Mapping[str, Point]
) -> dict[str, Point]:
    """Places of everybody after an edit.

    Parameters
    ----------
    kin
        Everyone, in the stable order.
    whole
        The linked persons' rows.
    previous
        Where persons stood before; strangers are passed over.
    pinned
        Persons who stand exactly here, whatever was before.

    Returns
    -------
    dict
        A place for everybody. Nobody who is not pinned covers anybody.
    """
    members: defaultdict[int, list[int]] = defaultdict(list)
    for item, family in enumerate(whole.family[: whole.persons]):
        members[family].append(item)
    stood = moved_along(kin, whole, previous, pinned)
    dragged = any(at != previous.get(who, at) for who, at in pinned.items())
    edit = Edit(kin, whole, stood, pinned, members, dragged)
    home = home_rows(whole, stood)
    found = {who: stood[who] for who in stood}
    for family, items in members.items():
        if sum(map(edit.known, items)) < KNOWN * len(items):
            found |= _anew(edit, family)
        elif _is_touched(edit, items, home, previous):
            found |= _again(edit, family, home)
    found = make_room_for_families(
        kin, [list(map(edit.id, items)) for items in members.values()], found, stood, pinned
    )
    widths = {person.id: max(person.width, SYMBOL_WIDTH) for person in kin.persons}
    others = {who: at for who, at in found.items() if who not in pinned}
    return make_room(others, widths, pinned)


def _is_touched(
    edit: Edit, items: Sequence[int], home: Mapping[int, float], previous: Mapping[str, Point]
) -> bool:
    """Whether anybody in a family is new, was dragged, or stands where they cannot stay."""
    whole = edit.whole
    for item in items:
        who = edit.id(item)
        if who not in edit.stood or edit.stood[who] != previous.get(who):
            return True
        if who not in edit.pinned and abs(edit.stood[who][1] - home[whole.row[item]]) > SAME_ROW:
            return True
    x = {item: edit.stood[edit.id(item)][0] for item in items}
    return bool(out_of_turn(whole, x))


def _again(edit: Edit, family: int, home: Mapping[int, float]) -> dict[str, Point]:
    """A family after an edit, everybody about where they stood."""
    whole = edit.whole
    items = edit.members[family]
    off = _off_their_row(edit, items, home)
    x = {
        item: edit.stood[edit.id(item)][0]
        for item in items
        if edit.known(item) and (edit.id(item) in edit.pinned or item not in off)
    }
    rows = insert(whole, x, family)
    if len(x) == len(items) and not edit.dragged and _in_order(rows, x):
        return {}
    fixed = {item: at for item, at in x.items() if edit.id(item) in edit.pinned}
    held = set(items) if edit.dragged else _tied_to(whole, fixed)
    near = _tied_to(whole, {item for item in items if item not in x})
    wanted = []
    for item, at in x.items():
        if item not in fixed:
            weight = STAY_BY_PINNED if item in held else STAY_NEAR if item in near else STAY
            wanted.append((item, at, weight))
            if item not in held:  # two equal pulls from both sides: no price in between
                sides = (at - STAY_WITHIN, at + STAY_WITHIN)
                wanted += [(item, side, STAY_BY_PINNED / 2) for side in sides]
    apart = _lifted(edit, rows, {item for item in off if item in fixed}, home)
    solved = coordinates(whole, apart, wanted, fixed)
    tall = heights(whole, rows, home, row_heights(whole, solved), edit.pinned)
    found = {}
    for item in items:
        who = edit.id(item)
        if who not in edit.pinned:
            at = _beside_dragged(edit, item, off, home, tall) or tall[whole.row[item]]
            stood = edit.stood.get(who, (float("inf"), 0.0))
            still = abs(solved[item] - stood[0]) < STILL
            found[who] = at_tenths(stood[0] if still else float(solved[item]), at)
    return found


def _in_order(rows: Mapping[int, Sequence[int]], x: Mapping[int, float]) -> bool:
    there = [[item for item in row if item in x] for row in rows.values()]
    return all(x[a] <= x[b] for row in there for a, b in pairwise(row))


def _off_their_row(edit: Edit, items: Sequence[int], home: Mapping[int, float]) -> set[int]:
    """Those who stood elsewhere than in the row they belong to: dragged, or new to their row."""
    row = edit.whole.row
    return {
        item
        for item in items
        if edit.known(item) and abs(edit.stood[edit.id(item)][1] - home[row[item]]) > SAME_ROW
    }


def _tied_to(whole: Skeleton, items: Collection[int]) -> set[int]:
    """Everybody tied by one knot to any of these."""
    found: set[int] = set()
    for knot in whole.knots:
        both = {*knot.heads, *knot.feet}
        if not both.isdisjoint(items):
            found |= both
    return found


def _lifted(
    edit: Edit, rows: Mapping[int, Sequence[int]], off: set[int], home: Mapping[int, float]
) -> Rows:
    """The rows with those who were dragged taken out, each to the row they are in now, if any."""
    found = {row: [item for item in items if item not in off] for row, items in rows.items()}
    spare = edit.whole.rows
    for item in sorted(off):
        x, y = edit.stood[edit.id(item)]
        there = [row for row in found if row in home and abs(home[row] - y) < SYMBOL_HEIGHT]
        if not there:
            spare += 1
            found[spare] = [item]
        else:
            line = found[min(there, key=lambda row: abs(home[row] - y))]
            line.insert(_place_by_x(edit, line, x), item)
    return {row: items for row, items in found.items() if items}


def _place_by_x(edit: Edit, line: Sequence[int], x: float) -> int:
    for k, item in enumerate(line):
        if item < edit.whole.persons and edit.known(item) and edit.stood[edit.id(item)][0] > x:
            return k
    return len(line)


def _beside_dragged(
    edit: Edit, item: int, off: set[int], home: Mapping[int, float], tall: Mapping[int, float]
) -> float | None:
    """Height of somebody new whose nearest kin were all dragged off their rows: theirs."""
    if edit.known(item) or not off:
        return None
    whole = edit.whole
    kin = {
        other
        for knot in whole.knots
        if item in knot.heads or item in knot.feet
        for other in (*knot.heads, *knot.feet)
        if other < whole.persons and edit.known(other)
    }
    if not kin or not kin <= off:
        return None
    ways = [edit.stood[edit.id(other)][1] - home[whole.row[other]] for other in sorted(kin)]
    return tall[whole.row[item]] + median(ways)


def _anew(edit: Edit, family: int) -> dict[str, Point]:
    """A family most of which is new, solved afresh; about where those stood who are known."""
    whole = edit.whole
    items = edit.members[family]
    rows = {row: line for row, line in order_rows(whole).items() if whole.family[line[0]] == family}
    x = coordinates(whole, rows)
    tall = row_heights(whole, x)
    known = [item for item in items if edit.known(item)]
    dx = dy = 0.0
    if known:
        places = [edit.stood[edit.id(item)] for item in known]
        dx = median(at[0] - float(x[item]) for item, at in zip(known, places, strict=True))
        dy = median(at[1] - tall[whole.row[item]] for item, at in zip(known, places, strict=True))
    return {
        edit.id(item): at_tenths(float(x[item]) + dx, tall[whole.row[item]] + dy)
        for item in items
        if edit.id(item) not in edit.pinned
    }
