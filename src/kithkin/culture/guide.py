"""The eight questions of the guide, read once from guide.yaml."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    domain: str
    ask: str
    more: str
    who: str
    number: int = 0

    @property
    def asked(self) -> str:
        return _(self.ask)

    @property
    def hint(self) -> str:
        return _(self.more)

    @property
    def whom(self) -> str:
        return _(self.who)


@cache
def questions() -> Sequence[Question]:
    rows = yaml.safe_load(Path(__file__).with_name("guide.yaml").read_text(encoding="utf-8"))
    return tuple(Question(number=at, **row) for at, row in enumerate(rows, start=1))


def keys() -> frozenset[str]:
    return frozenset(one.key for one in questions())


def question_of(key: str) -> Question | None:
    return next((one for one in questions() if one.key == key), None)


def numbered(number: int) -> Question | None:
    """One of them by its place; the others have their own numbers still."""
    return next((one for one in questions() if one.number == number), None)
