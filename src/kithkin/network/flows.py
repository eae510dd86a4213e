"""How strong a tie is and which way energy flows along it: for the ecomap, and in words.

What was never rated stays unsaid: it is neither nothing nor even. Energy is told, never added up.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kithkin.network.copies import TieCopy
from kithkin.network.notation.tie_codes import Pointing, TieCode
from kithkin.network.speech import joined, sentence, stopped
from kithkin.network.ties_in_words import present_code, present_phase

_FIRM = frozenset({"close", "fused", "best_friends", "love", "in_love", "spiritual",
                   "close_hostile", "fused_hostile", "fused_distrust"})  # fmt: skip
_MUCH, _SOME = 3, 2
STRAINED = 2
_GIVEN = ("nothing", "a little", "some", "much", "very much")
_STRAIN = ("no strain", "a little strain", "some strain", "much strain", "very much strain")


class Strength(StrEnum):
    """Hartman's three weights of a line; the value is the word for it."""

    STRONG = "strong tie"
    STEADY = "steady tie"
    THIN = "thin tie"


class Net(StrEnum):
    """Which way more energy flows, seen from one of the two."""

    IN = "+"
    OUT = "\u2212"
    EVEN = "="


NET_WORDS = {
    Net.IN: "more comes than goes back",
    Net.OUT: "more goes than comes back",
    Net.EVEN: "as much comes as goes",
}


@dataclass(frozen=True, slots=True)
class Flow:
    """Given from a to b, and from b to a: 0 (nothing) to 4 (very much), or None: not said."""

    strength: Strength
    given: int | None = None
    received: int | None = None
    strain: int | None = None

    @property
    def strained(self) -> bool:
        return self.strain is not None and self.strain >= STRAINED

    def net(self, *, from_a: bool) -> Net | None:
        """What comes to a, or to b, set against what goes; None where one of the two is unsaid."""
        if self.given is None or self.received is None:
            return None
        more = self.received - self.given if from_a else self.given - self.received
        return Net.EVEN if not more else Net.IN if more > 0 else Net.OUT


def shows_strength(code: TieCode) -> bool:
    """Whether the ecomap's line says how strong a tie is: a warm one that is the same both ways.

    Every other tie keeps the line of its code, which says more than a weight could.
    """
    return code.group == "warm" and not code.stroke.head and code.direction is not Pointing.ONE_WAY


def flow_of(tie: TieCopy, day: date) -> Flow:
    """Read a tie as it stands on a day; what the phase leaves open, its code decides."""
    phase, code = present_phase(tie, day), present_code(tie, day)
    if code.group == "distance":
        strength = Strength.THIN
    elif phase is not None and phase.closeness is not None:
        strength = _by_closeness(phase.closeness)
    else:
        strength = Strength.STRONG if code.code in _FIRM else Strength.STEADY
    if phase is None:
        return Flow(strength)
    return Flow(
        strength,
        _rated(phase.support_given),
        _rated(phase.support_received),
        _rated(phase.strain),
    )


def _rated(value: int | None) -> int | None:
    return None if value is None else min(max(value, 0), len(_GIVEN) - 1)


def _by_closeness(closeness: int) -> Strength:
    if closeness >= _MUCH:
        return Strength.STRONG
    return Strength.STEADY if closeness >= _SOME else Strength.THIN


def flow_words(tie: TieCopy, day: date, names: tuple[str, str]) -> str:
    """Say a tie as the ecomap draws it: "A strong tie. Bea gives Mina much."."""
    flow, (a, b) = flow_of(tie, day), names
    said = [sentence(f"a {flow.strength}")] if shows_strength(present_code(tie, day)) else []
    said += [stopped(", ".join(gifts)) for gifts in [_gifts(flow, a, b)] if gifts]
    net = flow.net(from_a=True)
    if net is Net.EVEN:
        said.append("As much comes as goes.")
    elif net is not None:
        said.append(f"More comes from {b if net is Net.IN else a} than goes back.")
    if flow.strain is not None:
        said.append(sentence(_STRAIN[flow.strain]))
    return " ".join(said)


def _gifts(flow: Flow, a: str, b: str) -> list[str]:
    said = []
    if flow.given is not None:
        said.append(f"{a} gives {b} {_GIVEN[flow.given]}")
    if flow.received is not None:
        said.append(f"{b} gives {a} {_GIVEN[flow.received]}")
    return said


@dataclass(frozen=True, slots=True)
class Outside:
    """One tie that leaves the household: who is at its other end, by name, and its net energy."""

    name: str
    net: Net | None
    strained: bool


def energy_words(outside: Sequence[Outside]) -> tuple[str, ...]:
    """Say of all that leaves the household which way it flows: names, no numbers."""
    found = []
    for net, words in (
        (Net.IN, "More energy comes than goes back from"),
        (Net.OUT, "More energy goes than comes back to"),
        (Net.EVEN, "As much energy comes as goes with"),
    ):
        found.append(_line(words, [one.name for one in outside if one.net is net]))
    found.append(_line("There is strain with", [one.name for one in outside if one.strained]))
    return tuple(line for line in found if line)


def _line(words: str, names: Collection[str]) -> str:
    return sentence(f"{words} {joined(list(dict.fromkeys(names)))}") if names else ""
