"""What holds for plans and helpers: how long, what follows what, and how a yes stands on a day."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from kithkin.crisis.models import HelperState as Says

STEPS = range(1, 7)
COMPANY, HELP, PROFESSIONALS = 3, 4, 5

MOST_LINES = 8  # a step; more cannot be read in a bad night, nor printed on one page
LONGEST_WORDS = 300

OLD_AFTER = timedelta(days=90)
CHECK_AFTER = timedelta(days=180)
SOON = timedelta(days=14)

LINK_GOOD_FOR = timedelta(days=14)  # until it was answered
LINK_OUTLIVES = timedelta(days=30)  # a yes: whoever said it must be able to come back to it
LASTS = {"30": timedelta(days=30), "91": timedelta(days=91), "182": timedelta(days=182)}
USUAL_LASTS = "91"

ANSWERS: dict[str, frozenset[str]] = {
    Says.ASKED: frozenset({Says.YES, Says.NOT_NOW}),
    Says.NOT_NOW: frozenset({Says.YES}),
    Says.YES: frozenset({Says.YES, Says.PAUSED, Says.STEPPED_BACK}),
    Says.PAUSED: frozenset({Says.YES, Says.STEPPED_BACK}),
    Says.STEPPED_BACK: frozenset({Says.YES}),
}


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of a helper's answer, without the words."""

    state: str
    yes_until: date | None = None
    link_until: datetime | None = None


def may_follow(state: str, answer: str) -> bool:
    return answer in ANSWERS[state]


def answered(held: Held, answer: str, now: datetime, lasts: str = USUAL_LASTS) -> Held:
    """What is held after an answer that may follow. A yes always ends; its link ends later."""
    match answer:
        case Says.YES:
            until = now + LASTS[lasts]
            return Held(Says.YES, until.date(), until + LINK_OUTLIVES)
        case Says.PAUSED:
            return replace(held, state=Says.PAUSED)
        case _:
            return Held(answer, None, now + LINK_OUTLIVES)


class Standing(StrEnum):
    """How a helper stands on a day, as both sides are told."""

    ASKED = "asked"
    YES = "yes"
    ENDING = "ending"
    OVER = "over"
    NOT_NOW = "not_now"
    PAUSED = "paused"
    STEPPED_BACK = "stepped_back"

    @property
    def holds(self) -> bool:
        return self in {Standing.YES, Standing.ENDING}


def standing_on(held: Held, day: date) -> Standing:
    if held.state in {Says.YES, Says.PAUSED} and (held.yes_until or day) < day:
        return Standing.OVER
    if held.state == Says.YES and held.yes_until and held.yes_until - SOON <= day:
        return Standing.ENDING
    return Standing(held.state)
