from uuid import UUID

from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import Sight
from kithkin.exchange.kept import Kept
from kithkin.exchange.models import DRAFT_LASTS, Draft, PaperMap
from kithkin.exchange.same_people import joined_from
from kithkin.network.models import Person
from kithkin.network.queries import find, shown_values, visible


def my_draft(viewer: Actor, case_id: UUID, draft_id: UUID) -> Draft:
    """The file somebody brought themselves within the hour; nobody else's is here."""
    since = clock.now() - DRAFT_LASTS
    draft = Draft.objects.filter(
        id=draft_id, case=case_id, by=viewer.id, brought_at__gt=since
    ).first()
    if draft is None:
        raise NotHereError
    return draft


def bytes_of(row: Draft | PaperMap) -> bytes:
    """Open the bytes of a row that a query here has let through."""
    return row.open_apart(row.content)


def parts_joined_from(sight: Sight, scope: str) -> dict[str, str]:
    """The people a file for `scope` may be joined to, each with the part they are in."""
    people = Person.objects.filter(case=sight.case, gone_at=None)
    rows = people.filter(scope__in=joined_from(scope, sight.case)).only("id", "scope")
    return {str(row.id): row.scope for row in rows if sight.sees(row)}


def kept_lines(sight: Sight) -> list[Kept]:
    """Lines of imported files that nothing else holds, with the people they came with."""
    found = []
    for person in visible(sight, Person):
        for line in shown_values(sight, person).get("kept", []):
            path, _tab, text = line.partition("\t")
            found.append(Kept(0, path, text, about=str(person.id)))
    return found


def photos(sight: Sight) -> list[PaperMap]:
    """Photos beside the map that the viewer may see."""
    return visible(sight, PaperMap)


def photo(sight: Sight, photo_id: UUID) -> PaperMap:
    """One photo, or NotHereError for absent and withheld alike."""
    return find(sight, PaperMap, photo_id)
