"""Who is drawn twice: where the plain drawing is strained, and only what is worth it.

Where somebody stands between a couple, their lines cross others, or they belong to different rows,
and where the lines of a child of two couples cross, one of them is tried with a second symbol. The
symbol that gains most is kept, then the next, as long as each gains more than its price; where none
helps alone, two together are tried. In the end every symbol that turned out not to be needed is
taken away again. Budgets are counts, so the same family always gets the same symbols.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, combinations

from kithkin_science.network.layout.arrangement import Arrangement
from kithkin_science.network.layout.beginning import begin_from
from kithkin_science.network.layout.cycles import parent_links, without_circles
from kithkin_science.network.layout.doubles import Doubled, doubled, may_stand_twice
from kithkin_science.network.layout.family import given_up
from kithkin_science.network.layout.generations import generations
from kithkin_science.network.layout.keeping_rows import rows_between
from kithkin_science.network.layout.kin import Kin, Union, put_in_order
from kithkin_science.network.layout.objective import CROSSING, strain_of_drawing
from kithkin_science.network.layout.order import Ordered
from kithkin_science.network.layout.order import order as order_rows
from kithkin_science.network.layout.polish import Effort
from kithkin_science.network.layout.results import Point
from kithkin_science.network.layout.search import Search
from kithkin_science.network.layout.skeleton import Knot, Skeleton, skeleton

PRICE = CROSSING - 1  # what a second symbol costs: two of them less than lines that cross once
ACROSS = 8  # a couple in two rows, which is no strain of an order
MOST_TRIED = 8  # symbols in each round; if none of them helps, pairs of them
MOST_WORK = 8_000  # persons drawn in all the trials together
SEARCHED = 1_500.0  # of the search in each trial, for each person

Symbols = dict[str, frozenset[int]]
Rows = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Trial:
    """A family with certain second symbols, its rows in order."""

    chosen: Symbols
    doubled: Doubled
    whole: Skeleton
    rows: Rows
    strain: int
    across: int
    notes: tuple[str, ...]
    ordered: Ordered | None = None  # if it was ordered with every effort

    @property
    def cost(self) -> int:
        """What is wrong with the drawing, and what its second symbols cost."""
        return self.strain + ACROSS * self.across + PRICE * len(self.chosen)


def second_symbols(kin: Kin, effort: Effort) -> Trial | None:
    """The second symbols that are worth it and the order with them; None if there are none.

    Parameters
    ----------
    kin
        The family in its stable order.
    effort
        For the first order and the last.
    """
    now = first = _anew(kin, {}, effort)
    left = MOST_WORK // max(1, len(kin.persons))
    while now.cost > PRICE * (1 + len(now.chosen)) and left > 0:
        better, tried = _better(kin, now, left)
        left -= tried
        if better is None:
            break
        now = better
    now = _without_needless(kin, now)
    if not now.chosen:
        return None
    last = _anew(kin, now.chosen, effort)
    now = last if last.cost < now.cost else now
    return now if now.cost < first.cost else None


def _better(kin: Kin, now: Trial, most: int) -> tuple[Trial | None, int]:
    """The best of the next trials if it costs less, and how many were tried."""
    singles = _next(kin, now)[:most]
    tried = [_near(kin, chosen, now) for chosen in singles]
    if not any(one.cost < now.cost for one in tried):
        pairs = [_both(a, b) for a, b in combinations(singles, 2)]
        fit = [pair for pair in pairs if sum(map(len, pair.values())) == len(_taken(pair))]
        tried += [_near(kin, chosen, now) for chosen in fit[: max(0, most - len(tried))]]
    worth = [one for one in tried if one.cost < now.cost]
    return min(worth, key=lambda one: _rank(kin, now, one), default=None), len(tried)


def _rank(kin: Kin, now: Trial, then: Trial) -> tuple[int, int, int, int]:
    """Of trials that cost about the same, in this order: relatives tie the two symbols; the index
    person stands once; a later union has the second symbol.
    """
    first = len(then.chosen.keys() & set(kin.first))
    later = max(_taken(then.chosen) - _taken(now.chosen))
    return then.cost // PRICE, len(then.doubled.level), first, -later


def _both(a: Symbols, b: Symbols) -> Symbols:
    return {who: a.get(who, frozenset()) | b.get(who, frozenset()) for who in (*a, *b)}


def _taken(chosen: Symbols) -> frozenset[int]:
    return frozenset().union(*chosen.values())


def _without_needless(kin: Kin, now: Trial) -> Trial:
    for who in sorted(now.chosen):
        if len(now.chosen) > 1:
            less = _near(kin, {one: now.chosen[one] for one in now.chosen if one != who}, now)
            now = less if less.cost <= now.cost else now
    return now


def _next(kin: Kin, now: Trial) -> list[Symbols]:
    """What to try: one more symbol, or one more union for a symbol, where it strains most."""
    blame = _blame(kin, now)
    born = {person.id: i for i, person in enumerate(kin.persons)}
    belongs = Counter(
        who
        for union in kin.unions
        for who in {*union.partners, *(child.id for child in union.children)}
    )
    taken = _taken(now.chosen)
    wanted = []
    for number, people in may_stand_twice(kin).items():
        for who in people if blame[number] and number not in taken else ():
            unions = now.chosen.get(who, frozenset()) | {number}
            if len(unions) < belongs[who]:
                rank = (-blame[number], who in kin.first, -belongs[who], -born[who], -number)
                wanted.append((rank, {**now.chosen, who: unions}))
    return [chosen for _, chosen in sorted(wanted, key=lambda one: one[0])[:MOST_TRIED]]


def _blame(kin: Kin, now: Trial) -> Counter[int]:
    """How much is wrong about each union, by its number in the family without second symbols."""
    number = {(union.id, union.loose): k for k, union in enumerate(kin.unions)}
    found: Counter[int] = Counter()
    for union, cost in chain(_couples_apart(now), _lines_crossed(now)):
        source = now.whole.kin.unions[union]
        found[number.get((source.id, source.loose), -1)] += cost
    return found


def _couples_apart(now: Trial) -> Iterator[tuple[int, int]]:
    """Unions whose partners stand in two rows or have somebody between them, and what it costs."""
    row = {person.id: now.whole.row[i] for i, person in enumerate(now.whole.kin.persons)}
    for number, union in enumerate(now.whole.kin.unions):
        yield number, ACROSS * (len({row[who] for who in union.partners}) > 1)
    headed = _headed(now)
    for knot in now.whole.knots:
        split = 0 if knot.union is None else _strain(now, [replace(knot, feet=())])
        if split and knot.union is not None:
            yield knot.union, split
            for other in {other for head in knot.heads for other in headed[head]}:
                yield other, 1  # of several partners any may be the one too many


def _headed(now: Trial) -> dict[int, list[int]]:
    """The unions of each partner."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for knot in now.whole.knots:
        for head in knot.heads if knot.union is not None else ():
            found[head].append(knot.union or 0)
    return found


def _lines_crossed(now: Trial) -> Iterator[tuple[int, int]]:
    """Unions whose lines are in each other's way, and the unions of their children."""
    headed = _headed(now)
    gaps = defaultdict(list)
    for knot in now.whole.knots:
        gaps[knot.row].append((knot, _strain(now, [knot])))
    for there in gaps.values():
        for (one, alone), (other, alone_too) in combinations(there, 2):
            crossed = _strain(now, [one, other]) - alone - alone_too
            if crossed > 0:
                own = {knot.union for knot in (one, other) if knot.union is not None}
                for union in own.union(*(headed[foot] for foot in (*one.feet, *other.feet))):
                    yield union, crossed


def _strain(now: Trial, knots: list[Knot]) -> int:
    """What is wrong with the order if the family had these knots alone."""
    rows = {now.whole.row[item] for knot in knots for item in (*knot.heads, *knot.feet)}
    alone = replace(now.whole, knots=knots, twins=[])
    return strain_of_drawing(alone, {row: now.rows[row] for row in rows})


def _anew(kin: Kin, chosen: Symbols, effort: Effort) -> Trial:
    """A family with these second symbols, ordered with every effort."""
    twice = doubled(kin, chosen)
    whole, across, notes = cut(twice)
    ordered = order_rows(whole, effort=effort)
    return Trial(chosen, twice, whole, ordered.rows, ordered.strain, across, notes, ordered)


def _near(kin: Kin, chosen: Symbols, like: Trial) -> Trial:
    """The same, in an order near that of another trial."""
    twice = doubled(kin, chosen)
    whole, across, notes = cut(twice)
    drawing = Arrangement(whole)
    begin_from(drawing, _as_in(like, whole))
    families: defaultdict[int, list[int]] = defaultdict(list)
    for item, family in enumerate(whole.family):
        families[family].append(item)
    for items in families.values():
        rows = sorted({whole.row[item] for item in items})
        if round(drawing.strain_of(rows)):
            Search(drawing, items, rows).run(SEARCHED * len(items))
    strain = round(drawing.strain_of(list(drawing.order)))
    ordered = {row: drawing.order[row] for row in sorted(drawing.order)}
    return Trial(chosen, twice, whole, ordered, strain, across, notes)


def cut(
    twice: Doubled, previous: Mapping[str, Point] | None = None
) -> tuple[Skeleton, int, tuple[str, ...]]:
    """Rows and knots of a family with second symbols, how many couples reach across, and notes.

    A pair that is one person stands in one row, but no line ties it and nobody is between it.
    """
    kin = twice.kin
    unions = kin.unions
    pairs = tuple(Union(f"{name} is {who}", (who, name)) for who, name in twice.level)
    linked = {who for u in unions for who in chain(u.partners, (c.id for c in u.children))}
    persons = tuple(person for person in kin.persons if person.id in linked)
    tree = put_in_order(replace(kin, persons=persons, unions=(*unions, *pairs)))
    links, aside = without_circles(tree, parent_links(tree))
    rows = generations(tree, links, rows_between(tree, links, previous or {}))
    whole = skeleton(tree, rows.row)
    named = {pair.id for pair in pairs}
    tied = {k for k, union in enumerate(tree.unions) if union.id in named}
    whole = replace(whole, knots=[knot for knot in whole.knots if knot.union not in tied])
    return whole, rows.couples_across, given_up(rows, len(aside))


def _as_in(like: Trial, whole: Skeleton) -> Rows:
    """The order of another trial, of those who stand in rows that hold about the same persons."""
    item = {person.id: i for i, person in enumerate(whole.kin.persons)}
    known = like.whole.kin.persons
    found: defaultdict[int, list[int]] = defaultdict(list)
    for _, items in sorted(like.rows.items()):
        for one in items:
            now = item.get(known[one].id) if one < like.whole.persons else None
            if now is not None:
                found[whole.row[now]].append(now)
    return found
