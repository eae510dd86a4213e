"""The eight questions and how each counts, read once from questions.yaml."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

LOW, HIGH = 1, 7


class Dimension(StrEnum):
    """The two are never added up, and no line divides either of them."""

    WORRY = "worry"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class Question:
    """`reversed`: agreeing means less of the dimension."""

    key: str
    dimension: Dimension
    reversed: bool
    words: str

    def counted(self, answer: int | None) -> int | None:
        if answer is None:
            return None
        return LOW + HIGH - answer if self.reversed else answer


@cache
def eight_questions() -> tuple[Question, ...]:
    """In the order they are asked: the two dimensions take turns."""
    text = Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)["questions"]
    return tuple(Question(**{**row, "dimension": Dimension(row["dimension"])}) for row in rows)


@cache
def questions_of(dimension: Dimension) -> tuple[Question, ...]:
    return tuple(one for one in eight_questions() if one.dimension == dimension)


def counted(answers: Mapping[str, int | None], dimension: Dimension) -> list[int | None]:
    """The answers to one dimension, all the same way round."""
    return [one.counted(answers.get(one.key)) for one in questions_of(dimension)]


def is_enough(answers: Sequence[int | None]) -> bool:
    """With fewer than half of them, nothing is placed."""
    return 2 * sum(one is not None for one in answers) >= len(answers)
