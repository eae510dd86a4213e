"""A relationship in words: one sentence for both, and the phrase each side would say."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kithkin.base.date_words import shown
from kithkin.base.edtf import Truth, held_at
from kithkin.network.copies import Direction, PhaseCopy, TieCopy
from kithkin.network.notation.tie_codes import Pointing, TieCode, tie_code

_RATED = ("none", "a little", "some", "much", "very much")
_QUALITIES = (
    ("closeness", "closeness"),
    ("support_given", "support given"),
    ("support_received", "support received"),
    ("strain", "strain"),
    ("contact", "contact"),
)


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two would say: "is close to" or "close to", then the other's name."""

    phrase: str
    when: str

    def about(self, other: str) -> str:
        return f"{self.phrase} {other}{self.when}"

    def short(self, other: str) -> str:
        return f"{self.phrase.removeprefix('is ')} {other}{self.when}"


@lru_cache(maxsize=4096)
def when_words(start: str, end: str) -> str:
    """Say since, until, or from and until, with a leading blank."""
    if start and end:
        return f" from {shown(start)} until {shown(end)}"
    if start:
        return f" since {shown(start)}"
    return f" until {shown(end)}" if end else ""


def holds(tie: TieCopy, day: date) -> bool:
    """Whether the tie is drawn on that day: it holds, or may hold."""
    return held_at(tie.start, tie.end, day) is not Truth.NO


def present_phase(tie: TieCopy, day: date) -> PhaseCopy | None:
    """Find the latest period that surely holds on that day, or else may hold."""
    answers = [(held_at(one.start, one.end, day), one) for one in tie.phases]
    sure = [one for truth, one in answers if truth is Truth.YES]
    maybe = [one for truth, one in answers if truth is Truth.MAY_BE]
    held = sure or maybe
    return held[-1] if held else None


def present_code(tie: TieCopy, day: date) -> TieCode:
    """Find how the tie is drawn on that day: as its period then says, else as the tie says."""
    phase = present_phase(tie, day) if tie.phases else None
    return tie_code((phase.code if phase else "") or tie.code)


def said_by(tie: TieCopy, code: TieCode, person: str) -> Side:
    when = when_words(tie.start, tie.end)
    if code.direction is Pointing.MUTUAL:
        return Side(code.says, when)
    if tie.direction is Direction.BOTH:
        both = code.direction is Pointing.ONE_WAY
        return Side(f"{code.says} and {code.told}" if both else code.says, when)
    gives = (tie.direction is Direction.FROM_A) == (person == tie.a)
    return Side(code.says if gives else code.told, when)


def tie_sentence(tie: TieCopy, code: TieCode, names: tuple[str, str]) -> str:
    """Say the tie in one sentence, beginning with the one it comes from."""
    a, b = names
    if tie.direction is Direction.FROM_B and code.direction is not Pointing.MUTUAL:
        return f"{b} {said_by(tie, code, tie.b).about(a)}"
    return f"{a} {said_by(tie, code, tie.a).about(b)}"


def phase_words(phase: PhaseCopy) -> str:
    """Say a period: when it was, how it stood, and what was rated."""
    said = [tie_code(phase.code).label] if phase.code else []
    for field, label in _QUALITIES:
        value: int | None = getattr(phase, field)
        if value is not None:
            said.append(f"{label}: {_RATED[min(max(value, 0), 4)]}")
    return f"{when_words(phase.start, phase.end).strip() or 'at some time'}: {', '.join(said)}"
