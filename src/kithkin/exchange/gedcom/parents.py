"""Who is whose parent, and how: from PEDI, from marks for each parent, from adoptions."""

from collections.abc import Iterator
from typing import NamedTuple

from kithkin.exchange.gedcom.gathering import Adoption, Gathering
from kithkin.exchange.gedcom.lines import Line
from kithkin.exchange.gedcom.own_people import one_of
from kithkin.exchange.gedcom.tags import PARENTAGE_WORDS
from kithkin.exchange.gedcom.values import exact_date, pointer, word_under
from kithkin.network.copies import ParentageCopy, ParentageKind

_MARK_TAGS = {"HUSB": "_FREL", "WIFE": "_MREL"}


class Hints(NamedTuple):
    """What the records of the children say of their families."""

    pedigrees: dict[tuple[str, str], ParentageKind]  # by child and family
    adoptions: dict[str, list[Adoption]]  # by child


class Place(NamedTuple):
    """Where a child stands: its family, and the couple it is drawn under, if any."""

    family: str
    union: str
    partners: dict[str, str]


def hints(gathering: Gathering) -> Hints:
    adoptions: dict[str, list[Adoption]] = {}
    for adoption in gathering.adoptions:
        adoptions.setdefault(adoption.link.person, []).append(adoption)
    links = gathering.child_of
    return Hints({(one.person, one.target): one.kind for one in links if one.kind}, adoptions)


def parentages_of(
    child: str, line: Line, place: Place, told: Hints, gathering: Gathering
) -> Iterator[ParentageCopy]:
    """A child with each partner; our own files may say it parent by parent."""
    said = list(line.each("_PARENT")) if gathering.dialect.own else []
    if said:
        for tag in _MARK_TAGS.values():  # for other programs only
            word_under(line, tag)
        yield from _own(child, said, place.union, gathering)
        return
    for parent, tag in place.partners.items():
        pedigree = told.pedigrees.get((child, place.family))
        kind, start = _marked(line, tag) or pedigree or ParentageKind.BIOLOGICAL, ""
        for adoption in told.adoptions.get(child, ()):
            if _concerns(adoption, place.family, tag, pedigree):
                kind, start = ParentageKind.ADOPTIVE, adoption.start
        yield ParentageCopy(gathering.new_id("parents"), child, parent, kind, place.union, start)


def _own(
    child: str, said: list[Line], union_id: str, gathering: Gathering
) -> Iterator[ParentageCopy]:
    for line in said:
        parent, kind_line = pointer(line), line.first("TYPE")
        kind = None if kind_line is None else one_of(ParentageKind, kind_line)
        if parent not in gathering.persons or kind is None:
            continue
        line.used = True
        start, end = exact_date(line, "_START"), exact_date(line, "_END")
        yield ParentageCopy(gathering.new_id("parents"), child, parent, kind, union_id, start, end)


def _marked(line: Line, tag: str) -> ParentageKind | None:
    mark = line.first(_MARK_TAGS.get(tag, ""))
    if mark is None:
        return None
    kind = PARENTAGE_WORDS.get((mark.value or "").strip().lower())
    mark.used = kind is not None
    return kind


def _concerns(adoption: Adoption, family: str, tag: str, pedigree: ParentageKind | None) -> bool:
    """Whether an ADOP event is about this partner."""
    if adoption.link.target:
        return adoption.link.target == family and adoption.roles in {"BOTH", tag}
    return pedigree is ParentageKind.ADOPTIVE
