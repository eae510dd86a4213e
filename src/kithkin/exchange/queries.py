from uuid import UUID

from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.base.sealing import unseal_bytes
from kithkin.consent.policy import Sight
from kithkin.exchange.models import DRAFT_LASTS, Draft, PaperMap
from kithkin.network.queries import find, visible


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
    return unseal_bytes(bytes(row.content), scope=row.scope, table=row._meta.db_table, row=row.id)


def photos(sight: Sight) -> list[PaperMap]:
    """Photos beside the map that the viewer may see."""
    return visible(sight, PaperMap)


def photo(sight: Sight, photo_id: UUID) -> PaperMap:
    """One photo, or NotHereError for absent and withheld alike."""
    return find(sight, PaperMap, photo_id)
