"""Who may do what with sessions: therapists plan and note, members put things on the list."""

from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import Sight
from kithkin.exploration.errors import NotYoursToWordError, TherapistsPlanError
from kithkin.exploration.models import AgendaItem


def require_therapist(sight: Sight) -> None:
    """For members this work exists, so they are told whose it is to do; to others, nothing."""
    if not sight.therapist:
        raise TherapistsPlanError if sight.member else NotHereError


def require_author(sight: Sight, item: AgendaItem) -> None:
    if item.said_by != sight.viewer.id:
        raise NotYoursToWordError
