"""Who may do what with sessions: therapists plan and note, members put things on the list."""

from uuid import UUID

from kithkin.accounts.models import Member
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


def members_within(sight: Sight, scope: str) -> dict[str, str]:
    """Those who belong to a part of the work, by name: all of them, or the one whose own it is."""
    kind, _colon, owner = scope.partition(":")
    rows = Member.objects.filter(case=sight.case, gone_at=None).order_by("id")
    within = rows.filter(id=UUID(owner)) if kind == "part" else rows
    return {str(one.id): one.called for one in within}
