"""Undo and redo of one's own acts on the map."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from kithkin.base.actor import Actor
from kithkin.base.refusals import NotAllowedError
from kithkin.network.act_queries import REDO, UNDO, own_acts, standing_acts
from kithkin.network.leaning import leaned_on
from kithkin.network.services.editing import editing
from kithkin.record.errors import NothingToTakeBackError
from kithkin.record.models import Change
from kithkin.record.services import take_back

Left = list[tuple[str, UUID, str]]


def undo(*, by: Actor, case_id: UUID, act: UUID | None = None, request: UUID | None = None) -> Left:
    """Take back one's own latest act on the map that still stands, or the one that is named.

    Returns (model, row, field) for what somebody touched since and was therefore left alone.
    """
    return _take_back(by, case_id, partial(_standing, act), "undo", request)


def redo(*, by: Actor, case_id: UUID, request: UUID | None = None) -> Left:
    """Take one's own latest undo back."""
    return _take_back(by, case_id, _latest_undo, "redo", request)


def _take_back(
    by: Actor,
    case_id: UUID,
    choose: Callable[[Actor, UUID], UUID],
    verb: str,
    request: UUID | None,
) -> Left:
    # Consent first: whether there is something to take back must tell a stranger nothing.
    with editing(by=by, case_id=case_id, verb=verb, request=request) as edit:
        act_id = choose(by, case_id)
        _refuse_lost_rights(edit.sight.editable_scopes, act_id, by, case_id)
        left = take_back(
            by=by, doing=edit.doing, act=act_id, case=case_id, leaned_on=leaned_on(edit.sight)
        )
        edit.doing.announce("taken_back", *edit.doing.touched)
        return left


def _refuse_lost_rights(scopes: Mapping[str, int], act_id: UUID, by: Actor, case_id: UUID) -> None:
    """Rights are asked now, not as they were when the act was done."""
    touched = Change.objects.filter(
        entry__act=act_id, entry__actor=by.id, entry__case=case_id
    ).values_list("scope", flat=True)
    if not set(touched) <= set(scopes):
        raise NotAllowedError


def _standing(wanted: UUID | None, by: Actor, case_id: UUID) -> UUID:
    for act in standing_acts(by, case_id):
        if wanted in {None, act}:
            return act
    raise NothingToTakeBackError


def _latest_undo(by: Actor, case_id: UUID) -> UUID:
    taken_back: set[str] = set()
    for entry in own_acts(by, case_id):
        if str(entry.act) in taken_back:
            continue
        if entry.verb == UNDO and Change.objects.filter(entry__act=entry.act).exists():
            return entry.act
        if entry.verb == UNDO:
            continue  # it left everything as it was: nothing to do again
        if entry.verb != REDO:
            break  # a new act after the undo closes the way forward
        taken_back.add(entry.about)
    raise NothingToTakeBackError
