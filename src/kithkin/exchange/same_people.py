"""Who of a file may be somebody on the map already. Proposed, never decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from kithkin.base.edtf import DateNotUnderstoodError, parse
from kithkin.network.copies import MapCopy, PersonCopy


def joined_from(scope: str, case: UUID) -> set[str]:
    """The parts whose people a file for `scope` may be joined to.

    Its links come to lie in `scope`: whoever sees that part must see both their ends.
    """
    return {scope, f"joint:{case}"}


def may_be_same(theirs: MapCopy, ours: Iterable[PersonCopy]) -> Mapping[str, list[PersonCopy]]:
    """For each person of the file, the people here of the same name whose birth does not differ."""
    here: dict[str, list[PersonCopy]] = defaultdict(list)
    for person in ours:
        for name in _names(person):
            here[name].append(person)
    found: dict[str, list[PersonCopy]] = {}
    for person in theirs.persons:
        alike = {
            one.id: one
            for name in _names(person)
            for one in here.get(name, ())
            if _births_agree(person.birth, one.birth)
        }
        if alike:
            found[person.id] = list(alike.values())
    return found


def _names(person: PersonCopy) -> Iterable[str]:
    return {" ".join(name.casefold().split()) for name in (person.nickname, person.full_name)} - {
        ""
    }


def _births_agree(one: str, other: str) -> bool:
    """Two uncertain dates agree if some day could be both."""
    try:
        a, b = parse(one), parse(other)
    except DateNotUnderstoodError:
        return True
    starts_late = a.earliest is not None and b.latest is not None and a.earliest > b.latest
    ends_early = a.latest is not None and b.earliest is not None and a.latest < b.earliest
    return not (starts_late or ends_early)
