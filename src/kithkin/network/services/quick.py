"""One verb for the quick line: everything a line says, in one act that one undo takes back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kithkin.base.actor import Actor
from kithkin.consent.policy import FieldGroup
from kithkin.network.copies import ParentageKind, UnionStatus
from kithkin.network.models import Person
from kithkin.network.queries import visible
from kithkin.network.quick_line import Between, NewPerson, QuickLineError, read
from kithkin.network.services.editing import Editing, editing
from kithkin.network.services.kin import hang_beside, link_parent, new_union
from kithkin.network.services.people import new_person
from kithkin.network.services.ties import new_tie

Values = Mapping[str, Any]


def add_by_line(
    *, by: Actor, case_id: UUID, line: str, about: UUID | None = None, part: str = "",
    request: UUID | None = None,
) -> list[UUID]:  # fmt: skip
    """Add what a quick line says. Nothing is kept of a line that is not understood whole."""
    clauses = read(line)
    with editing(by=by, case_id=case_id, verb="add_by_line", request=request) as edit:
        writer = _Line(edit, edit.find(Person, about) if about else None, part)
        for clause in clauses:
            match clause:
                case NewPerson():
                    writer.add(clause)
                case Between():
                    writer.tie(clause)
        edit.doing.announce("line_added", *writer.made)
        return writer.made


class _Line:
    """People of the map by name while a line is being written down."""

    def __init__(self, edit: Editing, about: Person | None, part: str) -> None:
        self.edit = edit
        self.about = about
        self.part = part
        self.people = visible(edit.sight, Person)
        self.made: list[UUID] = []

    def add(self, clause: NewPerson) -> None:
        near = self._near(clause)
        person = self._make(clause, near)
        if near is not None:
            self._link(clause, near, person)
        code = clause.tie or clause.word.tie
        if near is not None and code:
            self._tie(near, person, {"code": code})

    def tie(self, clause: Between) -> None:
        values = {"code": clause.tie, "start": clause.start}
        said = {name: value for name, value in values.items() if value}
        self._tie(self._named(clause.a), self._named(clause.b), said)

    def _tie(self, a: Person, b: Person, values: Values) -> None:
        self.made.append(new_tie(self.edit, a, b, values).id)

    def _make(self, clause: NewPerson, near: Person | None) -> Person:
        said: dict[str, Any] = {
            "nickname": clause.name, "gender": clause.word.gender, "kind": clause.word.person,
            "birth": clause.birth, "death": clause.death, "dead": clause.dead,
        }  # fmt: skip
        scope = near.scope if near is not None and not self.part else self.edit.home(self.part)
        person = new_person(
            self.edit, scope, {name: value for name, value in said.items() if value}, None
        )
        self.people.append(person)
        self.made.append(person.id)
        return person

    def _link(self, clause: NewPerson, near: Person, person: Person) -> None:
        kind = ParentageKind(clause.word.kind or ParentageKind.BIOLOGICAL)
        match clause.word.relation:
            case "parent":
                link_parent(self.edit, near, person, kind)
            case "child":
                link_parent(self.edit, person, near, kind)
            case "sibling":
                hang_beside(self.edit, near, person)
            case "partner":
                status = clause.word.status or UnionStatus.PARTNERS
                new_union(self.edit, [near, person], [[status, "", ""]])

    def _near(self, clause: NewPerson) -> Person | None:
        if clause.of:
            return self._named(clause.of)
        if self.about is None and self.people:
            raise QuickLineError(_("Say whose: “%(name)s of …”.") % {"name": clause.name})
        return self.about

    def _named(self, name: str) -> Person:
        """The one person of that name; the newest of this line first."""
        wanted = name.casefold()
        found = [
            one
            for one in self.people
            if self.edit.sight.sees(one, FieldGroup.NAMES)
            and wanted in {one.nickname.casefold(), one.full_name.casefold()}
        ]
        fresh = [one for one in found if one.id in self.made]
        found = fresh or found
        if not found:
            raise QuickLineError(_("Nobody here is called “%(name)s”.") % {"name": name})
        if len(found) > 1:
            raise QuickLineError(
                _("Several people here are called “%(name)s”. Please open the one you mean.")
                % {"name": name}
            )
        return found[0]
