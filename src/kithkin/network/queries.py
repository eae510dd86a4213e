"""Reads of the map. Viewer first; rows are filtered before anything is counted or laid out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import FieldGroup, Sight
from kithkin.network import copies as plain
from kithkin.network.models import (
    Group,
    Happening,
    MapRow,
    Membership,
    Parentage,
    Partner,
    Person,
    Phase,
    Place,
    Telling,
    Tie,
    TieSafety,
    Twins,
    Union,
)  # fmt: skip
from kithkin.network.policy import FIELD_GROUPS

Kept = TypeVar("Kept", bound=MapRow)
# Columns that no picture or page reads; parsing them is a third of the time of a large map.
UNREAD = ("versions", "case", "gone_at")


def visible(sight: Sight, model: type[Kept]) -> list[Kept]:
    """The rows of one table that the viewer may know of, in an order that tells nothing.

    Made for reading: touching `versions` or `case` of such a row costs one more query.
    """
    rows = model._default_manager.filter(case=sight.case, gone_at=None)
    return [row for row in rows.defer(*UNREAD).order_by("id") if sight.sees(row)]


def people_seen(sight: Sight, ids: Iterable[UUID]) -> list[Person]:
    """Those of the named people whom the viewer may know of."""
    rows = Person.objects.filter(case=sight.case, gone_at=None, id__in=list(ids))
    return [row for row in rows if sight.sees(row)]


def find(sight: Sight, model: type[Kept], row_id: UUID) -> Kept:
    """One row, or NotHereError for absent and withheld alike."""
    row = model._default_manager.filter(id=row_id, case=sight.case, gone_at=None).first()
    if row is None or not sight.sees(row):
        raise NotHereError
    return row


def shown_values(sight: Sight, row: MapRow) -> dict[str, Any]:
    """The sealed fields the viewer may read; the others are left out as if never set."""
    mask = sight.mask(row)
    groups = FIELD_GROUPS[type(row).__name__]
    return {name: value for name, value in row.opened().items() if mask & groups.get(name, 0)}


def own_safety(sight: Sight, tie_id: UUID) -> str:
    """What the member themselves wrote about being with somebody; to all others, nothing."""
    if sight.member is None:
        return ""
    scope = f"part:{sight.member}"
    row = TieSafety.objects.filter(tie=tie_id, scope=scope, gone_at=None).first()
    return row.words if row and sight.sees(row, FieldGroup.SAFETY) else ""


def map_copy(sight: Sight, *, view: str = "") -> plain.MapCopy:
    """The whole map as this viewer may see it. Links show only if both their ends do.

    One query a table (eleven), plus one for the positions of `view`.
    """
    people = visible(sight, Person)
    known = {str(person.id) for person in people}
    unions = _unions(sight, known)
    ties = _ties(sight, known)
    tie_ids = {tie.id for tie in ties}
    events = _events(sight, known, tie_ids)
    parentages = _parentages(sight, known, {union.id for union in unions})
    links = {one.id for one in unions} | {one.id for one in parentages}
    tellable = known | tie_ids | links | {one.id for one in events}
    return plain.MapCopy(
        persons=tuple(_person(sight, person) for person in people),
        unions=unions,
        parentages=parentages,
        twins=_twins(sight, known),
        ties=ties,
        groups=_groups(sight, known),
        events=events,
        tellings=_tellings(sight, known, tellable),
        positions=_positions(sight, known, view) if view else {},
    )


def _person(sight: Sight, row: Person) -> plain.PersonCopy:
    values = shown_values(sight, row)
    values.pop("kept", None)
    return plain.PersonCopy(
        id=str(row.id),
        kind=plain.PersonKind(values.pop("kind", plain.PersonKind.HUMAN)),
        gender=plain.Gender(values.pop("gender", "")),
        assigned_at_birth=plain.AssignedSex(values.pop("assigned_at_birth", "")),
        **values,
    )


def _unions(sight: Sight, known: set[str]) -> tuple[plain.UnionCopy, ...]:
    partners: dict[str, list[str]] = defaultdict(list)
    for row in visible(sight, Partner):
        if str(row.person_id) in known:
            partners[str(row.union_id)].append(str(row.person_id))
    return tuple(
        plain.UnionCopy(
            id=str(row.id),
            partners=tuple(sorted(partners[str(row.id)])),
            statuses=tuple(
                plain.StatusCopy(plain.UnionStatus(status), start, end)
                for status, start, end in shown_values(sight, row).get("statuses", [])
            ),
        )
        for row in visible(sight, Union)
        if partners[str(row.id)]
    )


def _parentages(sight: Sight, known: set[str], unions: set[str]) -> tuple[plain.ParentageCopy, ...]:
    return tuple(
        plain.ParentageCopy(
            id=str(row.id),
            child=str(row.child_id),
            parent=str(row.parent_id),
            union=str(row.union_id) if str(row.union_id) in unions else "",
            **_enum(shown_values(sight, row), "kind", plain.ParentageKind),
        )
        for row in visible(sight, Parentage)
        if str(row.child_id) in known and str(row.parent_id) in known
    )


def _enum(values: dict[str, Any], name: str, kind: Any) -> dict[str, Any]:
    return {**values, name: kind(values[name])} if name in values else values


def _twins(sight: Sight, known: set[str]) -> tuple[plain.TwinsCopy, ...]:
    found = []
    for row in visible(sight, Twins):
        children = tuple(child for child in row.children if child in known)
        if len(children) > 1:
            found.append(plain.TwinsCopy(str(row.id), children, plain.TwinKind(row.kind)))
    return tuple(found)


def _ties(sight: Sight, known: set[str]) -> tuple[plain.TieCopy, ...]:
    rows = [row for row in visible(sight, Tie) if str(row.a_id) in known and str(row.b_id) in known]
    phases = _phases(sight, {row.id for row in rows})
    return tuple(
        plain.TieCopy(
            id=str(row.id),
            a=str(row.a_id),
            b=str(row.b_id),
            phases=tuple(phases[row.id]),
            **_enum(shown_values(sight, row), "direction", plain.Direction),
        )
        for row in rows
    )


def _phases(sight: Sight, ties: set[UUID]) -> Mapping[UUID, list[plain.PhaseCopy]]:
    phases: dict[UUID, list[plain.PhaseCopy]] = defaultdict(list)
    for row in visible(sight, Phase):
        if row.tie_id in ties:
            phases[row.tie_id].append(plain.PhaseCopy(id=str(row.id), **shown_values(sight, row)))
    for told in phases.values():
        told.sort(key=lambda phase: (phase.start, phase.id))
    return phases


def _groups(sight: Sight, known: set[str]) -> tuple[plain.GroupCopy, ...]:
    members: dict[UUID, list[plain.MembershipCopy]] = defaultdict(list)
    for row in visible(sight, Membership):
        if str(row.person_id) in known:
            told = plain.MembershipCopy(str(row.person_id), **shown_values(sight, row))
            members[row.group_id].append(told)
    return tuple(
        plain.GroupCopy(
            id=str(row.id),
            members=tuple(members[row.id]),
            **{"name": "", **_enum(shown_values(sight, row), "kind", plain.GroupKind)},
        )
        for row in visible(sight, Group)
    )


def _events(sight: Sight, known: set[str], ties: set[str]) -> tuple[plain.EventCopy, ...]:
    return tuple(_event(sight, row, known, ties) for row in visible(sight, Happening))


def _event(sight: Sight, row: Happening, known: set[str], ties: set[str]) -> plain.EventCopy:
    values = {"what": "", **shown_values(sight, row)}
    values["persons"] = _only(values.get("persons", ()), known)
    values["ties"] = _only(values.get("ties", ()), ties)
    return plain.EventCopy(id=str(row.id), **values)


def _only(ids: Iterable[str], known: set[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one in known)


def _tellings(sight: Sight, known: set[str], tellable: set[str]) -> tuple[plain.TellingCopy, ...]:
    return tuple(
        plain.TellingCopy(
            id=str(row.id),
            about=str(row.about),
            teller=str(row.teller_id) if str(row.teller_id) in known else "",
            **shown_values(sight, row),
        )
        for row in visible(sight, Telling)
        if str(row.about) in tellable and sight.sees(row, FieldGroup.NOTES)
    )


def _positions(sight: Sight, known: set[str], view: str) -> dict[str, tuple[float, float]]:
    """Stored places, for a viewer from whom nobody is withheld; a gap would tell of somebody."""
    places = Place.objects.filter(case=sight.case, view=view, person__gone_at=None)
    if Person.objects.filter(case=sight.case, gone_at=None).count() != len(known):
        return {}
    return {str(one): (x, y) for one, x, y in places.values_list("person_id", "x", "y")}
