"""Couples and parents of neutral JSON."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kithkin.base.date_spans import year_text
from kithkin.base.edtf import parse
from kithkin.exchange import neutral_fields as words
from kithkin.exchange.gedcom.tags import PARENTAGE_WORDS, STATUS_WORDS
from kithkin.exchange.json_fields import Field
from kithkin.exchange.kept import MOST_PARTNERS
from kithkin.network.copies import (
    MapCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    PersonKind,
    StatusCopy,
    UnionCopy,
    UnionStatus,
)

UNION_KEYS = {"id", "partners", "children", "status", "m", "statuses"}
CHILD_KEYS = {"id", "pedi", "parents"}
_STATUSES = STATUS_WORDS | {status.value: status for status in UnionStatus}
_PEDIGREES = PARENTAGE_WORDS | {kind.value: kind for kind in ParentageKind}
_SHORT = {ParentageKind.BIOLOGICAL: "birth", ParentageKind.ADOPTIVE: "adopted"}


@dataclass(frozen=True, slots=True)
class Families:
    """The couples of a file, their children, and parents nobody names."""

    unions: tuple[UnionCopy, ...]
    parentages: tuple[ParentageCopy, ...]
    unnamed: tuple[PersonCopy, ...]


def read_unions(top: Field) -> Families:
    pets = {
        person.key("id").name()
        for person in top.key("persons").each()
        if person.key("kind").text() == PersonKind.PET
    }
    unions: list[UnionCopy] = []
    parentages: list[ParentageCopy] = []
    unnamed: list[PersonCopy] = []
    for field in top.key("unions").each():
        union = UnionCopy(
            field.key("id").name(), words.ids(field.key("partners")), statuses_of(field)
        )
        siblings = len(list(field.key("children").each()))
        if not (siblings > 1 or union.partners) or len(union.partners) > MOST_PARTNERS:
            field.key("partners").refuse(f"Here one to {MOST_PARTNERS} partners are expected.")
        if not union.partners:
            # As from GEDCOM: siblings whose parents nobody names have one without a name.
            unnamed.append(PersonCopy(f"{union.id}-parent"))
            union = replace(union, partners=(unnamed[-1].id,))
        unions.append(union)
        for child in field.key("children").each():
            parentages += _parentages(child, union, len(parentages), pets)
    return Families(tuple(unions), tuple(parentages), tuple(unnamed))


def statuses_of(field: Field) -> tuple[StatusCopy, ...]:
    """ "status" is one word for now; "statuses" is the whole story."""
    if field.key("statuses").value is not None:
        story: tuple[StatusCopy, ...] = words.several(StatusCopy, words.STATUS)(
            field.key("statuses")
        )
        return story
    word, year = field.key("status").text(), field.key("m").whole(-9999, 9999)
    if not word:
        return ()
    if word not in _STATUSES:
        field.key("status").refuse(f"Here one of these is expected: {', '.join(UnionStatus)}.")
    married = () if year is None else (StatusCopy(UnionStatus.MARRIED, year_text(year)),)
    if _STATUSES[word] is UnionStatus.MARRIED and married:
        return married
    return (*married, StatusCopy(_STATUSES[word]))


def _parentages(
    field: Field, union: UnionCopy, before: int, pets: set[str]
) -> Iterator[ParentageCopy]:
    child = field.key("id").name()
    if field.key("parents").value is not None:
        for number, parent in enumerate(field.key("parents").each(), start=before + 1):
            said = {"id": f"parents-{number}"} | words.said(parent, words.PARENTAGE)
            fixed = {"parent": parent.key("parent").name(), "child": child, "union": union.id}
            yield ParentageCopy(**(said | fixed))
        return
    kind = _pedigree(field.key("pedi"), is_pet=child in pets)
    for number, partner in enumerate(union.partners, start=before + 1):
        yield ParentageCopy(f"parents-{number}", child, partner, kind, union.id)


def _pedigree(field: Field, *, is_pet: bool) -> ParentageKind:
    """A pet listed among the children is in the care of the couple."""
    word = field.text().lower()
    if is_pet and word in {"", "birth"}:
        return ParentageKind.GUARDIAN
    if word and word not in _PEDIGREES:
        field.refuse(f"Here one of these is expected: birth, adopted, {', '.join(ParentageKind)}.")
    return _PEDIGREES.get(word, ParentageKind.BIOLOGICAL)


def union_json(
    union: UnionCopy, parentages: list[ParentageCopy], copy: MapCopy
) -> dict[str, object]:
    """A couple in the short words, and what these cannot say in the map's own."""
    short: dict[str, object] = {
        "id": union.id,
        "partners": list(union.partners),
        "children": [],
        "status": union.statuses[-1].status if union.statuses else "partners",
    }
    married = [one for one in union.statuses if one.status is UnionStatus.MARRIED]
    if married and married[0].start.lstrip("-").isdigit():
        short["m"] = int(married[0].start)
    if statuses_of(Field(short, "")) != union.statuses:
        short["statuses"] = words.plain(union.statuses)
    pets = {person.id for person in copy.persons if person.kind is PersonKind.PET}
    by_child: dict[str, list[ParentageCopy]] = {}
    for one in parentages:
        by_child.setdefault(one.child, []).append(one)
    short["children"] = [_child_json(ones, union, pets) for ones in by_child.values()]
    return short


def _child_json(
    parentages: list[ParentageCopy], union: UnionCopy, pets: set[str]
) -> dict[str, object]:
    child, kind = parentages[0].child, parentages[0].kind
    is_pet_kept = child in pets and kind is ParentageKind.GUARDIAN
    short: dict[str, object] = {
        "id": child,
        "pedi": "birth" if is_pet_kept else _SHORT.get(kind, kind.value),
    }
    rebuilt = _parentages(Field(short, ""), union, 0, pets)
    if [_links(one) for one in rebuilt] != [_links(one) for one in parentages]:
        short["parents"] = [
            {
                name: value
                for name, value in words.plain(one).items()
                if name not in {"child", "union"}
            }
            for one in parentages
        ]
    return short


def _links(one: ParentageCopy) -> tuple[str, ...]:
    """What a parentage says; its id says nothing."""
    return one.parent, one.kind, parse(one.start).text, parse(one.end).text
