"""The import verb: a whole file becomes rows of a map in one act that one undo takes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.base.sealing import seal_bytes
from kithkin.base.writer import writing
from kithkin.exchange.models import DRAFT_LASTS, Draft, PaperMap
from kithkin.exchange.pictures import cleaned
from kithkin.exchange.rows import Rows
from kithkin.network.copies import MapCopy
from kithkin.network.models import Person
from kithkin.network.services.editing import Editing, editing


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: new people, people it joined to ones here, rows in all."""

    people: int
    joined: int
    rows: int


def import_map(
    *, by: Actor, case_id: UUID, copy: MapCopy, part: str = "",
    same: Mapping[str, UUID] | None = None, kept: Mapping[str, list[str]] | None = None,
    request: UUID | None = None,
) -> Imported:  # fmt: skip
    """Bring a file's people and links into one part of a map.

    `same` names people of the file who are on the map already (file id -> their id): a person
    settles that, nothing is merged by a rule, and nothing of the row that is here is overwritten.
    `kept` holds, by file id, lines of the file that nothing else holds.
    """
    with editing(by=by, case_id=case_id, verb="import_map", request=request) as edit:
        scope = edit.home(part)
        joined = {theirs: edit.find(Person, ours).id for theirs, ours in (same or {}).items()}
        rows = Rows(copy, case=case_id, scope=scope, same=joined, kept=kept or {})
        count, people = 0, 0
        for table in rows.tables():
            edit.doing.add_many(table)
            count += len(table)
            people += sum(isinstance(row, Person) for row in table)
        edit.doing.announce("map_imported")
        return Imported(people=people, joined=len(joined), rows=count)


def keep_draft(*, by: Actor, case_id: UUID, part: str, name: str, content: bytes) -> Draft:
    """Hold a file for an hour while its owner looks at what it would bring. No entry: no fact."""
    Draft.objects.filter(brought_at__lt=clock.now() - DRAFT_LASTS).delete()
    with editing(by=by, case_id=case_id, verb="bring_file") as edit:
        scope = edit.home(part)
        draft = Draft(
            id=ids.new(), scope=scope, case_id=case_id, by=by.id, part=part,
            brought_at=clock.now(),
        ).holding(name=name)  # fmt: skip
        draft.content = _sealed(draft, content)
        draft.save(force_insert=True)
    return draft


def drop_draft(*, by: Actor, draft: Draft) -> None:
    """Let a file go, after the answer whatever it was."""
    with writing():
        Draft.objects.filter(id=draft.id, by=by.id).delete()


def keep_photo(*, by: Actor, case_id: UUID, content: bytes, part: str = "") -> PaperMap:
    """Keep a photo of a genogram on paper beside the map; only the picture itself is kept."""
    picture = cleaned(content)
    with editing(by=by, case_id=case_id, verb="keep_photo") as edit:
        photo = edit.new(PaperMap, edit.home(part), id=ids.new())
        photo.content = _sealed(photo, picture)
        _add_photo(edit, photo)
        return photo


def _add_photo(edit: Editing, photo: PaperMap) -> None:
    edit.doing.add(photo)
    edit.doing.announce("photo_kept", photo.id)


def remove_photo(*, by: Actor, case_id: UUID, photo_id: UUID) -> None:
    """Take a photo away; undo brings it back."""
    with editing(by=by, case_id=case_id, verb="remove_photo") as edit:
        photo = edit.find(PaperMap, photo_id)
        edit.remove(photo)
        edit.doing.announce("photo_removed", photo.id)


def _sealed(row: Draft | PaperMap, content: bytes) -> bytes:
    return seal_bytes(content, scope=row.scope, table=row._meta.db_table, row=row.id)
