"""What the quick line can be completed with: words to begin with, ways to stand, people here."""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from kithkin.network.copies import MapCopy
from kithkin.network.notation.tie_codes import tie_codes
from kithkin.network.quick_line import kin_words
from kithkin.network.years import year_label

# A page for a thousand people must stay light; who is not in the list can still be typed.
MOST_NAMES = 400


@dataclass(frozen=True, slots=True)
class Typed:
    """A quick line as it was sent, and why it was not understood."""

    line: str = ""
    about: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class QuickLine:
    typed: Typed
    people: list[tuple[str, str]]  # whom the line may be about
    about: str
    request_id: UUID = field(default_factory=uuid4)

    @property
    def kin(self) -> list[str]:
        return list(kin_words())

    @property
    def ties(self) -> list[str]:
        return [code.replace("_", " ") for code in tie_codes()]

    @property
    def names(self) -> list[str]:
        """Names that hold a word of the grammar, or several words, go in quotation marks."""
        found = dict.fromkeys(name for _, name in self.people)
        return [f'"{name}"' if " " in name else name for name in found]


def quick_line(copy: MapCopy, typed: Typed, opened: str) -> QuickLine:
    """The line is about whoever is open; else about whose map it is; else about nobody yet."""
    index = next((one.id for one in copy.persons if one.index), "")
    about = typed.about or opened or index
    named = sorted((one for one in copy.persons if one.name), key=lambda one: one.name.casefold())
    often = Counter(one.name for one in named)
    offered = [one for one in named if one.id == about] + named[:MOST_NAMES]
    people = {
        one.id: f"{one.name} {year_label(one.birth)}".strip() if often[one.name] > 1 else one.name
        for one in offered
    }
    return QuickLine(typed, sorted(people.items(), key=lambda one: one[1].casefold()), about)
