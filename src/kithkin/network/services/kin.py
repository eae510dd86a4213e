"""Verbs about couples, parents and children."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.network.copies import ParentageKind, TwinKind, UnionStatus
from kithkin.network.errors import LinkedTwiceError, OwnAncestorError, SamePersonError
from kithkin.network.models import Parentage, Partner, Person, Twins, Union
from kithkin.network.queries import visible
from kithkin.network.services.editing import Editing, editing
from kithkin.network.services.people import Seen, new_person

Values = Mapping[str, Any]


def somebody(
    edit: Editing, near: Person, values: Values, known: UUID | None, part: str = ""
) -> Person:
    """Somebody already on the map, or a new person: in `part`, else in the same one as `near`."""
    if known is not None:
        found = Person.objects.filter(id=known, case=edit.sight.case, gone_at=None).first()
        # An id that is not on the map is one the sender made for the new person.
        if found is not None:
            return edit.find(Person, known)
    return new_person(edit, edit.home(part) if part else near.scope, values, known)


def add_partner(
    *, by: Actor, case_id: UUID, of: UUID, values: Values, known: UUID | None = None,
    part: str = "",
    status: UnionStatus = UnionStatus.PARTNERS, start: str = "", request: UUID | None = None,
) -> Union:  # fmt: skip
    """Give somebody a partner: a new person, or one who is on the map."""
    with editing(by=by, case_id=case_id, verb="add_partner", request=request) as edit:
        person = edit.find(Person, of)
        partner = somebody(edit, person, values, known, part)
        if partner == person:
            raise SamePersonError
        union = new_union(edit, [person, partner], [[status, start, ""]])
        edit.doing.announce("union_added", union.id)
        return union


def add_union(
    *, by: Actor, case_id: UUID, partners: Sequence[UUID], statuses: Sequence[Sequence[str]] = (),
    request: UUID | None = None,
) -> Union:  # fmt: skip
    """Join two or more people of the map in one partnership."""
    with editing(by=by, case_id=case_id, verb="add_union", request=request) as edit:
        people = [edit.find(Person, one) for one in dict.fromkeys(partners)]
        if len(people) < 2:
            raise SamePersonError
        union = new_union(edit, people, [list(status) for status in statuses])
        edit.doing.announce("union_added", union.id)
        return union


def set_statuses(
    *, by: Actor, case_id: UUID, union_id: UUID, statuses: Sequence[Sequence[str]],
    seen: Seen = None, request: UUID | None = None,
) -> Union:  # fmt: skip
    """Say how a couple stood, by date: [[status, start, end], ...]."""
    with editing(by=by, case_id=case_id, verb="set_statuses", request=request) as edit:
        union = edit.find(Union, union_id)
        if edit.change(union, {"statuses": [list(status) for status in statuses]}, seen):
            edit.doing.announce("union_changed", union.id)
        return union


def remove_union(
    *, by: Actor, case_id: UUID, union_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a couple's link away; the two people, and their children's links to each, stay."""
    with editing(by=by, case_id=case_id, verb="remove_union", request=request) as edit:
        union = edit.find(Union, union_id)
        edit.take_along(Partner.objects.filter(union=union, gone_at=None))
        edit.remove(union, seen)
        edit.doing.announce("union_removed", union.id)


def add_parent(
    *, by: Actor, case_id: UUID, of: UUID, values: Values, known: UUID | None = None,
    part: str = "",
    kind: ParentageKind = ParentageKind.BIOLOGICAL, request: UUID | None = None,
) -> Parentage:  # fmt: skip
    """Give somebody a parent. Beside one parent of the same kind the two are drawn as a couple."""
    with editing(by=by, case_id=case_id, verb="add_parent", request=request) as edit:
        child = edit.find(Person, of)
        parent = somebody(edit, child, values, known, part)
        link = link_parent(edit, child, parent, kind)
        edit.doing.announce("parent_added", link.id)
        return link


def add_child(
    *, by: Actor, case_id: UUID, of: UUID, values: Values, known: UUID | None = None,
    part: str = "",
    union_id: UUID | None = None, kind: ParentageKind = ParentageKind.BIOLOGICAL,
    request: UUID | None = None,
) -> Person:  # fmt: skip
    """Give somebody, or a couple, a child. Losses and pregnancies are children of their kind."""
    with editing(by=by, case_id=case_id, verb="add_child", request=request) as edit:
        parent = edit.find(Person, of)
        child = somebody(edit, parent, values, known, part)
        union = edit.find(Union, union_id) if union_id else None
        for one in _parents_of(edit, parent, union):
            _parent_link(edit, child, one, kind, union)
        edit.doing.announce("child_added", child.id)
        return child


def add_sibling(
    *, by: Actor, case_id: UUID, of: UUID, values: Values, known: UUID | None = None,
    part: str = "", request: UUID | None = None,
) -> Person:  # fmt: skip
    """Give somebody a brother or sister, who hangs on the same parents."""
    with editing(by=by, case_id=case_id, verb="add_sibling", request=request) as edit:
        person = edit.find(Person, of)
        sibling = somebody(edit, person, values, known, part)
        hang_beside(edit, person, sibling)
        edit.doing.announce("sibling_added", sibling.id)
        return sibling


def change_parentage(
    *, by: Actor, case_id: UUID, parentage_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Parentage:  # fmt: skip
    """Correct the kind or the dates of a link between parent and child."""
    with editing(by=by, case_id=case_id, verb="change_parentage", request=request) as edit:
        link = edit.find(Parentage, parentage_id)
        if edit.change(link, values, seen):
            edit.doing.announce("parentage_changed", link.id)
        return link


def remove_parentage(
    *, by: Actor, case_id: UUID, parentage_id: UUID, seen: Seen = None,
    request: UUID | None = None,
) -> None:  # fmt: skip
    """Take the link between a parent and a child away."""
    with editing(by=by, case_id=case_id, verb="remove_parentage", request=request) as edit:
        link = edit.find(Parentage, parentage_id)
        edit.remove(link, seen)
        edit.doing.announce("parentage_removed", link.id)


def mark_twins(
    *, by: Actor, case_id: UUID, children: Sequence[UUID], kind: TwinKind,
    request: UUID | None = None,
) -> Twins:  # fmt: skip
    """Say that these children were born together."""
    with editing(by=by, case_id=case_id, verb="mark_twins", request=request) as edit:
        born = [edit.find(Person, child) for child in dict.fromkeys(children)]
        if len(born) < 2:
            raise SamePersonError
        twins = edit.new(Twins, edit.between(*born), id=ids.new()).holding(
            kind=kind, children=[str(child.id) for child in born]
        )
        edit.doing.add(twins)
        edit.doing.announce("twins_marked", twins.id)
        return twins


def new_union(edit: Editing, people: Sequence[Person], statuses: list[list[str]]) -> Union:
    """Join people in a partnership inside an act that other verbs have opened."""
    scope = edit.between(*people)
    union = edit.new(Union, scope, id=ids.new()).holding(statuses=statuses)
    edit.doing.add(union)
    for person in people:
        edit.doing.add(edit.new(Partner, scope, union=union, person=person))
    return union


def hang_beside(edit: Editing, near: Person, person: Person) -> None:
    """Hang somebody on the parents of `near`; where none is known, on one without a name."""
    links = [
        link
        for link in visible(edit.sight, Parentage)
        if link.child_id == near.id and link.kind == ParentageKind.BIOLOGICAL
    ]
    if not links:
        unnamed = new_person(edit, near.scope, {}, None)
        links = [link_parent(edit, near, unnamed, ParentageKind.BIOLOGICAL)]
    for link in links:
        link_parent(edit, person, link.parent, ParentageKind.BIOLOGICAL)


def link_parent(edit: Editing, child: Person, parent: Person, kind: ParentageKind) -> Parentage:
    """Hang a child on one more parent; beside a lone parent of that kind they become a couple.

    Only links of the same part count: a link somebody keeps to themselves must neither change
    what others drew nor be felt by them.
    """
    link = _parent_link(edit, child, parent, kind, None)
    beside = _lone_parent(edit, link)
    union = _couple(edit, beside.parent, link) if beside is not None else None
    if beside is not None and union is not None:
        edit.doing.change(beside, {"union_id": union.id})
        edit.doing.change(link, {"union_id": union.id})
    return link


def _couple(edit: Editing, one: Person, link: Parentage) -> Union | None:
    """The couple of two parents in the link's part, made if there is none."""
    theirs = Partner.objects.filter(person=link.parent, gone_at=None).values("union")
    both = Partner.objects.filter(person=one, gone_at=None, union__in=theirs, scope=link.scope)
    shared = both.filter(union__gone_at=None, union__scope=link.scope).first()
    if shared is not None:
        return shared.union
    if edit.between(one, link.parent) != link.scope:
        return None
    return new_union(edit, [one, link.parent], [])


def _lone_parent(edit: Editing, link: Parentage) -> Parentage | None:
    others = Parentage.objects.filter(
        child=link.child, union=None, gone_at=None, scope=link.scope
    ).exclude(id=link.id)
    alike = [one for one in others if one.kind == link.kind and edit.sight.sees(one.parent)]
    return alike[0] if len(alike) == 1 else None


def _parents_of(edit: Editing, parent: Person, union: Union | None) -> list[Person]:
    if union is None:
        return [parent]
    partners = Partner.objects.filter(union=union, gone_at=None).select_related("person")
    both = [partner.person for partner in partners if edit.sight.sees(partner.person)]
    return both if parent in both else [parent, *both]


def _parent_link(
    edit: Editing, child: Person, parent: Person, kind: ParentageKind, union: Union | None
) -> Parentage:
    if child == parent:
        raise SamePersonError
    scope = edit.between(child, parent, *([union] if union else []))
    links = visible(edit.sight, Parentage)
    _refuse_circle(links, child, parent)
    if any((one.child_id, one.parent_id, one.kind) == (child.id, parent.id, kind) for one in links):
        raise LinkedTwiceError
    link = edit.new(Parentage, scope, id=ids.new(), child=child, parent=parent, union=union)
    link.kind = kind
    edit.doing.add(link)
    return link


def _refuse_circle(links: Sequence[Parentage], child: Person, parent: Person) -> None:
    """Nobody may become their own ancestor, as far as the author can see.

    A refusal because of a hidden link would tell of it; whatever walks the map ends loops itself.
    """
    above: dict[UUID, list[UUID]] = {}
    for link in links:
        above.setdefault(link.child_id, []).append(link.parent_id)
    reach, seen = [parent.id], set[UUID]()
    while reach:
        one = reach.pop()
        if one == child.id:
            raise OwnAncestorError
        if one not in seen:
            seen.add(one)
            reach += above.get(one, [])
