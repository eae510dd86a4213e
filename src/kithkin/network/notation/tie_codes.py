"""The thirty-six ways two people can stand to one another, read once from ties.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kithkin.network.copies import Direction, TieCopy


class Pointing(StrEnum):
    """Which directions a tie code allows."""

    MUTUAL = "mutual"
    EITHER = "either"
    ONE_WAY = "one_way"


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a tie is drawn: geometry only, so that meaning never hangs on colour."""

    lines: int = 1
    shape: str = "straight"
    over: str = ""
    dash: str = "solid"
    weight: int = 1
    broken: bool = False
    marks: tuple[str, ...] = ()
    head: str = ""


@dataclass(frozen=True, slots=True)
class TieCode:
    code: str
    group: str
    label: str
    says: str
    told: str
    direction: Pointing
    stroke: Stroke
    aliases: tuple[str, ...] = ()


def _table() -> dict[str, Any]:
    text = Path(__file__).with_name("ties.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return table


def _read(row: dict[str, Any]) -> TieCode:
    stroke = dict(row["stroke"])
    stroke["marks"] = tuple(stroke.get("marks", ()))
    return TieCode(
        code=row["code"],
        group=row["group"],
        label=row["label"],
        says=row["says"],
        told=row.get("told", row["says"]),
        direction=Pointing(row["direction"]),
        stroke=Stroke(**stroke),
        aliases=tuple(row.get("aliases", ())),
    )


@cache
def tie_codes() -> Mapping[str, TieCode]:
    """All codes in the order of the legend."""
    return {code.code: code for code in map(_read, _table()["ties"])}


@cache
def tie_groups() -> Mapping[str, str]:
    groups: dict[str, str] = _table()["groups"]
    return groups


@cache
def _aliases() -> Mapping[str, str]:
    return {alias: code.code for code in tie_codes().values() for alias in code.aliases}


def known_code(word: str) -> str | None:
    """Find the code a word from a file or a quick line stands for, if any."""
    plain = word.strip().lower().replace(" ", "_").replace("-", "_")
    return plain if plain in tie_codes() else _aliases().get(plain)


@cache
def tie_code(word: str) -> TieCode:
    """Find how to draw and say a code; an unknown one is a plain line that says its own word."""
    code = known_code(word)
    if code is not None:
        return tie_codes()[code]
    plain = tie_codes()["connected"]
    label = word.replace("_", " ").strip() or plain.label
    return TieCode(
        word, plain.group, label, f"is connected ({label}) with", f"is connected ({label}) with",
        Pointing.EITHER, plain.stroke,
    )  # fmt: skip


def points(tie: TieCopy, code: TieCode) -> tuple[bool, bool]:
    """Whether the line ends in an arrow (at a, at b)."""
    match code.direction:
        case Pointing.MUTUAL:
            return False, False
        case Pointing.EITHER if tie.direction is Direction.BOTH:
            return False, False
        case _:
            return tie.direction is not Direction.FROM_A, tie.direction is not Direction.FROM_B
