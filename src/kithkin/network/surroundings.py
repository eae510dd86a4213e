"""What people live under, as the parts know it: round the household, behind the years, in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kithkin.base.edtf import Truth, held_at
from kithkin.consent.policy import Sight
from kithkin.network.conditions import ConditionCopy, condition_words
from kithkin.network.copies import MapCopy
from kithkin.network.offers import offers
from kithkin.network.speech import name_of
from kithkin.network.timeline_facts import Around

SHOWN_ON = frozenset({"ecomap", "timeline", "words"})


def surroundings_of(sight: Sight, view: str) -> tuple[ConditionCopy, ...]:
    """Read only for the views that show them."""
    if view not in SHOWN_ON:
        return ()
    return tuple(one for offer in offers() for one in offer.surroundings(sight))


def on(day: date, conditions: Iterable[ConditionCopy]) -> tuple[ConditionCopy, ...]:
    return tuple(one for one in conditions if held_at(one.start, one.end, day) is not Truth.NO)


def around_on(view: str, day: date, conditions: Iterable[ConditionCopy]) -> dict[str, Any]:
    """What a view's layout and drawing both take to stand round the household, or behind the years."""
    match view:
        case "ecomap":
            return {"conditions": on(day, conditions)}
        case "timeline":
            return {"world": behind_the_years(on(day, conditions))}
        case _:
            return {}


def behind_the_years(conditions: Iterable[ConditionCopy]) -> tuple[Around, ...]:
    """A condition without any date says nothing about years."""
    dated = (one for one in conditions if one.start or one.end)
    return tuple(Around(one.id, one.said, one.start, one.end) for one in dated)


def in_words(conditions: Iterable[ConditionCopy], copy: MapCopy) -> Sequence[str]:
    names = {one.id: name_of(one) for one in copy.persons}
    ties = {one.id: (one.a, one.b) for one in copy.ties if {one.a, one.b} <= names.keys()}
    return [condition_words(one, names, ties) for one in conditions]
