"""Stories and words as plain values: what pages, counts and sentences work on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from kithkin.base.edtf import parse


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCopy:
    id: str
    scope: str
    box: str
    text: str
    sense: str = ""


@dataclass(frozen=True, kw_only=True)
class StoryCopy:
    """One story with the ids of its words. Ids are text, as everywhere in plain values."""

    id: str
    scope: str
    said_by: str
    said_at: datetime
    persons: tuple[str, ...] = ()
    happened: str = ""
    wanted: str = ""
    they_did: str = ""
    i_did: str = ""
    strength: int | None = None
    ending: str = ""
    ended: str = ""
    words: frozenset[str] = frozenset()

    @property
    def boxes(self) -> dict[str, str]:
        """What stands in each box, by the box a word belongs to."""
        return {"wanted": self.wanted, "they": self.they_did, "i": self.i_did}

    def has(self, word: WordCopy) -> bool | None:
        """None where nobody can tell: no word was put to it yet, or the word's box is empty."""
        if word.id in self.words:
            return True
        return False if self.words and self.boxes[word.box].strip() else None

    @cached_property
    def days(self) -> tuple[int | None, int | None]:
        """The first and the last day it may have happened; None where that is open."""
        return parse(self.happened).widest

    @cached_property
    def place(self) -> tuple[float, float]:
        """Where it stands among the others: by when it happened, then by when it was told."""
        known = [day for day in self.days if day is not None]
        told = self.said_at.date().toordinal()
        return sum(known) / len(known) if known else told, self.said_at.timestamp()


@dataclass(frozen=True, kw_only=True)
class Told:
    """Everything one viewer may know of the stories of a case, the latest first."""

    stories: tuple[StoryCopy, ...]
    words: Mapping[str, WordCopy]

    @cached_property
    def listed(self) -> list[WordCopy]:
        """The words box by box, in the order of the boxes, then of the alphabet."""
        order = {"wanted": 0, "they": 1, "i": 2}
        return sorted(
            self.words.values(), key=lambda one: (order[one.box], one.text.casefold(), one.id)
        )

    def with_person(self, person: str) -> list[StoryCopy]:
        return [one for one in self.stories if person in one.persons]
