"""What a row of the map is called on a page about it, in words its viewer may read."""

from kithkin.consent.policy import Sight
from kithkin.network.copies import PersonCopy, PersonKind
from kithkin.network.models import (
    Group,
    Happening,
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
    match row:
        case Person():
            return person_name(sight, row)
        case Tie():
            return _names(sight, [row.a, row.b])
        case Phase():
            return called(sight, row.tie)
        case Parentage():
            return _names(sight, [row.parent, row.child])
        case Union():
            links = Partner.objects.filter(union=row, gone_at=None).select_related("person")
            return _names(sight, [link.person for link in links if sight.sees(link.person)])
        case Group():
            return str(shown_values(sight, row).get("name", ""))
        case Happening():
            return str(shown_values(sight, row).get("what", ""))
        case _:
            return ""


def person_name(sight: Sight, row: Person) -> str:
    """As the map says it: the nickname, else the full name, else the kind of being."""
    told = shown_values(sight, row) if sight.sees(row) else {}
    return name_of(
        PersonCopy(
            id="",
            kind=PersonKind(told.get("kind", PersonKind.HUMAN)),
            nickname=told.get("nickname", ""),
            full_name=told.get("full_name", ""),
        )
    )


def _names(sight: Sight, people: list[Person]) -> str:
    return joined([person_name(sight, one) for one in people])
