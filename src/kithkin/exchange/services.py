"""The import verb: a whole file becomes rows of a map in one act that one undo takes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.base.writer import writing
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.exchange.circles import closes_circle
from kithkin.exchange.errors import JoinedElsewhereError
from kithkin.exchange.here_already import Meeting, map_of, meeting
from kithkin.exchange.kept import Note
from kithkin.exchange.models import DRAFT_LASTS, MOST_DRAFTS, Draft, PaperMap
from kithkin.exchange.pictures import cleaned
from kithkin.exchange.rows import Rows
from kithkin.exchange.same_people import joined_from
from kithkin.network.copies import MapCopy
from kithkin.network.errors import OwnAncestorError, SamePersonError
from kithkin.network.models import Parentage, Person
from kithkin.network.policy import home_of
from kithkin.network.queries import visible
from kithkin.network.services.editing import Editing, editing


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: new people, people it joined to ones here, rows it wrote.

    `left`: links of the file that were here already; `notes`: where the file says something else.
    """

    people: int
    joined: int
    rows: int
    left: MapCopy = field(default_factory=MapCopy)
    notes: tuple[Note, ...] = ()


def import_map(
    *, by: Actor, case_id: UUID, copy: MapCopy, part: str = "",
    same: Mapping[str, UUID] | None = None, kept: Mapping[str, list[str]] | None = None,
    request: UUID | None = None,
) -> Imported:  # fmt: skip
    """Bring a file's people and links into one part of a map.

    `same` names people of the file who are on the map already (file id -> their id): a person
    settles that, nothing is merged by a rule, and nothing of the row that is here is overwritten.
    Links among them that are here already are left as they are (`here_already.meeting`).
    `kept` holds, by file id, lines of the file that nothing else holds; the file must not make
    anybody their own ancestor (`circles.without_circles` sees to that, but for whom it joins).
    """
    with editing(by=by, case_id=case_id, verb="import_map", request=request) as edit:
        scope = edit.home(part)
        joined = _joined(edit, scope, same or {})
        met = _meeting(edit, scope, copy, joined)
        _refuse_circle(edit, met)
        here = {theirs: UUID(ours) for theirs, ours in met.ids.items()}
        rows = Rows(met.rest, case=case_id, scope=scope, here=here, kept=kept or {})
        count, people = 0, 0
        for table in rows.tables():
            edit.doing.add_many(table)
            count += len(table)
            people += sum(isinstance(row, Person) for row in table)
        count += _keep_lines(edit, scope, joined, kept or {})
        edit.doing.announce("map_imported")
        return Imported(people, len(joined), count, met.left, met.notes)


def _joined(edit: Editing, scope: str, same: Mapping[str, UUID]) -> dict[str, Person]:
    if len(set(same.values())) != len(same):
        raise SamePersonError  # two of the file cannot both be one who is here
    people = {theirs: edit.find(Person, ours) for theirs, ours in same.items()}
    allowed = joined_from(scope, edit.sight.case)
    if any(person.scope not in allowed for person in people.values()):
        raise JoinedElsewhereError
    return people


def _meeting(edit: Editing, scope: str, copy: MapCopy, joined: Mapping[str, Person]) -> Meeting:
    if not joined:
        return Meeting(copy)
    same = {theirs: str(person.id) for theirs, person in joined.items()}
    return meeting(copy, map_of(edit.sight, scope), same)


def _refuse_circle(edit: Editing, met: Meeting) -> None:
    """Nobody may become their own ancestor, as far as the author can see."""
    coming = [
        (met.ids.get(one.child, one.child), met.ids.get(one.parent, one.parent))
        for one in met.rest.parentages
    ]
    links = visible(edit.sight, Parentage) if met.ids else ()
    if closes_circle(coming, [(str(one.child_id), str(one.parent_id)) for one in links]):
        raise OwnAncestorError


def _keep_lines(
    edit: Editing, scope: str, joined: Mapping[str, Person], kept: Mapping[str, list[str]]
) -> int:
    """Add lines to somebody who is here already, unless more people see them than see the file."""
    added = 0
    for theirs, person in joined.items():
        lines = [line for line in kept.get(theirs, ()) if line not in person.kept]
        if person.scope == scope and edit.sight.may_edit(person, FieldGroup.NOTES):
            added += edit.change(person, {"kept": [*person.kept, *lines]})
    return added


def keep_draft(
    *, by: Actor, case_id: UUID, part: str, name: str, content: bytes, pasted: bool = False
) -> Draft:
    """Hold a file for an hour while its owner looks at what it would bring.

    It is no fact yet: no entry is written. A fourth file of the same person pushes out the first.
    """
    with writing():
        scope = home_of(sight(by, case_id), part)
        _make_room(by)
        draft = Draft(
            id=ids.new(), scope=scope, case_id=case_id, by=by.id, part=part,
            brought_at=clock.now(), pasted=pasted,
        ).holding(name=name)  # fmt: skip
        draft.content = draft.seal_apart(content)
        draft.save(force_insert=True)
    return draft


def _make_room(by: Actor) -> None:
    Draft.objects.filter(brought_at__lte=clock.now() - DRAFT_LASTS).delete()
    own = Draft.objects.filter(by=by.id).order_by("-brought_at", "-id")
    newest = own.values_list("id", flat=True)[: MOST_DRAFTS - 1]
    Draft.objects.filter(by=by.id).exclude(id__in=list(newest)).delete()


def drop_draft(*, by: Actor, draft: Draft) -> None:
    """Let a file go, after the answer whatever it was."""
    with writing():
        Draft.objects.filter(id=draft.id, by=by.id).delete()


def keep_photo(*, by: Actor, case_id: UUID, content: bytes, part: str = "") -> PaperMap:
    """Keep a photo of a genogram on paper beside the map; only the picture itself is kept."""
    picture = cleaned(content)
    with editing(by=by, case_id=case_id, verb="keep_photo") as edit:
        photo = edit.new(PaperMap, edit.home(part), id=ids.new())
        photo.content = photo.seal_apart(picture)
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
