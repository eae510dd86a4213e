"""Verbs of looking again, after one week and after four, at a break that was mended or at a mending."""

from uuid import UUID

from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.healing.days import weeks_due
from kithkin.healing.errors import NotUsedHereError
from kithkin.healing.models import Holds, Recheck, Repair, Rupture
from kithkin.healing.policy import closed
from kithkin.healing.queries import Healing
from kithkin.network.services.editing import Editing, acting


def look_again_at_break(
    *, by: Actor, case_id: UUID, rupture_id: UUID, holds: Holds, words: str = "",
    request: UUID | None = None,
) -> Recheck:  # fmt: skip
    """Say whether a mended break holds; or that one would rather not look."""
    verb = "healing.look_again_at_break"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        return _looked(edit, edit.find(Rupture, rupture_id), holds, words)


def look_again_at_mending(
    *, by: Actor, case_id: UUID, mending_id: UUID, holds: Holds, words: str = "",
    request: UUID | None = None,
) -> Recheck:  # fmt: skip
    """Say whether what was tried holds; or that one would rather not look."""
    verb = "healing.look_again_at_mending"
    with acting(by=by, case_id=case_id, verb=verb, request=request) as edit:
        return _looked(edit, edit.find(Repair, mending_id), holds, words)


def remove_look(*, by: Actor, case_id: UUID, look_id: UUID, request: UUID | None = None) -> None:
    """Take one looking again away."""
    with acting(by=by, case_id=case_id, verb="healing.remove_look", request=request) as edit:
        look = edit.find(Recheck, look_id)
        edit.remove(look)
        edit.doing.announce("look_removed", look.id)


def _looked(edit: Editing, row: Rupture | Repair, holds: Holds, words: str) -> Recheck:
    if closed(edit.sight).to(row):
        raise NotUsedHereError
    since = Healing(edit.sight).counted_from(row)
    weeks = weeks_due(since, clock.day_of(edit.doing.at)) if since else 0
    named = {"rupture": row} if isinstance(row, Rupture) else {"repair": row}
    look = edit.new(Recheck, edit.between(row), id=ids.new(), **named).holding(
        since=since.isoformat() if since else "", weeks=weeks, holds=holds.value, words=words
    )
    edit.doing.add(look)
    edit.doing.announce("looked_again", look.id)
    return look
