"""What an edit does to a drawing: one child, one partner, or the parents of a spouse more.

Sites are spread evenly over each family, so that no site is chosen by how well it goes.
"""

import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from statistics import mean
from typing import Any

from kithkin.network.drawing.labels import label_widths
from kithkin.network.layouts.family import family
from kithkin.network.tests.shared_families import as_copy, tool

Neutral = dict[str, Any]
MOST_SITES = 6
EDITS = ("child", "partner", "parents")


@dataclass(slots=True)
class Moved:
    """Means over the sites of one family and one edit, in node widths; flips as a share."""

    sites: int
    move: float
    most: float
    flips: float
    seconds: float
    crossings: float
    solved_crossings: float


def sites(neutral: Neutral, edit: str) -> list[Any]:
    """Where the edit can be made."""
    partnered = {who for one in neutral["unions"] for who in one["partners"]}
    children = {child["id"] for one in neutral["unions"] for child in one["children"]}
    couples = [one["id"] for one in neutral["unions"] if len(one["partners"]) == 2]
    people = [one["id"] for one in neutral["persons"] if one["kind"] == "person"]
    found = {
        "child": couples,
        "partner": [who for who in people if who not in partnered and who in children],
        "parents": [who for who in people if who in partnered and who not in children],
    }[edit]
    most = min(len(found), MOST_SITES)
    return [found[k * len(found) // most] for k in range(most)]


def edited(neutral: Neutral, edit: str, site: str) -> Neutral:
    found = deepcopy(neutral)
    born = {one["id"]: one["birth"] for one in neutral["persons"]}
    if edit == "child":
        union = next(one for one in found["unions"] if one["id"] == site)
        years = [born[child["id"]] or 0 for child in union["children"]]
        _person(found, "zz1", max(years, default=0) + 2 if all(years) and years else None)
        union["children"].append({"id": "zz1", "pedi": "birth"})
    elif edit == "partner":
        _person(found, "zz1", born[site])
        found["unions"].append(_couple([site, "zz1"], []))
    else:
        for name in ("zz1", "zz2"):
            _person(found, name, born[site] - 28 if born[site] else None)
        found["unions"].append(_couple(["zz1", "zz2"], [{"id": site, "pedi": "birth"}]))
    return found


def _person(neutral: Neutral, name: str, birth: int | None) -> None:
    one = {"id": name, "label": "New", "sex": "U", "birth": birth, "kind": "person", "dead": False}
    neutral["persons"].append(one)


def _couple(partners: list[str], children: list[dict[str, str]]) -> Neutral:
    return {"id": "zzu", "partners": partners, "children": children, "status": "married"}


def ours(neutral: Neutral, edit: str) -> Moved:
    before = as_copy(neutral)
    first = family(before, widths=label_widths(before))
    found = []
    for site in sites(neutral, edit):
        after = edited(neutral, edit, site)
        copy = as_copy(after)
        widths = label_widths(copy)
        started = time.process_time()
        then = family(copy, widths=widths, previous=first.positions)
        seconds = time.process_time() - started
        fresh = family(copy, widths=widths) if len(copy.persons) < 200 else then
        now = _nodes(then.positions)
        found.append(
            tool("layout_metrics").stability(neutral, _nodes(first.positions), now)
            | {"seconds": seconds}
            | {"crossings": _crossings(after, now)}
            | {"solved_crossings": _crossings(after, _nodes(fresh.positions))}
        )
    return _mean(found)


def peer(
    layout: Callable[[Neutral], dict[str, Any]], neutral: Neutral, edit: str, first: dict[str, Any]
) -> Moved:
    found = []
    for site in sites(neutral, edit):
        after = edited(neutral, edit, site)
        then = layout(after)
        found.append(
            tool("layout_metrics").stability(neutral, first, then)
            | {"seconds": then["time_s"], "crossings": 0, "solved_crossings": 0}
        )
    return _mean(found)


def _nodes(positions: dict[str, tuple[float, float]]) -> dict[str, Any]:
    return {
        "nodes": [
            {"pid": who, "x": x, "y": y, "w": 80, "h": 60} for who, (x, y) in positions.items()
        ]
    }


def _crossings(neutral: Neutral, laid: dict[str, Any]) -> int:
    tools = tool("layout_metrics")
    return int(tools.cross(tools.route(neutral, laid)[0])[0])


def _mean(found: list[dict[str, float]]) -> Moved:
    def of(name: str) -> float:
        return mean(one[name] for one in found) if found else 0.0

    return Moved(
        len(found), of("move_mean"), max((one["move_max"] for one in found), default=0.0),
        of("order_flips"), of("seconds"), of("crossings"), of("solved_crossings"),
    )  # fmt: skip


def over(families: list[Moved]) -> Iterator[float]:
    """Mean over families of move and flips."""
    known = [one for one in families if one.sites]
    yield mean(one.move for one in known) if known else 0.0
    yield mean(one.flips for one in known) if known else 0.0
