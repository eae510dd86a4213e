from collections import defaultdict
from uuid import UUID

from django.db.models import Q

from kithkin.accounts.models import Member
from kithkin.accounts.policy import Standing, standing
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.consent.models import Grant, GrantVerb
from kithkin.consent.policy import FieldGroup, Sight


def _not_over() -> Q:
    """Grants that hold, or are about to."""
    return Q(gone_at=None, until__gt=clock.now())


def _running() -> Q:
    """Grants that show something to somebody at this moment."""
    return _not_over() & Q(since__lte=clock.now(), subject__is_active=True)


def sight(viewer: Actor, case_id: UUID) -> Sight:
    """Compile what `viewer` may see and change in a case; strangers get NotHereError.

    Three queries: the standing, the members' parts (therapists only), the grants.
    """
    place = standing(viewer, case_id)
    scopes = _whole_scopes(place)
    seen, editable = _granted(viewer, case_id)
    if not scopes and not seen:
        raise NotHereError
    return Sight(
        viewer=viewer,
        case=case_id,
        clinic=place.clinic,
        individual=place.individual,
        therapist=place.therapist,
        member=place.member,
        scopes=scopes,
        rows=seen,
        editable_scopes=scopes,
        editable_rows=editable,
    )


def _whole_scopes(place: Standing) -> dict[str, int]:
    """Members: the joint part and their own. Therapists: every part, and the practice's."""
    everything = int(FieldGroup.ALL)
    joint = f"joint:{place.case}"
    if place.therapist:
        # The key of a member who is gone may be erased: nothing of their part opens again.
        parts = Member.objects.filter(case=place.case, gone_at=None).values_list("id", flat=True)
        mine = {f"part:{member}": everything for member in parts}
        return {joint: everything, f"practice:{place.case}": everything, **mine}
    if place.member is not None:
        return {joint: everything, f"part:{place.member}": everything}
    return {}


def _granted(viewer: Actor, case_id: UUID) -> tuple[dict[UUID, int], dict[UUID, int]]:
    seen: dict[UUID, int] = defaultdict(int)
    editable: dict[UUID, int] = defaultdict(int)
    for grant in Grant.objects.filter(_running(), case=case_id, subject=viewer.id):
        seen[grant.object_id] |= grant.field_groups
        if grant.verb == GrantVerb.EDIT:
            editable[grant.object_id] |= grant.field_groups
    return dict(seen), dict(editable)


def grants_given_by(sight: Sight) -> list[Grant]:
    """What the viewer has opened to somebody in this case, and what is about to open."""
    given = Grant.objects.filter(_not_over(), case=sight.case, given_by=sight.viewer.id)
    return list(given.select_related("subject").order_by("since", "id"))


def grants_of_others(sight: Sight) -> list[Grant]:
    """What others have opened of this case. The caller leaves out rows the viewer may not see."""
    given = Grant.objects.filter(_not_over(), case=sight.case)
    others = given.exclude(given_by=sight.viewer.id)
    return list(others.select_related("subject").order_by("since", "id"))


def cases_opened_to(viewer: Actor) -> list[UUID]:
    """The cases of which somebody has opened something to the viewer, at this moment."""
    open_now = Grant.objects.filter(_running(), subject=viewer.id)
    return list(open_now.order_by("case").values_list("case", flat=True).distinct())


def cases_to_be_open_to(user_id: UUID) -> list[UUID]:
    """The cases of which something is open to somebody, or will be."""
    given = Grant.objects.filter(_not_over(), subject=user_id)
    return list(given.order_by("case").values_list("case", flat=True).distinct())
