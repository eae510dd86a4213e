"""The page of a check-in: its rows of places, its people as chips, and what was sent of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.awareness.copies import Told
from kithkin.awareness.models import Moment
from kithkin.awareness.policy import own_scope
from kithkin.awareness.queries import people_around
from kithkin.awareness.words import CALM, CHANNELS, LEAD, NEED, NEEDS, PLEASANT, WARMTH, Words
from kithkin.base.refusals import RefusalError
from kithkin.consent.policy import Sight
from kithkin.network.copies import PersonKind
from kithkin.network.doors import FieldsRefusedError
from kithkin.network.models import Person
from kithkin.network.queries import shown_values, visible
from kithkin.network.whom import People

BIG_CHIPS = 6
TICKS = ("alone", "on_my_mind", "good")
LEVELS: dict[str, tuple[object, Words, object, object]] = {
    "feeling_pleasant": (gettext_lazy("Pleasant or not"), PLEASANT, gettext_lazy("unpleasant"),
                         gettext_lazy("pleasant")),
    "feeling_calm": (gettext_lazy("Calm or not"), CALM, gettext_lazy("stirred up"),
                     gettext_lazy("calm")),
    "my_warmth": (gettext_lazy("I was"), WARMTH, gettext_lazy("cold"), gettext_lazy("warm")),
    "my_lead": (gettext_lazy("I"), LEAD, gettext_lazy("gave way"), gettext_lazy("led")),
    "their_warmth": (gettext_lazy("They were"), WARMTH, gettext_lazy("cold"),
                     gettext_lazy("warm")),
    "their_lead": (gettext_lazy("They"), LEAD, gettext_lazy("gave way"), gettext_lazy("led")),
    **{name: (label, NEED, gettext_lazy("not at all"), gettext_lazy("very much"))
       for name, label in NEEDS.items()},
}  # fmt: skip
FEELINGS = ("feeling_pleasant", "feeling_calm")
MINE, THEIRS = ("my_warmth", "my_lead"), ("their_warmth", "their_lead")
FIELDS = (*TICKS, *LEVELS, "channel", "happened", "note")


@dataclass(frozen=True, slots=True)
class Place:
    value: str
    words: object
    size: int  # how far from the middle of the row, or how much
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One question answered from one end to the other, or not at all."""

    name: str
    label: object
    low: object
    high: object
    places: Sequence[Place]
    signed: bool

    @property
    def unsaid(self) -> bool:
        return not any(place.chosen for place in self.places)


@dataclass(frozen=True, slots=True)
class Chip:
    id: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class CheckIn:
    """A check-in as its page shows it: fresh, kept before, or refused with what was typed."""

    typed: Mapping[str, str] = field(default_factory=dict)
    first: Sequence[Chip] = ()
    later: Sequence[Chip] = ()
    refused: Mapping[str, str] = field(default_factory=dict)
    sentence: str = ""
    seen: Mapping[str, int] = field(default_factory=dict)

    def rows(self, names: Iterable[str]) -> list[Row]:
        return [self._row(name) for name in names]

    @property
    def feelings(self) -> list[Row]:
        return self.rows(FEELINGS)

    @property
    def mine(self) -> list[Row]:
        return self.rows(MINE)

    @property
    def theirs(self) -> list[Row]:
        return self.rows(THEIRS)

    @property
    def needs(self) -> list[Row]:
        return self.rows(NEEDS)

    @property
    def channels(self) -> list[tuple[str, object, bool]]:
        now = self.typed.get("channel", "")
        return [(str(key), words, key == now) for key, words in CHANNELS.items()]

    @property
    def says_how(self) -> bool:
        return self._says(*MINE, *THEIRS)

    @property
    def says_needs(self) -> bool:
        return self._says(*NEEDS)

    @property
    def says_more(self) -> bool:
        return self._says("note", "channel", "happened") or "happened" in self.refused

    @property
    def others_chosen(self) -> bool:
        return any(chip.chosen for chip in self.later)

    def _says(self, *names: str) -> bool:
        return any(self.typed.get(name) for name in names)

    def _row(self, name: str) -> Row:
        label, words, low, high = LEVELS[name]
        signed = words is not NEED
        now = self.typed.get(name, "")
        places = [
            Place(str(value), told, abs(value) if signed else value, str(value) == now)
            for value, told in words.items()
        ]
        return Row(name, label, low, high, places, signed)


def people_here(sight: Sight) -> tuple[People, list[str]]:
    """Everybody by name, and the living in the order of their names: whom one may have met."""
    rows = visible(sight, Person)
    people = people_around(sight, own_scope(sight), rows)
    met = [str(row.id) for row in rows if _may_be_met(sight, row)]
    others = [one for one in met if one not in people.index]
    return people, sorted(others, key=lambda one: (people.name(one).casefold(), one))


def _may_be_met(sight: Sight, row: Person) -> bool:
    told = shown_values(sight, row)
    lost = {
        PersonKind.PREGNANCY,
        PersonKind.MISCARRIAGE,
        PersonKind.ABORTION,
        PersonKind.STILLBIRTH,
    }
    return not told.get("dead") and not told.get("death") and told.get("kind") not in lost


def chips(
    people: People, met: Sequence[str], recent: Iterable[Told], chosen: frozenset[str],
    left_out: frozenset[str],
) -> tuple[list[Chip], list[Chip]]:  # fmt: skip
    """The people met last as big chips, everybody else one tap further away."""
    lately = [one for told in recent for one in told.persons if one in people.names]
    order = dict.fromkeys([*lately, *met])
    big = [one for one in order if one not in left_out and one not in people.index][:BIG_CHIPS]
    rest = [id_ for id_, _name in people.choices() if id_ not in big]
    gone = [one for one in sorted(chosen) if one not in people.names]

    def chip(one: str) -> Chip:
        return Chip(one, people.name(one), one in chosen)

    return [*map(chip, big), *map(chip, gone)], [chip(one) for one in rest]


def as_typed(told: Told) -> dict[str, str]:
    """A kept check-in as its page would send it again."""
    values = {name: getattr(told, name) for name in FIELDS if name != "happened"}
    happened = localtime(told.happened).strftime("%Y-%m-%dT%H:%M")
    return {name: _text(value) for name, value in values.items()} | {"happened": happened}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    return "" if value is None else str(value)


def typed_of(sent: QueryDict) -> dict[str, str]:
    return {name: sent.get(name, "").replace("\r\n", "\n") for name in FIELDS}


def chosen_of(sent: QueryDict) -> list[str]:
    return list(dict.fromkeys(one for one in sent.getlist("persons") if one))


def values_sent(typed: Mapping[str, str], now: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the verb reads: what was said; of a change, what differs from what stands there."""
    return {
        name: (value == "true" if name in TICKS else value)
        for name, value in typed.items()
        if (value if now is None else value != now.get(name, ""))
    }


def versions_of(moment: Moment) -> dict[str, int]:
    return {name: moment.version_of(name) for name in FIELDS}


def refused_page(page: CheckIn, refused: RefusalError) -> CheckIn:
    """The page again, with what was typed, the sentence, and where it belongs."""
    fields = refused.fields if isinstance(refused, FieldsRefusedError) else {}
    sentence = _(str(refused.sentence))
    if refused.field:
        fields = {refused.field: sentence}
    marked = {name.removeprefix("values.").split(".")[0]: said for name, said in fields.items()}
    return replace(page, refused=marked, sentence=sentence)


def uuids(chosen: Iterable[str]) -> list[str]:
    return [one for one in chosen if _is_uuid(one)]


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
