"""One couple: its bar in the line of its status, the slashes, the years, and the way down."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from kithkin.network.copies import UnionCopy, UnionStatus
from kithkin.network.drawing.jumps import bowed_over, jumps_of
from kithkin.network.drawing.laid import Laid, LaidLine, Point, seats_of
from kithkin.network.drawing.lettering import width
from kithkin.network.drawing.look import INK, PAPER, YEAR_SIZE
from kithkin.network.drawing.marks import slash
from kithkin.network.drawing.persons import text, token
from kithkin.network.drawing.squared import BAR_BENEATH, squared
from kithkin.network.drawing.svg import Drawn, Value, group, moves, path, tag, together
from kithkin.network.kin_words import union_status
from kithkin.network.kinship import related_by_birth
from kithkin.network.notation.profile import CoupleLine, kithkin_profile
from kithkin.network.voice import Voice
from kithkin.network.years import year_label

_DASHES = {"dots": "0.1 5", "dashes": "7 5", "long": "14 5", "dashdot": "9 4 0.1 4"}
_SLASHES_APART = 6.0
_BESIDE_THE_DROP = 12.0
_LINE = 10.5
_DOUBLE = 4.0
_RAISED = 4.0
LETTERED: dict[str, Value] = {
    "fill": INK,
    "stroke": PAPER,
    "stroke_width": 3.5,
    "paint_order": "stroke",
    "text_anchor": "middle",
}


@dataclass(frozen=True, slots=True)
class Couple:
    """A couple with the lines the layout gave it, and the piece its signs stand on."""

    union: UnionCopy
    bars: list[Sequence[Point]]
    below: list[LaidLine]
    line: CoupleLine
    middle: Point = (0.0, 0.0)
    beneath: bool = False  # the bar runs beneath people who stand between the partners
    related: bool = False  # drawn double: the partners share a forebear by birth
    jumps: tuple[Point, ...] = ()  # where the bars cross other lines
    raised: float = 0.0  # the slashes stand higher on a bar that has names under it

    @property
    def slashes(self) -> int:
        return 2 if _remarried(self.union) else self.line.slashes

    @property
    def hung(self) -> bool:
        """Whether the line to the children hangs where the slashes would stand."""
        tops = [route.points[0][0] for route in self.below if route.kind == "drop"]
        return any(abs(x - self.middle[0]) < _BESIDE_THE_DROP for x in tops)


def couples_of(voice: Voice, laid: Laid) -> list[Couple]:
    routes: dict[str, list[LaidLine]] = defaultdict(list)
    for route in laid.routes:
        if route.kind != "stem":
            routes[route.of[0]].append(route)
    return [_placed(voice, union, routes.get(union.id, []), laid) for union in voice.copy.unions]


def _placed(voice: Voice, union: UnionCopy, routes: Sequence[LaidLine], laid: Laid) -> Couple:
    profile = voice.profile
    places = seats_of(laid, union.id)
    at = [places[one] for one in union.partners if one in places]
    joining = [route for route in routes if route.kind == "couple"]
    bars, jumps = (
        [one.points for one in joining],
        tuple(at for one in joining for at in jumps_of(one)),
    )
    if not bars and len(at) > 1:
        bars = [at]  # no line from the layout: joined straight, so that no couple is lost
    below = [route for route in routes if route.kind != "couple"]
    line = profile.couple(union_status(union))
    if not bars:
        return Couple(union, bars, below, line)
    if profile.bar == "beneath":
        bars, below, jumps = squared(bars, below, jumps)
    (x1, y1), (x2, y2) = max((piece for bar in bars for piece in pairwise(bar)), key=_long)
    y, raised = (y1 + y2) / 2, _RAISED if profile.bar == "beneath" else 0.0
    far = y > max(high for _, high in at) + BAR_BENEATH + 1
    related = profile.related and any(
        related_by_birth(voice.kin, a, b) for a, b in combinations(union.partners, 2)
    )
    return Couple(union, bars, below, line, ((x1 + x2) / 2, y), far, related, jumps, raised)


def _long(piece: tuple[Point, Point]) -> float:
    return abs(piece[1][0] - piece[0][0])


def _remarried(union: UnionCopy) -> bool:
    """Whether they are married again after a divorce: the slashes are crossed out."""
    kinds = [one.status for one in union.statuses]
    return UnionStatus.DIVORCED in kinds[:-1] and kinds[-1] is UnionStatus.MARRIED


def dash_of(name: str, dashes: Mapping[str, str] = _DASHES) -> dict[str, Value]:
    if name == "solid":
        return {}
    round_ends: dict[str, Value] = {"stroke-linecap": "round"} if "dot" in name else {}
    return {"stroke-dasharray": dashes[name], **round_ends}


def couple(one: Couple, sibships: Mapping[int, Sequence[Point]]) -> Drawn:
    """Draw a couple; `sibships` holds bars over children that end sooner because of twins."""
    parts = []
    if one.bars:
        data = "".join(bowed_over(bar, one.jumps) for bar in one.bars)
        parts.append(tag("path", {"class": "bar", "d": data, **dash_of(one.line.dash)}))
        parts += [_second_line(one)] if one.related else []
    down = "".join(
        bowed_over(sibships.get(id(route), route.points), jumps_of(route)) for route in one.below
    )
    if down:
        parts.append(path(down, **{"class": "down"}))
    parts += _signs(one) if one.bars else []
    status = union_status(one.union) or "couple"
    return group(f"union {status}", parts, data_id=token(one.union.id))


def _second_line(one: Couple) -> Drawn:
    beside = "".join(moves((x, y + _DOUBLE) for x, y in bar) for bar in one.bars)
    return tag("path", {"class": "bar related", "d": beside, **dash_of(one.line.dash)})


def _signs(one: Couple) -> Iterable[Drawn]:
    x, y = one.middle
    count, high = one.slashes, y - one.raised
    if count:
        first = x - _SLASHES_APART * (count - 1) / 2 - (_BESIDE_THE_DROP if one.hung else 0)
        cuts = "".join(slash((first + _SLASHES_APART * n, high)) for n in range(count))
        again = (
            moves([(first - 5, high - 9), (first + 11, high + 9)]) if _remarried(one.union) else ""
        )
        yield path(cuts + again, **{"class": "slashes again" if again else "slashes"})
    if one.line.ring:
        yield tag("circle", {"class": "widow", "cx": x, "cy": y, "r": 4.5, "fill": PAPER})


@dataclass(frozen=True, slots=True)
class YearLabel:
    union: str
    said: str
    x: float
    y: float
    anchor: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        wide = width(self.said, YEAR_SIZE)
        left = self.x - (wide / 2 if self.anchor == "middle" else 0)
        return left, self.y - 8, left + wide, self.y + 1


def year_labels(couples: Iterable[Couple]) -> list[YearLabel]:
    """Place the years over the bar, or under it where names of others would be in the way."""
    found = []
    for one in couples:
        years = union_years(one.union) if one.bars else []
        x, y = one.middle
        lift = 13 + one.raised if one.slashes else 9 if one.line.ring else 7
        for row, said in enumerate(years):
            if one.beneath:
                top = y + 11 + _LINE * row
                found.append(YearLabel(one.union.id, said, x + 7, top, "start"))
            else:
                foot = y - lift - _LINE * (len(years) - 1 - row)
                found.append(YearLabel(one.union.id, said, x, foot, "middle"))
    return found


def union_years(union: UnionCopy) -> list[str]:
    """Write the dated statuses short, in their order: "m 1990", "d 2001"."""
    profile = kithkin_profile()
    found = [
        f"{profile.couple(one.status).letter} {year_label(one.start)}".strip()
        for one in union.statuses
        if year_label(one.start)
    ]
    last = union.statuses[-1] if union.statuses else None
    if last and year_label(last.end) and not profile.couple(last.status).slashes:
        found.append(f"until {year_label(last.end)}")
    return found[-3:]


def years(labels: Iterable[YearLabel]) -> Drawn:
    """Draw the years of couples over the ties, so that they stay readable."""
    drawn = [tag("g", {"data-id": token(one.union)}, _year(one)) for one in labels]
    return group("label union-years", [together(drawn)], aria_hidden="true", **LETTERED)


def _year(one: YearLabel) -> Drawn:
    own = {} if one.anchor == "middle" else {"anchor": one.anchor}
    return text(one.said, one.x, one.y, "year", size=YEAR_SIZE, **own)
