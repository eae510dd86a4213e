"""What the doors of the map's arrangement read."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from kithkin.base.actor import Actor
from kithkin.network.models import MovableView
from kithkin.network.services import places
from kithkin.network.verb_form import VerbForm

MOST_PLACED = 1000
_Far = Annotated[float, Field(ge=-100_000, le=100_000, allow_inf_nan=False)]
_Persons = Annotated[list[UUID], Field(max_length=MOST_PLACED)]


class ArrangingForm(VerbForm):
    lasting: ClassVar[bool] = True  # no act of the record: the page puts places back itself

    def run(self, *, by: Actor, case_id: UUID, request: UUID | None) -> object:
        del request  # placing twice is placing once
        given = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).verb(by=by, case_id=case_id, **given)


class PlacePeople(ArrangingForm):
    verb = places.place_people
    view: MovableView
    persons: _Persons
    at: Annotated[list[tuple[_Far, _Far]], Field(max_length=MOST_PLACED)]


class TidyUp(ArrangingForm):
    verb = places.tidy_up
    view: MovableView
    persons: _Persons | None = None


ARRANGING: dict[str, type[VerbForm]] = {"place_people": PlacePeople, "tidy_up": TidyUp}
