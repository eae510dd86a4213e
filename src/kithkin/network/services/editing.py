"""What every verb of the map begins with: consent asked, one act opened, the right part chosen."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID

from kithkin.base.actor import Actor
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.base.writer import writing
from kithkin.consent.policy import FieldGroup, Sight
from kithkin.consent.queries import sight as compiled_sight
from kithkin.network.act_queries import PREFIX
from kithkin.network.errors import SomebodyOnlyYouSeeError
from kithkin.network.models import MapRow, PartRow
from kithkin.network.policy import group_of, home_of, presence_of, shared_scope
from kithkin.record.act import Act, act

Kept = TypeVar("Kept", bound=MapRow)


class Editing:
    """One act on one case's map, seen through the eyes of who does it."""

    def __init__(self, *, sight: Sight, doing: Act) -> None:
        self.sight = sight
        self.doing = doing

    def find(self, model: type[Kept], row_id: UUID) -> Kept:
        """Lock one row of this case; absent and withheld are one answer."""
        rows = model._default_manager.select_for_update()
        row = rows.filter(id=row_id, case=self.sight.case, gone_at=None).first()
        if row is None or not self.sight.sees(row, presence_of(row)):
            raise NotHereError
        return row

    def named(self, model: type[Kept], wanted: Iterable[UUID]) -> list[Kept]:
        """The rows that somebody named, each once; those taken away meanwhile as well.

        Somebody may have written for ten minutes about a person who was taken off the map in the
        second of them. What they wrote is kept, and the person is "someone" in it.
        """
        ids = list(dict.fromkeys(wanted))
        found = model._default_manager.filter(case=self.sight.case, id__in=ids)
        rows = {row.id: row for row in found}
        if any(
            one not in rows or not self.sight.sees(rows[one], presence_of(model)) for one in ids
        ):
            raise NotHereError
        return [rows[one] for one in ids]

    def home(self, part: str) -> str:
        """The scope a new row goes to: see `home_of`."""
        return home_of(self.sight, part)

    def among(self, part: str, people: Iterable[MapRow]) -> str:
        """Where something told about people lives: the usual part, or theirs if it is narrower."""
        scope = shared_scope({self.home(part), *(person.scope for person in people)})
        if not scope:
            raise SomebodyOnlyYouSeeError
        return scope

    def practice(self) -> str:
        """Where the therapists' own notes live; for anybody else there is no such place."""
        scope = f"practice:{self.sight.case}"
        if not self.sight.may_write_in(scope):
            raise NotHereError
        return scope

    def between(self, *rows: MapRow) -> str:
        """Where a link between rows lives: wherever all of them can be seen."""
        scope = shared_scope({row.scope for row in rows})
        if not scope:
            raise SomebodyOnlyYouSeeError
        if not self.sight.may_write_in(scope):
            raise NotAllowedError
        return scope

    def new(self, model: type[Kept], scope: str, **columns: Any) -> Kept:
        """Build a row of this case, not yet saved."""
        if issubclass(model, PartRow):
            columns = {"said_by": self.sight.viewer.id, "said_at": self.doing.at, **columns}
        return model(scope=scope, case_id=self.sight.case, **columns)

    def change(
        self, row: MapRow, values: Mapping[str, Any], seen: Mapping[str, int] | None = None
    ) -> bool:
        """Write fields of one row, each only if its group may be edited."""
        for name in values:
            group = group_of(row, name)
            if group is None or not self.sight.may_edit(row, FieldGroup(group)):
                raise NotAllowedError
        return self.doing.change(row, values, seen=self._visible(row, seen))

    def remove(self, row: MapRow, seen: Mapping[str, int] | None = None) -> None:
        """Take a row away, if its presence may be edited."""
        if not self.sight.may_edit(row, presence_of(row)):
            raise NotAllowedError
        self.doing.remove(row, seen=self._visible(row, seen))

    def take_along(self, rows: Iterable[MapRow]) -> None:
        """Take away what hangs on a row that goes. What the author cannot see stays as it is.

        Its other end is gone, so no map shows it; and an undo, or its refusal, tells nothing.
        """
        for row in rows:
            if self.sight.sees(row):
                self.doing.remove(row)

    def _visible(self, row: MapRow, seen: Mapping[str, int] | None) -> dict[str, int]:
        """Versions of fields the author may read; asking after others must answer nothing."""
        return {
            name: number
            for name, number in (seen or {}).items()
            if self.sight.mask(row) & (group_of(row, name) or 0)
        }


@contextmanager
def acting(
    *, by: Actor, case_id: UUID, verb: str, request: UUID | None = None
) -> Iterator[Editing]:
    """Ask consent, then open one act in a case. `verb`: as the record keeps it, part first."""
    # In the writer's turn, not before it: a right that ended while waiting must not be used.
    with writing():
        sight = compiled_sight(by, case_id)
        with act(
            by=by, verb=verb, chain=case_id, clinic=sight.clinic, case=case_id,
            request=request,
        ) as doing:  # fmt: skip
            yield Editing(sight=sight, doing=doing)


@contextmanager
def editing(
    *, by: Actor, case_id: UUID, verb: str, request: UUID | None = None
) -> Iterator[Editing]:
    """Ask consent, then open one act on the map of `case_id`."""
    with acting(by=by, case_id=case_id, verb=PREFIX + verb, request=request) as edit:
        yield edit
