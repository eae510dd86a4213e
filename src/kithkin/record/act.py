"""One act: the rows it touches, their before and after, its entries and its events.

    with act(by=by, chain=case, clinic=clinic, verb="add_person") as doing:
        doing.add(person)

Everything inside is one transaction. Verbs use it from their `services`; nobody else may.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models

from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.base.announce import announce, react
from kithkin.base.refusals import ConflictError, NoActorError
from kithkin.base.writer import writing
from kithkin.record.chain import change_digest, next_mac, signing_key
from kithkin.record.errors import RepeatedError
from kithkin.record.models import Chain, Change, Entry, RecordedRow, RowChange
from kithkin.record.rows import label_of, plain, values_of

# A write under this age counts as "at the same time": the last one holds.
SIMULTANEOUS_SECONDS = 10
BATCH = 500


class Act:
    """What one verb does. Made by `act` only."""

    def __init__(self, *, by: Actor, id: UUID, verb: str) -> None:  # noqa: A002 - the row's own word
        self.by = by
        self.id = id
        self.verb = verb
        self.about = ""
        self.at = clock.now()
        self._touched: dict[str, list[RowChange]] = defaultdict(list)
        self._events: list[tuple[str, list[UUID]]] = []

    def add(self, row: RecordedRow) -> None:
        row.save(force_insert=True)
        self._note(row, before=None, after=values_of(row))

    def add_many(self, rows: Sequence[RecordedRow]) -> None:
        """Insert many rows of one model; used by imports."""
        if not rows:
            return
        for row in rows:
            row.seal()
            self._note(row, before=None, after=values_of(row))
        type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)

    def change(
        self,
        row: RecordedRow,
        values: Mapping[str, Any],
        *,
        seen: Mapping[str, int] | None = None,
    ) -> bool:
        """Write what differs. `seen`: the versions the author looked at; refuses on a clash."""
        before = {
            name: plain(getattr(row, name))
            for name, value in values.items()
            if getattr(row, name) != value
        }
        if not before:
            return False
        for name in before:
            self._refuse_clash(row, name, seen)
        for name in before:
            setattr(row, name, values[name])
            row.versions[name] = [row.version_of(name) + 1, self.at.timestamp()]
        own_columns = [name for name in before if name not in row.sealed_names]
        row.save(update_fields=["sealed", "versions", *own_columns])
        self._note(row, before=before, after={name: plain(getattr(row, name)) for name in before})
        return True

    def remove(self, row: RecordedRow, *, seen: Mapping[str, int] | None = None) -> None:
        for name, number in (seen or {}).items():
            if row.version_of(name) != number:
                raise ConflictError(name, getattr(row, name))
        self.change(row, {"gone_at": self.at})

    @property
    def touched(self) -> list[UUID]:
        """The ids of all rows written so far."""
        rows = (UUID(row["id"]) for some in self._touched.values() for row in some)
        return list(dict.fromkeys(rows))

    def announce(self, kind: str, *ids_: UUID) -> None:
        self._events.append((kind, list(ids_)))

    def _refuse_clash(self, row: RecordedRow, name: str, seen: Mapping[str, int] | None) -> None:
        if seen is None or name not in seen or seen[name] == row.version_of(name):
            return
        age = self.at.timestamp() - float(row.versions.get(name, (0, 0))[1])
        if name in row.long_texts or age > SIMULTANEOUS_SECONDS:
            raise ConflictError(name, getattr(row, name))

    def _note(
        self, row: RecordedRow, *, before: dict[str, Any] | None, after: dict[str, Any]
    ) -> None:
        self._touched[row.scope].append(
            {"model": label_of(row), "id": str(row.id), "before": before, "after": after}
        )

    def write_entries(self, *, chain: UUID, clinic: UUID, case: UUID | None) -> None:
        """The last statements of the act: its entries, and the head of its chain."""
        changes = [self._change(chain, case, scope, rows) for scope, rows in self._touched.items()]
        entries = [change.entry for change in changes] or [self._blank_entry(chain, case)]
        for nth, entry in enumerate(entries):
            entry.nth = nth
        link(chain=chain, clinic=clinic, entries=entries)
        for change in changes:
            models.Model.save(change, force_insert=True)  # sealed already: its digest is signed
        for kind, about in self._events:
            announce(kind, case=case, ids=about, scopes=list(self._touched))
            if case is not None:
                react(kind, by=self.by, case=case, ids=about)

    def _blank_entry(self, chain: UUID, case: UUID | None) -> Entry:
        return Entry(
            id=ids.new(), chain_id=chain, act=self.id, at=self.at, actor=self.by.id, case=case,
            verb=self.verb, about=self.about,
        )  # fmt: skip

    def _change(self, chain: UUID, case: UUID | None, scope: str, rows: list[RowChange]) -> Change:
        change = Change(entry=self._blank_entry(chain, case), scope=scope).holding(rows=rows)
        change.seal()
        change.entry.change_digest = change_digest(scope, bytes(change.sealed))
        return change


def link(*, chain: UUID, clinic: UUID, entries: Sequence[Entry]) -> None:
    """Append entries to a chain, under a lock on its head taken after all other rows."""
    key = signing_key(clinic)
    Chain.objects.get_or_create(id=chain, defaults={"clinic": clinic})
    head = Chain.objects.select_for_update().get(id=chain)
    for entry in entries:
        head.length += 1
        entry.number = head.length
        entry.mac = next_mac(key, bytes(head.head), entry)
        head.head = entry.mac
    Entry.objects.bulk_create(entries)
    head.save(update_fields=["head", "length"])


@contextmanager
def act(
    *,
    by: Actor,
    verb: str,
    chain: UUID,
    clinic: UUID,
    case: UUID | None = None,
    request: UUID | None = None,
) -> Iterator[Act]:
    """Open one act. `request` is the sender's own UUID: sent twice, it is done once."""
    if not isinstance(by, Actor):
        raise NoActorError
    with writing():
        if request is not None and Entry.objects.filter(act=request, actor=by.id).exists():
            raise RepeatedError
        doing = Act(by=by, id=request or ids.new(), verb=verb)
        yield doing
        try:
            doing.write_entries(chain=chain, clinic=clinic, case=case)
        except IntegrityError as clash:
            if request is None:
                raise
            # A copy of the same request got there first; this one's transaction is undone.
            raise RepeatedError from clash
