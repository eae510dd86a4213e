"""Families in the making: people, couples and children put down one by one, from seeded dice."""

from collections import deque
from dataclasses import dataclass, field
from random import Random
from typing import Any

_NAMES = (
    "Ada", "Bo", "Carmen", "Dara", "Emeka", "Farid", "Greta", "Hiro", "Ines", "Jonah", "Kaya",
    "Lior", "Mina", "Noor", "Otto", "Priya", "Quinn", "Rosa", "Sami", "Tove", "Uma", "Vera",
    "Wanda", "Ximena", "Yusuf", "Zofia",
)  # fmt: skip
_LONG = (
    "Maria Magdalena Elisabeth von Hohenberg",
    "Wilhelmina Oluwaseun Adeyemi",
    "Jean-Baptiste Emmanuel de la Fontaine",
    "Great-grandmother Konstantina",
)
_RIGHT_TO_LEFT = ("מרים", "عائشة بنت محمد", "יעקב בן אברהם", "فاطمة الزهراء")


@dataclass(slots=True)
class Somebody:
    id: str
    generation: int
    sex: str
    birth: int
    lines: frozenset[str]  # unions of grandparents, to find cousins
    raised: str = ""  # the union they grew up under


@dataclass(slots=True)
class Growing:
    """A family in the making. `hosts` are couples whose children are still to be told."""

    dice: Random
    size: int
    persons: list[dict[str, Any]] = field(default_factory=list)
    unions: list[dict[str, Any]] = field(default_factory=list)
    alive: dict[str, Somebody] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)
    hosts: deque[tuple[str, int, tuple[Somebody, ...]]] = field(default_factory=deque)
    last: int = 3

    @property
    def room(self) -> int:
        return self.size - len(self.persons)

    def chance(self, share: float) -> bool:
        return self.dice.random() < share


def add_person(family: Growing, kind: str, birth: int, sex: str) -> str:
    who = f"p{len(family.persons):04}"
    share = family.dice.random()
    name = family.dice.choice(_NAMES)
    if share < 0.05:
        name = family.dice.choice(_LONG)
    elif share < 0.10:
        name = family.dice.choice(_RIGHT_TO_LEFT)
    family.persons.append(
        {"id": who, "label": name, "sex": sex, "birth": birth, "kind": kind, "dead": birth < 1945}
    )
    return who


def somebody(
    family: Growing,
    generation: int,
    birth: int,
    lines: frozenset[str] = frozenset(),
    beside: str = "",
) -> Somebody:
    sex = family.dice.choice("FM")
    if beside:
        sex = beside if family.chance(0.06) else {"F": "M", "M": "F"}[beside]
    one = Somebody(add_person(family, "person", birth, sex), generation, sex, birth, lines)
    family.alive[one.id] = one
    return one


def partner_for(family: Growing, one: Somebody) -> Somebody:
    birth = one.birth + family.dice.randint(-5, 5)
    return somebody(family, one.generation, birth, beside=one.sex)


def join(family: Growing, partners: tuple[Somebody, ...], year: int) -> str:
    name = f"u{len(family.unions):04}"
    for one in partners:
        family.count[one.id] = family.count.get(one.id, 0) + 1
    family.unions.append(
        {
            "id": name,
            "partners": [one.id for one in partners],
            "children": [],
            "status": "married",
            "m": year,
        }
    )
    return name


def hang(family: Growing, union: str, child: str, way: str = "birth") -> None:
    family.unions[int(union[1:])]["children"].append({"id": child, "pedi": way})
