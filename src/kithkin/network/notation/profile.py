"""Which sign stands for whom, and which line for which link: read once from symbols.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kithkin.network.copies import ParentageKind, PersonCopy, PersonKind, UnionStatus


@dataclass(frozen=True, slots=True)
class Sign:
    shape: str
    legend: str


@dataclass(frozen=True, slots=True)
class CoupleLine:
    dash: str
    slashes: int
    legend: str
    says: str
    letter: str
    ring: bool = False


@dataclass(frozen=True, slots=True)
class ChildLine:
    dash: str
    legend: str
    says: str
    beside: str = ""
    brackets: bool = False
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    name: str
    genders: Mapping[str, Sign]
    kinds: Mapping[str, Sign]
    marks: Mapping[str, Sign]
    unions: Mapping[str, CoupleLine]
    parentages: Mapping[str, ChildLine]

    def sign(self, person: PersonCopy) -> Sign:
        if person.kind is PersonKind.HUMAN:
            return self.genders[person.gender]
        return self.kinds[person.kind]

    def couple(self, status: UnionStatus | None) -> CoupleLine:
        return self.unions[status or ""]

    def child(self, kind: ParentageKind, of: PersonKind = PersonKind.HUMAN) -> ChildLine:
        return self.parentages["pet" if of is PersonKind.PET else kind]


@cache
def kithkin_profile() -> Profile:
    text = Path(__file__).with_name("symbols.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return Profile(
        name=table["profile"],
        genders={key: Sign(**row) for key, row in table["genders"].items()},
        kinds={key: Sign(**row) for key, row in table["kinds"].items()},
        marks={key: Sign(**row) for key, row in table["marks"].items()},
        unions={key: CoupleLine(**row) for key, row in table["unions"].items()},
        parentages={key: ChildLine(**row) for key, row in table["parentages"].items()},
    )
