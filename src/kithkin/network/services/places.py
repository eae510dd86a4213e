"""Arrangement: where people stand on one view. Not a fact, so no entry is written."""

from collections.abc import Mapping
from uuid import UUID

from kithkin.base.actor import Actor
from kithkin.base.announce import announce
from kithkin.base.writer import writing
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight as compiled_sight
from kithkin.network.models import Place
from kithkin.network.queries import people_seen


def place_people(
    *, by: Actor, case_id: UUID, view: str, places: Mapping[UUID, tuple[float, float]]
) -> None:
    """Keep where somebody put people on a view. People one may not move are left out."""
    sight = compiled_sight(by, case_id)
    with writing():
        for person in people_seen(sight, places):
            if sight.may_edit(person, FieldGroup.QUALITY):
                x, y = places[person.id]
                Place.objects.update_or_create(
                    person=person, view=view, defaults={"case_id": case_id, "x": x, "y": y}
                )
        announce("places_changed", case=case_id, ids=[])
