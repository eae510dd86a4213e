"""Verbs about origins, conditions, what these do to relationships, and answers of the guide."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotUnderstoodError
from kithkin.culture.errors import (
    EndsBeforeItBeginsError,
    MarkedOtherwiseError,
    NobodyMarkedError,
    NotEverybodySeesError,
    NothingSaidError,
    TakenAwayError,
)
from kithkin.culture.models import Answer, Bearing, Belonging, Condition
from kithkin.culture.policy import (
    BELONGING,
    ends_before,
    names_condition,
    part_beside,
    says_something,
)
from kithkin.network.models import Happening, MapRow, Person, Tie
from kithkin.network.policy import fits, said_otherwise
from kithkin.network.services.editing import Editing, acting

Values = Mapping[str, Any]
Seen = Mapping[str, int] | None


def describe_belonging(
    *, by: Actor, case_id: UUID, values: Values, person_id: UUID | None = None, part: str = "",
    request: UUID | None = None,
) -> Belonging:  # fmt: skip
    """Say something that somebody is or comes from, in one's own words."""
    with acting(by=by, case_id=case_id, verb="culture.describe_belonging", request=request) as edit:
        people = edit.named(Person, [person_id] if person_id else [])
        if not says_something(values, BELONGING):
            raise NothingSaidError
        row = edit.new(Belonging, edit.among(part, people), id=ids.new(), person=_first(people))
        edit.doing.add(row.holding(**values))
        edit.doing.announce("belonging_described", row.id)
        return row


def change_belonging(
    *, by: Actor, case_id: UUID, belonging_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Belonging:  # fmt: skip
    """Write some fields of a belonging."""
    with acting(by=by, case_id=case_id, verb="culture.change_belonging", request=request) as edit:
        row = edit.find(Belonging, belonging_id)
        if not says_something({**row.opened(), **values}, BELONGING):
            raise NothingSaidError
        if edit.change(row, values, seen):
            edit.doing.announce("belonging_changed", row.id)
        return row


def remove_belonging(
    *, by: Actor, case_id: UUID, belonging_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a belonging away."""
    with acting(by=by, case_id=case_id, verb="culture.remove_belonging", request=request) as edit:
        row = edit.find(Belonging, belonging_id)
        edit.remove(row, seen)
        edit.doing.announce("belonging_removed", row.id)


def add_condition(
    *, by: Actor, case_id: UUID, values: Values, part: str = "", request: UUID | None = None
) -> Condition:
    """Say something people live under."""
    with acting(by=by, case_id=case_id, verb="culture.add_condition", request=request) as edit:
        _refuse_odd(values)
        row = edit.new(Condition, edit.home(part), id=ids.new()).holding(**values)
        edit.doing.add(row)
        edit.doing.announce("condition_added", row.id)
        return row


def change_condition(
    *, by: Actor, case_id: UUID, condition_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Condition:  # fmt: skip
    """Write some fields of a condition."""
    with acting(by=by, case_id=case_id, verb="culture.change_condition", request=request) as edit:
        row = edit.find(Condition, condition_id)
        _refuse_odd({**row.opened(), **values})
        if edit.change(row, values, seen):
            edit.doing.announce("condition_changed", row.id)
        return row


def remove_condition(
    *, by: Actor, case_id: UUID, condition_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a condition away, and its marks with it; undo brings all back."""
    with acting(by=by, case_id=case_id, verb="culture.remove_condition", request=request) as edit:
        row = edit.find(Condition, condition_id)
        edit.take_along(Bearing.objects.filter(condition=row, gone_at=None))
        edit.remove(row, seen)
        edit.doing.announce("condition_removed", row.id)


def mark_bearing(
    *, by: Actor, case_id: UUID, condition_id: UUID, values: Values, persons: Iterable[UUID] = (),
    ties: Iterable[UUID] = (), part: str = "", request: UUID | None = None,
) -> Condition:  # fmt: skip
    """Say what a condition does to some people or relationships, each once."""
    with acting(by=by, case_id=case_id, verb="culture.mark_bearing", request=request) as edit:
        (condition,) = edit.named(Condition, [condition_id])
        if condition.gone_at is not None:
            raise TakenAwayError(field="condition_id")
        targets = [*edit.named(Person, persons), *edit.named(Tie, ties)]
        if not targets:
            raise NobodyMarkedError(field="ties")
        for target in targets:
            _mark(edit, condition, target, part, values)
        edit.doing.announce("bearing_marked", condition.id)
        return condition


def change_bearing(
    *, by: Actor, case_id: UUID, bearing_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Bearing:  # fmt: skip
    """Say otherwise what a condition does."""
    with acting(by=by, case_id=case_id, verb="culture.change_bearing", request=request) as edit:
        row = edit.find(Bearing, bearing_id)
        if edit.change(row, values, seen):
            edit.doing.announce("bearing_changed", row.id)
        return row


def remove_bearing(
    *, by: Actor, case_id: UUID, bearing_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take one mark away."""
    with acting(by=by, case_id=case_id, verb="culture.remove_bearing", request=request) as edit:
        row = edit.find(Bearing, bearing_id)
        edit.remove(row, seen)
        edit.doing.announce("bearing_removed", row.id)


def answer_guide(
    *, by: Actor, case_id: UUID, values: Values, persons: Iterable[UUID] = (), part: str = "",
    request: UUID | None = None,
) -> Answer:  # fmt: skip
    """Answer one question of the guide. An earlier answer stays beside it."""
    with acting(by=by, case_id=case_id, verb="culture.answer_guide", request=request) as edit:
        people = edit.named(Person, persons)
        if not values.get("question"):
            raise NotUnderstoodError(field="question")
        if not people and not says_something(values, ["text"]):
            raise NothingSaidError(field="text")
        row = edit.new(Answer, edit.among(part, people), id=ids.new())
        edit.doing.add(row.holding(persons=[str(one.id) for one in people], **values))
        edit.doing.announce("guide_answered", row.id)
        return row


def change_answer(
    *, by: Actor, case_id: UUID, answer_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Answer:  # fmt: skip
    """Write an answer another way."""
    with acting(by=by, case_id=case_id, verb="culture.change_answer", request=request) as edit:
        row = edit.find(Answer, answer_id)
        if not row.persons and not says_something({**row.opened(), **values}, ["text"]):
            raise NothingSaidError(field="text")
        if edit.change(row, values, seen):
            edit.doing.announce("answer_changed", row.id)
        return row


def name_people_of_answer(
    *, by: Actor, case_id: UUID, answer_id: UUID, persons: Iterable[UUID] = (),
    without: Iterable[UUID] = (), request: UUID | None = None,
) -> Answer:  # fmt: skip
    """Say whom an answer is about, or who is not in it after all."""
    with acting(
        by=by, case_id=case_id, verb="culture.name_people_of_answer", request=request
    ) as edit:
        row = edit.find(Answer, answer_id)
        kept = _named(row, edit.named(Person, persons), without)
        if not kept and not says_something(row.opened(), ["text"]):
            raise NothingSaidError(field="persons")
        if edit.change(row, {"persons": kept}):
            edit.doing.announce("answer_changed", row.id)
        return row


def remove_answer(
    *, by: Actor, case_id: UUID, answer_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take an answer away."""
    with acting(by=by, case_id=case_id, verb="culture.remove_answer", request=request) as edit:
        row = edit.find(Answer, answer_id)
        edit.remove(row, seen)
        edit.doing.announce("answer_removed", row.id)


def add_world_event(
    *, by: Actor, case_id: UUID, values: Values, persons: Iterable[UUID] = (), part: str = "",
    request: UUID | None = None,
) -> Happening:  # fmt: skip
    """Keep something that happened in the country or the world, and whom it touched."""
    with acting(by=by, case_id=case_id, verb="culture.add_world_event", request=request) as edit:
        people = edit.named(Person, persons)
        if not says_something(values, ["what", "date"]):
            raise NothingSaidError(field="what")
        event = edit.new(Happening, edit.among(part, people), id=ids.new())
        told = {**values, "kind": "society", "persons": [str(one.id) for one in people]}
        edit.doing.add(event.holding(**told))
        edit.doing.announce("world_event_added", event.id)
        return event


def name_touched(
    *, by: Actor, case_id: UUID, event_id: UUID, persons: Iterable[UUID] = (),
    without: Iterable[UUID] = (), request: UUID | None = None,
) -> Happening:  # fmt: skip
    """Say whom an event touched, or whom it did not after all."""
    with acting(by=by, case_id=case_id, verb="culture.name_touched", request=request) as edit:
        event = edit.find(Happening, event_id)
        kept = _named(event, edit.named(Person, persons), without)
        if edit.change(event, {"persons": kept}):
            edit.doing.announce("touched_named", event.id)
        return event


def _first(people: list[Person]) -> Person | None:
    return people[0] if people else None


def _refuse_odd(values: Values) -> None:
    if not names_condition(values):
        raise NothingSaidError(field="words")
    if ends_before(values.get("since", ""), values.get("until", "")):
        raise EndsBeforeItBeginsError(field="until")


def _named(row: Answer | Happening, people: Iterable[Person], without: Iterable[UUID]) -> list[str]:
    """Who is named now. Whoever the author cannot see is in neither list, and stays."""
    added = list(people)
    if not all(fits(row.scope, one.scope) for one in added):
        raise NotEverybodySeesError(field="persons")
    gone = {str(one) for one in without}
    named = dict.fromkeys([*row.persons, *(str(one.id) for one in added)])
    return [one for one in named if one not in gone]


def _mark(
    edit: Editing, condition: Condition, target: MapRow, part: str, values: Values
) -> None:  # fmt: skip
    scope = edit.among(part_beside(part, condition.scope), [condition, target])
    at = {"tie" if isinstance(target, Tie) else "person": target}
    here = Bearing.objects.filter(condition=condition, scope=scope, gone_at=None, **at).first()
    if here is not None:
        if said_otherwise(here, values):
            raise MarkedOtherwiseError(field="values.way")
        edit.change(here, values)
        return
    row = edit.new(Bearing, scope, id=ids.new(), condition=condition, **at)
    edit.doing.add(row.holding(**values))
