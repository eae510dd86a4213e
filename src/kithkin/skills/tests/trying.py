"""Tries for the tests, booked by somebody of the cast through the verbs."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.network.models import Person
from kithkin.network.services import ties
from kithkin.network.tests.visiting import put
from kithkin.skills import services
from kithkin.skills.models import Attempt
from kithkin.skills.queries import Practice


def person(cast: Cast, name: str = "Karin", **more: Any) -> Person:
    return put(cast, name, **more)


def booked(cast: Cast, whom: UUID, who: str = "client", part: str = "", **values: Any) -> Attempt:
    return services.book_try(
        by=cast.actors[who], case_id=cast.case, person_id=whom, part=part,
        values={"what": "ask Karin to have Ida on Thursday", **values},
    )  # fmt: skip


def tried(cast: Cast, row: Attempt, who: str = "client", **values: Any) -> Attempt:
    return services.say_how_try_went(
        by=cast.actors[who], case_id=cast.case, attempt_id=row.id, values=values
    )


def marked(cast: Cast, whom: Person, who: str = "client") -> None:
    """A member says for themselves alone that somebody is not safe to involve."""
    me = put(cast, "Me", who, part="", index=True)
    tie = ties.add_tie(by=cast.actors[who], case_id=cast.case, a=me.id, b=whom.id, values={})
    ties.say_safety(
        by=cast.actors[who], case_id=cast.case, tie_id=tie.id, words="Ssh.",
        not_safe_to_involve=True,
    )  # fmt: skip


def seen(cast: Cast, who: str = "client") -> Practice:
    return Practice(sight(cast.actors[who], cast.case))


def day(away: int) -> str:
    return (clock.today() + timedelta(days=away)).isoformat()
