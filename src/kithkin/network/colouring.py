"""The map coloured by what a part offers: which ways there are, and the one that was chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from kithkin.consent.policy import Sight
from kithkin.network.drawing.step_marks import RADIUS, step_mark
from kithkin.network.drawing.svg import Value, tag
from kithkin.network.offers import Colouring, offers


@dataclass(frozen=True, slots=True)
class Coloured:
    """What a map page shows of it; without a choice, and for a map nobody can colour, nothing."""

    ways: Sequence[Colouring] = ()
    chosen: Colouring | None = None
    legend: Sequence[tuple[SafeString, object]] = ()
    steps: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.chosen.key if self.chosen else ""

    @property
    def said_too(self) -> dict[str, str]:
        return {person: words for person, (_step, words) in self.steps.items()}


def coloured(sight: Sight, key: str) -> Coloured:
    """An unknown key colours nothing: what a map could be coloured by is not told to everybody."""
    ways = [way for offer in offers() for way in offer.colourings(sight)]
    chosen = next((way for way in ways if way.key == key), None)
    if chosen is None:
        return Coloured(ways=ways)
    return Coloured(
        ways=ways,
        chosen=chosen,
        legend=[(_sample(step), words) for step, words in chosen.legend],
        steps={person: (step, str(words)) for person, (step, words) in chosen.persons().items()},
    )


def _sample(step: int) -> SafeString:
    reach = RADIUS + 1
    attributes: dict[str, Value] = {
        "class": f"step-sample step-{step}", "aria-hidden": "true", "focusable": "false",
        "viewBox": f"{-reach:g} {-reach:g} {2 * reach:g} {2 * reach:g}",
    }  # fmt: skip
    return SafeString(tag("svg", attributes, step_mark(step)))
