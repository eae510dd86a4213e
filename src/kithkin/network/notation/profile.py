"""Which sign stands for whom, and which line for which link, in each of five notations.

A profile is data (profiles/*.yaml). What its source has no sign for is drawn with Kithkin's own,
and `network.sign_warnings` says so. Screens and commands choose from `profiles()`: the key is what an
address or an option carries, `label` is the name on the screen; the choice goes into `Look.profile`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from kithkin.network.copies import ParentageKind, PersonCopy, PersonKind, UnionStatus
from kithkin.network.notation.tie_codes import Stroke, TieCode, tie_codes

OWN = "kithkin"
_NAMES = (OWN, "mcgoldrick", "bowen", "bennett", "hartman")
_FOLDER = Path(__file__).with_name("profiles")


@dataclass(frozen=True, slots=True)
class Sign:
    """`own`: the profile's source has no such sign, so this one is Kithkin's. So for lines too."""

    shape: str
    legend: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class CoupleLine:
    dash: str
    slashes: int
    legend: str
    says: str
    letter: str
    ring: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class ChildLine:
    dash: str
    legend: str
    says: str
    beside: str = ""
    brackets: bool = False
    letter: str = ""
    inside: bool = False  # the letter stands in the parent's symbol, not beside the line
    own: bool = False


_One = TypeVar("_One", Sign, CoupleLine, ChildLine)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One notation. There is one object a notation, so profiles are compared by identity."""

    name: str
    label: str
    source: str
    bar: str
    related: bool
    assigned: str
    genders: Mapping[str, Sign]
    kinds: Mapping[str, Sign]
    marks: Mapping[str, Sign]
    unions: Mapping[str, CoupleLine]
    parentages: Mapping[str, ChildLine]
    strokes: Mapping[str, Stroke]
    own_ties: frozenset[str] = frozenset()
    unsayable: Mapping[str, str] = field(default_factory=dict)  # the sentence that says so

    def sign(self, person: PersonCopy) -> Sign:
        if person.kind is PersonKind.HUMAN:
            return self.genders[person.gender]
        return self.kinds[person.kind]

    def couple(self, status: UnionStatus | None) -> CoupleLine:
        return self.unions[status or ""]

    def child(self, kind: ParentageKind, of: PersonKind = PersonKind.HUMAN) -> ChildLine:
        return self.parentages["pet" if of is PersonKind.PET else kind]

    def stroke(self, code: TieCode) -> Stroke:
        """How a tie is drawn; a word that is no code is drawn as a plain connection."""
        return self.strokes.get(code.code, self.strokes["connected"])


def kithkin_profile() -> Profile:
    return profiles()[OWN]


@cache
def profiles() -> Mapping[str, Profile]:
    """All notations by their short name, Kithkin's own first; `label` is what a screen says."""
    own = _own()
    return {own.name: own} | {name: _beside(own, name) for name in _NAMES[1:]}


def profile_named(name: str) -> Profile:
    """Find a notation by its short name; a name nobody knows is Kithkin's own."""
    return profiles().get(name, kithkin_profile())


def _table(name: str) -> dict[str, Any]:
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return table


def _own() -> Profile:
    table = _table(OWN)
    return Profile(
        name=OWN,
        **{key: table[key] for key in ("label", "source", "bar", "related", "assigned")},
        genders={key: Sign(**row) for key, row in table["genders"].items()},
        kinds={key: Sign(**row) for key, row in table["kinds"].items()},
        marks={key: Sign(**row) for key, row in table["marks"].items()},
        unions={key: CoupleLine(**row) for key, row in table["unions"].items()},
        parentages={key: ChildLine(**row) for key, row in table["parentages"].items()},
        strokes={code.code: code.stroke for code in tie_codes().values()},
    )


def _beside(own: Profile, name: str) -> Profile:
    """Read another notation; it says only what its source says, and the rest is ours."""
    table = _table(name)
    strokes: dict[str, dict[str, Any]] = table["ties"]
    return Profile(
        name=name,
        **{key: table[key] for key in ("label", "source", "bar", "related", "assigned")},
        genders=dict(_over(own.genders, table["genders"])),
        kinds=dict(_over(own.kinds, table["kinds"])),
        marks=dict(_over(own.marks, table["marks"])),
        unions=dict(_over(own.unions, table["unions"])),
        parentages=dict(_over(own.parentages, table["parentages"])),
        strokes={**own.strokes, **{code: _stroke(row) for code, row in strokes.items()}},
        own_ties=frozenset(own.strokes.keys() - strokes.keys()),
        unsayable=table.get("unsayable", {}),
    )


def _over(
    own: Mapping[str, _One], rows: Mapping[str, dict[str, Any]]
) -> Iterator[tuple[str, _One]]:
    for key, ours in own.items():
        yield key, replace(ours, **rows[key]) if key in rows else replace(ours, own=True)


def _stroke(row: dict[str, Any]) -> Stroke:
    return Stroke(**{**row, "marks": tuple(row.get("marks", ()))})
