"""Whose check-ins they are, and who may look at what they add up to."""

from uuid import UUID

from kithkin.awareness.models import Showing, WhenShown
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import Sight


def scope_of(sight: Sight, member: UUID | None) -> str:
    """Where somebody's check-ins lie: always their own part, where there is more than one."""
    if sight.individual:
        return f"joint:{sight.case}"
    return f"part:{member}" if member else ""


def own_scope(sight: Sight) -> str:
    """The viewer's own check-ins; "" for whoever has none here."""
    if sight.member is None or sight.therapist:
        return ""
    return scope_of(sight, sight.member)


def asked_scope(sight: Sight, member: UUID | None) -> str:
    """The scope a page is about: one's own, or for a therapist the member's they name."""
    wanted = member or sight.member
    if sight.therapist:
        wanted = member
    elif sight.member is None or wanted != sight.member:
        raise NotHereError
    scope = scope_of(sight, wanted)
    if not scope or not sight.may_write_in(scope):
        raise NotHereError
    return scope


def may_look(sight: Sight, chosen: Showing | None) -> bool:
    """Therapists at once; the client when they chose so, or once it was opened together."""
    return sight.therapist or is_opened(chosen)


def is_opened(chosen: Showing | None) -> bool:
    """Whether the client may look at it alone."""
    return chosen is not None and (chosen.when == WhenShown.NOW or bool(chosen.seen_together))
