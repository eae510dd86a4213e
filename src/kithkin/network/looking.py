"""What every page of a case begins with: consent is asked, and that somebody looked is kept."""

from uuid import UUID

from django.http import HttpRequest

from kithkin.accounts.doors import actor_of
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.record.services import note_read


def look(request: HttpRequest, case_id: UUID, surface: str) -> Sight:
    by = actor_of(request)
    seen = sight(by, case_id)
    note_read(by=by, case=case_id, clinic=seen.clinic, surface=surface)
    return seen


def may_write(seen: Sight) -> bool:
    """Whoever was only shown something is offered nothing to press."""
    return bool(seen.editable_scopes or seen.editable_rows)


def uuid_or_none(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
