"""Check-ins for tests: kept by the real verb."""

from typing import Any

from kithkin.awareness import services
from kithkin.awareness.models import Moment
from kithkin.base.cast import Cast
from kithkin.network.models import Person

TINY: dict[str, Any] = {"feeling_pleasant": 1}


def keep(cast: Cast, *people: Person, who: str = "client", **values: Any) -> Moment:
    return services.keep_moment(
        by=cast.actors[who], case_id=cast.case, persons=[one.id for one in people],
        values=values or TINY,
    )  # fmt: skip
