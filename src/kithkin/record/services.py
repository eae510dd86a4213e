"""What the record itself can do: note a read, take an act back, anchor its heads."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from uuid import UUID

from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.base.writer import writing
from kithkin.record.act import Act, link
from kithkin.record.errors import NothingToTakeBackError
from kithkin.record.models import READ, Change, Entry, RecordedRow, RowChange
from kithkin.record.rows import assign, model_named, plain, values_of

READ_ONCE_IN = timedelta(minutes=15)


def note_read(*, by: Actor, case: UUID, clinic: UUID, surface: str) -> None:
    """Keep that `by` looked at `surface` of a case; one entry a quarter of an hour."""
    since = clock.now() - READ_ONCE_IN
    looked = Entry.objects.filter(case=case, verb=READ, at__gt=since, actor=by.id, about=surface)
    if looked.exists():
        return
    entry = Entry(
        id=ids.new(), chain_id=case, act=ids.new(), at=clock.now(), actor=by.id, case=case,
        verb=READ, about=surface,
    )  # fmt: skip
    with writing():
        link(chain=case, clinic=clinic, entries=[entry])


def take_back(
    *, by: Actor, doing: Act, act: UUID, case: UUID, leaned_on: Mapping[UUID, set[UUID]]
) -> list[tuple[str, UUID, str]]:
    """Put back what an act of one's own wrote, inside `doing`.

    Only fields that still hold what the act wrote go back. What somebody touched since is left as
    it is and returned as (model, row, field) so that a person can look at it. `leaned_on` says
    which other rows point to a row: one that newer rows stand on is kept too.
    """
    changes = list(
        Change.objects.select_related("entry")
        .filter(entry__act=act, entry__actor=by.id, entry__case=case)
        .order_by("-entry__number")
    )
    if not changes:
        raise NothingToTakeBackError
    doing.about = str(act)
    own = {UUID(touched["id"]) for change in changes for touched in change.rows}
    held = {row for row, others in leaned_on.items() if others - own}
    left: list[tuple[str, UUID, str]] = []
    for change in changes:
        for touched in reversed(change.rows):
            left += _put_back(doing, touched, held)
    return left


def _put_back(
    doing: Act, touched: RowChange, held: Collection[UUID]
) -> list[tuple[str, UUID, str]]:
    model = model_named(touched["model"])
    row = model._default_manager.select_for_update().get(id=touched["id"])
    if touched["before"] is None and row.id in held:
        return [(touched["model"], row.id, "")]
    if touched["before"] is None:
        return _take_away(doing, row, touched)
    now = values_of(row)
    wrote: dict[str, object] = touched["after"]
    kept = [name for name, value in wrote.items() if now.get(name) != value]
    back = {name: value for name, value in touched["before"].items() if name not in kept}
    if back:
        earlier = type(row)(id=row.id, scope=row.scope)
        assign(earlier, back)
        doing.change(row, {name: getattr(earlier, name) for name in back})
    return [(touched["model"], row.id, name) for name in kept]


def _take_away(doing: Act, row: RecordedRow, touched: RowChange) -> list[tuple[str, UUID, str]]:
    # A field set and set back to its default counts as untouched.
    now, wrote, unset = values_of(row), touched["after"], type(row)(id=row.id)
    differs = [
        name
        for name in now | wrote
        if now.get(name) != wrote.get(name, plain(getattr(unset, name)))
    ]
    if differs:
        return [(touched["model"], row.id, name) for name in differs]
    doing.change(row, {"gone_at": doing.at})
    return []
