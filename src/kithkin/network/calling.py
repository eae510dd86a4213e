"""What a row of the map is called on a page about it, in words its viewer may read."""

from kithkin.consent.policy import Sight
from kithkin.network.copies import PersonCopy, PersonKind
from kithkin.network.models import (
    MapRow,
    Parentage,
    Partner,
    Person,
    Phase,
    Tie,
    Union,
)
from kithkin.network.queries import shown_values
from kithkin.network.speech import joined, name_of


def called(sight: Sight, row: MapRow) -> str:
    """The name of a person, both names of a relationship, the words of an event; else nothing."""
    people = _people(row)
    if people:
        names = [person_name(sight, one) for one in people if sight.sees(one)]
        return joined(sorted(names, key=str.casefold) if isinstance(row, Union) else names)
    told = shown_values(sight, row)
    return str(told.get("what", told.get("name", "")))


def _people(row: MapRow) -> list[Person]:
    match row.tie if isinstance(row, Phase) else row:
        case Person() as person:
            return [person]
        case Tie() as tie:
            return [tie.a, tie.b]
        case Parentage() as link:
            return [link.parent, link.child]
        case Union() as union:
            links = Partner.objects.filter(union=union, gone_at=None).select_related("person")
            return [link.person for link in links]
    return []


def person_name(sight: Sight, row: Person) -> str:
    """As the map says it: the nickname, else the full name, else the kind of being."""
    told = shown_values(sight, row)
    return name_of(
        PersonCopy(
            id="",
            kind=PersonKind(told.get("kind", PersonKind.HUMAN)),
            nickname=told.get("nickname", ""),
            full_name=told.get("full_name", ""),
        )
    )
