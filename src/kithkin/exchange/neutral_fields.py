"""What each part of the map is called in neutral JSON, read and written from one table."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import partial
from typing import Any

from kithkin.exchange.json_fields import Field
from kithkin.network.copies import (
    AssignedSex,
    Direction,
    Gender,
    GroupKind,
    MembershipCopy,
    ParentageKind,
    PersonCopy,
    PhaseCopy,
    TwinKind,
    UnionStatus,
)

Reader = Callable[[Field], Any]
Table = Mapping[str, Reader]
Names = Collection[str]

_rating = partial(Field.whole, lowest=0, highest=4)


def ids(field: Field) -> tuple[str, ...]:
    return tuple(one.name() for one in field.each())


def said(field: Field, table: Table) -> dict[str, Any]:
    """The named values that are there, each read in its way."""
    names = set(field.names())
    return {name: read(field.key(name)) for name, read in table.items() if name in names}


def made(make: type[Any], field: Field, table: Table) -> Any:
    """A part of the map. What it cannot be without is asked for; its id may be left to us."""
    needed = {
        name: table[name](field.key(name))
        for name in (one.name for one in fields(make) if one.default is MISSING)
        if name in table and name != "id"
    }
    own_id = {"id": field.path} if "id" in table else {}
    return make(**(own_id | needed | said(field, table)))


def several(make: type[Any], table: Table) -> Reader:
    """A list of parts, each made from its own table."""
    return lambda field: tuple(made(make, one, table) for one in field.each())


PERSON: Table = {
    "nickname": Field.text,
    "full_name": Field.text,
    "pronouns": Field.text,
    "gender": lambda field: field.one_of(Gender, Gender.UNSAID),
    "gender_words": Field.text,
    "assigned_at_birth": lambda field: field.one_of(AssignedSex, AssignedSex.UNSAID),
    "work": Field.text,
    "place": Field.text,
    "note": Field.text,
    "index": Field.flag,
    "ring": partial(Field.whole, lowest=1, highest=3),
}
STATUS: Table = {
    "status": lambda field: field.one_of(UnionStatus, UnionStatus.PARTNERS),
    "start": Field.date,
    "end": Field.date,
}
PARENTAGE: Table = {
    "id": Field.name,
    "child": Field.name,
    "parent": Field.name,
    "kind": lambda field: field.one_of(ParentageKind, ParentageKind.BIOLOGICAL),
    "start": Field.date,
    "end": Field.date,
}
TWINS: Table = {
    "id": Field.name,
    "children": ids,
    "kind": lambda field: field.one_of(TwinKind, TwinKind.UNKNOWN),
}
PHASE: Table = {
    "id": Field.name,
    "start": Field.date,
    "end": Field.date,
    "code": Field.text,
    "closeness": _rating,
    "support_given": _rating,
    "support_received": _rating,
    "strain": _rating,
    "contact": _rating,
}
TIE: Table = {
    "id": Field.name,
    "a": Field.name,
    "b": Field.name,
    "direction": lambda field: field.one_of(Direction, Direction.BOTH),
    "start": Field.date,
    "end": Field.date,
    "good": Field.text,
    "note": Field.text,
    "phases": several(PhaseCopy, PHASE),
}
MEMBER: Table = {"person": Field.name, "start": Field.date, "end": Field.date}
GROUP: Table = {
    "id": Field.name,
    "name": Field.text,
    "kind": lambda field: field.one_of(GroupKind, GroupKind.HOUSEHOLD),
    "members": several(MembershipCopy, MEMBER),
}
EVENT: Table = {
    "id": Field.name,
    "what": Field.text,
    "kind": Field.text,
    "date": Field.date,
    "place": Field.text,
    "note": Field.text,
    "persons": ids,
    "ties": ids,
}
TELLING: Table = {
    "id": Field.name,
    "about": Field.name,
    "teller": Field.text,
    "words": Field.text,
    "is_fact": Field.flag,
    "sure": _rating,
}


LISTS: Mapping[str, Table] = {
    "parentages": PARENTAGE,
    "twins": TWINS,
    "groups": GROUP,
    "events": EVENT,
    "tellings": TELLING,
}
TOP_KEYS = LISTS.keys() | {"name", "ego", "persons", "unions", "ties", "positions"}


def plain(copy: Any) -> Any:
    """A part of the map as JSON holds it, without what is unsaid."""
    if isinstance(copy, tuple):
        return [plain(one) for one in copy]
    if not is_dataclass(copy):
        return copy
    values = {one.name: getattr(copy, one.name) for one in fields(copy)}
    return {name: plain(value) for name, value in values.items() if not _unsaid(value)}


def _unsaid(value: Any) -> bool:
    """A rating of 0 is said."""
    return value is None or value is False or value in ("", ())


def differing(copy: PersonCopy, rebuilt: PersonCopy) -> dict[str, Any]:
    """What the short words of neutral JSON do not say of a person."""
    more = {
        name: getattr(copy, name)
        for name in PERSON
        if getattr(copy, name) != getattr(rebuilt, name)
    }
    if more.keys() & {"nickname", "full_name"}:
        more |= {"nickname": copy.nickname, "full_name": copy.full_name}
    return more
