"""Twins: their stems meet in one point, and a bar between the stems says they are identical."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kithkin.network.copies import MapCopy, TwinKind, TwinsCopy
from kithkin.network.drawing.couples import LETTERED
from kithkin.network.drawing.laid import LaidLine, Point
from kithkin.network.drawing.look import YEAR_SIZE
from kithkin.network.drawing.persons import text, token
from kithkin.network.drawing.svg import Drawn, group, moves, path

_BAR_AT = 0.34  # how far down the stems the bar between identical twins lies

# Lines by the identity of their route: routes themselves need not be hashable.
Moved = dict[int, list[Point]]


def meeting(twins: Sequence[TwinsCopy], stems: Sequence[LaidLine]) -> Moved:
    """Let the stems of twins that hang side by side from one bar meet above their middle."""
    by_child: dict[str, list[LaidLine]] = defaultdict(list)
    for stem in stems:
        by_child[stem.of[0]].append(stem)
    found: Moved = {}
    for birth in twins:
        hanging = [one for child in birth.children for one in by_child[child]]
        for together in _shared_bars(hanging):
            top = sum(stem.points[-2][0] for stem in together) / len(together)
            for stem in together:
                foot = stem.points[-1]
                found[id(stem)] = [*stem.points[:-2], (top, stem.points[-2][1]), foot]
    return found


def _shared_bars(stems: Sequence[LaidLine]) -> list[list[LaidLine]]:
    """Group stems by the height from which their last piece hangs down."""
    heights: dict[float, list[LaidLine]] = defaultdict(list)
    for stem in stems:
        if stem.points[-2][1] < stem.points[-1][1]:
            heights[stem.points[-2][1]].append(stem)
    return [together for together in heights.values() if len(together) > 1]


def trimmed(copy: MapCopy, routes: Sequence[LaidLine], apart: Moved) -> Moved:
    """End the bar over the children where the outermost stems now begin."""
    if not apart:
        return {}
    couples = {union.id for union in copy.unions}
    couple_of = {
        link.id: link.union if link.union in couples else link.parent for link in copy.parentages
    }
    hung: dict[str, list[Point]] = defaultdict(list)
    for route in routes:
        if route.kind == "stem" and len(route.of) > 1:
            hung[couple_of.get(route.of[1], "")].append(apart.get(id(route), route.points)[0])
        elif route.kind == "drop":
            hung[route.of[0]].append(route.points[-1])
    return {
        id(route): _within(route.points, hung[route.of[0]])
        for route in routes
        if route.kind == "sibship" and hung[route.of[0]] and _is_level(route.points)
    }


def _is_level(bar: Sequence[Point]) -> bool:
    return len({y for _, y in bar}) == 1


def _within(bar: Sequence[Point], hung: Sequence[Point]) -> list[Point]:
    height = bar[0][1]
    ends = [x for x, y in hung if abs(y - height) < 1]
    left, right = min(x for x, _ in bar), max(x for x, _ in bar)
    return [
        (max(left, min(ends, default=left)), height),
        (min(right, max(ends, default=right)), height),
    ]


def bars_between(
    twins: Sequence[TwinsCopy], stems: Sequence[LaidLine], apart: Mapping[int, Sequence[Point]]
) -> Iterable[Drawn]:
    """Draw the bar of identical twins, or a question mark where nobody knows."""
    for birth in twins:
        slopes = [
            apart[id(one)] for one in stems if one.of[0] in birth.children and id(one) in apart
        ]
        if len(slopes) < 2 or birth.kind is TwinKind.FRATERNAL:
            continue
        across = [_part_way(slope[-2], slope[-1]) for slope in slopes]
        if birth.kind is TwinKind.IDENTICAL:
            yield path(moves(across), data_id=token(birth.id), **{"class": "twins identical"})
        else:
            x = sum(at[0] for at in across) / len(across)
            said = text("?", x, across[0][1] + 8, "twins-unknown", size=YEAR_SIZE)
            yield group("label twins unknown", [said], data_id=token(birth.id), **LETTERED)


def _part_way(a: Point, b: Point) -> Point:
    return a[0] + (b[0] - a[0]) * _BAR_AT, a[1] + (b[1] - a[1]) * _BAR_AT


def leaning(twins: Sequence[TwinsCopy], places: Mapping[str, Point]) -> set[str]:
    """Find twins whose line comes from the left, where the year of birth would stand."""
    found: set[str] = set()
    for birth in twins:
        here = [one for one in birth.children if one in places]
        middle = sum(places[one][0] for one in here) / len(here) if here else 0.0
        found.update(one for one in here if places[one][0] > middle)
    return found
