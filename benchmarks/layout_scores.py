"""Scores of family drawings: the shared tool's, what it leaves out, and their sums."""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from kithkin.network.drawing.labels import label_widths
from kithkin.network.layouts.family import family
from kithkin.network.tests.shared_families import as_copy, is_flawless, tool
from kithkin_science.network.layout.results import Layout

COUNTS = (
    "crossings", "line_through_node", "collinear_overlaps", "collinear_avoidable", "overlaps",
    "label_overlaps",
    "own_crossings", "own_through", "own_collinear",
)  # fmt: skip
SHARES = (
    "adjacent_of_attainable", "couple_adjacent", "sib_order", "parent_centred",
    "width_over_busiest_row",
)  # fmt: skip


@dataclass(slots=True)
class Sums:
    """Scores of one engine over a set of families."""

    families: int = 0
    persons: int = 0
    seconds: float = 0.0
    whole: int = 0
    flawless: int = 0
    proven: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    shares: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, scored: dict[str, Any]) -> None:
        self.families += 1
        self.persons += scored["persons"]
        self.seconds += scored["time_s"]
        self.whole += is_whole(scored)
        self.flawless += is_flawless(scored)
        self.proven += scored.get("proven", False) or is_flawless(scored)
        self.counts.update({name: scored[name] for name in COUNTS if name in scored})
        for name in SHARES:
            if scored[name] is not None:
                self.shares[name].append(scored[name])

    def per_hundred(self, name: str) -> float:
        return 100 * self.counts[name] / max(1, self.persons)

    def mean(self, name: str) -> float:
        return float(np.mean(self.shares[name])) if self.shares[name] else float("nan")


def is_whole(scored: dict[str, Any]) -> bool:
    """Everyone once, no overlap, every link that can be told from positions."""
    once = not any(scored[fault] for fault in ("missing", "duplicates", "extra", "overlaps"))
    return once and scored.get("links", True)


def ours(neutral: dict[str, Any], *, prove: bool = False) -> dict[str, Any]:
    """Our drawing of a family, scored; its own lines too.

    `prove` looks for a proof of its order with more effort than the drawing took.
    """
    copy = as_copy(neutral)
    widths = label_widths(copy)
    started = time.process_time()
    layout = family(copy, widths=widths)
    seconds = time.process_time() - started
    nodes = [
        {"pid": who, "x": x, "y": y, "w": 80, "h": 60} for who, (x, y) in layout.positions.items()
    ]
    scored = score(neutral, {"engine": "kithkin", "time_s": seconds, "nodes": nodes})
    drawn = {link for route in layout.routes if route.kind == "stem" for link in route.of[1:]}
    scored["links"] = drawn == {link.id for link in copy.parentages if link.parent}
    scored["proven"] = layout.certificate == "optimal"
    if prove and not (scored["proven"] or is_flawless(scored)):
        scored["proven"] = layout.strain <= family(copy, widths=widths, thorough=True).bound
    return scored | own_lines(neutral, layout, nodes)


def with_second_symbols(neutral: dict[str, Any]) -> Counter[str]:
    """Crossings of our lines if people may be drawn twice and if not, and how many then are."""
    copy = as_copy(neutral)
    widths = label_widths(copy)
    found: Counter[str] = Counter(persons=len(copy.persons))
    for name, twice in (("once", False), ("twice", True)):
        started = time.process_time()
        layout = family(copy, widths=widths, twice=twice)
        found[f"{name} ms"] += round(1000 * (time.process_time() - started))
        both = [*layout.positions.items(), *((one.person, one.at) for one in layout.seconds)]
        nodes = [{"pid": who, "x": x, "y": y, "w": 80, "h": 60} for who, (x, y) in both]
        lines = own_lines(neutral, layout, nodes)
        found.update({f"{name} {fault}": count for fault, count in lines.items()})
        found["doubled"] += len(layout.seconds)
    return found


def score(neutral: dict[str, Any], laid: dict[str, Any]) -> dict[str, Any]:
    couples = [list(one["partners"]) for one in neutral["unions"] if len(one["partners"]) == 2]
    found: dict[str, Any] = tool("layout_metrics").metrics(neutral, laid | {"claimed": couples})
    found["collinear_avoidable"] = max(0, found["collinear_overlaps"] - _stems_in_one(neutral))
    possible = attainable(neutral)
    adjacent = round(found["couple_adjacent"] * len(couples))
    found["adjacent_of_attainable"] = adjacent / possible if possible else None
    return found


def _stems_in_one(neutral: dict[str, Any]) -> int:
    """Pairs of stems that the shared tool always draws in one line: of a child of two unions."""
    sets = Counter(child["id"] for union in neutral["unions"] for child in union["children"])
    return sum(count * (count - 1) // 2 for count in sets.values())


def own_lines(
    neutral: dict[str, Any], layout: Layout, nodes: list[dict[str, Any]]
) -> dict[str, int]:
    """The same faults, counted over the lines that we draw ourselves."""
    of_link = {
        f"{union['id']}-{parent}-{child['id']}": union["id"]
        for union in neutral["unions"]
        for parent in union["partners"]
        for child in union["children"]
    }
    unknown = {
        child["id"]: union["id"]
        for union in neutral["unions"]
        if not union["partners"]
        for child in union["children"]
    }
    known = {union["id"] for union in neutral["unions"]}
    pieces = []
    for route in layout.routes:
        if route.kind == "stem":
            union = of_link[route.of[1]] if route.of[1:] else unknown.get(route.of[0], "")
        else:
            union = route.of[0]
        if union in known:
            for (ax, ay), (bx, by) in zip(route.points, route.points[1:], strict=False):
                pieces.append((union, route.kind, ax, ay, bx, by))
    tools = tool("layout_metrics")
    crossings, _, collinear = tools.cross(pieces)
    through = tools.through(pieces, {"nodes": nodes}, neutral) if nodes else 0
    return {"own_crossings": crossings, "own_through": through, "own_collinear": collinear}


def attainable(neutral: dict[str, Any]) -> int:
    """How many couples can stand side by side at once, when everybody is drawn once.

    A person has two sides, nobody stands in a ring, and nobody stands in the row of their own
    descendants. Exact: the most couples that form chains, by integer programme.
    """
    older = _ancestors(neutral)
    times: Counter[tuple[str, str]] = Counter()
    for union in neutral["unions"]:
        if len(union["partners"]) == 2:
            a, b = sorted(union["partners"])
            if a not in older[b] and b not in older[a]:
                times[a, b] += 1
    pairs = sorted(times)
    worth = np.array([times[pair] for pair in pairs], float)
    limits = [([k for k, pair in enumerate(pairs) if who in pair], 2) for who in _often(pairs)]
    while pairs:
        chosen = _most(worth, limits)
        ring = _ring(list(np.flatnonzero(chosen)), pairs)
        if not ring:
            return int(worth @ chosen)
        limits.append((ring, len(ring) - 1))
    return 0


def _often(pairs: list[tuple[str, str]]) -> list[str]:
    found = Counter(who for pair in pairs for who in pair)
    return sorted(who for who, count in found.items() if count > 2)


def _most(worth: np.ndarray, limits: list[tuple[list[int], int]]) -> np.ndarray:
    rows = np.zeros((len(limits), len(worth)))
    for row, (which, _) in zip(rows, limits, strict=True):
        row[which] = 1.0
    most = np.array([limit for _, limit in limits], float)
    constraints = [LinearConstraint(rows, -np.inf, most)] if limits else []
    found = milp(
        -worth, integrality=np.ones(len(worth)), bounds=Bounds(0, 1), constraints=constraints
    )
    return np.asarray(np.rint(found.x))


def _ring(chosen: list[int], pairs: list[tuple[str, str]]) -> list[int]:
    """Pairs (their numbers) that close a ring, if any."""
    group: dict[str, set[str]] = {}
    of_group: dict[int, list[int]] = defaultdict(list)
    for k in chosen:
        a, b = (group.setdefault(who, {who}) for who in pairs[k])
        if a is b:
            return [k, *(j for j in of_group[id(a)])]
        a |= b
        of_group[id(a)] += [k, *of_group.pop(id(b), [])]
        group.update(dict.fromkeys(b, a))
    return []


def _ancestors(neutral: dict[str, Any]) -> dict[str, set[str]]:
    parents = defaultdict(set)
    for union in neutral["unions"]:
        for child in union["children"]:
            parents[child["id"]].update(union["partners"])
    found = {}
    for person in neutral["persons"]:
        seen: set[str] = set()
        ahead = list(parents[person["id"]])
        while ahead:
            one = ahead.pop()
            if one not in seen:
                seen.add(one)
                ahead += parents[one]
        found[person["id"]] = seen
    return found
