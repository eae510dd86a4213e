"""Arrangement: where people stand on one view. Not a fact, so no entry is written.

What is arranged is shown to those alone who see the same of the map (`audience_of`). Each of these
verbs may be sent twice: the second time finds everything as it should be.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from kithkin.base.actor import Actor
from kithkin.base.announce import announce
from kithkin.base.refusals import NotAllowedError, NotHereError, NotUnderstoodError
from kithkin.base.writer import writing
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight as compiled_sight
from kithkin.network.models import Arrangement, MovableView, Place
from kithkin.network.policy import audience_of
from kithkin.network.queries import people_seen

Point = tuple[float, float]


def place_people(
    *, by: Actor, case_id: UUID, view: MovableView, persons: Sequence[UUID], at: Sequence[Point],
) -> None:  # fmt: skip
    """Put people elsewhere on a picture: `persons` in their order, each at its place in `at`."""
    if len(persons) != len(at):
        raise NotUnderstoodError(field="at")
    with writing():
        sight = _arranging(by, case_id)
        _all_seen(sight, persons)
        audience = audience_of(sight)
        for person, (x, y) in zip(persons, at, strict=True):
            Place.objects.update_or_create(
                person_id=person, view=view, audience=audience,
                defaults={"case_id": case_id, "x": round(x, 1), "y": round(y, 1)},
            )  # fmt: skip
        announce("places_changed", case=case_id, ids=[], scopes=[audience])


def tidy_up(
    *, by: Actor, case_id: UUID, view: MovableView, persons: Sequence[UUID] | None = None
) -> None:
    """Forget where people were put by hand: everybody's place on a view, or only some people's.

    For everybody the picture is made anew from the rows alone.
    """
    with writing():
        sight = _arranging(by, case_id)
        audience = audience_of(sight)
        places = Place.objects.filter(case=case_id, view=view, audience=audience)
        if persons is None:
            places.delete()
            Arrangement.objects.filter(case=case_id, view=view, audience=audience).delete()
        else:
            _all_seen(sight, persons)
            places.filter(person__in=persons).delete()
            _forget(case_id, view, audience, {str(one) for one in persons})
        announce("places_changed", case=case_id, ids=[], scopes=[audience])


def keep_arrangement(
    *, by: Actor, case_id: UUID, view: str, audience: str, made_of: str,
    places: Mapping[str, Point],
) -> None:  # fmt: skip
    """Keep a picture as it was worked out for `by` and all who see the same."""
    with writing():
        if audience_of(compiled_sight(by, case_id)) != audience:
            return  # their rights changed while it was worked out
        Arrangement.objects.update_or_create(
            case_id=case_id, view=view, audience=audience,
            defaults={"made_of": made_of, "places": {one: list(at) for one, at in places.items()}},
        )  # fmt: skip


def _arranging(by: Actor, case_id: UUID) -> Sight:
    """Whoever may write on a map may arrange it; whoever was only shown it may not."""
    sight = compiled_sight(by, case_id)
    if not (sight.editable_scopes or sight.editable_rows):
        raise NotAllowedError
    return sight


def _all_seen(sight: Sight, persons: Sequence[UUID]) -> None:
    """Absent and withheld are one answer."""
    if len(people_seen(sight, persons)) != len(set(persons)):
        raise NotHereError


def _forget(case_id: UUID, view: str, audience: str, persons: set[str]) -> None:
    """Where they stood last was where they had been put: the next picture seats them anew."""
    for kept in Arrangement.objects.filter(case=case_id, view=view, audience=audience):
        kept.places = {one: at for one, at in kept.places.items() if one not in persons}
        kept.made_of = ""
        kept.save(update_fields=["places", "made_of"])
