"""Families of every kind from the shared data, and the shared scoring of drawings."""

import importlib.util
import json
import warnings
from collections import defaultdict
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from kithkin.network.copies import (
    MapCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    PersonKind,
    StatusCopy,
    TwinsCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.drawing.laid import Laid

SHARED = Path(__file__).resolve().parents[4] / ".." / "shared"
GENOGRAMS = SHARED / "data" / "genogram"
ROYAL = "I52"  # Elizabeth II

_KINDS = {
    "person": PersonKind.HUMAN,
    "loss": PersonKind.MISCARRIAGE,
    "pregnancy": PersonKind.PREGNANCY,
    "pet": PersonKind.PET,
}
_LINKS = {
    "birth": ParentageKind.BIOLOGICAL,
    "adopted": ParentageKind.ADOPTIVE,
    "foster": ParentageKind.FOSTER,
    "step": ParentageKind.STEP,
    "donor": ParentageKind.DONOR,
    "surrogate": ParentageKind.SURROGATE,
}
# Ties of one person to a child, not of a couple: the map has no union for them.
_LONE = {"step", "donor", "surrogate"}


def files() -> list[Path]:
    """Every family in the shared data; none where there is no shared data."""
    patterns = ("cases/*.json", "pedigree/*.json", "gedcom/*.[gG][eE][dD]")
    return [file for pattern in patterns for file in sorted(GENOGRAMS.glob(pattern))]


@cache
def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(file: Path) -> dict[str, Any]:
    """A file as a neutral family (the format is described in the shared tools)."""
    found: dict[str, Any]
    if file.suffix == ".json":
        found = json.loads(file.read_text())
    else:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # the tool leaves its file open
            found = tool("ged2neutral").conv(str(file), file.stem)
    return found


def as_copy(neutral: dict[str, Any]) -> MapCopy:
    """A neutral family as a map."""
    twins = defaultdict(list)
    for person in neutral["persons"]:
        if person.get("twin"):
            twins[person["twin"]].append(person["id"])
    return MapCopy(
        name=neutral["name"],
        persons=tuple(_person(person, neutral.get("ego")) for person in neutral["persons"]),
        unions=tuple(
            UnionCopy(union["id"], tuple(union["partners"]), _statuses(union))
            for union in neutral["unions"]
            if not _is_lone(union)
        ),
        parentages=tuple(link for union in neutral["unions"] for link in _links(union)),
        twins=tuple(TwinsCopy(name, tuple(children)) for name, children in twins.items()),
    )


def _is_lone(union: dict[str, Any]) -> bool:
    return bool(union["children"]) and all(one["pedi"] in _LONE for one in union["children"])


def _person(person: dict[str, Any], ego: str | None) -> PersonCopy:
    return PersonCopy(
        person["id"],
        kind=_KINDS[person["kind"]],
        nickname=person["label"],
        birth=_year(person.get("birth")),
        dead=person["dead"],
        index=person["id"] == ego,
    )


def _year(year: int | None) -> str:
    return f"{year:04}" if year else ""


def _statuses(union: dict[str, Any]) -> tuple[StatusCopy, ...]:
    return (StatusCopy(UnionStatus.PARTNERS, _year(union["m"])),) if union.get("m") else ()


def _links(union: dict[str, Any]) -> list[ParentageCopy]:
    return [
        ParentageCopy(
            f"{union['id']}-{parent}-{child['id']}",
            child["id"],
            parent,
            _LINKS.get(child["pedi"], ParentageKind.GUARDIAN),
            "" if _is_lone(union) else union["id"],
        )
        for child in union["children"]
        for parent in union["partners"] or [""]
    ]


def around(neutral: dict[str, Any], who: str, steps: int) -> dict[str, Any]:
    """The part of a family within so many steps of one person."""
    tools = tool("ged2neutral")
    found: dict[str, Any] = tools.restrict(neutral, tools.around(neutral, who, steps))
    return found


def royal_cut() -> dict[str, Any]:
    """The cut of royal92 round one person that the comparison of engines used: 24 persons."""
    royal = read(GENOGRAMS / "gedcom" / "royal92.ged")
    return around(royal, ROYAL, 2) | {"name": "royal92 cut"}


def score(neutral: dict[str, Any], layout: Laid) -> dict[str, Any]:
    """The shared metrics of a drawing, from its places alone."""
    nodes = [
        {"pid": who, "x": x, "y": y, "w": 80, "h": 60} for who, (x, y) in layout.positions.items()
    ]
    couples = [
        list(union["partners"]) for union in neutral["unions"] if len(union["partners"]) == 2
    ]
    found: dict[str, Any] = tool("layout_metrics").metrics(
        neutral, {"engine": "kithkin", "nodes": nodes, "claimed": couples}
    )
    return found


def is_flawless(scored: dict[str, Any]) -> bool:
    faults = (
        "missing", "duplicates", "overlaps", "crossings", "line_through_node",
        "collinear_overlaps", "false_couples",
    )  # fmt: skip
    ordered = scored["sib_order"] in (None, 1)
    return not any(scored[fault] for fault in faults) and scored["couple_adjacent"] == 1 and ordered
