from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from kithkin.accounts.models import Member
from kithkin.accounts.policy import Standing, standings
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.consent.models import Grant, GrantVerb
from kithkin.consent.policy import FieldGroup, Sight

Masks = defaultdict[UUID, int]


def _not_over() -> Q:
    """Grants that hold, or are about to."""
    return Q(gone_at=None, until__gt=clock.now())


def _running() -> Q:
    """Grants that show something to somebody at this moment."""
    return _not_over() & Q(since__lte=clock.now(), subject__is_active=True)


def sight(viewer: Actor, case_id: UUID) -> Sight:
    """Compile what `viewer` may see and change in a case; strangers get NotHereError."""
    found = sights(viewer, [case_id])
    if not found:
        raise NotHereError
    return found[0]


def sights(viewer: Actor, case_ids: Collection[UUID]) -> list[Sight]:
    """The same for several cases, in as few queries; where nothing is to be seen there is none.

    Queries: four for the standings, the members' parts (therapists only), the grants.
    """
    places = standings(viewer, case_ids)
    parts = _parts_treated(places)
    granted = _granted(viewer, case_ids)
    found = [_sight(viewer, place, parts[place.case], *granted[place.case]) for place in places]
    return [one for one in found if one.scopes or one.rows]


def _sight(
    viewer: Actor, place: Standing, parts: Iterable[UUID], seen: Masks, editable: Masks
) -> Sight:
    scopes = _whole_scopes(place, parts)
    return Sight(
        viewer=viewer,
        case=place.case,
        clinic=place.clinic,
        individual=place.individual,
        therapist=place.therapist,
        member=place.member,
        scopes=scopes,
        rows=dict(seen),
        editable_scopes=scopes,
        editable_rows=dict(editable),
    )


def _parts_treated(places: Iterable[Standing]) -> Mapping[UUID, list[UUID]]:
    """The members' parts of each case that the viewer treats.

    The key of a member who is gone may be erased: nothing of their part opens again.
    """
    treated = [place.case for place in places if place.therapist]
    found: dict[UUID, list[UUID]] = defaultdict(list)
    if treated:
        members = Member.objects.filter(case__in=treated, gone_at=None)
        for case, member in members.values_list("case", "id"):
            found[case].append(member)
    return found


def _whole_scopes(place: Standing, parts: Iterable[UUID]) -> dict[str, int]:
    """Members: the joint part and their own. Therapists: every part, and the practice's."""
    everything = int(FieldGroup.ALL)
    joint = f"joint:{place.case}"
    if place.therapist:
        mine = {f"part:{member}": everything for member in parts}
        return {joint: everything, f"practice:{place.case}": everything, **mine}
    if place.member is not None:
        return {joint: everything, f"part:{place.member}": everything}
    return {}


def _granted(viewer: Actor, case_ids: Iterable[UUID]) -> Mapping[UUID, tuple[Masks, Masks]]:
    """By case: what single rows show, and what of them may be changed."""
    found: dict[UUID, tuple[Masks, Masks]] = defaultdict(_no_masks)
    for grant in Grant.objects.filter(_running(), case__in=case_ids, subject=viewer.id):
        seen, editable = found[grant.case_id]
        seen[grant.object_id] |= grant.field_groups
        if grant.verb == GrantVerb.EDIT:
            editable[grant.object_id] |= grant.field_groups
    return found


def _no_masks() -> tuple[Masks, Masks]:
    return defaultdict(int), defaultdict(int)


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
