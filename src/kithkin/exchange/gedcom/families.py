"""FAM records: couples, what became of them, and their children."""

from collections.abc import Iterator
from dataclasses import dataclass

from kithkin.exchange.gedcom.gathering import Gathering, Link, PersonDraft
from kithkin.exchange.gedcom.lines import Line
from kithkin.exchange.gedcom.own_people import keep_again
from kithkin.exchange.gedcom.parents import Place, hints, parentages_of
from kithkin.exchange.gedcom.statuses import read_statuses
from kithkin.exchange.gedcom.values import pointer
from kithkin.exchange.kept import MOST_PARTNERS
from kithkin.network.copies import ParentageCopy, UnionCopy

_PARTNER_TAGS = ("HUSB", "WIFE", "_PARTNER")


@dataclass(slots=True)
class Family:
    """A FAM record whose pointers have been followed."""

    id: str
    record: Line
    partners: dict[str, str]  # person to the tag that named them, in the order of the file
    children: dict[str, Line]


def read_families(gathering: Gathering) -> tuple[list[UnionCopy], list[ParentageCopy]]:
    """Turn the FAM records into couples and parents, when all persons are known."""
    families = {
        family_id: _follow(family_id, record, gathering)
        for family_id, record in gathering.families.items()
    }
    _add_one_sided(gathering, families)
    told = hints(gathering)
    unions: list[UnionCopy] = []
    parentages: list[ParentageCopy] = []
    for family in families.values():
        if not family.partners and len(family.children) < 2:
            _set_aside(family, gathering)
            continue
        union = _union(family, gathering)
        unions += union
        place = Place(family.record.record_id, union[0].id if union else "", family.partners)
        for child, line in family.children.items():
            parentages += parentages_of(child, line, place, told, gathering)
        if gathering.dialect.own:
            for line in family.record.each("_KEPT"):
                keep_again(line, gathering, family.id)
        gathering.keep_unused(family.record, "FAM", family.id)
    return unions, parentages if gathering.dialect.own else list(without_doubles(parentages))


def _follow(family_id: str, record: Line, gathering: Gathering) -> Family:
    # Some programs give a person and a family the same name.
    own_id = f"{family_id}-family" if family_id in gathering.persons else family_id
    family = Family(own_id, record, {}, {})
    for line in record.under:
        if line.tag in _PARTNER_TAGS:
            _partner(family, line, gathering)
        elif line.tag == "CHIL":
            _child(family, line, gathering)
    return family


def _partner(family: Family, line: Line, gathering: Gathering) -> None:
    person = pointer(line)
    if person in family.partners:
        line.used = True
        gathering.note(line, "The same person is named as both partners; one is drawn.")
    elif person in gathering.persons and len(family.partners) >= MOST_PARTNERS:
        gathering.note(line, "This couple has more partners than a map can show; the rest is kept.")
    elif person in gathering.persons:
        line.used = True
        family.partners[person] = line.tag
    else:
        _broken(line, gathering, "A partner of this couple is not in the file.")


def _child(family: Family, line: Line, gathering: Gathering) -> None:
    person = pointer(line)
    if person in gathering.persons and person not in family.children:
        line.used = True
        family.children[person] = line
    elif person not in gathering.persons:
        _broken(line, gathering, "A child of this family is not in the file.")


def _broken(line: Line, gathering: Gathering, words: str) -> None:
    """The line stays unused, so it is kept; GEDCOM 7 says @VOID@ on purpose."""
    if pointer(line) != "VOID":
        gathering.note(line, words)


def _add_one_sided(gathering: Gathering, families: dict[str, Family]) -> None:
    """A person may name a family that does not name the person: the link is taken and told."""
    for link in gathering.partner_in:
        family = _named_family(link, "INDI.FAMS", gathering, families)
        if family is None or link.person in family.partners:
            continue
        if len(family.partners) >= MOST_PARTNERS:
            gathering.keep_after_all(link.line, "INDI.FAMS", link.person)
        else:
            family.partners[link.person] = "HUSB" if "WIFE" in family.partners.values() else "WIFE"
            gathering.note(link.line, "Only this person's own record tells of this couple.")
    for link in gathering.child_of:
        family = _named_family(link, "INDI.FAMC", gathering, families)
        if family is not None and link.person not in family.children:
            family.children[link.person] = Line(1, None, "CHIL", f"@{link.person}@", 0)
            gathering.note(link.line, "Only this person's own record tells of these parents.")
    for adoption in gathering.adoptions:
        if adoption.link.target:
            _named_family(adoption.link, "INDI.ADOP.FAMC", gathering, families)


def _named_family(
    link: Link, path: str, gathering: Gathering, families: dict[str, Family]
) -> Family | None:
    family = families.get(link.target)
    if family is None:
        gathering.keep_after_all(link.line, path, link.person)
        if link.target != "VOID":
            gathering.note(link.line, "This person names a family that is not in the file.")
    return family


def _set_aside(family: Family, gathering: Gathering) -> None:
    """Nobody, or one child without a parent: there is no link to draw."""
    gathering.keep(family.record, "FAM")
    for link in gathering.child_of:
        if link.target == family.record.record_id:
            gathering.keep_after_all(link.line, "INDI.FAMC", link.person)


def _union(family: Family, gathering: Gathering) -> list[UnionCopy]:
    """The couple of the record; none where our own writer only carried the link to one parent."""
    if not family.partners:
        family.partners = {_unknown_parent(family, gathering): "HUSB"}
    mark = family.record.first("_SINGLE") if gathering.dialect.own else None
    if mark is not None:
        mark.used = True
        return []
    partners = tuple(family.partners)
    return [UnionCopy(family.id, partners, read_statuses(family.record, partners, gathering))]


def _unknown_parent(family: Family, gathering: Gathering) -> str:
    """Siblings whose parents nobody names are held together by a person without a name."""
    person = f"{family.id}-parent"
    while person in gathering.persons:
        person += "-"
    gathering.persons[person] = PersonDraft(person)
    gathering.note(
        family.record, "These siblings have no named parent; one without a name stands for them."
    )
    return person


def without_doubles(parentages: list[ParentageCopy]) -> Iterator[ParentageCopy]:
    """A parent named twice in the same way, once in another couple, is one parent.

    Which couple it stays with: the first one; a child keeps its link to the other couple through
    the other partner, so nothing is lost from the picture.
    """
    seen: set[tuple[str, str, str, str, str]] = set()
    by_union: dict[tuple[str, str], int] = {}
    for one in parentages:
        by_union[one.child, one.union] = by_union.get((one.child, one.union), 0) + 1
    for one in parentages:
        key = (one.child, one.parent, one.kind, one.start, one.end)
        if key in seen and by_union[one.child, one.union] > 1:
            by_union[one.child, one.union] -= 1
            continue
        seen.add(key)
        yield one
