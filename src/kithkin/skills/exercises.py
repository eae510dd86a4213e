"""The twelve exercises, read once from exercises.yaml."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

import yaml
from django.utils.translation import gettext_lazy as _

from kithkin.base.refusals import NotHereError


class Group(StrEnum):
    TALKING = "talking"
    UNDERSTANDING = "understanding"
    CONFLICT = "conflict"


GROUP_WORDS: Mapping[Group, tuple[object, object]] = {
    Group.TALKING: (_("Talking"), _("asking, saying no, saying what is good")),
    Group.UNDERSTANDING: (_("Understanding"), _("listening, asking, seeing it from there")),
    Group.CONFLICT: (_("In a quarrel"), _("stopping, settling one thing, putting it right")),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What may go wrong, and what to do then."""

    what: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    key: str
    group: Group
    title: str
    purpose: str
    minutes: int
    steps: Sequence[str]
    scene: str
    lines: Sequence[tuple[str, str]]
    troubles: Sequence[Trouble]
    also: str  # when else not to use it
    reference: str
    doi: str = ""
    isbn: str = ""

    @property
    def id(self) -> UUID:
        """For addresses: a browser's history must not say what somebody practises."""
        return uuid5(NAMESPACE_OID, f"kithkin exercise {self.key}")


def _read(row: Mapping[str, Any]) -> Exercise:
    told = dict(row)
    example = told.pop("example")
    told["troubles"] = tuple(Trouble(**one) for one in told["troubles"])
    told |= {"group": Group(told["group"]), "steps": tuple(told["steps"])}
    lines = tuple((who, said) for who, said in example["lines"])
    return Exercise(scene=example["scene"], lines=lines, **told)


@cache
def all_exercises() -> Mapping[str, Exercise]:
    text = Path(__file__).with_name("exercises.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)["exercises"]
    return {row["key"]: _read(row) for row in rows}


def exercise_of(exercise_id: UUID) -> Exercise:
    found = next((one for one in all_exercises().values() if one.id == exercise_id), None)
    if found is None:
        raise NotHereError
    return found


def by_group() -> Mapping[Group, Sequence[Exercise]]:
    return {
        group: [one for one in all_exercises().values() if one.group == group] for group in Group
    }


def title_of(key: str) -> str:
    """Nothing for what is none of the twelve."""
    found = all_exercises().get(key)
    return found.title if found else ""
