"""Events and whose story they are, line by line, for the pages that list them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kithkin.base.date_words import shown
from kithkin.base.edtf import parse
from kithkin.network import asks
from kithkin.network.copies import EventCopy, MapCopy, PersonCopy, TellingCopy
from kithkin.network.speech import name_of


@dataclass(frozen=True, slots=True)
class EventLine:
    event: EventCopy
    when: str
    kind: str
    people: list[PersonCopy]
    tellings: list["TellingLine"]


@dataclass(frozen=True, slots=True)
class TellingLine:
    telling: TellingCopy
    whose: str
    words: str  # "an impression, fairly sure"


def event_lines(copy: MapCopy, events: Iterable[EventCopy]) -> list[EventLine]:
    """Events in the order of time, those without a date last."""
    people = {one.id: one for one in copy.persons}
    return [
        EventLine(
            event=one,
            when=shown(one.date),
            kind=label(asks.EVENT_KINDS, one.kind),
            people=[people[who] for who in one.persons if who in people],
            tellings=telling_lines(copy, one.id),
        )
        for one in sorted(events, key=_in_time)
    ]


def _in_time(event: EventCopy) -> tuple[bool, int, str]:
    earliest, latest = parse(event.date).widest
    first = latest if earliest is None else earliest
    return first is None, first or 0, event.id


def telling_lines(copy: MapCopy, about: str) -> list[TellingLine]:
    people = {one.id: one for one in copy.persons}
    return [
        TellingLine(
            one, name_of(people[one.teller]) if one.teller in people else "", _how_sure(one)
        )
        for one in copy.tellings
        if one.about == about
    ]


def _how_sure(telling: TellingCopy) -> str:
    kind = _("a fact") if telling.is_fact else _("an impression")
    sure = label(asks.SURE, "" if telling.sure is None else telling.sure)
    return f"{kind}, {sure}" if sure else kind


def label(choices: Iterable[tuple[str, object]], value: object) -> str:
    """The words of a choice; nothing for what was never said."""
    return str(dict(choices).get(str(value), "")) if value != "" else ""
