"""Reads of the map. Viewer first; rows are filtered before anything is counted or laid out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
from kithkin.network.plain_rows import (
    PlainRow,
    as_text,
    dashed,
    here,
    known_to,
    opened,
    readable,
    seen,
)
from kithkin.network.policy import FIELD_GROUPS, audience_of, presence_of

Kept = TypeVar("Kept", bound=MapRow)
# Columns that no picture or page reads; parsing them is a third of the time of a large map.
UNREAD = ("versions", "case", "gone_at")


def visible(sight: Sight, model: type[Kept]) -> list[Kept]:
    """The rows of one table that the viewer may know of, in an order that tells nothing.

    Made for reading: touching `versions` or `case` of such a row costs one more query.
    """
    return known_to(sight, model, here(sight, model).defer(*UNREAD))


def visible_in(sights: Sequence[Sight], model: type[Kept]) -> list[Kept]:
    """The rows of one table in several cases that the viewer may know of, in one query."""
    by_case = {sight.case: sight for sight in sights}
    rows = model._default_manager.filter(case__in=by_case, gone_at=None)
    needed = presence_of(model)
    found = rows.defer("versions", "gone_at").order_by("id")
    return [row for row in found if by_case[row.case_id].sees(row, needed)]


def people_seen(sight: Sight, ids: Iterable[UUID]) -> list[Person]:
    """Those of the named people whom the viewer may know of."""
    rows = Person.objects.filter(case=sight.case, gone_at=None, id__in=list(ids))
    return [row for row in rows if sight.sees(row)]


def find(sight: Sight, model: type[Kept], row_id: UUID) -> Kept:
    """One row, or NotHereError for absent and withheld alike."""
    row = model._default_manager.filter(id=row_id, case=sight.case, gone_at=None).first()
    if row is None or not sight.sees(row, presence_of(row)):
        raise NotHereError
    return row


def shown_values(sight: Sight, row: MapRow) -> dict[str, Any]:
    """The sealed fields the viewer may read; the others are left out as if never set."""
    if row.seen_whole:
        return dict(row.opened())
    return readable(row.opened(), FIELD_GROUPS[type(row).__name__], sight.mask(row))


def own_safety(sight: Sight, tie_id: UUID) -> TieSafety | None:
    """What the member themselves wrote about being with somebody; to all others, nothing."""
    if sight.member is None:
        return None
    scope = f"part:{sight.member}"
    row = TieSafety.objects.filter(tie=tie_id, scope=scope, gone_at=None).first()
    return row if row and sight.sees(row, FieldGroup.SAFETY) else None


def map_copy(sight: Sight, *, view: str = "") -> plain.MapCopy:
    """The whole map as this viewer may see it. Links show only if both their ends do.

    One query a table (eleven), plus one for the positions of `view`.
    """
    people = seen(sight, Person)
    known = {person.key for person in people}
    unions = _unions(sight, known)
    ties = _ties(sight, known)
    tie_ids = {tie.id for tie in ties}
    events = _events(sight, known, tie_ids)
    parentages = _parentages(sight, known, {union.id for union in unions})
    links = {one.id for one in unions} | {one.id for one in parentages}
    tellable = known | tie_ids | links | {one.id for one in events}
    return plain.MapCopy(
        persons=_persons(sight, people),
        unions=unions,
        parentages=parentages,
        twins=_twins(sight, known),
        ties=ties,
        groups=_groups(sight, known),
        events=events,
        tellings=_tellings(sight, known, tellable),
        positions=_positions(sight, known, view) if view else {},
    )


def _persons(sight: Sight, people: Sequence[PlainRow]) -> tuple[plain.PersonCopy, ...]:
    return tuple(_person(row.key, values) for row, values in opened(sight, Person, people))


def _person(person: str, values: dict[str, Any]) -> plain.PersonCopy:
    values.pop("kept", None)
    return plain.PersonCopy(
        id=person,
        kind=plain.PersonKind(values.pop("kind", plain.PersonKind.HUMAN)),
        gender=plain.Gender(values.pop("gender", "")),
        assigned_at_birth=plain.AssignedSex(values.pop("assigned_at_birth", "")),
        **values,
    )


def _unions(sight: Sight, known: set[str]) -> tuple[plain.UnionCopy, ...]:
    partners: dict[str, list[str]] = defaultdict(list)
    for row in seen(sight, Partner, "union", "person"):
        union, person = row.links
        if person in known:
            partners[union].append(person)
    rows = [row for row in seen(sight, Union) if row.key in partners]
    return tuple(
        plain.UnionCopy(
            id=row.key,
            partners=tuple(sorted(partners[row.key])),
            statuses=tuple(
                plain.StatusCopy(plain.UnionStatus(status), start, end)
                for status, start, end in values.get("statuses", [])
            ),
        )
        for row, values in opened(sight, Union, rows)
    )


def _parentages(sight: Sight, known: set[str], unions: set[str]) -> tuple[plain.ParentageCopy, ...]:
    rows = _among(known, seen(sight, Parentage, "child", "parent", "union"))
    return tuple(
        plain.ParentageCopy(
            id=row.key,
            child=row.links[0],
            parent=row.links[1],
            union=row.links[2] if row.links[2] in unions else "",
            **_enum(values, "kind", plain.ParentageKind),
        )
        for row, values in opened(sight, Parentage, rows)
    )


def _among(known: set[str], rows: Iterable[PlainRow]) -> list[PlainRow]:
    """The links whose two ends are both known."""
    return [row for row in rows if known.issuperset(row.links[:2])]


def _enum(values: dict[str, Any], name: str, kind: Any) -> dict[str, Any]:
    if name in values:
        values[name] = kind(values[name])
    return values


def _twins(sight: Sight, known: set[str]) -> tuple[plain.TwinsCopy, ...]:
    found = []
    for row, values in opened(sight, Twins, seen(sight, Twins)):
        children = _only(values.get("children", ()), known)
        if len(children) > 1:
            kind = plain.TwinKind(values.get("kind", plain.TwinKind.UNKNOWN))
            found.append(plain.TwinsCopy(row.key, children, kind))
    return tuple(found)


def _ties(sight: Sight, known: set[str]) -> tuple[plain.TieCopy, ...]:
    rows = _among(known, seen(sight, Tie, "a", "b"))
    phases = _phases(sight, {row.key for row in rows})
    return tuple(
        plain.TieCopy(
            id=row.key,
            a=row.links[0],
            b=row.links[1],
            phases=tuple(phases[row.key]),
            **_enum(values, "direction", plain.Direction),
        )
        for row, values in opened(sight, Tie, rows)
    )


def _phases(sight: Sight, ties: set[str]) -> Mapping[str, list[plain.PhaseCopy]]:
    phases: dict[str, list[plain.PhaseCopy]] = defaultdict(list)
    rows = [row for row in seen(sight, Phase, "tie") if row.links[0] in ties]
    for row, values in opened(sight, Phase, rows):
        phases[row.links[0]].append(plain.PhaseCopy(id=row.key, **values))
    for told in phases.values():
        told.sort(key=lambda phase: (phase.start, phase.id))
    return phases


def _groups(sight: Sight, known: set[str]) -> tuple[plain.GroupCopy, ...]:
    members: dict[str, list[plain.MembershipCopy]] = defaultdict(list)
    rows = [row for row in seen(sight, Membership, "person", "group") if row.links[0] in known]
    for row, values in opened(sight, Membership, rows):
        person, group = row.links
        members[group].append(plain.MembershipCopy(person, **values))
    return tuple(
        plain.GroupCopy(
            id=row.key,
            members=tuple(members[row.key]),
            **{"name": "", **_enum(values, "kind", plain.GroupKind)},
        )
        for row, values in opened(sight, Group, seen(sight, Group))
    )


def _events(sight: Sight, known: set[str], ties: set[str]) -> tuple[plain.EventCopy, ...]:
    rows = opened(sight, Happening, seen(sight, Happening))
    return tuple(_event(row.key, values, known, ties) for row, values in rows)


def _event(event: str, values: dict[str, Any], known: set[str], ties: set[str]) -> plain.EventCopy:
    values["persons"] = _only(values.get("persons", ()), known)
    values["ties"] = _only(values.get("ties", ()), ties)
    return plain.EventCopy(id=event, **{"what": "", **values})


def _only(ids: Iterable[str], known: set[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one in known)


def _tellings(sight: Sight, known: set[str], tellable: set[str]) -> tuple[plain.TellingCopy, ...]:
    rows = [
        row
        for row in seen(sight, Telling, "about", "teller")
        if row.links[0] in tellable and sight.sees(row, FieldGroup.NOTES)
    ]
    return tuple(
        plain.TellingCopy(
            id=row.key,
            about=row.links[0],
            teller=row.links[1] if row.links[1] in known else "",
            **values,
        )
        for row, values in opened(sight, Telling, rows)
    )


def _positions(sight: Sight, known: set[str], view: str) -> dict[str, tuple[float, float]]:
    """Where people were put by hand, by whoever sees what this viewer sees."""
    places = Place.objects.filter(case=sight.case, view=view, audience=audience_of(sight))
    found = places.values_list(as_text("person"), "x", "y")
    return {dashed(one): (x, y) for one, x, y in found if dashed(one) in known}
