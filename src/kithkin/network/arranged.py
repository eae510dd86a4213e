"""Where everybody stands on one view of today's map: as kept, or worked out from what was kept.

A picture that was worked out once stays as it is until the rows it was made from change; then the
next one begins from it, and those who were there stay about where they were.
"""

from collections.abc import Mapping
from uuid import UUID

from django.utils.crypto import salted_hmac

from kithkin.base import clock
from kithkin.consent.policy import Sight
from kithkin.network.copies import MapCopy
from kithkin.network.models import Arrangement, Person
from kithkin.network.policy import audience_of
from kithkin.network.services.places import keep_arrangement
from kithkin.network.solved import Point, fingerprint, layout

# Views that are worked out anew whenever rows change, and may then come out otherwise.
KEPT = frozenset({"genogram", "network"})


def standing(sight: Sight, copy: MapCopy, view: str) -> Mapping[str, Point]:
    """Places of everybody in `copy`; {} for views whose places follow from the rows alone."""
    if view not in KEPT or not copy.persons:
        return {}
    audience = audience_of(sight)
    kept = Arrangement.objects.filter(case=sight.case, view=view, audience=audience).first()
    # Keyed: what it is made of are sealed fields, and a plain hash of few rows could be guessed.
    made_of = salted_hmac(__name__, fingerprint(view, copy), algorithm="sha256").hexdigest()
    if kept is not None and kept.made_of == made_of:
        return _points(kept)
    previous = _still_open(sight, copy, _points(kept)) if kept else {}
    places = layout(view, copy, day=clock.today(), previous=previous).positions
    keep_arrangement(
        by=sight.viewer, case_id=sight.case, view=view, audience=audience,
        made_of=made_of, places=places,
    )  # fmt: skip
    return places


def _points(kept: Arrangement) -> dict[str, Point]:
    return {one: (x, y) for one, (x, y) in kept.places.items()}


def _still_open(sight: Sight, copy: MapCopy, places: Mapping[str, Point]) -> Mapping[str, Point]:
    """What the next picture may begin from.

    Whoever was taken off the map leaves the others where they stand. Somebody who is still on it
    and now withheld must leave no gap: then the picture is made from nothing but what is shown.
    """
    here = {person.id for person in copy.persons}
    missing = [UUID(one) for one in places if one not in here]
    if Person.objects.filter(case=sight.case, id__in=missing, gone_at=None).exists():
        return {}
    return {one: at for one, at in places.items() if one in here}
