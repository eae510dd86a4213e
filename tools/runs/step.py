"""A step of the test run and what came of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    PASSED = "passed"
    FAILED = "FAILED"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Tally:
    """Tests counted, and why those that were skipped were."""

    passed: int = 0
    failed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def skipped(self) -> int:
        return self.reasons.total()

    def __add__(self, other: "Tally") -> "Tally":
        reasons = self.reasons + other.reasons
        return Tally(self.passed + other.passed, self.failed + other.failed, reasons)


@dataclass(frozen=True)
class Result:
    state: State
    why: str = ""
    tally: Tally | None = None


@dataclass(frozen=True)
class Step:
    name: str
    run: Callable[[], Result]


@dataclass(frozen=True)
class Outcome:
    """A step that was run, with the seconds it took."""

    name: str
    seconds: float
    result: Result


class UnavailableError(Exception):
    """This machine cannot run a step; the sentence says what it lacks."""


def skip(why: str) -> Result:
    return Result(State.SKIPPED, why)
