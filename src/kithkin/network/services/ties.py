"""Verbs about relationships: what kind, since when, how it was, what is good about it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotAllowedError, NotUnderstoodError
from kithkin.network.errors import SamePersonError
from kithkin.network.models import Person, Phase, Tie, TieSafety
from kithkin.network.services.editing import Editing, editing
from kithkin.network.services.kin import somebody
from kithkin.network.services.people import Seen, own_marks

Values = Mapping[str, Any]


def new_tie(
    edit: Editing,
    a: Person,
    b: Person,
    values: Values,
    id: UUID | None = None,  # noqa: A002 - the row's own word
) -> Tie:
    """Describe a relationship inside an act that other verbs have opened."""
    if id is not None and Tie.objects.filter(id=id).exists():
        raise NotUnderstoodError(field="id")
    if a == b:
        raise SamePersonError
    tie = edit.new(Tie, edit.between(a, b), id=id or ids.new(), a=a, b=b).holding(**values)
    edit.doing.add(tie)
    edit.doing.announce("tie_added", tie.id)
    return tie


def add_tie(
    *, by: Actor, case_id: UUID, a: UUID, b: UUID, values: Values, id: UUID | None = None,  # noqa: A002 - the row's own word
    request: UUID | None = None,
) -> Tie:  # fmt: skip
    """Describe a relationship between two people; several a pair are usual."""
    with editing(by=by, case_id=case_id, verb="add_tie", request=request) as edit:
        return new_tie(edit, edit.find(Person, a), edit.find(Person, b), values, id)


def add_companion(
    *, by: Actor, case_id: UUID, of: UUID, values: Values, tie: Values,
    known: UUID | None = None, part: str = "",
    request: UUID | None = None,
) -> Tie:  # fmt: skip
    """Add a friend, a helper, a pet or a group beside somebody, with the relationship to them."""
    with editing(by=by, case_id=case_id, verb="add_companion", request=request) as edit:
        person = edit.find(Person, of)
        return new_tie(edit, person, somebody(edit, person, values, known, part), tie)


def change_tie(
    *, by: Actor, case_id: UUID, tie_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Tie:  # fmt: skip
    """Write some fields of a relationship, such as what is good between the two."""
    with editing(by=by, case_id=case_id, verb="change_tie", request=request) as edit:
        tie = edit.find(Tie, tie_id)
        if edit.change(tie, values, seen):
            edit.doing.announce("tie_changed", tie.id)
        return tie


def remove_tie(
    *, by: Actor, case_id: UUID, tie_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a relationship off the map, with its periods."""
    with editing(by=by, case_id=case_id, verb="remove_tie", request=request) as edit:
        tie = edit.find(Tie, tie_id)
        edit.take_along(Phase.objects.filter(tie=tie, gone_at=None))
        edit.take_along(own_marks(edit, [tie]))
        edit.remove(tie, seen)
        edit.doing.announce("tie_removed", tie.id)


def add_phase(
    *, by: Actor, case_id: UUID, tie_id: UUID, values: Values, request: UUID | None = None
) -> Phase:
    """Describe a period of a relationship. Each direction of support is rated apart."""
    with editing(by=by, case_id=case_id, verb="add_phase", request=request) as edit:
        tie = edit.find(Tie, tie_id)
        phase = edit.new(Phase, edit.between(tie), id=ids.new(), tie=tie).holding(**values)
        edit.doing.add(phase)
        edit.doing.announce("phase_added", phase.id)
        return phase


def change_phase(
    *, by: Actor, case_id: UUID, phase_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Phase:  # fmt: skip
    """Write some fields of a period."""
    with editing(by=by, case_id=case_id, verb="change_phase", request=request) as edit:
        phase = edit.find(Phase, phase_id)
        if edit.change(phase, values, seen):
            edit.doing.announce("phase_changed", phase.id)
        return phase


def remove_phase(
    *, by: Actor, case_id: UUID, phase_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a period away."""
    with editing(by=by, case_id=case_id, verb="remove_phase", request=request) as edit:
        phase = edit.find(Phase, phase_id)
        edit.remove(phase, seen)
        edit.doing.announce("phase_removed", phase.id)


def say_safety(
    *, by: Actor, case_id: UUID, tie_id: UUID, words: str, not_safe_to_involve: bool = False,
    request: UUID | None = None,
) -> TieSafety:  # fmt: skip
    """Keep, in the member's own part alone, what being with this person is like for safety."""
    with editing(by=by, case_id=case_id, verb="say_safety", request=request) as edit:
        if edit.sight.member is None:
            raise NotAllowedError("Only the person whose map this is can say this.")
        tie = edit.find(Tie, tie_id)
        scope = f"part:{edit.sight.member}"
        kept = TieSafety.objects.filter(tie=tie, scope=scope, gone_at=None).first()
        said = {"words": words, "not_safe_to_involve": not_safe_to_involve}
        if kept is None:
            kept = edit.new(TieSafety, scope, id=ids.new(), tie=tie).holding(**said)
            edit.doing.add(kept)
        else:
            edit.doing.change(kept, said)
        if not not_safe_to_involve:
            _lift_earlier(edit, tie)
        return kept


def _lift_earlier(edit: Editing, tie: Tie) -> None:
    """Of a relationship of the same two that somebody took off the map: there is no page of it."""
    both = [tie.a_id, tie.b_id]
    gone = Tie.objects.filter(case=edit.sight.case, a__in=both, b__in=both).exclude(gone_at=None)
    for mark in own_marks(edit, gone):
        edit.doing.change(mark, {"not_safe_to_involve": False})
