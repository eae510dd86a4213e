"""What people live under, as plain values that a page may set on the ecomap: money, rooms, work.

The part that keeps them makes these from what the viewer may see.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kithkin.network.speech import joined, sentence


class Bears(StrEnum):
    """What a condition does to a person or a relationship."""

    STRAINS = "strains"
    HOLDS = "holds"
    BOTH = "both"
    OTHER = "other"


BEARS_WORDS = {
    Bears.STRAINS: "strains",
    Bears.HOLDS: "holds",
    Bears.BOTH: "strains and holds",
    Bears.OTHER: "bears on",
}


@dataclass(frozen=True, slots=True)
class BearingCopy:
    """On one person, or on one tie; the other of the two is ""."""

    way: Bears = Bears.OTHER
    person: str = ""
    tie: str = ""


@dataclass(frozen=True, slots=True)
class ConditionCopy:
    """`kind` is the word a viewer reads for it ("housing"); `words` are the people's own.

    `start` and `end` say since when and until when, in EDTF.
    """

    id: str
    kind: str
    words: str = ""
    bears: tuple[BearingCopy, ...] = ()
    start: str = ""
    end: str = ""

    @property
    def said(self) -> str:
        return f"{self.kind}: {self.words}" if self.words else self.kind


def condition_words(
    one: ConditionCopy, names: Mapping[str, str], ties: Mapping[str, tuple[str, str]]
) -> str:
    """Say a condition and what it does, in the order the marks were set."""
    said: dict[Bears, list[str]] = {}
    for bearing in one.bears:
        if bearing.tie in ties:
            a, b = ties[bearing.tie]
            said.setdefault(bearing.way, []).append(
                f"the relationship between {names[a]} and {names[b]}"
            )
        elif bearing.person in names:
            said.setdefault(bearing.way, []).append(names[bearing.person])
    does = [f"{BEARS_WORDS[way]} {joined(whom)}" for way, whom in said.items()]
    return " ".join(map(sentence, [one.said, *does]))
